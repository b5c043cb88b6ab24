/* maxent: the items are cut into two parts, always at the same place; each part's loss
 * and gradient are summed for themselves, then put together. */
#include "train/maxent.h"

#include <math.h>
#include <pthread.h>

#include "base/alloc.h"
#include "train/float_lanes.h"
#include "train/keys.h"
#include "train/lbfgs.h"

static const double least_gain = 1e-4; /* of a round, as a share of the loss */

/* ------------------------------------------------------------------------ the problem */

/* The number of a key, and its count as one of the items that have it. */
struct survey {
    struct keys keys;
    uint32_t *item_counts; /* [features]: items with the feature */
    size_t *last_items;    /* [features]: 1 + the last of them */
    size_t room;
};

static bool grow_survey(struct survey *survey)
{
    const size_t room = survey->room ? survey->room * 2 : 1 << 12;
    uint32_t *counts = alloc_resize(survey->item_counts, room * sizeof *counts);
    if (counts) survey->item_counts = counts;
    size_t *last = alloc_resize(survey->last_items, room * sizeof *last);
    if (last) survey->last_items = last;
    if (!counts || !last) return false;
    survey->room = room;
    return true;
}

static bool count_key(struct survey *survey, uint64_t key, size_t item, uint32_t *number)
{
    const size_t known = survey->keys.used;
    struct key_slot *slot = keys_count(&survey->keys, key);
    if (!slot) return false;
    if (survey->keys.used > known) {
        if (known == survey->room && !grow_survey(survey)) return false;
        slot->number = (uint32_t)known;
        survey->item_counts[known] = 0;
        survey->last_items[known] = 0;
    }
    *number = slot->number;
    if (survey->last_items[*number] == item + 1) return true;
    survey->last_items[*number] = item + 1;
    survey->item_counts[*number]++;
    return true;
}

static enum status number_features(struct maxent_problem *problem,
                                   const struct items *items, struct survey *survey)
{
    size_t next = 0;
    for (size_t i = 0; i < problem->item_count; i++) {
        const struct item *item = &items->items.at[i];
        problem->firsts[i] = next;
        for (size_t k = item->first; k < item->last; k++)
            if (!count_key(survey, items->keys.at[k], i, &problem->features[next++]))
                return ERROR_MEMORY;
    }
    problem->firsts[problem->item_count] = next;
    problem->feature_count = survey->keys.used;
    problem->keys = alloc_zeroed(problem->feature_count + 1, sizeof *problem->keys);
    if (!problem->keys) return ERROR_MEMORY;
    for (size_t i = 0; i < survey->keys.slot_count; i++) {
        const struct key_slot *slot = &survey->keys.slots[i];
        if (slot->count) problem->keys[slot->number] = slot->key;
    }
    return OK;
}

static enum status keep_frequent(struct maxent_problem *problem,
                                 const struct survey *survey, size_t least,
                                 struct error *error)
{
    bool *keep = alloc_zeroed(problem->feature_count + 1, sizeof *keep);
    if (!keep) return error_memory(error, "choosing features");
    for (size_t f = 0; f < problem->feature_count; f++)
        keep[f] = survey->item_counts[f] >= least;
    const enum status status = maxent_keep(problem, keep, error);
    alloc_free(keep);
    return status;
}

enum status maxent_make(struct maxent_problem *problem, const struct items *items,
                        size_t class_count, size_t least, struct error *error)
{
    struct survey survey = {0};
    problem->items = items->items.at;
    problem->item_count = items->items.length;
    problem->class_count = class_count;
    problem->stride = (class_count + FLOAT_LANE - 1) / FLOAT_LANE * FLOAT_LANE;
    problem->firsts = alloc_zeroed(problem->item_count + 1, sizeof *problem->firsts);
    problem->features = alloc_zeroed(items->keys.length + 1, sizeof *problem->features);
    enum status status = ERROR_MEMORY;
    if (problem->firsts && problem->features)
        status = number_features(problem, items, &survey);
    if (status != OK)
        error_memory(error, "collecting features");
    else
        status = keep_frequent(problem, &survey, least, error);
    keys_free(&survey.keys);
    alloc_free(survey.item_counts);
    alloc_free(survey.last_items);
    return status;
}

enum status maxent_keep(struct maxent_problem *problem, const bool *keep,
                        struct error *error)
{
    uint32_t *numbers = keys_keep(problem->keys, &problem->feature_count, keep);
    size_t next = 0;
    if (!numbers) return error_memory(error, "choosing features");
    for (size_t i = 0, from = 0; i < problem->item_count; i++) {
        const size_t end = problem->firsts[i + 1];
        problem->firsts[i] = next;
        for (; from < end; from++) {
            const uint32_t number = numbers[problem->features[from]];
            if (number != KEYS_NONE) problem->features[next++] = number;
        }
    }
    problem->firsts[problem->item_count] = next;
    alloc_free(numbers);
    return OK;
}

void maxent_free(struct maxent_problem *problem)
{
    alloc_free(problem->firsts);
    alloc_free(problem->features);
    alloc_free(problem->keys);
    *problem = (struct maxent_problem){0};
}

/* --------------------------------------------------------------------------- the loss */

struct part { /* of the items: [first, last) */
    const struct maxent_problem *problem;
    const float *weights;
    size_t first, last;
    float *slope;
    double loss;
};

/* From sums to probabilities, in place; the loss of an item of the class. */
static double normalise(float *sums, size_t count, size_t class)
{
    float best = sums[0], all = 0;
    for (size_t c = 1; c < count; c++)
        if (sums[c] > best) best = sums[c];
    const float right = sums[class] - best;
    for (size_t c = 0; c < count; c++)
        all += sums[c] = expf(sums[c] - best);
    for (size_t c = 0; c < count; c++)
        sums[c] /= all;
    return log((double)all) - (double)right;
}

static void *sum_part(void *user)
{
    struct part *part = user;
    const struct maxent_problem *problem = part->problem;
    const size_t stride = problem->stride;
    memset(part->slope, 0, problem->feature_count * stride * sizeof *part->slope);
    part->loss = 0;
    for (size_t i = part->first; i < part->last; i++) {
        const struct item *item = &problem->items[i];
        const uint32_t *features = problem->features + problem->firsts[i];
        const size_t count = problem->firsts[i + 1] - problem->firsts[i];
        float sums[CLASSIFIER_CLASSES];
        float_lanes_sum(sums, part->weights, features, count, stride);
        part->loss +=
            (double)item->weight * normalise(sums, problem->class_count, item->class);
        sums[item->class] -= 1;
        for (size_t c = 0; c < problem->class_count; c++)
            sums[c] *= item->weight;
        float_lanes_spread(part->slope, features, count, sums, stride);
    }
    return NULL;
}

/* The first item of the second part: both have about as many features. */
static size_t find_middle(const struct maxent_problem *problem)
{
    size_t low = 0, high = problem->item_count;
    const size_t half = problem->firsts[problem->item_count] / 2;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (problem->firsts[middle] < half)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double maxent_loss(const struct maxent_problem *problem, double penalty,
                   const float *weights, float *slope, float *second)
{
    const size_t size = problem->feature_count * problem->stride;
    const size_t middle = find_middle(problem);
    struct part a = {problem, weights, 0, middle, slope, 0};
    struct part b = {problem, weights, middle, problem->item_count, second, 0};
    pthread_t thread;
    const bool shared = pthread_create(&thread, NULL, sum_part, &b) == 0;
    sum_part(&a);
    if (shared)
        pthread_join(thread, NULL);
    else
        sum_part(&b);
    const float pull = (float)penalty;
    double squares = 0;
    for (size_t i = 0; i < size; i++) {
        slope[i] += second[i] + pull * weights[i];
        squares += (double)weights[i] * weights[i];
    }
    return a.loss + b.loss + penalty / 2 * squares;
}

/* --------------------------------------------------------------------------- learning */

struct learner {
    const struct maxent_problem *problem;
    const struct maxent_options *options;
    float *second;
};

static double find_loss(void *self, const float *at, float *slope)
{
    const struct learner *learner = self;
    return maxent_loss(learner->problem, learner->options->penalty, at, slope,
                       learner->second);
}

static void show_progress(void *user, unsigned round, double value)
{
    const struct learner *learner = user;
    learner->options->progress(learner->options->self, round,
                               value / (double)learner->problem->item_count);
}

enum status maxent_learn(const struct maxent_problem *problem,
                         const struct maxent_options *options, float **weights,
                         struct error *error)
{
    const size_t size = problem->feature_count * problem->stride;
    struct learner learner = {problem, options,
                              alloc_zeroed(size + 1, sizeof *learner.second)};
    const struct lbfgs_task task = {.size = size,
                                    .function = find_loss,
                                    .self = &learner,
                                    .rounds = options->rounds,
                                    .least_gain = least_gain,
                                    .progress = options->progress ? show_progress : NULL,
                                    .user = &learner};
    enum status status = ERROR_MEMORY;
    *weights = alloc_zeroed(size + 1, sizeof **weights);
    if (!learner.second || !*weights)
        error_memory(error, "learning");
    else
        status = lbfgs_minimise(&task, *weights, error);
    alloc_free(learner.second);
    return status;
}
