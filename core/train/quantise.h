/* quantise: from a learner's weights to the small integers of a model. */
#ifndef NUTGRAF_TRAIN_QUANTISE_H
#define NUTGRAF_TRAIN_QUANTISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "train/bundle.h"
#include "train/learn.h"
#include "train/problem.h"

enum { QUANTISE_MOST = INT8_MAX /* what the highest weight becomes */ };

struct quantised {                  /* the heap's */
    int32_t *transitions;           /* [label_count + 1][label_count] */
    int8_t *weights;                /* [feature_count of the problem][label_count] */
    struct model_feature *features; /* [feature_count] */
    size_t feature_count;
};

/* Rows are moved so that their highest and lowest weight are equally far from 0, which
 * changes no decision, and scaled to -127 .. 127; rows of 0 are dropped. */
enum status quantise(struct quantised *quantised, const struct problem *problem,
                     const struct learn_weights *weights, struct error *error);

/* How far a row's weights lie apart from their middle: what the feature can say. */
double quantise_reach(const float *row, size_t count);

/* The highest weight of a row, its sign apart. */
double quantise_highest(const float *row, size_t count);

/* Moves a row so that its highest and lowest weight are equally far from 0, which changes
 * no decision. */
void quantise_centre(float *row, size_t count);

/* Scales and rounds a row; false if nothing but 0 is left. */
bool quantise_row(const float *row, size_t count, double scale, int8_t *small);

/* No features, and transitions that say nothing. */
enum status quantise_nothing(struct quantised *quantised, size_t label_count,
                             struct error *error);
void quantise_free(struct quantised *quantised);

#endif
