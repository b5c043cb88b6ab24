/* relative: dates that are counted from another: from the publication ("last week",
 * "two years ago"), or from what the text last spoke of ("the next day", "a week
 * earlier"). */
#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>

static struct when unknown_day(void)
{
    struct when day = when_day(0);
    day.year = day.month = day.day = UNKNOWN;
    return day;
}

static bool finish(struct mention *mention, struct when when)
{
    clock_apply(&mention->match, &when);
    mention->when = when;
    mention->type = when.grain < GRAIN_DAY ? TIMEX_TIME : TIMEX_DATE;
    return true;
}

/* Nothing to count from, or no number: only the direction is known. */
static bool finish_vague(struct mention *mention, int32_t direction)
{
    static const char *const names[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    const int32_t index = direction < 0 ? 0 : direction > 0 ? 2 : 1;
    snprintf(mention->value, VALUE_SIZE, "%s", names[index]);
    mention->type = TIMEX_DATE;
    mention->when.grain = GRAIN_NONE;
    mention->score *= 0.6;
    return true;
}

bool resolve_today(struct scene *scene, struct mention *mention)
{
    const int32_t shift = mention->match.slots[SLOT_DAYSHIFT];
    if (anchor_publication(scene, mention).grain == GRAIN_NONE) {
        if (!has_slot(&mention->match, SLOT_PART)) return finish_vague(mention, shift);
        return finish(mention, unknown_day());
    }
    return finish(mention, when_day(scene->published_number + shift));
}

/* ------------------------------------------------------------- this, last, next */

static struct when relative_weekday(int32_t from, int32_t weekday, int32_t shift,
                                    int direction)
{
    const int32_t today = calendar_weekday(from);
    const int32_t back = calendar_floor_modulo(today - weekday, 7);
    const int32_t ahead = calendar_floor_modulo(weekday - today, 7);
    if (shift < 0) return when_day(from - (back ? back : 7));
    if (shift > 0) return when_day(from + (ahead ? ahead : 7));
    return when_day(direction < 0 ? from - back : from + ahead);
}

static struct when relative_month(const struct when *now, int32_t month, int32_t shift)
{
    int32_t year = now->year;
    if (shift < 0 && month >= now->month) year--;
    if (shift > 0 && month <= now->month) year++;
    return when_month(year, month);
}

static struct when relative_season(const struct when *now, int32_t season, int32_t shift)
{
    struct when when = when_year(now->year);
    when.grain = GRAIN_SEASON;
    when.index = season;
    const int32_t first = season * 3, last = first + 2;
    /* In January and February the winter that is on began the year before. */
    const bool winter_now = season == SEASON_WINTER && now->month < 3;
    const bool winter_was = season == SEASON_WINTER && now->month == 3;
    if (shift == 0 && (winter_now || winter_was)) when.year--;
    if (shift < 0 && (last >= now->month || winter_now)) when.year--;
    if (shift > 0 && first <= now->month) when.year++;
    return when;
}

/* A weekend belongs to the week that it ends. */
static struct when relative_unit(struct when from, enum unit unit, int32_t shift)
{
    const struct when when = when_coarsen(from, grain_of_unit(unit));
    return when_shift(when, unit == UNIT_WEEKEND ? UNIT_WEEK : unit, shift);
}

bool resolve_relative(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t shift = slot_or(match, SLOT_SHIFT, 0);
    if (has_slot(match, SLOT_HOLIDAY)) return resolve_point(scene, mention);
    /* "By the end of the year" in a tale of the past is the end of its year. */
    const bool told = scene->narrative && shift == 0 && has_slot(match, SLOT_MOD);
    const struct when now = told ? anchor_point(scene, mention, GRAIN_YEAR, 8)
                                 : anchor_publication(scene, mention);
    if (now.grain == GRAIN_NONE) return finish_vague(mention, shift);
    mention->score *= 0.95;
    if (has_slot(match, SLOT_WEEKDAY) && has_slot(match, SLOT_UNIT)) {
        const enum unit unit = (enum unit)match->slots[SLOT_UNIT];
        return unit == UNIT_WEEK && resolve_point(scene, mention);
    }
    if (has_slot(match, SLOT_WEEKDAY)) {
        const struct when day =
            relative_weekday(scene->published_number, match->slots[SLOT_WEEKDAY], shift,
                             tense_direction(scene, mention));
        /* the day before last Tuesday */
        return finish(mention,
                      when_shift(day, UNIT_DAY, slot_or(match, SLOT_DIRECTION, 0)));
    }
    if (has_slot(match, SLOT_MONTH))
        return finish(mention, relative_month(&now, match->slots[SLOT_MONTH], shift));
    if (has_slot(match, SLOT_SEASON))
        return finish(mention, relative_season(&now, match->slots[SLOT_SEASON], shift));
    if (has_slot(match, SLOT_QUARTER)) return resolve_point(scene, mention);
    if (!has_slot(match, SLOT_UNIT)) return false;
    const enum unit unit = (enum unit)match->slots[SLOT_UNIT];
    if (unit < UNIT_DAY) return false;
    return finish(mention, relative_unit(now, unit, shift));
}

/* ------------------------------------------- the, that, the same, the following */

/* Whether one of some cues stands right behind a mention: "the year ended". */
static bool goes_on_with(const struct scene *scene, const struct mention *mention,
                         uint64_t cues)
{
    const uint32_t behind = mention->match.last;
    return behind < scene->atoms->count && scene_cues(scene, behind) & cues;
}

/* The next mention if one word stands between and it has a month; NULL if not: "the
 * quarter ended July 31". */
static const struct mention *month_behind(const struct scene *scene,
                                          const struct mention *mention)
{
    if (scene->current + 1 >= scene->count) return NULL;
    const struct match *next = &mention[1].match;
    const bool near = next->first == mention->match.last + 1;
    return near && has_slot(next, SLOT_MONTH) ? &mention[1] : NULL;
}

/* "the quarter ended July 31": the calendar's quarter that has most of it. */
static bool quarter_ended(struct scene *scene, struct mention *mention)
{
    const struct mention *last = month_behind(scene, mention);
    if (!last || !goes_on_with(scene, mention, scene->cues->ended)) return false;
    const struct match *end = &last->match;
    const int32_t month = end->slots[SLOT_MONTH];
    const struct when now = scene->published;
    int32_t year = slot_or(end, SLOT_YEAR, UNKNOWN);
    if (year == UNKNOWN && now.grain == GRAIN_NONE) return false;
    if (year == UNKNOWN) {
        anchor_publication(scene, mention);
        year = month > now.month ? now.year - 1 : now.year;
    }
    const int32_t back = slot_or(end, SLOT_DAY, 30) >= 15 ? -1 : -2;
    const struct when middle = when_shift(when_month(year, month), UNIT_MONTH, back);
    return finish(mention, when_coarsen(middle, GRAIN_QUARTER));
}

/* "the week ended March 14", "the week beginning 4 April": the week of that day. */
static bool week_ended(struct scene *scene, struct mention *mention)
{
    const struct cues *cues = scene->cues;
    const struct mention *next = month_behind(scene, mention);
    if (!next || !has_slot(&next->match, SLOT_DAY) || has_slot(&next->match, SLOT_TO_DAY))
        return false;
    if (!goes_on_with(scene, mention, cues->ended | cues->begun | cues->range_to))
        return false;
    struct mention day = *next;
    if (!resolve_point(scene, &day)) return false;
    mention->anchor = day.anchor;
    mention->anchor_mention = day.anchor_mention;
    return finish(mention, when_coarsen(day.when, GRAIN_WEEK));
}

/* The last quarter, month or day spoken of that can be meant by "the quarter".  What is
 * reported on is over; a quarter of years past is what it was compared with. */
static const struct mention *last_of(const struct scene *scene, enum grain grain)
{
    const struct mention *last = anchor_find(scene, grain, 12);
    if (!last || last->when.grain != grain) return NULL;
    if (grain != GRAIN_QUARTER || scene->published.grain == GRAIN_NONE) return last;
    if (last->when.index == UNKNOWN) return NULL;
    /* "The quarter" that has just been named may still run, "the latest quarter" not. */
    const struct mention *current = &scene->mentions[scene->current];
    const bool bare = current->match.last - current->match.first == 2;
    if (bare && current->sentence - last->sentence <= 1) return last;
    const struct when now = when_coarsen(scene->published, GRAIN_QUARTER);
    const int32_t ago = when_quarters_between(&last->when, &now);
    if (!scene->narrative && (ago < 1 || ago > 3)) return NULL;
    return anchor_reported_quarter(scene, last);
}

/* "the year", "the quarter", "the weekend": the publication's, or the last named. */
static bool definite_unit(struct scene *scene, struct mention *mention, enum unit unit)
{
    const struct cues *cues = scene->cues;
    const bool to_month =
        month_behind(scene, mention) && goes_on_with(scene, mention, cues->range_to);
    if (unit == UNIT_YEAR && (to_month || goes_on_with(scene, mention, cues->ended))) {
        mention->type = TIMEX_DURATION;
        duration_write(unit, 1000, mention->value);
        return true;
    }
    if (unit == UNIT_WEEK && week_ended(scene, mention)) return true;
    if (unit == UNIT_QUARTER || unit == UNIT_MONTH || unit == UNIT_DAY) {
        if (unit == UNIT_QUARTER && quarter_ended(scene, mention)) return true;
        const struct mention *last = last_of(scene, grain_of_unit(unit));
        if (last) {
            mention->anchor = ANCHOR_MENTION;
            mention->anchor_mention = (uint32_t)(last - scene->mentions);
            mention->score *= 0.8;
            return finish(mention, last->when);
        }
    }
    mention->score *= 0.8;
    if (scene->narrative) {
        const struct when then = anchor_point(scene, mention, grain_of_unit(unit), 8);
        return finish(mention, when_coarsen(then, grain_of_unit(unit)));
    }
    const struct when now = anchor_publication(scene, mention);
    if (now.grain == GRAIN_NONE) return false;
    if (unit == UNIT_WEEKEND) {
        const int32_t today = calendar_weekday(scene->published_number);
        const int shift = tense_direction(scene, mention) > 0 || today >= 6 ? 0 : -1;
        return finish(mention, relative_unit(now, unit, shift));
    }
    if (unit == UNIT_QUARTER) { /* results are spoken of once the quarter is over */
        const struct when quarter = when_coarsen(now, GRAIN_QUARTER);
        return finish(mention, when_shift(quarter, UNIT_QUARTER, -1));
    }
    return finish(mention, when_coarsen(now, grain_of_unit(unit)));
}

static bool discourse_part(struct scene *scene, struct mention *mention, int32_t shift)
{
    struct when day = anchor_point(scene, mention, GRAIN_DAY, 4);
    if (day.grain == GRAIN_NONE) return finish(mention, unknown_day());
    int32_t number = 0;
    if (!when_first_day(&day, &number)) return false;
    mention->score *= 0.8;
    return finish(mention, when_day(number + shift));
}

/* "Last October ... that same day": of what was spoken of last, only the month is known.
 */
static bool day_of_month(struct scene *scene, struct mention *mention)
{
    const struct mention *last = anchor_find(scene, GRAIN_MONTH, 6);
    if (!last || last->when.grain != GRAIN_MONTH) return false;
    mention->anchor = ANCHOR_MENTION;
    mention->anchor_mention = (uint32_t)(last - scene->mentions);
    mention->score *= 0.8;
    struct when day = last->when;
    day.grain = GRAIN_DAY;
    return finish(mention, day);
}

bool resolve_discourse(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t shift = slot_or(match, SLOT_SHIFT, slot_or(match, SLOT_ADVANCE, 0));
    const bool definite = slot_or(match, SLOT_DIRECTION, 1) == 0;
    mention->score *= 0.9;
    if (has_slot(match, SLOT_PART)) return discourse_part(scene, mention, shift);
    if (has_slot(match, SLOT_UNIT)) {
        const enum unit unit = (enum unit)match->slots[SLOT_UNIT];
        if (unit < UNIT_DAY || unit > UNIT_CENTURY) return false;
        if (definite) return definite_unit(scene, mention, unit);
        if (unit == UNIT_DAY && shift == 0 && day_of_month(scene, mention)) return true;
        const enum grain grain = grain_of_unit(unit);
        const struct when from = anchor_point(scene, mention, grain, 6);
        if (from.grain == GRAIN_NONE) return finish_vague(mention, shift);
        return finish(mention, relative_unit(when_coarsen(from, grain), unit, shift));
    }
    if (has_slot(match, SLOT_WEEKDAY)) {
        const struct when from = anchor_point(scene, mention, GRAIN_DAY, 6);
        int32_t number = 0;
        if (!when_first_day(&from, &number)) return false;
        return finish(mention,
                      relative_weekday(number, match->slots[SLOT_WEEKDAY], shift, 0));
    }
    struct when from = anchor_point(scene, mention, GRAIN_YEAR, 6);
    if (from.grain == GRAIN_NONE) return false;
    if (from.month == UNKNOWN && from.grain == GRAIN_SEASON) from.month = from.index * 3;
    if (from.month == UNKNOWN) from.month = shift < 0 ? 12 : 1;
    if (has_slot(match, SLOT_MONTH))
        return finish(mention, relative_month(&from, match->slots[SLOT_MONTH], shift));
    if (has_slot(match, SLOT_SEASON))
        return finish(mention, relative_season(&from, match->slots[SLOT_SEASON], shift));
    return false;
}

/* ------------------------------------------------------------- so far from then */

enum { COMPARE_BACK = 100 }; /* mentions back to what a comparison is with */

/* "a year earlier" behind a quarter's results is the same quarter of the year before:
 * the comparison takes the granularity of what is compared. */
static const struct mention *compared(const struct scene *scene, bool anchored)
{
    const uint32_t here = scene->mentions[scene->current].sentence;
    for (uint32_t i = scene->current; i > 0 && scene->current - i < COMPARE_BACK; i--) {
        const struct mention *mention = &scene->mentions[i - 1];
        scene->work->looks++;
        if (here - mention->sentence > 6) break;
        if (mention->dropped || mention->compared) continue;
        const enum grain grain = mention->when.grain;
        if (grain == GRAIN_HALF) return mention;
        if (grain == GRAIN_QUARTER) return anchor_reported_quarter(scene, mention);
        if (anchored && grain == GRAIN_MONTH && mention->sentence == here) return mention;
        /* "In the first nine months ... a year earlier" compares no quarters. */
        if (mention->type == TIMEX_DURATION || grain == GRAIN_YEAR) break;
    }
    return NULL;
}

static bool distance_from(struct mention *mention, struct when from, enum unit unit,
                          int64_t thousandths)
{
    if (thousandths % 1000 && (unit == UNIT_DECADE || unit == UNIT_CENTURY)) {
        thousandths *= unit == UNIT_DECADE ? 10 : 100;
        unit = UNIT_YEAR;
    }
    if (thousandths % 1000 && unit == UNIT_YEAR) {
        const struct when moved = when_shift(when_coarsen(from, GRAIN_MONTH), UNIT_MONTH,
                                             (int32_t)(thousandths * 12 / 1000));
        const bool within = llabs(thousandths) < 1000; /* half a year ago */
        return finish(mention, within ? moved : when_coarsen(moved, GRAIN_YEAR));
    }
    const int32_t count = (int32_t)(thousandths / 1000);
    enum grain grain = grain_of_unit(unit);
    if (unit == UNIT_DECADE) grain = GRAIN_YEAR;
    if (unit < UNIT_DAY) {
        if (from.hour == UNKNOWN) { /* hours from no clock time: only how long is known */
            mention->type = TIMEX_DURATION;
            mention->anchor = ANCHOR_NONE;
            duration_write(unit, (int32_t)llabs(thousandths), mention->value);
            return true;
        }
        return finish(mention, when_shift(from, unit, count));
    }
    if (grain > GRAIN_DAY && from.grain < GRAIN_DAY) from = when_coarsen(from, GRAIN_DAY);
    return finish(mention, when_coarsen(when_shift(from, unit, count), grain));
}

/* "Sixty years later, it stands": what is told of as past or present would come to be
 * after the publication, so it is counted from something that was not found. */
static bool is_told_ahead(const struct scene *scene, const struct mention *mention)
{
    int32_t number = 0;
    return scene->published.grain != GRAIN_NONE &&
           when_first_day(&mention->when, &number) && number > scene->published_number &&
           tense_direction(scene, mention) <= 0;
}

/* "two Fridays ago": the last Friday before the publication is the first. */
static bool weekdays_ago(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t count = slot_or(match, SLOT_COUNT, 0) / 1000;
    if (!has_slot(match, SLOT_WEEKDAY) || count < 1 || count > 100) return false;
    if (anchor_publication(scene, mention).grain == GRAIN_NONE) return false;
    const struct when last =
        relative_weekday(scene->published_number, match->slots[SLOT_WEEKDAY], -1, 0);
    return finish(mention, when_shift(last, UNIT_WEEK, 1 - count));
}

/* "two weeks from Tuesday": from the one that comes next. */
static bool weeks_from_weekday(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t count = slot_or(match, SLOT_COUNT, 1000);
    if (count % 1000 || count > 100000) return false;
    if (anchor_publication(scene, mention).grain == GRAIN_NONE) return false;
    const struct when next =
        relative_weekday(scene->published_number, match->slots[SLOT_WEEKDAY], 1, 0);
    return finish(mention,
                  when_shift(next, (enum unit)match->slots[SLOT_UNIT], count / 1000));
}

bool resolve_distance(struct scene *scene, struct mention *mention)
{
    const struct match *match = &mention->match;
    const int32_t direction = slot_or(match, SLOT_DIRECTION, -1);
    if (!has_slot(match, SLOT_UNIT)) return weekdays_ago(scene, mention);
    const enum unit unit = (enum unit)match->slots[SLOT_UNIT];
    if (has_slot(match, SLOT_WEEKDAY)) return weeks_from_weekday(scene, mention);
    const bool countless = slot_or(match, SLOT_COUNT, 0) == INT32_MAX;
    if (has_slot(match, SLOT_VAGUE) || countless) return finish_vague(mention, direction);
    const bool from_now = has_slot(match, SLOT_SHIFT);
    const int64_t thousandths = (int64_t)slot_or(match, SLOT_COUNT, 1000) * direction;
    if (llabs(thousandths) > 10000000) return false;

    if (unit == UNIT_YEAR && thousandths == -1000) {
        const struct mention *same = compared(scene, !from_now);
        if (same) {
            mention->anchor = ANCHOR_MENTION;
            mention->anchor_mention = (uint32_t)(same - scene->mentions);
            mention->score *= 0.75;
            mention->compared = true;
            return finish(mention, when_shift(same->when, UNIT_YEAR, -1));
        }
    }
    if (has_slot(match, SLOT_DAYSHIFT)) { /* five years ago today */
        const struct when now = anchor_publication(scene, mention);
        if (now.grain == GRAIN_NONE) return finish_vague(mention, direction);
        return finish(mention, when_shift(now, unit, (int32_t)(thousandths / 1000)));
    }
    if (has_slot(match, SLOT_SMALL_UNIT)) { /* a year ago this week */
        const struct when now = anchor_publication(scene, mention);
        if (now.grain == GRAIN_NONE) return finish_vague(mention, direction);
        const enum grain grain = grain_of_unit((enum unit)match->slots[SLOT_SMALL_UNIT]);
        return finish(
            mention,
            when_coarsen(when_shift(now, unit, (int32_t)(thousandths / 1000)), grain));
    }
    const enum grain needed = unit < UNIT_DAY       ? GRAIN_DAY
                              : unit == UNIT_DECADE ? GRAIN_YEAR
                                                    : grain_of_unit(unit);
    /* "The year-ago results" are those of the year before the day's news. */
    const uint32_t reach = has_slot(match, SLOT_ADVANCE) ? 0 : 6;
    const struct when from = from_now ? anchor_publication(scene, mention)
                                      : anchor_point(scene, mention, needed, reach);
    if (from.grain == GRAIN_NONE) return finish_vague(mention, direction);
    mention->score *= from_now ? 0.9 : 0.75;
    /* Figures of a year earlier are compared with; the story stays where it was. */
    mention->compared = unit == UNIT_YEAR && thousandths == -1000 && !scene->narrative;
    if (!distance_from(mention, from, unit, thousandths)) return false;
    if (!from_now && direction > 0 && is_told_ahead(scene, mention)) {
        mention->type = TIMEX_DURATION;
        mention->anchor = ANCHOR_NONE;
        mention->when = when_nothing();
        duration_write(unit, (int32_t)thousandths, mention->value);
    }
    return true;
}
