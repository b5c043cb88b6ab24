/* period: points that are longer than a month or move from year to year: seasons,
 * quarters, halves, decades, feasts. */
#include "resolve.h"

#include <stdlib.h>

/* ------------------------------------------------- seasons, quarters and halves */

/* The year of a span of months that begins in `first`: the one of the last that had
 * begun, or of the next that had not, as the tense has it. */
static int32_t span_year(struct scene *scene, struct mention *mention, int32_t first)
{
    int32_t year = point_given_year(scene, mention);
    if (year != UNKNOWN) return year;
    if (scene->narrative) year = point_narrative_year(scene, mention, first);
    if (year != UNKNOWN || scene->published.grain == GRAIN_NONE) return year;
    anchor_publication(scene, mention);
    const int direction = tense_direction(scene, mention);
    year = scene->published.year;
    /* What is over for no more than half a year is still news. */
    if (direction > 0 && first + 8 < scene->published.month) year++;
    if (direction < 0 && first > scene->published.month) year--;
    if (direction == 0 && first > scene->published.month + 5) year--;
    mention->score *= direction ? 0.9 : 0.8;
    return year;
}

bool period_span(struct scene *scene, struct mention *mention, enum grain grain,
                 int32_t index, int32_t months)
{
    if (index < 1 || index > 12 / months) return false;
    mention->when = when_year(UNKNOWN);
    mention->when.grain = grain;
    mention->when.index = index;
    mention->when.year = span_year(scene, mention, (index - 1) * months + 1);
    return true;
}

/* "the 1988 period": the quarter that is spoken of, in that year. */
bool period_year_period(struct scene *scene, struct mention *mention)
{
    const struct mention *last = anchor_find(scene, GRAIN_QUARTER, 6);
    mention->when = when_year(point_given_year(scene, mention));
    mention->compared = true;
    if (!last || last->when.grain != GRAIN_QUARTER) return true;
    last = anchor_reported_quarter(scene, last);
    /* "In the first nine months ... the 1988 period" */
    const struct mention *here = &scene->mentions[scene->current];
    for (const struct mention *between = last + 1; between < here; between++) {
        scene->work->looks++;
        if (!between->dropped && between->type == TIMEX_DURATION) return true;
    }
    mention->when.grain = GRAIN_QUARTER;
    mention->when.index = last->when.index;
    mention->anchor = ANCHOR_MENTION;
    mention->anchor_mention = (uint32_t)(last - scene->mentions);
    return true;
}

bool period_season(struct scene *scene, struct mention *mention)
{
    mention->when = when_year(UNKNOWN);
    mention->when.grain = GRAIN_SEASON;
    mention->when.index = mention->match.slots[SLOT_SEASON];
    mention->when.year = span_year(scene, mention, mention->when.index * 3);
    return true;
}

/* ------------------------------------------------------------ feasts, decades */

static int32_t holiday_number(int32_t code, int32_t year)
{
    if (code >= 40000) return calendar_easter(year) + code - 50000;
    if (code < 10000)
        return calendar_number((struct civil){year, code / 100, code % 100});
    const int32_t month = code / 1000 - 10, weekday = code / 10 % 100, nth = code % 10;
    return calendar_nth_weekday(year, month, weekday, nth == 9 ? -1 : nth);
}

bool period_holiday(struct scene *scene, struct mention *mention)
{
    const int32_t code = mention->match.slots[SLOT_HOLIDAY];
    int32_t year = point_given_year(scene, mention);
    if (year == UNKNOWN && has_slot(&mention->match, SLOT_SHIFT)) {
        const int32_t shift = mention->match.slots[SLOT_SHIFT];
        if (anchor_publication(scene, mention).grain == GRAIN_NONE) return false;
        year = scene->published.year;
        const int32_t here = holiday_number(code, year);
        if (shift < 0 && here >= scene->published_number) year--;
        if (shift > 0 && here <= scene->published_number) year++;
    }
    if (year == UNKNOWN && scene->narrative)
        year = point_narrative_year(scene, mention, 12);
    if (year == UNKNOWN) {
        if (anchor_publication(scene, mention).grain == GRAIN_NONE) return false;
        int32_t least = INT32_MAX;
        const int direction = tense_direction(scene, mention);
        for (int32_t y = scene->published.year - 1; y <= scene->published.year + 1; y++) {
            const int32_t away = holiday_number(code, y) - scene->published_number;
            const int32_t cost = abs(away) + (away * direction < 0 ? 60 : 0);
            if (cost >= least) continue;
            least = cost;
            year = y;
        }
        mention->score *= 0.85;
    }
    mention->when = when_day(holiday_number(code, year));
    return true;
}

bool period_decade(struct scene *scene, struct mention *mention)
{
    const int32_t decade = mention->match.slots[SLOT_DECADE];
    mention->when = when_year(decade * 10);
    mention->when.grain = GRAIN_DECADE;
    if (slot_or(&mention->match, SLOT_ERA, 1) < 0) {
        mention->when.year = 1 - decade * 10; /* the 480s BC are those from 480 on */
        return true;
    }
    if (has_slot(&mention->match,
                 SLOT_YEAR)) /* 1990-an, of which the decade is the rule's */
        mention->when.year = mention->match.slots[SLOT_YEAR];
    if (mention->when.year >= 1000) return true;
    const int32_t now =
        scene->published.grain == GRAIN_NONE ? 2000 : scene->published.year;
    const int32_t century = now - calendar_floor_modulo(now, 100);
    mention->when.year = century + decade * 10 <= now ? century + decade * 10
                                                      : century - 100 + decade * 10;
    mention->score *= 0.9;
    return true;
}
