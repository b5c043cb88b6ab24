/* test_written: reads the text of features by the recipe of core/train/README.md, which
 * is not how they were made: what the trainer learns must be what the plugin asks for. */
#ifndef OUTCOMES_TEST_WRITTEN_H
#define OUTCOMES_TEST_WRITTEN_H

#include "feature.h"
#include "test_passage.h"

/* The key of a feature as `nutgraf train` makes it of "name=value&value". */
uint64_t written_key(ng_str feature);

/* How many features the text has; fails the test if one of them is not among the keys, or
 * they are not in their order. */
size_t written_keys(const struct features *features);

/* Asserts that text and keys say the same. */
void written_agrees(const struct features *features);

/* Whether the text has this feature. */
bool written_has(const struct features *features, const char *feature);

/* The value of the first feature with a name, as it is written; fails the test if there
 * is none.  Valid until the next call. */
const char *written_value(const struct features *features, const char *name);

#endif
