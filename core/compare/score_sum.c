/* score_sum: what a score says, added up over articles. */
#include <stdlib.h>

#include "compare/score.h"

const char *score_mode_name(enum score_mode mode)
{
    static const char *const names[SCORE_MODES] = {"strict", "relaxed", "value"};
    return names[mode];
}

const char *score_error_name(enum score_error_kind kind)
{
    static const char *const names[] = {"missed", "spurious", "other place",
                                        "other value"};
    return names[kind];
}

struct score_rates score_rates_of(const struct score_count *count)
{
    const double right = count->right;
    const double sum = (double)count->output + (double)count->gold;
    return (struct score_rates){
        .precision = count->output ? right / count->output : 0,
        .recall = count->gold ? right / count->gold : 0,
        .f1 = sum > 0 ? 2 * right / sum : 0,
    };
}

struct score_count score_sum(const struct score *score, uint32_t element,
                             enum score_mode mode, struct str desk)
{
    struct score_count sum = {0};
    for (size_t i = 0; i < score->articles.length; i++) {
        const struct score_article *article = &score->articles.at[i];
        if (desk.at && !str_equal(article->desk, desk)) continue;
        const struct score_count *count = &article->counts[element * SCORE_MODES + mode];
        sum.right += count->right;
        sum.output += count->output;
        sum.gold += count->gold;
    }
    return sum;
}

enum status score_column(const struct score *score, struct arena *arena, uint32_t element,
                         enum score_mode mode, struct score_count **counts,
                         struct error *error)
{
    *counts = arena_array(arena, score->articles.length, sizeof **counts);
    if (!*counts) return error_memory(error, "adding scores up");
    for (size_t i = 0; i < score->articles.length; i++) {
        (*counts)[i] = score->articles.at[i].counts[element * SCORE_MODES + mode];
    }
    return OK;
}

static int by_str(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

enum status score_desks(const struct score *score, struct arena *arena,
                        struct str **desks, size_t *count, struct error *error)
{
    size_t named_count = 0;
    *count = 0;
    *desks = arena_array(arena, score->articles.length, sizeof **desks);
    if (!*desks) return error_memory(error, "adding scores up");
    for (size_t i = 0; i < score->articles.length; i++) {
        const struct str desk = score->articles.at[i].desk;
        if (desk.at) (*desks)[named_count++] = desk;
    }
    if (named_count) qsort(*desks, named_count, sizeof **desks, by_str);
    for (size_t i = 0; i < named_count; i++) {
        if (i && str_equal((*desks)[i], (*desks)[*count - 1])) continue;
        (*desks)[(*count)++] = (*desks)[i];
    }
    return OK;
}

struct score_cluster score_clusters(const struct score *score, uint32_t element)
{
    struct score_cluster sums = {0};
    for (size_t i = 0; i < score->clusters.length; i++) {
        const struct score_named *entry = &score->clusters.at[i];
        if (entry->element != element) continue;
        const double sum = entry->count.right / 1000.0;
        if (str_is(entry->name, "precision"))
            sums.precision = sum;
        else
            sums.recall = sum;
        sums.count = entry->count.output;
    }
    return sums;
}
