#include "calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define DAY(y, m, d) calendar_number((struct civil){y, m, d})

static void the_epoch_is_a_thursday(void **state)
{
    (void)state;
    assert_int_equal(DAY(1970, 1, 1), 0);
    assert_int_equal(calendar_weekday(0), 4);
    assert_int_equal(calendar_weekday(-1), 3);
}

static void every_day_survives_the_round_trip(void **state)
{
    (void)state;
    struct civil day = {-400, 1, 1};
    for (int32_t number = calendar_number(day); day.year < 2500; number++) {
        const struct civil back = calendar_civil(number);
        assert_int_equal(calendar_number(day), number);
        assert_int_equal(back.year, day.year);
        assert_int_equal(back.month, day.month);
        assert_int_equal(back.day, day.day);
        day.day++;
        if (day.day > calendar_month_days(day.year, day.month)) {
            day.day = 1;
            day.month++;
        }
        if (day.month > 12) {
            day.month = 1;
            day.year++;
        }
    }
}

static void only_real_days_are_valid(void **state)
{
    (void)state;
    assert_true(calendar_valid((struct civil){2024, 2, 29}));
    assert_false(calendar_valid((struct civil){2025, 2, 29}));
    assert_false(calendar_valid((struct civil){1900, 2, 29}));
    assert_true(calendar_valid((struct civil){2000, 2, 29}));
    assert_false(calendar_valid((struct civil){2025, 13, 1}));
    assert_false(calendar_valid((struct civil){2025, 4, 31}));
    assert_false(calendar_valid((struct civil){2025, 4, 0}));
}

static void weeks_follow_iso_8601(void **state)
{
    (void)state;
    static const struct {
        struct civil day;
        int32_t year, week;
    } cases[] = {
        {{2025, 9, 26},  2025, 39},
        {{2005, 1, 1},   2004, 53},
        {{2005, 1, 2},   2004, 53},
        {{2005, 12, 31}, 2005, 52},
        {{2007, 1, 1},   2007, 1 },
        {{2008, 12, 29}, 2009, 1 },
        {{2010, 1, 3},   2009, 53},
        {{2020, 12, 31}, 2020, 53},
        {{1998, 2, 27},  1998, 9 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct week week = calendar_week(calendar_number(cases[i].day));
        assert_int_equal(week.year, cases[i].year);
        assert_int_equal(week.number, cases[i].week);
    }
}

static void a_week_begins_on_its_monday(void **state)
{
    (void)state;
    for (int32_t number = -200000; number < 200000; number += 13) {
        const int32_t monday = calendar_week_begin(calendar_week(number));
        assert_int_equal(calendar_weekday(monday), 1);
        assert_in_range(number - monday, 0, 6);
    }
}

static void months_are_added_to_the_end_of_a_month(void **state)
{
    (void)state;
    const struct civil leap = calendar_add_months((struct civil){2024, 1, 31}, 1);
    assert_int_equal(leap.month, 2);
    assert_int_equal(leap.day, 29);
    const struct civil back = calendar_add_months((struct civil){2025, 1, 15}, -13);
    assert_int_equal(back.year, 2023);
    assert_int_equal(back.month, 12);
    assert_int_equal(back.day, 15);
}

static void weekdays_of_a_month_are_counted_from_both_ends(void **state)
{
    (void)state;
    assert_int_equal(calendar_nth_weekday(2025, 11, 4, 4), DAY(2025, 11, 27));
    assert_int_equal(calendar_nth_weekday(2025, 9, 1, 1), DAY(2025, 9, 1));
    assert_int_equal(calendar_nth_weekday(2025, 5, 1, -1), DAY(2025, 5, 26));
}

static void easter_moves(void **state)
{
    (void)state;
    assert_int_equal(calendar_easter(1998), DAY(1998, 4, 12));
    assert_int_equal(calendar_easter(2000), DAY(2000, 4, 23));
    assert_int_equal(calendar_easter(2025), DAY(2025, 4, 20));
    assert_int_equal(calendar_easter(1818), DAY(1818, 3, 22));
    assert_int_equal(calendar_easter(2038), DAY(2038, 4, 25));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_epoch_is_a_thursday),
        cmocka_unit_test(every_day_survives_the_round_trip),
        cmocka_unit_test(only_real_days_are_valid),
        cmocka_unit_test(weeks_follow_iso_8601),
        cmocka_unit_test(a_week_begins_on_its_monday),
        cmocka_unit_test(months_are_added_to_the_end_of_a_month),
        cmocka_unit_test(weekdays_of_a_month_are_counted_from_both_ends),
        cmocka_unit_test(easter_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
