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

/* From another implementation, which passes the author's own test of the function. */
static void known_digests_come_out(void **state)
{
    (void)state;
    char bytes[1000];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i % 251);
    assert_digest(STR(""), "00000000000000000000000000000000");
    assert_digest((struct str){NULL, 0}, "00000000000000000000000000000000");
    assert_digest(STR("hello"), "cbd8a7b341bd9b025b1e906a48ae1d19");
    assert_digest(STR("The quick brown fox jumps over the lazy dog"),
                  "e34bbc7bbc071b6c7a433ca9c49a9347");
    assert_digest((struct str){bytes, 1}, "4610abe56eff5cb551622daa78f83583");
    assert_digest((struct str){bytes, 7}, "bd4c6987ca4b0d68613addd4bd25c787");
    assert_digest((struct str){bytes, 8}, "47a7e1bdd68e2fc860e6ee02ec31dcc7");
    assert_digest((struct str){bytes, 9}, "fbb4cb0f6e812d3278de751d0200ffb9");
    assert_digest((struct str){bytes, 15}, "47231598fd4925e9cd846dee88c67de9");
    assert_digest((struct str){bytes, 16}, "444924b591903f30ab906456762fe845");
    assert_digest((struct str){bytes, 17}, "5c76f40f9fe7c20ec15f026b9edaa824");
    assert_digest((struct str){bytes, 31}, "053dd3e1a32cd0949ee59aefb4005490");
    assert_digest((struct str){bytes, 32}, "c66d9022b62f500f1c050a6e34c31151");
    assert_digest((struct str){bytes, 1000}, "d7e162416fa3a01c3a12c3f073f1099e");
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
