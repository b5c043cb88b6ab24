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
        {SLOT_WEEKDAY, SLOT_TO_WEEKDAY}
    };
    struct mention end = *mention;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int32_t *slots = end.match.slots;
        if (last && slots[pairs[i][1]] != SLOT_EMPTY)
            slots[pairs[i][0]] = slots[pairs[i][1]];
        slots[pairs[i][1]] = SLOT_EMPTY;
    }
    if (!resolve_point(scene, &end)) return false;
    *when = end.when;
    mention->anchor = end.anchor;
    mention->anchor_mention = end.anchor_mention;
    return true;
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

bool resolve_range(struct scene *scene, struct mention *mention)
{
    if (!complete_year(mention)) return false;
    struct when from, to;
    if (!resolve_end(scene, mention, false, &from)) return false;
    if (!resolve_end(scene, mention, true, &to)) return false;
    int32_t first = 0, last = 0;
    const bool known = when_first_day(&from, &first) && when_first_day(&to, &last);
    if (known && last < first && !has_slot(&mention->match, SLOT_YEAR)) {
        to = when_shift(to, UNIT_YEAR, 1); /* December to February */
    } else if (known && last < first && has_slot(&mention->match, SLOT_TO_MONTH)) {
        from = when_shift(from, UNIT_YEAR, -1);
    } else if (known && last <= first) {
        return false;
    }
    char ends[2][VALUE_SIZE];
    when_write(&from, ends[0]);
    when_write(&to, ends[1]);
    const int length =
        snprintf(mention->value, VALUE_SIZE, "%.20s/%.20s", ends[0], ends[1]);
    mention->from = from;
    mention->to = to;
    mention->when = to; /* what follows goes on from its end */
    mention->type = TIMEX_DATE;
    return length < VALUE_SIZE;
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
        if (!(scene_cues(scene, first->match.first - 1) & scene->cues->range_from))
            continue;
        if (!(scene_cues(scene, first->match.last) & scene->cues->range_to)) continue;
        first->partner = i + 2;
        second->partner = i + 1;
    }
}
