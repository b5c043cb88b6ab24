/* lbfgs: finds the lowest place of a smooth function of many numbers, by the quasi-Newton
 * method of limited memory (Nocedal, "Updating quasi-Newton matrices with limited
 * storage", 1980). */
#ifndef NUTGRAF_TRAIN_LBFGS_H
#define NUTGRAF_TRAIN_LBFGS_H

#include <stddef.h>

#include "base/error.h"

struct lbfgs_task {
    size_t size; /* of a place, in numbers */
    /* The function's value at a place; slope[size] is set to its gradient. */
    double (*function)(void *self, const float *at, float *slope);
    void *self;
    unsigned rounds;   /* steps, at most */
    double least_gain; /* it ends when a step gains a smaller share of the value */
    /* Called after each step; may be NULL. */
    void (*progress)(void *user, unsigned round, double value);
    void *user;
};

/* Goes down from the place at[size], which becomes the lowest that was found.  Memory: 17
 * numbers for each of the place's.  ERROR_MEMORY is the only error. */
enum status lbfgs_minimise(const struct lbfgs_task *task, float *at, struct error *error);

#endif
