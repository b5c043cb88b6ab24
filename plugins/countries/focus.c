#include "focus.h"

/* Fitted one weight at a time, then rounded; README.md tells how, and what was not worth
 * its weight. */
static const double sort_weights[SORT_COUNT] = {
    [SORT_SHORT] = 1.2,        [SORT_OFFICIAL] = 1.2, [SORT_NATIVE] = 1.2,
    [SORT_MALAY] = 1.2,        [SORT_HISTORIC] = 1.2, [SORT_PART] = 1.2,
    [SORT_COMPASS] = 1.2,      [SORT_CODE] = 1.2,     [SORT_ADJECTIVE] = 1.2,
    [SORT_PEOPLE] = 1.2,       [SORT_CAPITAL] = 1.1,  [SORT_SEAT] = 0.3,
    [SORT_CITY] = 1.2,         [SORT_REGION] = 0.8,   [SORT_POSTAL] = 3.0,
    [SORT_INSTITUTION] = 0.12, [SORT_MONEY] = 0.25};

enum position { IN_TITLE, IN_DATELINE, IN_LEAD, IN_BODY, POSITIONS };

static const double position_weights[POSITIONS] = {
    [IN_TITLE] = 2.2, [IN_DATELINE] = 2.5, [IN_LEAD] = 0.7, [IN_BODY] = 0.2};

static const double within_weight = 0.8;

/* Where all evidence together weighs less than this, no country has focus 1. */
static const double least_weight = 0.2;

/* The sentence that the report begins with, behind title and dateline. */
static uint32_t find_report(const struct scene *scene)
{
    const uint32_t token = scene_token_at(scene, 0, scene->dateline.end);
    return scene->dateline.end && token < scene->count ? scene->tokens[token].sentence
                                                       : 0;
}

/* An article without a dateline begins with its title, or with what could be one. */
static enum position position_of(const struct scene *scene, uint32_t report,
                                 const struct find *find)
{
    enum { LEAD = 2 }; /* sentences behind the first */
    const uint32_t sentence = scene->tokens[find->first].sentence;
    if (find->at.begin < scene->dateline.begin) return IN_TITLE;
    if (find->at.begin < scene->dateline.end) return IN_DATELINE;
    if (sentence == 0) return IN_TITLE;
    return sentence <= report + LEAD ? IN_LEAD : IN_BODY;
}

double focus_weigh(struct scene *scene)
{
    const uint32_t report = find_report(scene);
    double heaviest = least_weight;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->fate == FATE_NONE || find->country == NO_COUNTRY) continue;
        double *weight = &scene->tallies[find->country].weight;
        *weight += sort_weights[find->sort] *
                   position_weights[position_of(scene, report, find)] *
                   (find->within ? within_weight : 1.0);
        if (*weight > heaviest) heaviest = *weight;
    }
    return heaviest;
}
