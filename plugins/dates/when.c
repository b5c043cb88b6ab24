#include "when.h"

static const struct when nowhen = {.grain = GRAIN_NONE,
                                   .year = UNKNOWN,
                                   .month = UNKNOWN,
                                   .day = UNKNOWN,
                                   .week = UNKNOWN,
                                   .weekday = UNKNOWN,
                                   .index = UNKNOWN,
                                   .hour = UNKNOWN,
                                   .minute = UNKNOWN,
                                   .second = UNKNOWN,
                                   .zone = UNKNOWN};

struct when when_nothing(void)
{
    return nowhen;
}

struct when when_day(int32_t number)
{
    const struct civil civil = calendar_civil(number);
    struct when when = nowhen;
    when.grain = GRAIN_DAY;
    when.year = civil.year;
    when.month = civil.month;
    when.day = civil.day;
    return when;
}

struct when when_week(int32_t number)
{
    const struct week week = calendar_week(number);
    struct when when = nowhen;
    when.grain = GRAIN_WEEK;
    when.year = week.year;
    when.week = week.number;
    return when;
}

struct when when_month(int32_t year, int32_t month)
{
    struct when when = nowhen;
    when.grain = GRAIN_MONTH;
    when.year = year;
    when.month = month;
    return when;
}

struct when when_year(int32_t year)
{
    struct when when = nowhen;
    when.grain = GRAIN_YEAR;
    when.year = year;
    return when;
}

enum grain grain_of_unit(enum unit unit)
{
    static const enum grain grains[] = {
        [UNIT_NONE] = GRAIN_NONE,       [UNIT_SECOND] = GRAIN_SECOND,
        [UNIT_MINUTE] = GRAIN_MINUTE,   [UNIT_HOUR] = GRAIN_HOUR,
        [UNIT_DAY] = GRAIN_DAY,         [UNIT_WEEKEND] = GRAIN_WEEKEND,
        [UNIT_WEEK] = GRAIN_WEEK,       [UNIT_FORTNIGHT] = GRAIN_WEEK,
        [UNIT_MONTH] = GRAIN_MONTH,     [UNIT_QUARTER] = GRAIN_QUARTER,
        [UNIT_SEASON] = GRAIN_SEASON,   [UNIT_HALF] = GRAIN_HALF,
        [UNIT_YEAR] = GRAIN_YEAR,       [UNIT_DECADE] = GRAIN_DECADE,
        [UNIT_CENTURY] = GRAIN_CENTURY, [UNIT_MILLENNIUM] = GRAIN_CENTURY,
    };
    return grains[unit];
}

/* The first month of a quarter, half or season; winter begins in December. */
static int32_t first_month(const struct when *when)
{
    switch (when->grain) {
    case GRAIN_QUARTER:
        return when->index == UNKNOWN ? 1 : when->index * 3 - 2;
    case GRAIN_HALF:
        return when->index == UNKNOWN ? 1 : when->index * 6 - 5;
    case GRAIN_SEASON:
        return when->index * 3;
    default:
        return when->month == UNKNOWN ? 1 : when->month;
    }
}

bool when_first_day(const struct when *when, int32_t *number)
{
    if (when->grain == GRAIN_NONE || when->year == UNKNOWN) return false;
    if (when->grain == GRAIN_WEEK || when->grain == GRAIN_WEEKEND) {
        if (when->week == UNKNOWN) return false;
        *number = calendar_week_begin((struct week){when->year, when->week}) +
                  (when->grain == GRAIN_WEEKEND ? 5 : 0);
        return true;
    }
    const struct civil day = {when->year, first_month(when),
                              when->day == UNKNOWN ? 1 : when->day};
    *number = calendar_number(day);
    return true;
}

int32_t when_quarters_between(const struct when *first, const struct when *last)
{
    return (last->year - first->year) * 4 + last->index - first->index;
}

struct when when_coarsen(struct when when, enum grain grain)
{
    if (grain <= when.grain) return when;
    int32_t number = 0;
    if (!when_first_day(&when, &number)) return when;
    struct when coarse = when_day(number);
    /* A week can begin in the month, or the year, before the one it counts for. */
    if (when.grain == GRAIN_WEEK) coarse = when_day(number + 3);
    const int32_t month = coarse.month;
    if (grain == GRAIN_DAY) return coarse;
    if (grain == GRAIN_WEEK || grain == GRAIN_WEEKEND) {
        coarse = when_week(number);
        coarse.grain = grain;
        return coarse;
    }
    coarse.grain = grain;
    coarse.day = UNKNOWN;
    if (grain > GRAIN_MONTH) coarse.month = UNKNOWN;
    if (grain == GRAIN_QUARTER) coarse.index = (month + 2) / 3;
    if (grain == GRAIN_HALF) coarse.index = (month + 5) / 6;
    if (grain == GRAIN_SEASON) {
        coarse.index = month % 12 < 3 ? SEASON_WINTER : month / 3;
        if (month < 3) coarse.year--; /* a winter counts for the year it begins in */
    }
    if (grain == GRAIN_DECADE) coarse.year = 10 * calendar_floor_divide(coarse.year, 10);
    if (grain == GRAIN_CENTURY)
        coarse.year = 100 * calendar_floor_divide(coarse.year, 100);
    return coarse;
}

static struct when add_days(struct when when, int32_t days)
{
    int32_t number = 0;
    if (!when_first_day(&when, &number)) return when;
    struct when moved = when_day(number + days);
    moved.grain = when.grain < GRAIN_DAY ? when.grain : GRAIN_DAY;
    moved.part = when.part;
    moved.hour = when.hour;
    moved.minute = when.minute;
    moved.second = when.second;
    moved.zone = when.zone;
    return moved;
}

static struct when add_seconds(struct when when, int64_t seconds)
{
    if (when.hour == UNKNOWN) return when;
    const int64_t minute = when.minute == UNKNOWN ? 0 : when.minute;
    const int64_t second = when.second == UNKNOWN ? 0 : when.second;
    const int64_t total = when.hour * 3600 + minute * 60 + second + seconds;
    const int64_t days = total >= 0 ? total / 86400 : -((86399 - total) / 86400);
    const int64_t rest = total - days * 86400;
    struct when moved = add_days(when, (int32_t)days);
    moved.hour = (int32_t)(rest / 3600);
    if (when.minute != UNKNOWN || rest % 3600) moved.minute = (int32_t)(rest / 60 % 60);
    if (when.second != UNKNOWN || rest % 60) moved.second = (int32_t)(rest % 60);
    return moved;
}

static struct when add_months(struct when when, int32_t months)
{
    int32_t number = 0;
    if (!when_first_day(&when, &number)) return when;
    const struct civil moved = calendar_add_months(calendar_civil(number), months);
    struct when result = when;
    result.year = moved.year;
    if (when.month != UNKNOWN) result.month = moved.month;
    if (when.day != UNKNOWN) result.day = moved.day;
    if (when.grain == GRAIN_QUARTER && when.index != UNKNOWN)
        result.index = (moved.month + 2) / 3;
    if (when.grain == GRAIN_HALF && when.index != UNKNOWN)
        result.index = (moved.month + 5) / 6;
    if (when.grain == GRAIN_WEEK || when.grain == GRAIN_WEEKEND) {
        const struct week week = calendar_week(calendar_number(moved));
        result.year = week.year;
        result.week = week.number;
    }
    return result;
}

struct when when_shift(struct when when, enum unit unit, int32_t count)
{
    static const int32_t months[] = {
        [UNIT_MONTH] = 1,          [UNIT_QUARTER] = 3,  [UNIT_HALF] = 6,
        [UNIT_YEAR] = 12,          [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200,
        [UNIT_MILLENNIUM] = 12000, [UNIT_SEASON] = 3};
    switch (unit) {
    case UNIT_NONE:
        return when;
    case UNIT_SECOND:
        return add_seconds(when, count);
    case UNIT_MINUTE:
        return add_seconds(when, (int64_t)count * 60);
    case UNIT_HOUR:
        return add_seconds(when, (int64_t)count * 3600);
    case UNIT_DAY:
        return add_days(when, count);
    case UNIT_WEEKEND:
    case UNIT_WEEK:
    case UNIT_FORTNIGHT: {
        const int32_t days = count * (unit == UNIT_FORTNIGHT ? 14 : 7);
        struct when moved = add_days(when, days);
        if (when.grain != GRAIN_WEEK && when.grain != GRAIN_WEEKEND) return moved;
        return when_coarsen(moved, when.grain);
    }
    default:
        return add_months(when, count * months[unit]);
    }
}
