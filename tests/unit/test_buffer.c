#include "unit.h"

#include "base/alloc.h"
#include "base/buffer.h"

static void text_grows_at_its_end(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_text(&buffer, "one");
    buffer_char(&buffer, ' ');
    buffer_str(&buffer, STR("two"));
    buffer_add(&buffer, NULL, 0);
    assert_str(buffer_view(&buffer), "one two");
    for (int i = 0; i < 10000; i++) buffer_char(&buffer, 'x');
    assert_int_equal(buffer.length, 10007);
    assert_int_equal(buffer.at[10006], 'x');
    buffer_free(&buffer);
}

static void numbers_are_written_in_full(void **state)
{
    (void)state;
    static const struct {
        uint64_t    number;
        const char *text;
    } cases[] = {{0, "0"}, {9, "9"}, {10, "10"}, {UINT64_MAX, "18446744073709551615"}};
    struct buffer buffer = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        buffer_clear(&buffer);
        buffer_add_number(&buffer, cases[i].number);
        assert_str(buffer_view(&buffer), cases[i].text);
    }
    buffer_free(&buffer);
}

static void format_fits_itself(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_format(&buffer, "%s", "");
    assert_int_equal(buffer.length, 0);
    buffer_format(&buffer, "%d-%02d", 2025, 9);
    buffer_format(&buffer, "%400d", 1);
    assert_int_equal(buffer.length, 407);
    assert_memory_equal(buffer.at, "2025-09  ", 9);
    assert_int_equal(buffer.at[406], '1');
    buffer_free(&buffer);
}

static void clear_keeps_the_memory(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_text(&buffer, "some text");
    const char *at = buffer.at;
    buffer_clear(&buffer);
    buffer_text(&buffer, "other");
    assert_ptr_equal(buffer.at, at);
    assert_str(buffer_view(&buffer), "other");
    buffer_free(&buffer);
    assert_null(buffer.at);
}

static void failure_sticks(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_text(&buffer, "kept");
    alloc_fail_from(1);
    for (int i = 0; i < 300; i++) buffer_char(&buffer, 'x');
    alloc_fail_from(0);
    assert_true(buffer_failed(&buffer));
    const size_t length = buffer.length;
    buffer_text(&buffer, "more");
    buffer_format(&buffer, "%s", "more");
    assert_int_equal(buffer.length, length);
    assert_memory_equal(buffer.at, "kept", 4);
    buffer_free(&buffer);
    assert_false(buffer_failed(&buffer));
}

static void size_beyond_memory_fails(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_char(&buffer, 'x');
    assert_false(buffer_reserve(&buffer, SIZE_MAX));
    assert_true(buffer_failed(&buffer));
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_grows_at_its_end),
        cmocka_unit_test(numbers_are_written_in_full),
        cmocka_unit_test(format_fits_itself),
        cmocka_unit_test(clear_keeps_the_memory),
        cmocka_unit_test(failure_sticks),
        cmocka_unit_test(size_beyond_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
