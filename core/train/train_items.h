/* train_items: from items to a classifier and a report of how good it is. */
#ifndef NUTGRAF_TRAIN_TRAIN_ITEMS_H
#define NUTGRAF_TRAIN_TRAIN_ITEMS_H

#include "train/maxent.h"
#include "train/train.h"

struct train_items_options {
    const char *const *data; /* [data_count] files of items to learn from */
    size_t data_count;
    const char *const *test; /* [test_count] files of items to measure on */
    size_t test_count;
    const char *about; /* what the model shall say of itself, or NULL */
    size_t least;      /* so many items have to have a feature for it to be learnt */
    double prune; /* features none of whose weights is higher are dropped, and the others
                     learnt again; 0 drops none */
    struct maxent_options learn;
};

/* Trains.  ERROR_INPUT names file, line and remedy.  Free the result with train_free(),
 * also after an error. */
enum status train_items(const struct train_items_options *options,
                        struct train_result *result, struct error *error);

#endif
