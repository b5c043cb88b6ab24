/* measure_items: how well a classifier classifies items that it was not trained on. */
#ifndef NUTGRAF_TRAIN_MEASURE_ITEMS_H
#define NUTGRAF_TRAIN_MEASURE_ITEMS_H

#include "base/buffer.h"
#include "text/classifier.h"
#include "train/items.h"

/* Writes a table: a line for each class, one for all but the first together, and the
 * share of items that are right.  The items' classes are numbered as the model's.  An
 * item's weight counts for nothing. */
void measure_items(const struct classifier *classifier, const struct items *items,
                   struct buffer *text);

#endif
