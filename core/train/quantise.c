/* quantise: one scale for all weights. */
#include "train/quantise.h"

#include <math.h>

#include "base/alloc.h"

static void find_range(const float *row, size_t count, float *low, float *high)
{
    *low = *high = row[0];
    for (size_t i = 1; i < count; i++) {
        if (row[i] < *low) *low = row[i];
        if (row[i] > *high) *high = row[i];
    }
}

double quantise_reach(const float *row, size_t count)
{
    float low, high;
    find_range(row, count, &low, &high);
    return (double)(high - low) / 2;
}

void quantise_centre(float *row, size_t count)
{
    float low, high;
    find_range(row, count, &low, &high);
    for (size_t i = 0; i < count; i++)
        row[i] -= (low + high) / 2;
}

double quantise_highest(const float *row, size_t count)
{
    double highest = 0;
    for (size_t i = 0; i < count; i++)
        if (fabs(row[i]) > highest) highest = fabs(row[i]);
    return highest;
}

/* The highest weight, which becomes 127.  Cutting even few of the highest costs more
 * than a finer scale gains: they are those of the commonest features. */
static double find_highest(const struct problem *problem,
                           const struct learn_weights *weights)
{
    double highest = 0;
    for (size_t f = 0; f < problem->feature_count; f++) {
        const double here = quantise_highest(weights->features + f * problem->label_count,
                                             problem->label_count);
        if (here > highest) highest = here;
    }
    return highest > 0 ? highest : 1;
}

static int32_t clip(double value, int32_t limit)
{
    const double rounded = floor(value + 0.5);
    if (rounded > limit) return limit;
    if (rounded < -limit) return -limit;
    return (int32_t)rounded;
}

bool quantise_row(const float *row, size_t count, double scale, int8_t *small)
{
    int any = 0;
    for (size_t i = 0; i < count; i++)
        any |= small[i] = (int8_t)clip(row[i] * scale, QUANTISE_MOST);
    return any;
}

static enum status make(struct quantised *quantised, size_t feature_count, size_t labels,
                        struct error *error)
{
    *quantised = (struct quantised){0};
    quantised->transitions =
        alloc_zeroed((labels + 1) * labels, sizeof *quantised->transitions);
    quantised->weights = alloc_zeroed(feature_count + 1, labels);
    quantised->features = alloc_zeroed(feature_count + 1, sizeof *quantised->features);
    if (quantised->transitions && quantised->weights && quantised->features) return OK;
    quantise_free(quantised);
    return error_memory(error, "quantising");
}

enum status quantise(struct quantised *quantised, const struct problem *problem,
                     const struct learn_weights *weights, struct error *error)
{
    const size_t labels = problem->label_count;
    TRY(make(quantised, problem->feature_count, labels, error));
    for (size_t f = 0; f < problem->feature_count; f++)
        quantise_centre(weights->features + f * labels, labels);
    const double scale = QUANTISE_MOST / find_highest(problem, weights);
    for (size_t f = 0; f < problem->feature_count; f++) {
        const float *row = weights->features + f * labels;
        if (quantise_row(row, labels, scale, quantised->weights + f * labels))
            quantised->features[quantised->feature_count++] =
                (struct model_feature){problem->keys[f], (uint32_t)f};
    }
    for (size_t from = 0; from <= labels; from++)
        for (size_t to = 0; to < labels; to++)
            quantised->transitions[from * labels + to] =
                problem->may_follow[from][to]
                    ? clip(weights->transitions[from * labels + to] * scale,
                           TAGGER_HEAVIEST)
                    : TAGGER_NEVER;
    return OK;
}

enum status quantise_nothing(struct quantised *quantised, size_t label_count,
                             struct error *error)
{
    return make(quantised, 0, label_count, error);
}

void quantise_free(struct quantised *quantised)
{
    alloc_free(quantised->transitions);
    alloc_free(quantised->weights);
    alloc_free(quantised->features);
    *quantised = (struct quantised){0};
}
