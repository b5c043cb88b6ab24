/* terms: the vocabulary that tables, rules and resolution share: units, seasons, parts
 * of the day, modifiers, references, and the slots that a rule fills. */
#ifndef DATES_TERMS_H
#define DATES_TERMS_H

#include <stdint.h>

/* From small to large. */
enum unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_FORTNIGHT,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_SEASON,
    UNIT_HALF,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNIT_MILLENNIUM
};

enum season { SEASON_SPRING = 1, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };

/* Of the day, as TIMEX3 writes them. */
enum part {
    PART_MORNING = 1,
    PART_MIDDAY,
    PART_AFTERNOON,
    PART_EVENING,
    PART_NIGHT,
    PART_DAYTIME
};

/* TIMEX3's, in the order of its definition. */
enum mod {
    MOD_NONE,
    MOD_BEFORE,
    MOD_AFTER,
    MOD_ON_OR_BEFORE,
    MOD_ON_OR_AFTER,
    MOD_LESS_THAN,
    MOD_MORE_THAN,
    MOD_EQUAL_OR_LESS,
    MOD_EQUAL_OR_MORE,
    MOD_START,
    MOD_MID,
    MOD_END,
    MOD_APPROX
};

enum reference { REFERENCE_PAST = 1, REFERENCE_PRESENT, REFERENCE_FUTURE };

/* What a rule may capture or set; names in terms.c. */
enum slot {
    SLOT_YEAR,
    SLOT_MONTH,
    SLOT_DAY,
    SLOT_WEEKDAY,
    SLOT_HOUR,
    SLOT_MINUTE,
    SLOT_SECOND,
    SLOT_CLOCK,   /* 1430: hour and minute in one */
    SLOT_HALFDAY, /* a.m. 1, p.m. 2 */
    SLOT_ZONE,
    SLOT_ZONE_EAST, /* +08:00, +0800: 8 or 800, and the minutes */
    SLOT_ZONE_WEST,
    SLOT_ZONE_MINUTE,
    SLOT_PART,
    SLOT_UNIT,
    SLOT_COUNT,      /* thousandths */
    SLOT_LAST_COUNT, /* "two to three"; of the small unit, if there is one */
    SLOT_SMALL_UNIT, /* "two years and three months" */
    SLOT_SHIFT,      /* last -1, this 0, next 1 */
    SLOT_DAYSHIFT,   /* yesterday -1, today 0, tomorrow 1 */
    SLOT_DIRECTION,  /* ago -1, later 1 */
    SLOT_ORDINAL,
    SLOT_SEASON,
    SLOT_HOLIDAY,
    SLOT_HALF,
    SLOT_QUARTER,
    SLOT_DECADE,
    SLOT_CENTURY,
    SLOT_MOD,
    SLOT_REFERENCE,
    SLOT_ERA, /* -1 is BC */
    SLOT_FISCAL,
    SLOT_VAGUE,   /* a few, several: no count */
    SLOT_ADVANCE, /* years that "a year earlier" and the like add */
    SLOT_NUMERIC, /* day and month as they stand in 3/4/2025, in either order */
    SLOT_TO_YEAR, /* the other end of a range */
    SLOT_TO_MONTH,
    SLOT_TO_DAY,
    SLOT_TO_WEEKDAY,
    SLOT_TO_QUARTER,
    SLOT_TO_HOUR,
    SLOT_TO_MINUTE,
    SLOT_TO_HALFDAY,
    SLOTS
};

#define SLOT_EMPTY INT32_MIN

extern const char *const slot_names[SLOTS];
extern const char *const mod_names[MOD_APPROX + 1];

#endif
