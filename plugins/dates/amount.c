/* amount: how long, how often, and the words for the present, the past and some day. */
#include "resolve.h"

#include <stdio.h>
#include <string.h>

static void set_value(struct mention *mention, const char *value)
{
    snprintf(mention->value, VALUE_SIZE, "%s", value);
}

/* "P5Y" and "P8M" are "P5Y8M", "P1D" and "PT6H" are "P1DT6H". */
static bool add_small_unit(struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t small = match->slots[SLOT_SMALL_UNIT];
    if (small >= match->slots[SLOT_UNIT] || small == UNIT_NONE) return false;
    if (!has_slot(match, SLOT_LAST_COUNT)) return false;
    char value[VALUE_SIZE], whole[2 * VALUE_SIZE];
    duration_write((enum unit)small, match->slots[SLOT_LAST_COUNT], value);
    const bool timed = strchr(mention->value, 'T') != NULL;
    const int length =
        snprintf(whole, sizeof whole, "%s%s", mention->value, value + (timed ? 2 : 1));
    if (length < 0 || length >= VALUE_SIZE) return false;
    memcpy(mention->value, whole, (size_t)length + 1);
    return true;
}

bool resolve_duration(struct scene *scene, struct mention *mention)
{
    (void)scene;
    const struct match *match = &mention->match;
    if (!has_slot(match, SLOT_UNIT)) return false;
    /* More than two million units is told by no calendar: how many is left open. */
    const bool vague =
        has_slot(match, SLOT_VAGUE) || slot_or(match, SLOT_COUNT, 0) == INT32_MAX;
    const int32_t count = vague ? SLOT_EMPTY : slot_or(match, SLOT_COUNT, 1000);
    if (count == 0) return false;
    mention->type = TIMEX_DURATION;
    duration_write((enum unit)match->slots[SLOT_UNIT], count, mention->value);
    return !has_slot(match, SLOT_SMALL_UNIT) || add_small_unit(mention);
}

/* "every Monday", "each July", "every other day", "daily" */
bool resolve_set(struct scene *scene, struct mention *mention)
{
    (void)scene;
    static const char *const seasons[] = {"XXXX-XX", "XXXX-SP", "XXXX-SU", "XXXX-FA",
                                          "XXXX-WI"};
    const struct match *match = &mention->match;
    struct when when = when_day(0);
    when.year = when.month = when.day = UNKNOWN;
    mention->type = TIMEX_SET;
    if (has_slot(match, SLOT_WEEKDAY) || has_slot(match, SLOT_PART)) {
        when.weekday = slot_or(match, SLOT_WEEKDAY, UNKNOWN);
        clock_apply(match, &when);
        when_write(&when, mention->value);
    } else if (has_slot(match, SLOT_MONTH)) {
        when = when_month(UNKNOWN, match->slots[SLOT_MONTH]);
        when_write(&when, mention->value);
    } else if (has_slot(match, SLOT_SEASON)) {
        set_value(mention, seasons[match->slots[SLOT_SEASON]]);
    } else if (has_slot(match, SLOT_UNIT)) {
        const int32_t nth = slot_or(match, SLOT_ORDINAL, 1) * 1000; /* every third day */
        duration_write((enum unit)match->slots[SLOT_UNIT],
                       slot_or(match, SLOT_COUNT, nth), mention->value);
    } else {
        return false;
    }
    return true;
}

bool resolve_reference(struct scene *scene, struct mention *mention)
{
    (void)scene;
    static const char *const names[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    set_value(mention,
              names[slot_or(&mention->match, SLOT_REFERENCE, REFERENCE_PRESENT)]);
    mention->type = TIMEX_DATE;
    mention->score *= 0.8;
    return true;
}
