/* maxent: from items to the weights of a multinomial logistic regression: those under
 * which the items' classes are likeliest, less a penalty on large weights. */
#ifndef NUTGRAF_TRAIN_MAXENT_H
#define NUTGRAF_TRAIN_MAXENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "train/items.h"

struct maxent_problem {       /* starts as {0}; the arrays are the heap's */
    const struct item *items; /* [item_count]: their weights and classes */
    size_t item_count;
    size_t class_count;
    size_t stride;      /* of a row of weights: class_count and a few that stay 0 */
    size_t *firsts;     /* [item_count + 1] */
    uint32_t *features; /* those of item i are [firsts[i], firsts[i + 1]) */
    uint64_t *keys;     /* [feature_count] */
    size_t feature_count;
};

/* Numbers the features of the items, which have to outlive the problem, in the order in
 * which they are first seen; those of fewer than `least` items are left out.  Free with
 * maxent_free(), also after an error. */
enum status maxent_make(struct maxent_problem *problem, const struct items *items,
                        size_t class_count, size_t least, struct error *error);
void maxent_free(struct maxent_problem *problem);

/* Leaves out the features that are not to be kept: keep[feature_count].  The others keep
 * their order. */
enum status maxent_keep(struct maxent_problem *problem, const bool *keep,
                        struct error *error);

/* How unlikely the items' classes are: the sum over all items of weight * -log(p), and
 * penalty / 2 * the sum of the squared weights, which are [feature_count][stride].
 * slope, of the same shape, is set to the gradient; second is memory of that size.  Two
 * threads share the work; the sums are the same with one. */
double maxent_loss(const struct maxent_problem *problem, double penalty,
                   const float *weights, float *slope, float *second);

struct maxent_options {
    double penalty;
    unsigned rounds; /* at most */
    /* Called after each; loss is what is minimised, by item.  May be NULL. */
    void (*progress)(void *self, unsigned round, double loss);
    void *self;
};

/* *weights is [feature_count][stride], for the caller to free. */
enum status maxent_learn(const struct maxent_problem *problem,
                         const struct maxent_options *options, float **weights,
                         struct error *error);

#endif
