#include "text/longest.h"

#include <stdbool.h>
#include <stdlib.h>

static int by_merit(const void *left, const void *right)
{
    const struct gazetteer_hit *a = *(const struct gazetteer_hit *const *)left;
    const struct gazetteer_hit *b = *(const struct gazetteer_hit *const *)right;
    const uint32_t a_length = a->at.end - a->at.begin, b_length = b->at.end - b->at.begin;
    if (a_length != b_length) return a_length > b_length ? -1 : 1;
    if (a->entry != b->entry) return a->entry < b->entry ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

/* One chain of hits, each overlapping one before it.  out[i] becomes true for those
 * that a better one displaces. */
static enum status settle_chain(struct arena *arena, const struct gazetteer_hit *hits,
                                size_t count, bool *out, struct error *error)
{
    const struct gazetteer_hit **ranking = arena_array(arena, count, sizeof *ranking);
    if (!ranking) return error_memory(error, "matching names");
    for (size_t i = 0; i < count; i++)
        ranking[i] = &hits[i];
    qsort(ranking, count, sizeof *ranking, by_merit);
    for (size_t i = 0; i < count; i++) {
        const struct gazetteer_hit *hit = ranking[i];
        const size_t place = (size_t)(hit - hits);
        if (out[place]) continue;
        for (size_t k = place;
             k-- > 0 && hits[k].first + GAZETTEER_TOKENS > hit->first;) {
            out[k] |= hits[k].last > hit->first;
        }
        for (size_t k = place + 1; k < count && hits[k].first < hit->last; k++)
            out[k] = true;
    }
    return OK;
}

enum status longest_keep(struct arena *arena, struct gazetteer_hit *hits, size_t *count,
                         struct error *error)
{
    size_t kept = 0;
    for (size_t i = 0, end; i < *count; i = end) {
        uint32_t last = hits[i].last;
        for (end = i + 1; end < *count && hits[end].first < last; end++) {
            if (hits[end].last > last) last = hits[end].last;
        }
        if (end - i == 1) {
            hits[kept++] = hits[i];
            continue;
        }
        bool *out = arena_array(arena, end - i, sizeof *out);
        if (!out) return error_memory(error, "matching names");
        TRY(settle_chain(arena, hits + i, end - i, out, error));
        for (size_t k = i; k < end; k++) {
            if (!out[k - i]) hits[kept++] = hits[k];
        }
    }
    *count = kept;
    return OK;
}
