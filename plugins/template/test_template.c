#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <nutgraf/testing.h>

static int open_plugin(void **state)
{
    *state = ng_test_open(&(ng_test_setup){.plugin = TEMPLATE_SO});
    return 0;
}

static int close_plugin(void **state)
{
    ng_test_close(*state);
    return 0;
}

static void digits_before_a_unit_are_found(void **state)
{
    ng_test_run(*state, "Exports rose 10% and imports 3.25 per cent.");
    assert_record(*state, "percentage", 13, 16, "value=10", "unit=percent",
                  "rule=digits");
    assert_record_of(*state, "percentage", "3.25 per cent", "value=3.25", "unit=percent");
    assert_record_count(*state, "percentage", 2);
}

static void words_before_a_unit_are_found(void **state)
{
    ng_test_run(*state,
                "Some twenty-five percent of them, and half a percentage point more.");
    assert_record_of(*state, "percentage", "twenty-five percent", "value=25",
                     "rule=words");
    assert_record_of(*state, "percentage", "half a percentage point", "value=0.5",
                     "unit=point");
    assert_record_count(*state, "percentage", 2);
}

static void thousands_have_commas(void **state)
{
    ng_test_run(*state, "The yield is up by 1,200 basis points.");
    assert_record_of(*state, "percentage", "1,200 basis points", "value=1200",
                     "unit=basis-point");
}

static void a_unit_alone_is_nothing(void **state)
{
    ng_test_run(*state, "A percentage of the 3rd percent; 10. Percent signs: %");
    assert_record_count(*state, "percentage", 0);
}

static void an_empty_text_has_none(void **state)
{
    ng_test_run(*state, "");
    assert_record_count(*state, "percentage", 0);
}

static void small_values_can_be_left_out(void **state)
{
    (void)state;
    const ng_test_setup setup = {
        .plugin = TEMPLATE_SO,
        .options = (const char *const[]){"template.least=5", NULL}
    };
    ng_test *test = ng_test_open(&setup);
    ng_test_run(test, "First 4.9 percent, then 5 percent.");
    assert_record_of(test, "percentage", "5 percent", "value=5");
    assert_record_count(test, "percentage", 1);
    ng_test_close(test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_before_a_unit_are_found),
        cmocka_unit_test(words_before_a_unit_are_found),
        cmocka_unit_test(thousands_have_commas),
        cmocka_unit_test(a_unit_alone_is_nothing),
        cmocka_unit_test(an_empty_text_has_none),
        cmocka_unit_test(small_values_can_be_left_out),
    };
    return cmocka_run_group_tests(tests, open_plugin, close_plugin);
}
