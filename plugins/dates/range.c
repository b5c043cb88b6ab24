/* range: two dates in one expression, and two expressions that belong together. */
#include "resolve.h"

#include <stdio.h>

/* Resolves one end as a point of its own: the slots of the other end are taken out. */
static bool resolve_end(struct scene *scene, struct mention *mention, bool last,
                        struct when *when)
{
    static const enum slot pairs[][2] = {
        {SLOT_YEAR,    SLOT_TO_YEAR   },
        {SLOT_MONTH,   SLOT_TO_MONTH  },
        {SLOT_DAY,     SLOT_TO_DAY    },
        {SLOT_WEEKDAY, SLOT_TO_WEEKDAY},
        {SLOT_QUARTER, SLOT_TO_QUARTER},
        {SLOT_HOUR,    SLOT_TO_HOUR   },
        {SLOT_MINUTE,  SLOT_TO_MINUTE },
        {SLOT_HALFDAY, SLOT_TO_HALFDAY}
    };
    struct mention end = *mention;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int32_t *slots = end.match.slots;
        if (last && slots[pairs[i][1]] != SLOT_EMPTY)
            slots[pairs[i][0]] = slots[pairs[i][1]];
        slots[pairs[i][1]] = SLOT_EMPTY;
    }
    const bool timed = has_slot(&end.match, SLOT_HOUR);
    if (!(timed ? resolve_clock : resolve_point)(scene, &end)) return false;
    *when = end.when;
    mention->anchor = end.anchor;
    mention->anchor_mention = end.anchor_mention;
    return true;
}

/* "7-9pm" begins in the half of the day in which it ends, "11-1pm" in the other; an end
 * without minutes is on the hour. */
static void complete_hours(struct match *match)
{
    int32_t *slots = match->slots;
    if (!has_slot(match, SLOT_TO_HOUR)) return;
    if (!has_slot(match, SLOT_TO_MINUTE)) slots[SLOT_TO_MINUTE] = 0;
    if (!has_slot(match, SLOT_TO_HALFDAY) || has_slot(match, SLOT_HALFDAY)) return;
    const bool wraps = slots[SLOT_HOUR] % 12 > slots[SLOT_TO_HOUR] % 12;
    const int32_t half = slots[SLOT_TO_HALFDAY];
    slots[SLOT_HALFDAY] = wraps ? 3 - half : half;
}

static bool is_before(const struct when *a, const struct when *b)
{
    return a->hour * 60 + a->minute < b->hour * 60 + b->minute;
}

static bool is_clock(const struct when *when)
{
    return when->grain == GRAIN_MINUTE && when->hour != UNKNOWN;
}

enum { LONGEST_SHORT_RANGE = 50 }; /* 2016/11, in an address, is no range of years */

/* 1998-99: the second year is in the century of the first. */
static bool complete_year(struct mention *mention)
{
    int32_t *slots = mention->match.slots;
    if (!has_slot(&mention->match, SLOT_TO_YEAR) || slots[SLOT_TO_YEAR] >= 100)
        return true;
    if (has_slot(&mention->match, SLOT_ERA)) return true;
    const int32_t century = slots[SLOT_YEAR] - slots[SLOT_YEAR] % 100;
    slots[SLOT_TO_YEAR] += century;
    if (slots[SLOT_TO_YEAR] < slots[SLOT_YEAR]) slots[SLOT_TO_YEAR] += 100;
    return slots[SLOT_TO_YEAR] - slots[SLOT_YEAR] <= LONGEST_SHORT_RANGE;
}

/* At night a range of hours ends on the next day. */
static bool order_hours(const struct match *match, struct when *from, struct when *to)
{
    (void)match;
    if (is_before(to, from)) *to = when_shift(*to, UNIT_DAY, 1);
    return is_before(from, to) || to->day != from->day;
}

/* A range that would end before it begins runs into the next week or year; false if it
 * cannot. */
static bool order_days(const struct match *match, struct when *from, struct when *to)
{
    int32_t first = 0, last = 0;
    if (!when_first_day(from, &first) || !when_first_day(to, &last)) return true;
    if (last > first) return true;
    if (has_slot(match, SLOT_TO_WEEKDAY)) {
        *to = when_shift(*to, UNIT_WEEK, 1);
        return true;
    }
    if (last == first) return false;
    if (!has_slot(match, SLOT_YEAR)) {
        *to = when_shift(*to, UNIT_YEAR, 1); /* December to February */
        return true;
    }
    if (!has_slot(match, SLOT_TO_MONTH)) return false;
    *from = when_shift(*from, UNIT_YEAR, -1);
    return true;
}

/* "1986/87 (Oct-Sept)": months of the two years that stand right before. */
static void share_years(const struct scene *scene, struct mention *mention)
{
    int32_t *slots = mention->match.slots;
    if (has_slot(&mention->match, SLOT_YEAR) || !has_slot(&mention->match, SLOT_TO_MONTH))
        return;
    if (scene->current == 0 || slots[SLOT_MONTH] <= slots[SLOT_TO_MONTH]) return;
    const struct mention *before = &scene->mentions[scene->current - 1];
    if (before->dropped || mention->match.first - before->match.last > 1) return;
    if (before->from.grain != GRAIN_YEAR || before->to.year != before->from.year + 1)
        return;
    slots[SLOT_YEAR] = before->from.year;
    slots[SLOT_TO_YEAR] = before->to.year;
}

bool resolve_range(struct scene *scene, struct mention *mention)
{
    share_years(scene, mention);
    if (!complete_year(mention)) return false;
    complete_hours(&mention->match);
    struct when from, to;
    if (!resolve_end(scene, mention, false, &from)) return false;
    if (!resolve_end(scene, mention, true, &to)) return false;
    const bool timed = is_clock(&from) && is_clock(&to);
    if (!(timed ? order_hours : order_days)(&mention->match, &from, &to)) return false;
    char ends[2][VALUE_SIZE];
    when_write(&from, ends[0]);
    when_write(&to, ends[1]);
    const int length =
        snprintf(mention->value, VALUE_SIZE, "%.22s/%.22s", ends[0], ends[1]);
    mention->from = from;
    mention->to = to;
    /* What follows goes on from its end, but not from the hour at which a night ends. */
    mention->when = timed ? from : to;
    mention->type = timed ? TIMEX_TIME : TIMEX_DATE;
    return length < VALUE_SIZE;
}

/* "from 10pm to 5am": the second hour counts from the first, and is on the next day. */
static bool is_night(const struct mention *first, const struct mention *second)
{
    const bool counted =
        second->anchor == ANCHOR_MENTION || first->anchor == second->anchor;
    return counted && is_clock(&first->when) && is_clock(&second->when) &&
           first->when.day == second->when.day &&
           is_before(&second->when, &first->when) &&
           !has_slot(&second->match, SLOT_WEEKDAY) &&
           !has_slot(&second->match, SLOT_DAY) &&
           !has_slot(&second->match, SLOT_DAYSHIFT);
}

/* "Oct. 3 through Nov. 7": days or months of which the second is later. */
static bool runs_on(const struct scene *scene, const struct mention *first,
                    const struct mention *second)
{
    if (scene->atoms->at[first->match.last].classes & CLASS_BIT(CLASS_AND)) return false;
    int32_t begin = 0, end = 0;
    return has_slot(&first->match, SLOT_MONTH) && has_slot(&second->match, SLOT_MONTH) &&
           first->when.grain == second->when.grain &&
           when_first_day(&first->when, &begin) && when_first_day(&second->when, &end) &&
           begin < end;
}

/* "from X to Y", "between X and Y": two mentions, with one word between. */
void range_pair(struct scene *scene)
{
    for (uint32_t i = 0; i + 1 < scene->count; i++) {
        struct mention *first = &scene->mentions[i];
        struct mention *second = &scene->mentions[i + 1];
        if (first->dropped || second->dropped || first->match.first == 0) continue;
        if (second->match.first != first->match.last + 1) continue;
        if (first->type > TIMEX_TIME || second->type > TIMEX_TIME) continue;
        if (!(scene_cues(scene, first->match.last) & scene->cues->range_to)) continue;
        const bool from =
            scene_cues(scene, first->match.first - 1) & scene->cues->range_from;
        if (!from && !runs_on(scene, first, second)) continue;
        if (is_night(first, second)) {
            second->when = when_shift(second->when, UNIT_DAY, 1);
            when_write(&second->when, second->value);
        }
        first->partner = i + 2;
        second->partner = i + 1;
    }
}
