/* The spans that are kept do not overlap each other.  So one that overlaps a kept span
 * either has a kept begin inside it, or stands over the begin of it: then that is the
 * last kept begin before it.  Both are questions to a Fenwick tree that counts kept
 * begins, over all spans sorted by begin (Fenwick, "A new data structure for cumulative
 * frequency tables", 1994). */
#include "doc/overlap.h"

#include <stdint.h>
#include <stdlib.h>

struct standing {
    struct contender *contender;
    size_t place; /* among all, by begin */
};

struct tree {
    uint32_t *counts;                /* [count + 1] */
    const struct standing *by_begin; /* [count] */
    size_t count;
};

static int by_begin(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    const struct contender *x = a->contender, *y = b->contender;
    if (x->at.begin != y->at.begin) return x->at.begin < y->at.begin ? -1 : 1;
    return x < y ? -1 : x > y;
}

static int by_merit(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    const struct contender *x = a->contender, *y = b->contender;
    const uint32_t x_length = x->at.end - x->at.begin, y_length = y->at.end - y->at.begin;
    if (x->score > y->score || x->score < y->score) return x->score > y->score ? -1 : 1;
    if (x_length != y_length) return x_length > y_length ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void tree_add(struct tree *tree, size_t place)
{
    for (size_t i = place + 1; i <= tree->count; i += i & (~i + 1))
        tree->counts[i]++;
}

/* How many kept spans have a place below this one. */
static uint32_t tree_below(const struct tree *tree, size_t place)
{
    uint32_t sum = 0;
    for (size_t i = place; i > 0; i -= i & (~i + 1))
        sum += tree->counts[i];
    return sum;
}

/* The place of the n-th kept span, from 1. */
static size_t tree_find(const struct tree *tree, uint32_t n)
{
    size_t place = 0, step = 1;
    while (step <= tree->count / 2)
        step *= 2;
    for (; step > 0; step /= 2) {
        if (place + step > tree->count || tree->counts[place + step] >= n) continue;
        place += step;
        n -= tree->counts[place];
    }
    return place;
}

/* The first place whose span begins at a position or behind it. */
static size_t place_from(const struct tree *tree, uint32_t position)
{
    size_t low = 0, high = tree->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (tree->by_begin[middle].contender->at.begin >= position) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static bool overlaps_kept(const struct tree *tree, struct span at)
{
    const uint32_t before = tree_below(tree, place_from(tree, at.begin));
    if (tree_below(tree, place_from(tree, at.end)) > before) return true;
    if (before == 0) return false;
    const size_t last = tree_find(tree, before);
    return tree->by_begin[last].contender->at.end > at.begin;
}

enum status overlap_resolve(struct arena *arena, struct contender *contenders,
                            size_t count, struct error *error)
{
    if (count < 2) {
        if (count == 1) contenders[0].lost = false;
        return OK;
    }
    struct standing *standings = arena_array(arena, count, sizeof *standings);
    struct standing *ranking = arena_array(arena, count, sizeof *ranking);
    struct tree tree = {.counts = arena_array(arena, count + 1, sizeof *tree.counts),
                        .by_begin = standings,
                        .count = count};
    if (!standings || !ranking || !tree.counts) {
        return error_memory(error, "resolving overlaps");
    }
    for (size_t i = 0; i < count; i++)
        standings[i].contender = &contenders[i];
    qsort(standings, count, sizeof *standings, by_begin);
    for (size_t i = 0; i < count; i++) {
        standings[i].place = i;
        ranking[i] = standings[i];
    }
    qsort(ranking, count, sizeof *ranking, by_merit);
    for (size_t i = 0; i < count; i++) {
        struct contender *contender = ranking[i].contender;
        contender->lost = overlaps_kept(&tree, contender->at);
        if (!contender->lost) tree_add(&tree, ranking[i].place);
    }
    return OK;
}
