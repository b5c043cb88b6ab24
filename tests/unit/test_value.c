#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "doc/value.h"

static void all_fit(ng_type type, const char *const *texts, bool expected)
{
    for (; *texts; texts++) {
        if (value_fits(type, NULL, str_from(*texts)) != expected) {
            fail_msg("\"%s\" is %sa value of type %s", *texts, expected ? "not " : "",
                     value_type_name(type));
        }
    }
}

static void whole_numbers_fit_int(void **state)
{
    (void)state;
    all_fit(NG_INT,
            (const char *const[]){"0", "-1", "007", "9223372036854775807",
                                  "-9223372036854775808", NULL},
            true);
    all_fit(NG_INT,
            (const char *const[]){"", "-", "+1", "1.0", "1e3", " 1", "--1",
                                  "9223372036854775808", "-9223372036854775809",
                                  "99999999999999999999999", NULL},
            false);
}

static void decimals_fit_number(void **state)
{
    (void)state;
    all_fit(NG_NUMBER, (const char *const[]){"10", "0.25", "-3.1", "0", NULL}, true);
    all_fit(NG_NUMBER,
            (const char *const[]){"", ".5", "5.", "1.2.3", "-", "1e3", "nan", "1,5",
                                  "-.5", NULL},
            false);
}

static void words_fit_bool(void **state)
{
    (void)state;
    all_fit(NG_BOOL, (const char *const[]){"true", "false", NULL}, true);
    all_fit(NG_BOOL, (const char *const[]){"", "True", "1", "yes", NULL}, false);
}

static void iso_8601_fits_when(void **state)
{
    (void)state;
    all_fit(NG_WHEN,
            (const char *const[]){
                "2025", "2025-10", "2025-09-24", "2024/2027", "2025-W39", "2025-W39-5",
                "2024-02-29", "2025-09-24T10", "2025-09-24T10:30", "2025-09-24T10:30:05Z",
                "2025-09-24T10:30+08:00", "2025-09-24/2025-09-26", "2000-02-29", NULL},
            true);
    all_fit(NG_WHEN,
            (const char *const[]){"",
                                  "25",
                                  "2025-13",
                                  "2025-00",
                                  "2025-02-29",
                                  "1900-02-29",
                                  "2025-04-31",
                                  "2025-W54",
                                  "2025-W00",
                                  "2025-9-24",
                                  "2025-09-24T",
                                  "2025-09-24T25",
                                  "2025-09-24 10:00",
                                  "2024/",
                                  "/2024",
                                  "2024/2025/2026",
                                  "2025-",
                                  "2025-W39-8",
                                  "2025-09-24T10:30+8",
                                  "P15Y",
                                  NULL},
            false);
}

static void listed_words_fit_text(void **state)
{
    (void)state;
    assert_true(value_fits(NG_TEXT, NULL, STR("")));
    assert_true(value_fits(NG_TEXT, "DATE TIME", STR("TIME")));
    assert_false(value_fits(NG_TEXT, "DATE TIME", STR("time")));
    assert_false(value_fits(NG_TEXT, "DATE TIME", STR("DATE TIME")));
    assert_false(value_fits(NG_TEXT, "DATE TIME", STR("")));
}

static void no_text_is_a_link(void **state)
{
    (void)state;
    all_fit(NG_LINK, (const char *const[]){"", "1", "x", NULL}, false);
}

static void every_type_has_a_name_and_words(void **state)
{
    (void)state;
    for (int type = NG_TEXT; type <= NG_NUMBER; type++) {
        assert_non_null(value_type_name((ng_type)type));
        assert_non_null(value_words((ng_type)type, NULL));
    }
    assert_null(value_type_name((ng_type)0));
    assert_null(value_type_name((ng_type)(NG_NUMBER + 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_fit_int),
        cmocka_unit_test(decimals_fit_number),
        cmocka_unit_test(words_fit_bool),
        cmocka_unit_test(iso_8601_fits_when),
        cmocka_unit_test(listed_words_fit_text),
        cmocka_unit_test(no_text_is_a_link),
        cmocka_unit_test(every_type_has_a_name_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
