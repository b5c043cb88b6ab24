#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "xml/digest.h"

static void assert_digest(struct str text, const char *expected)
{
    char digest[DIGEST_LENGTH + 1] = {0};
    digest_make(text, digest);
    assert_string_equal(digest, expected);
}

/* What b2sum -l 128 prints. */
static void known_digests_come_out(void **state)
{
    (void)state;
    char bytes[1000];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i % 251);
    assert_digest(STR(""), "cae66941d9efbd404e4d88758ea67670");
    assert_digest((struct str){NULL, 0}, "cae66941d9efbd404e4d88758ea67670");
    assert_digest(STR("abc"), "cf4ab791c62b8d2b2109c90275287816");
    assert_digest((struct str){bytes, 127}, "28b1296c7d4807883de6ee4ec04dcc0a");
    assert_digest((struct str){bytes, 128}, "a74787004ef589e31149183900d0294a");
    assert_digest((struct str){bytes, 129}, "aaf1b0371f6d4ee49ee4fb5ddd9c49ef");
    assert_digest((struct str){bytes, 256}, "1142c504dcd26338b7cbcf41424540d0");
    assert_digest((struct str){bytes, 1000}, "bca120dfd89cd95d82898473a5b01c90");
}

static void every_byte_counts(void **state)
{
    (void)state;
    char bytes[300] = {0}, first[DIGEST_LENGTH], other[DIGEST_LENGTH];
    digest_make((struct str){bytes, sizeof bytes}, first);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = 1;
        digest_make((struct str){bytes, sizeof bytes}, other);
        assert_memory_not_equal(first, other, DIGEST_LENGTH);
        bytes[i] = 0;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests_come_out),
        cmocka_unit_test(every_byte_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
