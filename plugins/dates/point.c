/* point: dates that name a place on the calendar, in full or in part.  What is missing
 * comes from the publication, the discourse and the tense; the policies are those that
 * were measured best on news (see README.md). */
#include "resolve.h"

#include <stdlib.h>

enum {
    NARRATIVE_WRAP = 7,  /* months back from which the next year is meant */
    NARRATIVE_STRIDE = 3 /* years that a bare year may take the story on or back */
};

/* "24" of "'24" or 24/9/24: the century that brings it nearest to the publication. */
static int32_t full_year(const struct scene *scene, int32_t year)
{
    if (year >= 100) return year;
    const int32_t now =
        scene->published.grain == GRAIN_NONE ? 2000 : scene->published.year;
    const int32_t near = now - calendar_floor_modulo(now, 100) + year;
    return near > now + 20 ? near - 100 : near <= now - 80 ? near + 100 : near;
}

/* The year in a match's slot: 480 BC is -479. */
static int32_t stated_year(const struct scene *scene, const struct match *match)
{
    const int32_t year = match->slots[SLOT_YEAR];
    if (!has_slot(match, SLOT_ERA)) return full_year(scene, year);
    return match->slots[SLOT_ERA] < 0 ? 1 - year : year;
}

/* The year of "March of last year" */
static int32_t shifted_year(const struct scene *scene, const struct match *match)
{
    if (!has_slot(match, SLOT_SHIFT) || slot_or(match, SLOT_UNIT, 0) != UNIT_YEAR)
        return UNKNOWN;
    const struct when now = scene->published;
    return now.grain == GRAIN_NONE ? UNKNOWN : now.year + match->slots[SLOT_SHIFT];
}

/* The year that a date shares with the one right behind it: "between May and June
 * 1998", "from March 3 to March 5, 2003". */
static int32_t shared_year(const struct scene *scene, const struct mention *mention)
{
    if (scene->current + 1 >= scene->count) return UNKNOWN;
    const struct mention *next = &scene->mentions[scene->current + 1];
    if (next->match.first - mention->match.last > 2) return UNKNOWN;
    if (next->sentence != mention->sentence) return UNKNOWN;
    if (!has_slot(&next->match, SLOT_MONTH)) return UNKNOWN;
    const int32_t year = has_slot(&next->match, SLOT_YEAR)
                             ? stated_year(scene, &next->match)
                             : shifted_year(scene, &next->match);
    if (year == UNKNOWN) return UNKNOWN;
    const bool wraps = has_slot(&mention->match, SLOT_MONTH) &&
                       mention->match.slots[SLOT_MONTH] > next->match.slots[SLOT_MONTH];
    return wraps ? year - 1 : year;
}

/* The same from the one before: "from 3 May to 5 May". */
static int32_t followed_year(const struct scene *scene, struct mention *mention)
{
    if (scene->current == 0) return UNKNOWN;
    const struct mention *before = &scene->mentions[scene->current - 1];
    if (mention->match.first - before->match.last != 1 || before->dropped) return UNKNOWN;
    if (!(scene_cues(scene, before->match.last) & scene->cues->range_to)) return UNKNOWN;
    if (!has_slot(&before->match, SLOT_MONTH) || before->when.year == UNKNOWN)
        return UNKNOWN;
    mention->anchor = ANCHOR_MENTION;
    mention->anchor_mention = scene->current - 1;
    const bool wraps = mention->match.slots[SLOT_MONTH] < before->match.slots[SLOT_MONTH];
    return before->when.year + (wraps ? 1 : 0);
}

/* The year that the words themselves give; UNKNOWN if they give none. */
int32_t point_given_year(const struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    if (has_slot(match, SLOT_YEAR)) return stated_year(scene, match);
    if (has_slot(match, SLOT_SHIFT) && slot_or(match, SLOT_UNIT, 0) == UNIT_YEAR) {
        const struct when now = anchor_publication(scene, mention);
        return now.grain == GRAIN_NONE ? UNKNOWN : now.year + match->slots[SLOT_SHIFT];
    }
    if (has_slot(match, SLOT_ADVANCE)) {
        const struct when then = anchor_point(scene, mention, GRAIN_YEAR, 8);
        return then.grain == GRAIN_NONE ? UNKNOWN
                                        : then.year + match->slots[SLOT_ADVANCE];
    }
    const int32_t year = shared_year(scene, mention);
    if (year != UNKNOWN || !has_slot(match, SLOT_MONTH)) return year;
    return followed_year(scene, mention);
}

/* In a text about the past, the year goes on from what was last spoken of.  A mention
 * of a month or a day carries the story on; a bare year may be an aside, unless it is
 * near and stands in the same sentence, or is the next. */
int32_t point_narrative_year(const struct scene *scene, struct mention *mention,
                             int32_t month)
{
    const struct mention *last = anchor_find(scene, GRAIN_SEASON, 12);
    const struct mention *bare = anchor_find(scene, GRAIN_YEAR, UINT32_MAX);
    if (!bare) return UNKNOWN;
    const int32_t on = last ? bare->when.year - last->when.year : 0;
    const bool beside =
        bare->sentence == mention->sentence && abs(on) <= NARRATIVE_STRIDE;
    /* What was planned for the next year does not take the story there. */
    const bool next = on == 1 && tense_direction(scene, bare) <= 0;
    if (!last || beside || next) last = bare;
    mention->anchor = ANCHOR_MENTION;
    mention->anchor_mention = (uint32_t)(last - scene->mentions);
    mention->score *= 0.8;
    const bool wraps = last->when.grain <= GRAIN_MONTH && last->when.month != UNKNOWN &&
                       last->when.month - month > NARRATIVE_WRAP;
    return last->when.year + (wraps ? 1 : 0);
}

/* Where a date points: as its clause has it, else as the month before it in the same
 * sentence did ("up in June from March"). */
static int direction_of(const struct scene *scene, const struct mention *mention)
{
    const int direction = tense_direction(scene, mention);
    if (direction || scene->current == 0) return direction;
    const struct mention *before = &scene->mentions[scene->current - 1];
    if (before->sentence != mention->sentence || before->dropped) return 0;
    if (before->anchor != ANCHOR_PUBLICATION || !has_slot(&before->match, SLOT_MONTH))
        return 0;
    int32_t number = 0;
    if (!when_first_day(&before->when, &number)) return 0;
    return number < scene->published_number ? -1 : 1;
}

/* ------------------------------------------------------------- days of a month */

static bool on_weekday(struct civil day, int32_t weekday)
{
    return calendar_valid(day) && calendar_weekday(calendar_number(day)) == weekday;
}

/* The year, of those around the publication, that brings a day nearest to it.  If a
 * weekday was given, only years where it falls on that weekday count. */
static int32_t nearest_year(const struct scene *scene, int32_t month, int32_t day,
                            int32_t weekday, int direction)
{
    int32_t best = scene->published.year;
    int32_t least = INT32_MAX;
    for (int32_t year = scene->published.year - 2; year <= scene->published.year + 2;
         year++) {
        const struct civil civil = {year, month, day};
        if (!calendar_valid(civil)) continue;
        if (weekday != UNKNOWN && !on_weekday(civil, weekday)) continue;
        const int32_t away = calendar_number(civil) - scene->published_number;
        /* A clear tense counts as a third of a year, "since" and "ended" as certain. */
        const int32_t against = away * direction >= 0 ? 0
                                : abs(direction) > 1  ? 1000
                                                      : 120;
        if (abs(away) + against < least) {
            least = abs(away) + against;
            best = year;
        }
    }
    return best;
}

/* Whether the article writes the day before the month, as far as its other dates tell;
 * English ones that do not tell are taken to put the month first. */
static bool day_comes_first(struct scene *scene)
{
    if (scene->order != ORDER_AUTO) return scene->order == ORDER_DAY_FIRST;
    int balance = 0;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct match *match = &scene->mentions[i].match;
        scene->work->looks++;
        if (!has_slot(match, SLOT_DAY) || !has_slot(match, SLOT_MONTH)) continue;
        if (has_slot(match, SLOT_NUMERIC)) {
            balance += match->slots[SLOT_DAY] > 12     ? 4
                       : match->slots[SLOT_MONTH] > 12 ? -4
                                                       : 0;
            continue;
        }
        for (uint32_t at = match->first; at < match->last; at++) {
            const uint64_t classes = scene->atoms->at[at].classes;
            const bool day = classes & (CLASS_BIT(CLASS_DAY) | CLASS_BIT(CLASS_ORDINAL));
            if (!day && classes & CLASS_BIT(CLASS_NUMBER)) break; /* 2025-09-26 */
            if (!day && !(classes & CLASS_BIT(CLASS_TITLE))) continue;
            balance += day ? 1 : -1;
            break;
        }
    }
    /* It is the same for all dates of the article: counted once. */
    scene->order = balance > 0 ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
    return balance > 0;
}

static bool resolve_day(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    int32_t month = match->slots[SLOT_MONTH], day = match->slots[SLOT_DAY];
    const bool swapped = has_slot(match, SLOT_NUMERIC) &&
                         (month > 12 || (day <= 12 && !day_comes_first(scene)));
    if (swapped) {
        month = match->slots[SLOT_DAY];
        day = match->slots[SLOT_MONTH];
    }
    int32_t year = point_given_year(scene, mention);
    if (year == UNKNOWN && scene->narrative)
        year = point_narrative_year(scene, mention, month);
    if (year == UNKNOWN && scene->published.grain != GRAIN_NONE) {
        const int32_t weekday = slot_or(match, SLOT_WEEKDAY, UNKNOWN);
        anchor_publication(scene, mention);
        const int32_t shift = 2 * slot_or(match, SLOT_SHIFT, 0); /* last Oct. 23 */
        year = nearest_year(scene, month, day, weekday,
                            shift ? shift : direction_of(scene, mention));
        mention->score *= 0.95;
    }
    const struct civil civil = {year == UNKNOWN ? 2000 : year, month, day};
    if (!calendar_valid(civil)) return false;
    mention->when = when_day(calendar_number(civil));
    if (year == UNKNOWN) mention->when.year = UNKNOWN;
    return true;
}

/* "from April 24" */
static bool follows_from(const struct scene *scene, const struct mention *mention)
{
    const uint32_t first = mention->match.first;
    return first > 0 && scene_cues(scene, first - 1) & scene->cues->range_from;
}

/* "April 24 and 25", "from April 24 to 26": the month is that of the mention just before,
 * if it is a day. */
static bool resolve_list_day(struct scene *scene, struct mention *mention)
{
    if (scene->current == 0) return false;
    const struct mention *before = &scene->mentions[scene->current - 1];
    if (before->dropped || before->match.last + 1 != mention->match.first) return false;
    if (before->when.grain != GRAIN_DAY || !has_slot(&before->match, SLOT_DAY))
        return false;
    struct when when = before->when;
    const int32_t *slots = mention->match.slots;
    if (has_slot(&mention->match, SLOT_TO_DAY) && !follows_from(scene, before))
        return false;
    when.day = slots[has_slot(&mention->match, SLOT_TO_DAY) ? SLOT_TO_DAY : SLOT_DAY];
    if (when.day <= before->when.day) return false;
    if (when.day >
        calendar_month_days(when.year == UNKNOWN ? 2000 : when.year, when.month))
        return false;
    mention->when = when;
    mention->anchor = ANCHOR_MENTION;
    mention->anchor_mention = scene->current - 1;
    return true;
}

/* 20250926, caught whole as the day */
static bool resolve_compact(struct mention *mention)
{
    const int32_t all = mention->match.slots[SLOT_DAY];
    const struct civil civil = {all / 10000, all / 100 % 100, all % 100};
    if (!calendar_valid(civil)) return false;
    mention->when = when_day(calendar_number(civil));
    return true;
}

static bool resolve_month(struct scene *scene, struct mention *mention)
{
    const int32_t month = mention->match.slots[SLOT_MONTH];
    int32_t year = point_given_year(scene, mention);
    if (year == UNKNOWN && scene->narrative)
        year = point_narrative_year(scene, mention, month);
    if (year == UNKNOWN && scene->published.grain != GRAIN_NONE) {
        const int32_t now = scene->published.month;
        const int shift = slot_or(&mention->match, SLOT_SHIFT, 0);
        const int direction = shift ? shift : direction_of(scene, mention);
        anchor_publication(scene, mention);
        year = scene->published.year;
        /* The nearer one; to go against the tense counts as eight months. */
        const int32_t back = calendar_floor_modulo(now - month, 12);
        const int32_t back_cost = back + (direction > 0 ? 8 : 0);
        const int32_t ahead_cost = calendar_floor_modulo(month - now, 12) +
                                   (direction < 0 ? direction < -1 ? 100 : 8 : 0);
        const bool future = ahead_cost < back_cost;
        if (future && month < now) year++;
        if (!future && month > now) year--;
        mention->score *= direction ? 0.9 : 0.75;
    }
    mention->when = when_month(year, month);
    return true;
}

/* The second Tuesday of the month that the mention has come to. */
static bool pick_weekday(struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t nth = match->slots[SLOT_ORDINAL];
    const int32_t year = mention->when.year, month = mention->when.month;
    if (year == UNKNOWN || nth < 1 || (nth > 5 && nth != 9)) return false;
    const int32_t number = calendar_nth_weekday(year, month, match->slots[SLOT_WEEKDAY],
                                                nth == 9 ? -1 : nth);
    if (calendar_civil(number).month != month) return false;
    mention->when = when_day(number);
    return true;
}

/* "the second Tuesday of November", "the last Friday in June" */
static bool resolve_ordinal_weekday(struct scene *scene, struct mention *mention)
{
    return resolve_month(scene, mention) && pick_weekday(mention);
}

/* "the last Friday of the month", "the 15th of next month" */
static bool resolve_day_of_month(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    struct when now = scene->narrative ? anchor_point(scene, mention, GRAIN_MONTH, 6)
                                       : anchor_publication(scene, mention);
    if (now.grain == GRAIN_NONE) return false;
    now = when_shift(when_coarsen(now, GRAIN_MONTH), UNIT_MONTH,
                     slot_or(match, SLOT_SHIFT, 0));
    mention->when = now;
    if (!has_slot(match, SLOT_DAY)) return pick_weekday(mention);
    const struct civil day = {now.year, now.month, match->slots[SLOT_DAY]};
    if (!calendar_valid(day)) return false;
    mention->when = when_day(calendar_number(day));
    return true;
}

/* --------------------------------------------------------- weekdays and weeks */

/* "from Monday to Wednesday next week": the weeks that the weekday right behind is off.
 */
static int32_t shared_week(const struct scene *scene, const struct mention *mention)
{
    if (scene->current + 1 >= scene->count) return UNKNOWN;
    const struct match *next = &scene->mentions[scene->current + 1].match;
    if (next->first != mention->match.last + 1 || !has_slot(next, SLOT_WEEKDAY))
        return UNKNOWN;
    if (slot_or(next, SLOT_UNIT, 0) != UNIT_WEEK || has_slot(next, SLOT_DIRECTION))
        return UNKNOWN;
    if (!(scene_cues(scene, mention->match.last) & scene->cues->range_to)) return UNKNOWN;
    return slot_or(next, SLOT_SHIFT, UNKNOWN);
}

static bool resolve_weekday(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t weekday = match->slots[SLOT_WEEKDAY];
    const struct mention *last =
        scene->narrative ? anchor_find(scene, GRAIN_DAY, 3) : NULL;
    int32_t number = 0;
    if (last && when_first_day(&last->when, &number)) {
        mention->anchor = ANCHOR_MENTION;
        mention->anchor_mention = (uint32_t)(last - scene->mentions);
        number += calendar_floor_modulo(weekday - calendar_weekday(number), 7);
        mention->when = when_day(number);
        mention->score *= 0.7;
        return true;
    }
    if (anchor_publication(scene, mention).grain == GRAIN_NONE) {
        mention->when = when_day(0);
        mention->when.year = mention->when.month = mention->when.day = UNKNOWN;
        mention->when.weekday = weekday;
        mention->score *= 0.6;
        return true;
    }
    const int32_t today = calendar_weekday(scene->published_number);
    if (has_slot(match, SLOT_SHIFT) && slot_or(match, SLOT_UNIT, 0) == UNIT_WEEK) {
        mention->when = when_day(scene->published_number + weekday - today +
                                 7 * match->slots[SLOT_SHIFT]);
        return true;
    }
    const int32_t shared = shared_week(scene, mention);
    if (shared != UNKNOWN) {
        mention->when = when_day(scene->published_number + weekday - today + 7 * shared);
        return true;
    }
    const int direction = tense_direction(scene, mention);
    const int32_t back = calendar_floor_modulo(today - weekday, 7);
    const int32_t ahead = calendar_floor_modulo(weekday - today, 7);
    mention->when = when_day(scene->published_number + (direction > 0 ? ahead : -back));
    mention->score *= direction ? 0.95 : 0.85;
    return true;
}

/* "Monday 20" before "Tuesday 21 April": the month of the next, else the nearest month
 * in which the day falls so. */
static bool resolve_weekday_day(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t weekday = match->slots[SLOT_WEEKDAY], day = match->slots[SLOT_DAY];
    if (scene->published.grain == GRAIN_NONE) return false;
    const struct mention *next = &scene->mentions[scene->current + 1];
    if (scene->current + 1 < scene->count && has_slot(&next->match, SLOT_MONTH) &&
        next->match.first - match->last <= 2) {
        struct mention whole = *mention;
        whole.match.slots[SLOT_MONTH] = next->match.slots[SLOT_MONTH];
        if (!resolve_day(scene, &whole)) return false;
        mention->when = whole.when;
        mention->anchor = whole.anchor;
        return true;
    }
    int32_t least = INT32_MAX;
    for (int32_t months = -6; months <= 6; months++) {
        struct civil civil = {scene->published.year, scene->published.month, 1};
        civil = calendar_add_months(civil, months);
        civil.day = day;
        if (!on_weekday(civil, weekday)) continue;
        const int32_t number = calendar_number(civil);
        if (abs(number - scene->published_number) >= least) continue;
        least = abs(number - scene->published_number);
        mention->when = when_day(number);
    }
    anchor_publication(scene, mention);
    return least < INT32_MAX;
}

static bool resolve_kind(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    if (has_slot(match, SLOT_HOLIDAY)) return period_holiday(scene, mention);
    if (has_slot(match, SLOT_MONTH) && has_slot(match, SLOT_DAY))
        return resolve_day(scene, mention);
    if (has_slot(match, SLOT_MONTH) && has_slot(match, SLOT_ORDINAL))
        return resolve_ordinal_weekday(scene, mention);
    if (has_slot(match, SLOT_MONTH)) return resolve_month(scene, mention);
    if (has_slot(match, SLOT_DAY) && has_slot(match, SLOT_WEEKDAY))
        return resolve_weekday_day(scene, mention);
    if (slot_or(match, SLOT_UNIT, 0) == UNIT_MONTH)
        return resolve_day_of_month(scene, mention);
    if ((has_slot(match, SLOT_DAY) || has_slot(match, SLOT_TO_DAY)) &&
        has_slot(match, SLOT_VAGUE))
        return resolve_list_day(scene, mention);
    if (has_slot(match, SLOT_DAY)) return resolve_compact(mention);
    if (has_slot(match, SLOT_WEEKDAY)) return resolve_weekday(scene, mention);
    if (has_slot(match, SLOT_SEASON)) return period_season(scene, mention);
    if (has_slot(match, SLOT_QUARTER))
        return period_span(scene, mention, GRAIN_QUARTER, match->slots[SLOT_QUARTER], 3);
    if (has_slot(match, SLOT_HALF))
        return period_span(scene, mention, GRAIN_HALF, match->slots[SLOT_HALF], 6);
    if (has_slot(match, SLOT_DECADE)) return period_decade(scene, mention);
    if (has_slot(match, SLOT_YEAR) && slot_or(match, SLOT_UNIT, 0) == UNIT_QUARTER)
        return period_year_period(scene, mention);
    mention->when = when_year(UNKNOWN);
    if (has_slot(match, SLOT_CENTURY)) {
        /* The 4th century BC is written as those of its years that begin with 03. */
        const int32_t sign = slot_or(match, SLOT_ERA, 1) < 0 ? -1 : 1;
        mention->when.year = sign * (match->slots[SLOT_CENTURY] - 1) * 100;
        mention->when.grain = GRAIN_CENTURY;
        return match->slots[SLOT_CENTURY] > 0;
    }
    mention->when.year = point_given_year(scene, mention);
    return mention->when.year != UNKNOWN;
}

bool resolve_point(struct scene *scene, struct mention *mention)
{
    if (!resolve_kind(scene, mention)) return false;
    const int32_t unit = slot_or(&mention->match, SLOT_UNIT, 0);
    const bool week = unit == UNIT_WEEK || unit == UNIT_WEEKEND; /* of 6 March */
    if (week && !has_slot(&mention->match, SLOT_SHIFT))
        mention->when = when_coarsen(mention->when, grain_of_unit((enum unit)unit));
    if (has_slot(&mention->match, SLOT_DIRECTION) && mention->when.grain == GRAIN_DAY)
        mention->when = when_shift(mention->when, UNIT_DAY, /* the day after Christmas */
                                   mention->match.slots[SLOT_DIRECTION]);
    clock_apply(&mention->match, &mention->when);
    mention->type = mention->when.grain < GRAIN_DAY ? TIMEX_TIME : TIMEX_DATE;
    return true;
}
