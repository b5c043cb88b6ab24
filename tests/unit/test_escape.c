#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "xml/escape.h"

#define FFFD "\xEF\xBF\xBD"

static void assert_escaped(enum escape how, const char *text, size_t length,
                           const char *expected)
{
    struct buffer into = {0};
    escape_add(&into, (struct str){text, length}, how);
    buffer_char(&into, '\0');
    assert_string_equal(into.at, expected);
    buffer_free(&into);
}

#define ASSERT_ESCAPED(how, text, expected) \
    assert_escaped((how), (text), sizeof(text) - 1, (expected))

static void plain_text_is_copied(void **state)
{
    (void)state;
    for (int how = ESCAPE_TEXT; how <= ESCAPE_TSV; how++) {
        ASSERT_ESCAPED((enum escape)how, "", "");
        ASSERT_ESCAPED((enum escape)how,
                       "It's 10 % of caf\xC3\xA9 \xE2\x82\xAC\xF0\x9F\x98\x80",
                       "It's 10 % of caf\xC3\xA9 \xE2\x82\xAC\xF0\x9F\x98\x80");
    }
}

static void markup_is_escaped(void **state)
{
    (void)state;
    ASSERT_ESCAPED(ESCAPE_TEXT, "<a href=\"x\">&]]>", "&lt;a href=\"x\"&gt;&amp;]]&gt;");
    ASSERT_ESCAPED(ESCAPE_ATTRIBUTE, "<a href=\"x\">&'",
                   "&lt;a href=&quot;x&quot;&gt;&amp;'");
    ASSERT_ESCAPED(ESCAPE_JSON, "<\"\\/>", "<\\\"\\\\/>");
    ASSERT_ESCAPED(ESCAPE_TSV, "<\"\\>", "<\"\\\\>");
}

static void white_space_survives(void **state)
{
    (void)state;
    ASSERT_ESCAPED(ESCAPE_TEXT, "a\tb\nc\r\nd", "a\tb\nc&#13;\nd");
    ASSERT_ESCAPED(ESCAPE_ATTRIBUTE, "a\tb\nc\rd", "a&#9;b&#10;c&#13;d");
    ASSERT_ESCAPED(ESCAPE_JSON, "a\tb\nc\rd\be\f", "a\\tb\\nc\\rd\\be\\f");
    ASSERT_ESCAPED(ESCAPE_TSV, "a\tb\nc\rd", "a\\tb\\nc\\rd");
}

static void what_a_format_cannot_hold_is_replaced(void **state)
{
    (void)state;
    ASSERT_ESCAPED(ESCAPE_TEXT, "\0\x01\x1A\x1F\x7F", FFFD FFFD FFFD FFFD "\x7F");
    ASSERT_ESCAPED(ESCAPE_ATTRIBUTE, "\0\x0B", FFFD FFFD);
    ASSERT_ESCAPED(ESCAPE_TSV, "\0\x1B", FFFD FFFD);
    ASSERT_ESCAPED(ESCAPE_JSON, "\0\x01\x1A", "\\u0000\\u0001\\u001a");
    ASSERT_ESCAPED(ESCAPE_TEXT, "a\xEF\xBF\xBE\xEF\xBF\xBF" "b", "a" FFFD FFFD "b");
    ASSERT_ESCAPED(ESCAPE_ATTRIBUTE, "\xEF\xBF\xBE", FFFD);
    ASSERT_ESCAPED(ESCAPE_JSON, "\xEF\xBF\xBE", "\xEF\xBF\xBE");
}

static void broken_utf8_is_replaced_byte_by_byte(void **state)
{
    (void)state;
    for (int how = ESCAPE_TEXT; how <= ESCAPE_TSV; how++) {
        ASSERT_ESCAPED((enum escape)how, "\x80", FFFD);
        ASSERT_ESCAPED((enum escape)how, "\xC3", FFFD);
        ASSERT_ESCAPED((enum escape)how, "\xC3(", FFFD "(");
        ASSERT_ESCAPED((enum escape)how, "\xC0\xAF", FFFD FFFD);         /* overlong */
        ASSERT_ESCAPED((enum escape)how, "\xE0\x80\xAF", FFFD FFFD FFFD); /* overlong */
        ASSERT_ESCAPED((enum escape)how, "\xED\xA0\x80", FFFD FFFD FFFD); /* surrogate */
        ASSERT_ESCAPED((enum escape)how, "\xF0\x8F\xBF\xBF", FFFD FFFD FFFD FFFD);
        ASSERT_ESCAPED((enum escape)how, "\xF4\x90\x80\x80", FFFD FFFD FFFD FFFD);
        ASSERT_ESCAPED((enum escape)how, "\xF5\xFF", FFFD FFFD);
        ASSERT_ESCAPED((enum escape)how, "\xE2\x82", FFFD FFFD);
        ASSERT_ESCAPED((enum escape)how, "\xF0\x9F\x98", FFFD FFFD FFFD);
    }
}

/* Every code point there is, one by one: it is kept, or replaced where it must be. */
static void all_code_points_are_handled(void **state)
{
    (void)state;
    struct buffer into = {0};
    for (uint32_t code = 0x80; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code < 0xE000) continue;
        char         text[4];
        const size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        for (size_t i = length - 1; i > 0; i--)
            text[i] = (char)(0x80 | (code >> 6 * (length - 1 - i) & 0x3F));
        text[0] = (char)((0xF00 >> length & 0xF0) | code >> 6 * (length - 1));
        buffer_clear(&into);
        escape_add(&into, (struct str){text, length}, ESCAPE_TEXT);
        const bool kept = code != 0xFFFE && code != 0xFFFF;
        assert_int_equal(into.length, length);
        assert_int_equal(memcmp(into.at, text, length) == 0, kept);
    }
    buffer_free(&into);
}

static void a_failed_allocation_sticks(void **state)
{
    (void)state;
    struct buffer into = {0};
    alloc_fail_from(1);
    escape_add(&into, STR("a<b"), ESCAPE_TEXT);
    alloc_fail_from(0);
    assert_true(buffer_failed(&into));
    escape_add(&into, STR("a<b"), ESCAPE_TEXT);
    assert_true(buffer_failed(&into));
    buffer_free(&into);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_copied),
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(white_space_survives),
        cmocka_unit_test(what_a_format_cannot_hold_is_replaced),
        cmocka_unit_test(broken_utf8_is_replaced_byte_by_byte),
        cmocka_unit_test(all_code_points_are_handled),
        cmocka_unit_test(a_failed_allocation_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
