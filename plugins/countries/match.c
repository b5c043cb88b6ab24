#include "match.h"

#include "compound.h"
#include "state.h"

struct source { /* hits of one gazetteer, read from the front */
    ng_hits hits;
    size_t next;
};

struct merge { /* all sources in the order of the text */
    struct source sources[SHEET_PREFIXES];
    struct compounds compounds;
    uint32_t compound; /* the next one */
};

/* Whether a span stands before another: earlier, or longer. */
static bool is_before(ng_span a, ng_span b)
{
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
}

/* "The Hague": the article is a part of the name, where it is capitalised. */
static void take_article(const struct scene *scene, struct find *find)
{
    if (!(find->lists & WORD_WITH_THE) || find->first == 0) return;
    const ng_token *before = &scene->tokens[find->first - 1];
    if (!scene_is(before, "the") || !(before->shape & NG_TITLE)) return;
    find->first--;
    find->at.begin = before->at.begin;
}

/* Takes the next find of all; of those at one place a blocked phrase goes first.  False
 * when there is none left. */
static bool take_next(const struct scene *scene, struct merge *merge, struct find *find)
{
    static const uint8_t order[] = {SHEET_BLOCKERS, SHEET_NAMES, SHEET_PLACES};
    ng_span best = {UINT32_MAX, UINT32_MAX};
    int from = SHEET_KINDS;
    for (size_t i = 0; i < sizeof order; i++) {
        const struct source *source = &merge->sources[order[i]];
        if (source->next == source->hits.len) continue;
        const ng_span at = source->hits.at[source->next].at;
        if (!is_before(at, best)) continue;
        best = at;
        from = order[i];
    }
    if (merge->compound < merge->compounds.len &&
        is_before(merge->compounds.at[merge->compound].at, best)) {
        *find = merge->compounds.at[merge->compound++];
        return true;
    }
    if (from == SHEET_KINDS) return false;
    struct source *source = &merge->sources[from];
    const ng_hit *hit = &source->hits.at[source->next++];
    *find = find_make(scene, (unsigned)from, scene->atlas->rows[from].at[hit->entry],
                      hit->at, hit->first, hit->last);
    take_article(scene, find);
    return true;
}

/* Adds a find behind the others; of two that overlap the longer one stays.  False if it
 * was not added. */
static bool push(struct scene *scene, const struct find *find)
{
    while (scene->find_count) {
        const struct find *last = &scene->finds[scene->find_count - 1];
        if (last->at.end <= find->at.begin) break;
        if (last->at.end - last->at.begin >= find->at.end - find->at.begin) return false;
        scene->find_count--;
    }
    scene->finds[scene->find_count++] = *find;
    return true;
}

void match_collect(struct scene *scene)
{
    struct merge merge = {.compound = 0};
    compound_collect(scene, &merge.compounds);
    state_add_dateline(scene, &merge.compounds);
    size_t room = merge.compounds.len;
    for (int kind = 0; kind < SHEET_PREFIXES; kind++) {
        merge.sources[kind].hits = ng_hits_of(scene->doc, scene->atlas->gazetteers[kind]);
        room += merge.sources[kind].hits.len;
    }
    if (room == 0) return;
    /* Each find may have a state behind it. */
    scene->finds = ng_alloc(scene->doc, 2 * room * sizeof *scene->finds);
    if (!scene->finds) return;
    struct find find;
    while (take_next(scene, &merge, &find)) {
        struct find state;
        if (push(scene, &find) && state_read(scene, find.last, &state))
            push(scene, &state);
    }
}
