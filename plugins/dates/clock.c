/* clock: times of day: 10 a.m., 17:30 GMT, noon; with the day they belong to. */
#include "resolve.h"

/* "8 p.m. ET": a zone that moves with the season is named, not counted. */
enum { ZONE_UNCERTAIN = 1000 };

/* "+08:00", "-0330": minutes east of Greenwich. */
static int32_t offset_of(const struct match *match)
{
    const bool west = has_slot(match, SLOT_ZONE_WEST);
    const int32_t digits = match->slots[west ? SLOT_ZONE_WEST : SLOT_ZONE_EAST];
    const int32_t minutes = digits < 100 ? digits * 60 : digits / 100 * 60 + digits % 100;
    const int32_t east = minutes + slot_or(match, SLOT_ZONE_MINUTE, 0);
    return west ? -east : east;
}

void clock_apply(const struct match *match, struct when *when)
{
    if (has_slot(match, SLOT_PART) && when->grain <= GRAIN_DAY) {
        when->grain = GRAIN_PART;
        when->part = (enum part)match->slots[SLOT_PART];
    }
    int32_t hour = slot_or(match, SLOT_HOUR, UNKNOWN);
    int32_t minute = slot_or(match, SLOT_MINUTE, UNKNOWN);
    if (has_slot(match, SLOT_CLOCK)) {
        hour = match->slots[SLOT_CLOCK] / 100;
        minute = match->slots[SLOT_CLOCK] % 100;
    }
    if (hour == UNKNOWN) return;
    if (hour >= 1000) hour /= 1000; /* captured as a number, in thousandths */
    const int32_t half = slot_or(match, SLOT_HALFDAY, 0);
    const int32_t part = slot_or(match, SLOT_PART, 0);
    const bool after_noon = half == 2 || part == PART_AFTERNOON || part == PART_EVENING ||
                            (part == PART_NIGHT && hour >= 6);
    if (after_noon && hour < 12) hour += 12;
    if ((half == 1 || part == PART_MORNING) && hour == 12) hour = 0;
    when->grain = GRAIN_MINUTE;
    when->hour = hour;
    when->minute = minute == UNKNOWN ? 0 : minute;
    when->second = slot_or(match, SLOT_SECOND, UNKNOWN);
    when->zone = slot_or(match, SLOT_ZONE, UNKNOWN);
    if (has_slot(match, SLOT_ZONE_EAST) || has_slot(match, SLOT_ZONE_WEST))
        when->zone = offset_of(match);
    if (when->zone == ZONE_UNCERTAIN) when->zone = UNKNOWN;
    when->part = 0;
}

/* A time alone is of the day its sentence speaks of, else of the day last spoken of
 * nearby, else of the day of publication. */
bool resolve_clock(struct scene *scene, struct mention *mention)
{
    struct match *match = &mention->match;
    const bool dated = has_slot(match, SLOT_WEEKDAY) || has_slot(match, SLOT_MONTH) ||
                       has_slot(match, SLOT_DAY) || has_slot(match, SLOT_HOLIDAY);
    if (has_slot(match, SLOT_DAYSHIFT)) return resolve_today(scene, mention);
    if (dated && has_slot(match, SLOT_SHIFT)) return resolve_relative(scene, mention);
    if (dated) return resolve_point(scene, mention);
    struct when day = anchor_point(scene, mention, GRAIN_DAY, 1);
    if (day.grain == GRAIN_NONE) {
        day = when_day(0);
        day.year = day.month = day.day = UNKNOWN;
    }
    day = when_coarsen(day, GRAIN_DAY);
    day.grain = GRAIN_DAY;
    day.hour = day.minute = day.second = day.zone = UNKNOWN;
    if (has_slot(match, SLOT_SHIFT))
        day = when_shift(day, UNIT_DAY, match->slots[SLOT_SHIFT]);
    clock_apply(match, &day);
    if (day.hour != UNKNOWN &&
        (day.hour > 24 || (day.minute != UNKNOWN && day.minute > 59)))
        return false;
    mention->type = TIMEX_TIME;
    mention->when = day;
    mention->score *= 0.85;
    return true;
}
