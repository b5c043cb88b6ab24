/* value: points and durations written as TIMEX3 has them (TimeML 1.2.1, section 2.1.3).
 */
#include "when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct writer {
    char *at; /* [VALUE_SIZE] */
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
    if (number == UNKNOWN)
        snprintf(text, sizeof text, "%sXX", before);
    else
        snprintf(text, sizeof text, "%s%02d", before, (int)number);
    put(writer, text);
}

static void put_year(struct writer *writer, int32_t year)
{
    char text[24];
    if (year == UNKNOWN)
        snprintf(text, sizeof text, "XXXX");
    else if (year < 1)
        snprintf(text, sizeof text, "BC%04d", 1 - (int)year);
    else
        snprintf(text, sizeof text, "%04d", (int)year);
    put(writer, text);
}

static void put_index(struct writer *writer, const char *before, int32_t index)
{
    char text[24];
    if (index == UNKNOWN)
        snprintf(text, sizeof text, "%sX", before);
    else
        snprintf(text, sizeof text, "%s%d", before, (int)index);
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
    static const char *const parts[] = {
        [PART_MORNING] = "TMO", [PART_MIDDAY] = "TMI", [PART_AFTERNOON] = "TAF",
        [PART_EVENING] = "TEV", [PART_NIGHT] = "TNI",  [PART_DAYTIME] = "TDT"};
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
        int32_t factor;
        bool time;
    } units[] = {
        [UNIT_NONE] = {"Y", 1,    false},
          [UNIT_SECOND] = {"S", 1,    true },
        [UNIT_MINUTE] = {"M", 1,    true },
          [UNIT_HOUR] = {"H", 1,    true },
        [UNIT_DAY] = {"D", 1,    false},
          [UNIT_WEEKEND] = {"D", 2,    false},
        [UNIT_WEEK] = {"W", 1,    false},
          [UNIT_FORTNIGHT] = {"W", 2,    false},
        [UNIT_MONTH] = {"M", 1,    false},
          [UNIT_QUARTER] = {"Q", 1,    false},
        [UNIT_SEASON] = {"M", 3,    false},
          [UNIT_HALF] = {"M", 6,    false},
        [UNIT_YEAR] = {"Y", 1,    false},
          [UNIT_DECADE] = {"Y", 10,   false},
        [UNIT_CENTURY] = {"Y", 100,  false},
          [UNIT_MILLENNIUM] = {"Y", 1000, false},
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
        int32_t factor;
        const char *letter;
    } smaller[] = {
        [UNIT_MINUTE] = {60, "S"},
        [UNIT_HOUR] = {60, "M"},
        [UNIT_YEAR] = {12, "M"},
        [UNIT_DAY] = {24, "H"}
    };
    const bool known = unit == UNIT_MINUTE || unit == UNIT_HOUR || unit == UNIT_YEAR;
    const int64_t part = known ? total % 1000 * smaller[unit].factor : 1;
    if (!known || part % 1000) {
        char digits[24];
        snprintf(digits, sizeof digits, "%.3f", (double)total / 1000);
        size_t length = strlen(digits);
        while (digits[length - 1] == '0')
            digits[--length] = '\0';
        snprintf(value, VALUE_SIZE, "P%s%s%s", time, digits, letter);
        return;
    }
    if (whole)
        snprintf(value, VALUE_SIZE, "P%s%ld%s%ld%s", time, whole, letter,
                 (long)(part / 1000), smaller[unit].letter);
    else
        snprintf(value, VALUE_SIZE, "P%s%ld%s", time, (long)(part / 1000),
                 smaller[unit].letter);
}
