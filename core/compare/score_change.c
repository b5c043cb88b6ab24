/* score_change: a score held against an earlier one of the same articles. */
#include <stdlib.h>

#include "compare/score_report.h"

static enum status no_memory(struct error *error)
{
    return error_memory(error, "comparing scores");
}

static int by_id(const void *a, const void *b)
{
    const struct score_article *const *x = a, *const *y = b;
    return str_compare((*x)->id, (*y)->id);
}

enum status score_change_make(struct score_change *change, struct arena *arena,
                              const struct score *score,
                              const struct score_baseline *baseline, struct error *error)
{
    const size_t count = baseline->articles.length, wanted = score->articles.length;
    *change = (struct score_change){
        .score = score,
        .baseline = baseline,
        .before = arena_array(arena, wanted, sizeof *change->before),
        .was = arena_array(arena, wanted, sizeof *change->was),
        .is = arena_array(arena, wanted, sizeof *change->is),
    };
    const struct score_article **sorted = arena_array(arena, count, sizeof *sorted);
    if (!change->before || !change->was || !change->is || !sorted)
        return no_memory(error);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &baseline->articles.at[i];
    if (count) qsort(sorted, count, sizeof *sorted, by_id);
    for (size_t i = 0; i < wanted && count; i++) {
        const struct score_article *key = &score->articles.at[i];
        const struct score_article **found =
            bsearch(&key, sorted, count, sizeof *sorted, by_id);
        change->before[i] = found ? *found : NULL;
    }
    return OK;
}

static size_t find_element(const struct score_baseline *baseline, struct str name)
{
    size_t i = 0;
    while (i < baseline->elements.length && !str_equal(baseline->elements.at[i], name))
        i++;
    return i;
}

enum status score_change_of(struct score_change *change, struct arena *arena,
                            uint32_t element, enum score_mode mode,
                            struct bootstrap_change *result, bool *known,
                            struct error *error)
{
    const struct score *score = change->score;
    const size_t column = find_element(change->baseline, score->scheme->at[element].name);
    size_t count = 0;
    *known = false;
    if (column == change->baseline->elements.length) return OK;
    for (size_t i = 0; i < score->articles.length; i++) {
        if (!change->before[i]) continue;
        change->was[count] = change->before[i]->counts[column * SCORE_MODES + mode];
        change->is[count++] = score->articles.at[i].counts[element * SCORE_MODES + mode];
    }
    if (!count) return OK;
    *known = true;
    return bootstrap_compare(arena, change->was, change->is, count, result, error);
}
