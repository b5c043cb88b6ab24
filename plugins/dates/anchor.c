/* anchor: what a date that depends on another depends on. */
#include "resolve.h"

enum {
    REPORT_REACH = 64, /* mentions back to where a report named its quarter */
    LOOK_BACK = 1000   /* mentions back to an anchor, so that no text takes for ever */
};

/* What counts as spoken of.  In a text about the past, what was counted from the day
 * of publication is not part of the story. */
static bool is_point(const struct scene *scene, const struct mention *mention)
{
    if (scene->narrative && mention->anchor == ANCHOR_PUBLICATION) return false;
    return !mention->dropped && !mention->compared && mention->type <= TIMEX_TIME &&
           mention->when.grain != GRAIN_NONE && mention->when.year != UNKNOWN;
}

/* A day that is to come, named in passing: "They leave before May 5.  A day earlier, the
 * minister met them": what was is not counted from it. */
static bool is_ahead(const struct scene *scene, const struct mention *mention)
{
    int32_t number = 0;
    return !scene->narrative && mention->when.grain <= GRAIN_DAY &&
           scene->published.grain != GRAIN_NONE &&
           when_first_day(&mention->when, &number) && number > scene->published_number;
}

const struct mention *anchor_find(const struct scene *scene, enum grain grain,
                                  uint32_t sentences)
{
    const struct mention *current = &scene->mentions[scene->current];
    bool asked = false;
    int direction = 0;
    for (uint32_t i = scene->current; i > 0 && scene->current - i < LOOK_BACK; i--) {
        const struct mention *mention = &scene->mentions[i - 1];
        scene->work->looks++;
        if (current->sentence - mention->sentence > sentences) return NULL;
        if (!is_point(scene, mention) || mention->when.grain > grain) continue;
        if (grain != GRAIN_DAY || !is_ahead(scene, mention)) return mention;
        if (!asked) direction = tense_direction(scene, current);
        asked = true;
        if (direction >= 0) return mention;
    }
    return NULL;
}

const struct mention *anchor_reported_quarter(const struct scene *scene,
                                              const struct mention *last)
{
    const uint32_t here = scene->mentions[scene->current].sentence;
    if (scene->narrative || scene->published.grain == GRAIN_NONE) return last;
    if (last->sentence == here || last->when.index == UNKNOWN) return last;
    const struct when now = when_coarsen(scene->published, GRAIN_QUARTER);
    const uint32_t from = (uint32_t)(last - scene->mentions) + 1;
    for (uint32_t i = from; i > 0 && from - i < REPORT_REACH; i--) {
        const struct mention *mention = &scene->mentions[i - 1];
        scene->work->looks++;
        if (!is_point(scene, mention) || mention->when.grain != GRAIN_QUARTER) continue;
        if (mention->when.index == UNKNOWN) continue;
        if (when_quarters_between(&mention->when, &now) == 1) return mention;
    }
    return last;
}

struct when anchor_publication(const struct scene *scene, struct mention *mention)
{
    if (scene->published.grain != GRAIN_NONE) mention->anchor = ANCHOR_PUBLICATION;
    return scene->published;
}

struct when anchor_point(const struct scene *scene, struct mention *mention,
                         enum grain grain, uint32_t sentences)
{
    const uint32_t reach = scene->narrative ? 3 * sentences : sentences;
    const struct mention *found = anchor_find(scene, grain, reach);
    if (!found && scene->narrative) return when_nothing();
    if (!found) return anchor_publication(scene, mention);
    mention->anchor = ANCHOR_MENTION;
    mention->anchor_mention = (uint32_t)(found - scene->mentions);
    return found->when;
}

bool anchor_is_narrative(const struct scene *scene)
{
    if (scene->published.grain == GRAIN_NONE) return true;
    uint32_t far = 0, news = 0;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct match *match = &scene->mentions[i].match;
        scene->work->looks++;
        if (has_slot(match, SLOT_YEAR)) {
            const int32_t year = match->slots[SLOT_YEAR];
            const bool past = year >= 100 && year < scene->published.year - 1;
            far += past ? 1 : 0;
            news += year == scene->published.year ? 1 : 0;
            continue;
        }
        const bool pointing =
            has_slot(match, SLOT_DAYSHIFT) || has_slot(match, SLOT_WEEKDAY) ||
            (has_slot(match, SLOT_SHIFT) && !has_slot(match, SLOT_COUNT));
        news += pointing ? 1 : 0;
    }
    return far >= 4 && far > 2 * news;
}
