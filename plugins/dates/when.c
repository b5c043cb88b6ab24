#include "when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    if (grain == GRAIN_CENTURY) coarse.year = 100 * calendar_floor_divide(coarse.year, 100);
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
        [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3,  [UNIT_HALF] = 6,       [UNIT_YEAR] = 12,
        [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200, [UNIT_MILLENNIUM] = 12000,
        [UNIT_SEASON] = 3};
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

/* ----------------------------------------------------------------------- writing */

struct writer {
    char  *at; /* [VALUE_SIZE] */
    size_t length;
};

static void put(struct writer *writer, const char *text)
{
    const size_t length = strlen(text);
    if (writer->length + length >= VALUE_SIZE) return;
    memcpy(writer->at + writer->length, text, length + 1);
    writer->length += length;
}

static void put_two(struct writer *writer, const char *before, int32_t number)
{
    char text[24];
    if (number == UNKNOWN) snprintf(text, sizeof text, "%sXX", before);
    else snprintf(text, sizeof text, "%s%02d", before, (int)number);
    put(writer, text);
}

static void put_year(struct writer *writer, int32_t year)
{
    char text[24];
    if (year == UNKNOWN) snprintf(text, sizeof text, "XXXX");
    else if (year < 1) snprintf(text, sizeof text, "BC%04d", 1 - (int)year);
    else snprintf(text, sizeof text, "%04d", (int)year);
    put(writer, text);
}

static void put_index(struct writer *writer, const char *before, int32_t index)
{
    char text[24];
    if (index == UNKNOWN) snprintf(text, sizeof text, "%sX", before);
    else snprintf(text, sizeof text, "%s%d", before, (int)index);
    put(writer, text);
}

static void put_day(struct writer *writer, const struct when *when)
{
    put_year(writer, when->year);
    if (when->month == UNKNOWN && when->day == UNKNOWN && when->weekday != UNKNOWN) {
        put_index(writer, "-WXX-", when->weekday);
        return;
    }
    put_two(writer, "-", when->month);
    put_two(writer, "-", when->day);
}

static void put_time(struct writer *writer, const struct when *when)
{
    static const char *const parts[] = {[PART_MORNING] = "TMO",   [PART_MIDDAY] = "TMI",
                                        [PART_AFTERNOON] = "TAF", [PART_EVENING] = "TEV",
                                        [PART_NIGHT] = "TNI",     [PART_DAYTIME] = "TDT"};
    if (when->grain == GRAIN_PART) {
        put(writer, parts[when->part]);
        return;
    }
    put_two(writer, "T", when->hour);
    put_two(writer, ":", when->minute == UNKNOWN ? 0 : when->minute);
    if (when->second != UNKNOWN) put_two(writer, ":", when->second);
    if (when->zone == UNKNOWN) return;
    if (when->zone == 0) {
        put(writer, "Z");
        return;
    }
    const int32_t minutes = abs(when->zone);
    put_two(writer, when->zone < 0 ? "-" : "+", minutes / 60);
    if (minutes % 60) put_two(writer, ":", minutes % 60);
}

void when_write(const struct when *when, char value[VALUE_SIZE])
{
    static const char *const seasons[] = {"-XX", "-SP", "-SU", "-FA", "-WI"};
    struct writer writer = {.at = value};
    *value = '\0';
    switch (when->grain) {
    case GRAIN_NONE:
        return;
    case GRAIN_SECOND:
    case GRAIN_MINUTE:
    case GRAIN_HOUR:
    case GRAIN_PART:
        put_day(&writer, when);
        put_time(&writer, when);
        return;
    case GRAIN_DAY:
        put_day(&writer, when);
        return;
    case GRAIN_WEEKEND:
    case GRAIN_WEEK:
        put_year(&writer, when->year);
        put_two(&writer, "-W", when->week);
        if (when->grain == GRAIN_WEEKEND) put(&writer, "-WE");
        return;
    case GRAIN_MONTH:
        put_year(&writer, when->year);
        put_two(&writer, "-", when->month);
        return;
    case GRAIN_QUARTER:
        put_year(&writer, when->year);
        put_index(&writer, "-Q", when->index);
        return;
    case GRAIN_SEASON:
        put_year(&writer, when->year);
        put(&writer, seasons[when->index == UNKNOWN ? 0 : when->index]);
        return;
    case GRAIN_HALF:
        put_year(&writer, when->year);
        put_index(&writer, "-H", when->index);
        return;
    case GRAIN_YEAR:
    case GRAIN_DECADE:
    case GRAIN_CENTURY:
        break;
    }
    /* A decade is a year less its last digit, a century less two: 199, 19. */
    put_year(&writer, when->year);
    if (when->grain == GRAIN_DECADE) value[writer.length - 1] = '\0';
    if (when->grain == GRAIN_CENTURY) value[writer.length - 2] = '\0';
}

void duration_write(enum unit unit, int32_t thousandths, char value[VALUE_SIZE])
{
    static const struct {
        const char *letter;
        int32_t     factor;
        bool        time;
    } units[] = {
        [UNIT_NONE] = {"Y", 1, false},       [UNIT_SECOND] = {"S", 1, true},
        [UNIT_MINUTE] = {"M", 1, true},      [UNIT_HOUR] = {"H", 1, true},
        [UNIT_DAY] = {"D", 1, false},        [UNIT_WEEKEND] = {"D", 2, false},
        [UNIT_WEEK] = {"W", 1, false},       [UNIT_FORTNIGHT] = {"W", 2, false},
        [UNIT_MONTH] = {"M", 1, false},      [UNIT_QUARTER] = {"M", 3, false},
        [UNIT_SEASON] = {"M", 3, false},     [UNIT_HALF] = {"M", 6, false},
        [UNIT_YEAR] = {"Y", 1, false},       [UNIT_DECADE] = {"Y", 10, false},
        [UNIT_CENTURY] = {"Y", 100, false},  [UNIT_MILLENNIUM] = {"Y", 1000, false},
    };
    const char *letter = units[unit].letter;
    const char *time = units[unit].time ? "T" : "";
    if (thousandths == SLOT_EMPTY) {
        static const char *const vague[] = {[UNIT_DECADE] = "DE", [UNIT_CENTURY] = "CE"};
        if (unit == UNIT_DECADE || unit == UNIT_CENTURY) letter = vague[unit];
        snprintf(value, VALUE_SIZE, "P%sX%s", time, letter);
        return;
    }
    const int64_t total = (int64_t)thousandths * units[unit].factor;
    const long whole = (long)(total / 1000);
    if (total % 1000 == 0) {
        snprintf(value, VALUE_SIZE, "P%s%ld%s", time, whole, letter);
        return;
    }
    /* Fractions go to the next smaller unit where that is whole: P2Y6M, PT5H30M. */
    static const struct {
        int32_t     factor;
        const char *letter;
    } smaller[] = {[UNIT_MINUTE] = {60, "S"},  [UNIT_HOUR] = {60, "M"},
                   [UNIT_YEAR] = {12, "M"},    [UNIT_DAY] = {24, "H"}};
    const bool known = unit == UNIT_MINUTE || unit == UNIT_HOUR || unit == UNIT_YEAR;
    const int64_t part = known ? total % 1000 * smaller[unit].factor : 1;
    if (!known || part % 1000) {
        char digits[24];
        snprintf(digits, sizeof digits, "%.3f", (double)total / 1000);
        size_t length = strlen(digits);
        while (digits[length - 1] == '0') digits[--length] = '\0';
        snprintf(value, VALUE_SIZE, "P%s%s%s", time, digits, letter);
        return;
    }
    if (whole)
        snprintf(value, VALUE_SIZE, "P%s%ld%s%ld%s", time, whole, letter,
                 (long)(part / 1000), smaller[unit].letter);
    else snprintf(value, VALUE_SIZE, "P%s%ld%s", time, (long)(part / 1000), smaller[unit].letter);
}
