#include "terms.h"

const char *const slot_names[SLOTS] = {
    [SLOT_YEAR] = "year",           [SLOT_MONTH] = "month",
    [SLOT_DAY] = "day",             [SLOT_WEEKDAY] = "weekday",
    [SLOT_HOUR] = "hour",           [SLOT_MINUTE] = "minute",
    [SLOT_SECOND] = "second",       [SLOT_CLOCK] = "clock",
    [SLOT_HALFDAY] = "halfday",     [SLOT_ZONE] = "zone",
    [SLOT_PART] = "part",           [SLOT_UNIT] = "unit",
    [SLOT_COUNT] = "count",         [SLOT_LAST_COUNT] = "last-count",
    [SLOT_SHIFT] = "shift",         [SLOT_DIRECTION] = "direction",
    [SLOT_ORDINAL] = "ordinal",     [SLOT_SEASON] = "season",
    [SLOT_HOLIDAY] = "holiday",     [SLOT_HALF] = "half",
    [SLOT_QUARTER] = "quarter",     [SLOT_DECADE] = "decade",
    [SLOT_CENTURY] = "century",     [SLOT_MOD] = "mod",
    [SLOT_REFERENCE] = "reference", [SLOT_ERA] = "era",
    [SLOT_FISCAL] = "fiscal",       [SLOT_VAGUE] = "vague",
    [SLOT_ADVANCE] = "advance",     [SLOT_TO_YEAR] = "to-year",
    [SLOT_TO_MONTH] = "to-month",   [SLOT_TO_DAY] = "to-day",
    [SLOT_DAYSHIFT] = "dayshift",   [SLOT_NUMERIC] = "numeric",
    [SLOT_TO_WEEKDAY] = "to-weekday",
};

const char *const mod_names[MOD_APPROX + 1] = {
    [MOD_NONE] = "",
    [MOD_BEFORE] = "BEFORE",
    [MOD_AFTER] = "AFTER",
    [MOD_ON_OR_BEFORE] = "ON_OR_BEFORE",
    [MOD_ON_OR_AFTER] = "ON_OR_AFTER",
    [MOD_LESS_THAN] = "LESS_THAN",
    [MOD_MORE_THAN] = "MORE_THAN",
    [MOD_EQUAL_OR_LESS] = "EQUAL_OR_LESS",
    [MOD_EQUAL_OR_MORE] = "EQUAL_OR_MORE",
    [MOD_START] = "START",
    [MOD_MID] = "MID",
    [MOD_END] = "END",
    [MOD_APPROX] = "APPROX",
};
