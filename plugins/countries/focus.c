#include "focus.h"

#include <stdlib.h>
#include <string.h>

static const double sort_weights[SORT_COUNT] = {
    [SORT_SHORT] = 1.0,    [SORT_OFFICIAL] = 1.0, [SORT_NATIVE] = 1.0, [SORT_MALAY] = 1.0,
    [SORT_HISTORIC] = 1.0, [SORT_PART] = 1.0,     [SORT_CODE] = 1.0,   [SORT_ADJECTIVE] = 1.0,
    [SORT_PEOPLE] = 1.0,   [SORT_CAPITAL] = 0.6,  [SORT_SEAT] = 0.8,   [SORT_CITY] = 0.6,
    [SORT_REGION] = 0.8,   [SORT_POSTAL] = 0.6,   [SORT_INSTITUTION] = 0.6,
    [SORT_MONEY] = 0.2};

enum place_in_text { IN_TITLE, IN_DATELINE, IN_LEAD, IN_BODY, PLACES_IN_TEXT };

static const double place_weights[PLACES_IN_TEXT] = {
    [IN_TITLE] = 2.0, [IN_DATELINE] = 1.0, [IN_LEAD] = 1.5, [IN_BODY] = 1.0};

static ng_span read_span(ng_str text)
{
    char  copy[32] = {0};
    char *end;
    if (text.len == 0 || text.len >= sizeof copy) return ng_make_span(0, 0);
    memcpy(copy, text.at, text.len);
    const unsigned long begin = strtoul(copy, &end, 10);
    return ng_make_span((uint32_t)begin, (uint32_t)strtoul(end, NULL, 10));
}

struct layout { /* where the parts of the article are */
    ng_span  dateline; /* its place */
    uint32_t header;   /* bytes of header and dateline */
};

static enum place_in_text place_of(const struct scene *scene, const struct layout *layout,
                                   const struct find *find)
{
    enum { LEAD = 2 }; /* sentences behind the title */
    const uint32_t sentence = scene->tokens[find->first].sentence;
    if (find->at.begin >= layout->dateline.begin && find->at.end <= layout->dateline.end) {
        return IN_DATELINE;
    }
    if (sentence == 0) return IN_TITLE;
    return sentence <= LEAD ? IN_LEAD : IN_BODY;
}

const double *focus_weigh(const struct scene *scene)
{
    const size_t count = scene->atlas->country_count;
    double      *focus = ng_alloc(scene->doc, (count + 1) * sizeof *focus);
    if (!focus) return NULL;
    const struct layout layout = {.dateline = read_span(ng_meta(scene->doc, "place-at"))};
    double heaviest = 0;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->fate == FATE_NONE || find->country == NO_COUNTRY) continue;
        double *weight = &focus[find->country];
        *weight += sort_weights[find->sort] * place_weights[place_of(scene, &layout, find)];
        if (*weight > heaviest) heaviest = *weight;
    }
    for (size_t i = 0; heaviest > 0 && i < count; i++) focus[i] /= heaviest;
    return focus;
}
