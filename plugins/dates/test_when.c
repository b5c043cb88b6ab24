#include "when.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct when day(int32_t year, int32_t month, int32_t number)
{
    return when_day(calendar_number((struct civil){year, month, number}));
}

static void assert_value(struct when when, const char *value)
{
    char written[VALUE_SIZE];
    when_write(&when, written);
    assert_string_equal(written, value);
}

static void every_grain_has_its_form(void **state)
{
    (void)state;
    const struct when when = day(2025, 9, 24);
    assert_value(when, "2025-09-24");
    assert_value(when_coarsen(when, GRAIN_WEEK), "2025-W39");
    assert_value(when_coarsen(when, GRAIN_WEEKEND), "2025-W39-WE");
    assert_value(when_coarsen(when, GRAIN_MONTH), "2025-09");
    assert_value(when_coarsen(when, GRAIN_QUARTER), "2025-Q3");
    assert_value(when_coarsen(when, GRAIN_SEASON), "2025-FA");
    assert_value(when_coarsen(when, GRAIN_HALF), "2025-H2");
    assert_value(when_coarsen(when, GRAIN_YEAR), "2025");
    assert_value(when_coarsen(when, GRAIN_DECADE), "202");
    assert_value(when_coarsen(when, GRAIN_CENTURY), "20");
}

static void what_is_not_known_is_an_x(void **state)
{
    (void)state;
    struct when when = day(2025, 9, 24);
    when.year = UNKNOWN;
    assert_value(when, "XXXX-09-24");
    when.month = when.day = UNKNOWN;
    when.weekday = 5;
    assert_value(when, "XXXX-WXX-5");
}

static void years_before_our_era_count_from_one(void **state)
{
    (void)state;
    assert_value(when_year(0), "BC0001");
    assert_value(when_year(-489), "BC0490");
    assert_value(when_year(79), "0079");
}

static void a_winter_counts_for_the_year_it_begins_in(void **state)
{
    (void)state;
    assert_value(when_coarsen(day(2025, 1, 15), GRAIN_SEASON), "2024-WI");
    assert_value(when_coarsen(day(2025, 12, 15), GRAIN_SEASON), "2025-WI");
}

static void weeks_move_over_the_end_of_the_year(void **state)
{
    (void)state;
    const struct when week = when_coarsen(day(2020, 12, 30), GRAIN_WEEK);
    assert_value(week, "2020-W53");
    assert_value(when_shift(week, UNIT_WEEK, 1), "2021-W01");
    assert_value(when_shift(week, UNIT_FORTNIGHT, -1), "2020-W51");
}

static void quarters_and_months_move_over_years(void **state)
{
    (void)state;
    const struct when quarter = when_coarsen(day(2025, 2, 1), GRAIN_QUARTER);
    assert_value(when_shift(quarter, UNIT_QUARTER, -1), "2024-Q4");
    assert_value(when_shift(quarter, UNIT_YEAR, -1), "2024-Q1");
    assert_value(when_shift(when_month(2025, 11), UNIT_MONTH, 3), "2026-02");
    assert_value(when_shift(day(2024, 2, 29), UNIT_YEAR, 1), "2025-02-28");
    assert_value(when_shift(when_year(1999), UNIT_DECADE, -2), "1979");
}

static void hours_move_over_midnight(void **state)
{
    (void)state;
    struct when when = day(2025, 9, 26);
    when.grain = GRAIN_MINUTE;
    when.hour = 22;
    when.minute = 30;
    assert_value(when, "2025-09-26T22:30");
    assert_value(when_shift(when, UNIT_HOUR, 4), "2025-09-27T02:30");
    assert_value(when_shift(when, UNIT_MINUTE, -1380), "2025-09-25T23:30");
}

static void zones_are_written_behind_the_time(void **state)
{
    (void)state;
    struct when when = day(2025, 9, 26);
    when.grain = GRAIN_MINUTE;
    when.hour = 8;
    when.minute = 40;
    when.zone = 0;
    assert_value(when, "2025-09-26T08:40Z");
    when.zone = -240;
    assert_value(when, "2025-09-26T08:40-04");
    when.zone = 330;
    assert_value(when, "2025-09-26T08:40+05:30");
}

static void durations_have_their_units(void **state)
{
    (void)state;
    static const struct {
        enum unit unit;
        int32_t thousandths;
        const char *value;
    } cases[] = {
        {UNIT_YEAR,      15000,      "P15Y"   },
        {UNIT_WEEK,      2000,       "P2W"    },
        {UNIT_FORTNIGHT, 1000,       "P2W"    },
        {UNIT_HOUR,      36000,      "PT36H"  },
        {UNIT_MINUTE,    1500,       "PT1M30S"},
        {UNIT_YEAR,      2500,       "P2Y6M"  },
        {UNIT_YEAR,      500,        "P6M"    },
        {UNIT_HOUR,      500,        "PT30M"  },
        {UNIT_DECADE,    1000,       "P10Y"   },
        {UNIT_CENTURY,   2000,       "P200Y"  },
        {UNIT_QUARTER,   3000,       "P3Q"    },
        {UNIT_DAY,       2500,       "P2.5D"  },
        {UNIT_DAY,       SLOT_EMPTY, "PXD"    },
        {UNIT_HOUR,      SLOT_EMPTY, "PTXH"   },
        {UNIT_DECADE,    SLOT_EMPTY, "PXDE"   },
        {UNIT_YEAR,      22800,      "P22.8Y" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char value[VALUE_SIZE];
        duration_write(cases[i].unit, cases[i].thousandths, value);
        assert_string_equal(value, cases[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_grain_has_its_form),
        cmocka_unit_test(what_is_not_known_is_an_x),
        cmocka_unit_test(years_before_our_era_count_from_one),
        cmocka_unit_test(a_winter_counts_for_the_year_it_begins_in),
        cmocka_unit_test(weeks_move_over_the_end_of_the_year),
        cmocka_unit_test(quarters_and_months_move_over_years),
        cmocka_unit_test(hours_move_over_midnight),
        cmocka_unit_test(zones_are_written_behind_the_time),
        cmocka_unit_test(durations_have_their_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
