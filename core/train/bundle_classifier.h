/* bundle_classifier: the weights of a classifier as small integers, put together as
 * text/classifier_file.h lays them out. */
#ifndef NUTGRAF_TRAIN_BUNDLE_CLASSIFIER_H
#define NUTGRAF_TRAIN_BUNDLE_CLASSIFIER_H

#include "base/buffer.h"
#include "base/error.h"
#include "train/maxent.h"

/* Appends the model to an empty buffer.  Rows of weights, [feature_count][stride], are
 * moved so that their highest and lowest are equally far from 0, which changes no
 * probability, and scaled to -127 .. 127; rows of 0 are dropped.  *kept is how many
 * features there are in the end.  What model_write_features() says holds. */
enum status bundle_classifier(const struct maxent_problem *problem, float *weights,
                              const struct class_set *classes, struct str about,
                              struct buffer *model, size_t *kept, struct error *error);

#endif
