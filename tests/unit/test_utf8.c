#include "unit.h"

#include "text/utf8.h"

/* Repairs a text and shows each replaced byte as "?". */
static void assert_repaired(const char *text, size_t length, const char *wanted,
                            size_t count)
{
    char copy[64];
    assert_in_range(length, 0, sizeof copy);
    memcpy(copy, text, length);
    assert_int_equal(utf8_repair(copy, length), count);
    for (size_t i = 0; i < length; i++)
        if (copy[i] == UTF8_REPLACEMENT) copy[i] = '?';
    assert_str(((struct str){copy, length}), wanted);
}

static void valid_text_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "plain ASCII text, long enough for eight bytes at once",
        "caf\xC3\xA9 \xE2\x80\x99 \xF0\x9F\x99\x82",
        "\xC2\x80 \xDF\xBF \xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80 \xEF\xBF\xBF",
        "\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF",
        "\x01\x1A\x7F",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        char copy[64];
        strcpy(copy, texts[i]);
        assert_int_equal(utf8_repair(copy, strlen(copy)), 0);
        assert_string_equal(copy, texts[i]);
    }
}

static void each_bad_byte_becomes_one(void **state)
{
    (void)state;
    assert_repaired("a\x80z", 3, "a?z", 1); /* nothing to continue */
    assert_repaired("\xC3", 1, "?", 1);     /* cut off */
    assert_repaired("\xE2\x80", 2, "??", 2);
    assert_repaired("\xF0\x9F\x99", 3, "???", 3);
    assert_repaired("\xC0\xAF", 2, "??", 2); /* overlong */
    assert_repaired("\xE0\x9F\xBF", 3, "???", 3);
    assert_repaired("\xF0\x8F\xBF\xBF", 4, "????", 4);
    assert_repaired("\xED\xA0\x80", 3, "???", 3);      /* a surrogate */
    assert_repaired("\xF4\x90\x80\x80", 4, "????", 4); /* over U+10FFFF */
    assert_repaired("\xF5\xFF\xFE", 3, "???", 3);      /* never in UTF-8 */
    assert_repaired("\xC3(", 2, "?(", 1);
    assert_repaired("\xE2\x82\xC3\xA9", 4, "??\xC3\xA9", 2); /* goes on with the next */
}

static void nul_is_replaced_wherever_it_stands(void **state)
{
    (void)state;
    for (size_t at = 0; at < 20; at++) {
        char text[20], wanted[21] = {0};
        memset(text, 'x', sizeof text);
        memset(wanted, 'x', sizeof text);
        text[at] = '\0';
        wanted[at] = '?';
        assert_repaired(text, sizeof text, wanted, 1);
    }
}

static void repaired_text_needs_no_repair(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (unsigned round = 0; round < 2000; round++) {
        char text[40];
        for (size_t i = 0; i < sizeof text; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = (char)(random >> 24);
        }
        utf8_repair(text, sizeof text);
        assert_int_equal(utf8_repair(text, sizeof text), 0);
    }
}

static void characters_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("")), 0);
    assert_int_equal(utf8_count(STR("abc")), 3);
    assert_int_equal(utf8_count(STR("caf\xC3\xA9 \xE2\x80\x99\xF0\x9F\x99\x82")), 7);
}

static void every_code_point_is_read_as_written(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char   text[4];
        size_t size = 0;
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        const size_t length = utf8_encode(code, text);
        if (utf8_decode(text, length, &size) != code || size != length ||
            utf8_repair(text, length) != 0)
            fail_msg("U+%04X", code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_text_stays),
        cmocka_unit_test(each_bad_byte_becomes_one),
        cmocka_unit_test(nul_is_replaced_wherever_it_stands),
        cmocka_unit_test(repaired_text_needs_no_repair),
        cmocka_unit_test(characters_are_counted),
        cmocka_unit_test(every_code_point_is_read_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
