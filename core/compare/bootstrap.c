#include "compare/bootstrap.h"

#include <stdlib.h>

/* splitmix64 (Steele, Lea and Flood, 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static size_t draw(uint64_t *state, size_t count)
{
    return (size_t)(((next_random(state) >> 32) * (uint64_t)count) >> 32);
}

static void add(struct score_count *sum, const struct score_count *count)
{
    sum->right += count->right;
    sum->output += count->output;
    sum->gold += count->gold;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static struct bootstrap_interval middle_of(double *values)
{
    qsort(values, BOOTSTRAP_ROUNDS, sizeof *values, by_value);
    return (struct bootstrap_interval){
        values[BOOTSTRAP_ROUNDS / 40],
        values[BOOTSTRAP_ROUNDS - 1 - BOOTSTRAP_ROUNDS / 40]};
}

enum status bootstrap_f1(struct arena *arena, const struct score_count *counts,
                         size_t count, struct bootstrap_interval *interval,
                         struct error *error)
{
    double *values = arena_array(arena, BOOTSTRAP_ROUNDS, sizeof *values);
    uint64_t state = 1;
    if (!values) return error_memory(error, "drawing articles");
    for (size_t round = 0; round < BOOTSTRAP_ROUNDS; round++) {
        struct score_count sum = {0};
        for (size_t i = 0; i < count; i++)
            add(&sum, &counts[draw(&state, count)]);
        values[round] = score_rates_of(&sum).f1;
    }
    *interval = middle_of(values);
    return OK;
}

enum status bootstrap_compare(struct arena *arena, const struct score_count *old_counts,
                              const struct score_count *new_counts, size_t count,
                              struct bootstrap_change *change, struct error *error)
{
    double *values = arena_array(arena, BOOTSTRAP_ROUNDS, sizeof *values);
    uint64_t state = 1;
    if (!values) return error_memory(error, "drawing articles");
    struct score_count old_all = {0}, new_all = {0};
    for (size_t i = 0; i < count; i++) {
        add(&old_all, &old_counts[i]);
        add(&new_all, &new_counts[i]);
    }
    change->change = score_rates_of(&new_all).f1 - score_rates_of(&old_all).f1;
    size_t below = 0, above = 0;
    for (size_t round = 0; round < BOOTSTRAP_ROUNDS; round++) {
        struct score_count old_sum = {0}, new_sum = {0};
        for (size_t i = 0; i < count; i++) {
            const size_t article = draw(&state, count);
            add(&old_sum, &old_counts[article]);
            add(&new_sum, &new_counts[article]);
        }
        values[round] = score_rates_of(&new_sum).f1 - score_rates_of(&old_sum).f1;
        below += values[round] <= 0;
        above += values[round] >= 0;
    }
    const size_t fewer = below < above ? below : above;
    const double p = 2 * ((double)fewer + 1) / (BOOTSTRAP_ROUNDS + 1);
    change->p = p < 1 ? p : 1;
    change->interval = middle_of(values);
    return OK;
}
