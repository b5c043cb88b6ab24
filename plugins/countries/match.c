#include "match.h"

#include "compound.h"

/* A postal name holds the comma before it, which is no part of the place; "the States"
 * an article, which is no part of the name. */
static void trim_front(const struct scene *scene, struct find *find)
{
    const bool comma = find->sort == SORT_POSTAL;
    const bool article = find->fate == FATE_MENTION &&
                         scene_is(&scene->tokens[find->first], "the");
    if (!(comma || article) || find->last - find->first < 2) return;
    find->first++;
    find->at.begin = scene->tokens[find->first].at.begin;
}

struct source { /* hits of one gazetteer, read from the front */
    ng_hits hits;
    size_t  next;
};

static const ng_hit *peek(const struct source *source)
{
    return source->next < source->hits.len ? &source->hits.at[source->next] : NULL;
}

/* Whether one find stands before another: earlier, longer, blocked first. */
static bool is_before(const struct find *a, const struct find *b)
{
    if (a->at.begin != b->at.begin) return a->at.begin < b->at.begin;
    if (a->at.end != b->at.end) return a->at.end > b->at.end;
    return a->kind == SHEET_BLOCKERS && b->kind != SHEET_BLOCKERS;
}

/* Adds a find behind the others; of two that overlap the longer one stays. */
static void push(struct scene *scene, struct find find)
{
    while (scene->find_count) {
        const struct find *last = &scene->finds[scene->find_count - 1];
        if (last->at.end <= find.at.begin) break;
        if (last->at.end - last->at.begin >= find.at.end - find.at.begin) return;
        scene->find_count--;
    }
    scene->finds[scene->find_count++] = find;
}

void match_collect(struct scene *scene)
{
    struct source    sources[SHEET_PREFIXES] = {0};
    struct compounds compounds;
    compound_collect(scene, &compounds);
    size_t room = compounds.len;
    for (int kind = 0; kind < SHEET_PREFIXES; kind++) {
        sources[kind].hits = ng_hits_of(scene->doc, scene->atlas->gazetteers[kind]);
        room += sources[kind].hits.len;
    }
    scene->finds = ng_alloc(scene->doc, (room + 1) * sizeof *scene->finds);
    if (!scene->finds) return;
    uint32_t compound = 0;
    for (size_t i = 0; i < room; i++) {
        struct find best = {.at = {UINT32_MAX, UINT32_MAX}};
        int         from = SHEET_PREFIXES;
        if (compound < compounds.len) best = compounds.at[compound];
        for (int kind = 0; kind < SHEET_PREFIXES; kind++) {
            const ng_hit *hit = peek(&sources[kind]);
            if (!hit) continue;
            const struct row row = scene->atlas->rows[kind].at[hit->entry];
            const struct find find = {.at = hit->at,
                                      .first = hit->first,
                                      .last = hit->last,
                                      .kind = (uint8_t)kind,
                                      .country = row.country,
                                      .sort = row.sort};
            if (best.at.begin == UINT32_MAX || is_before(&find, &best)) {
                best = find;
                from = kind;
            }
        }
        if (from == SHEET_PREFIXES) {
            compound++;
        } else {
            const ng_hit *hit = peek(&sources[from]);
            best = find_make(scene, (unsigned)from, scene->atlas->rows[from].at[hit->entry],
                             hit->at, hit->first, hit->last);
            trim_front(scene, &best);
            sources[from].next++;
        }
        push(scene, best);
    }
}
