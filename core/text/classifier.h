/* classifier: a maximum-entropy model (multinomial logistic regression) read from a file,
 * mapped read-only and shared by threads, that says of an item, which is a set of
 * features, how likely each class is.  Sums are integers: the likeliest class is the same
 * on every machine.  Models are made by train/. */
#ifndef NUTGRAF_TEXT_CLASSIFIER_H
#define NUTGRAF_TEXT_CLASSIFIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum { CLASSIFIER_MOST = 1 << 20 /* features of an item, so that no sum overflows */ };

struct classifier; /* const once open: any number of threads may run it */

/* Maps a model and checks all of it before trusting any.  ERROR_CONFIG with the file's
 * name and what is wrong; free with classifier_close(), which works on NULL.  [setup] */
enum status classifier_open(struct classifier **classifier, const char *path,
                            struct error *error);

/* The same on bytes in memory, aligned to 16, that outlive the classifier; name is what
 * messages call them. */
enum status classifier_open_bytes(struct classifier **classifier, struct str bytes,
                                  const char *name, struct error *error);
void classifier_close(struct classifier *classifier);

size_t classifier_class_count(const struct classifier *classifier);

/* Empty if there is no such class. */
struct str classifier_class(const struct classifier *classifier, size_t index);

/* How the model was made: its data, its options, its figures.  Lines of text. */
struct str classifier_about(const struct classifier *classifier);

/* How likely each class of an item is: probabilities[classes], which sum to 1.  features
 * are keys as the public header's ng_feature() makes them, [count] and at most
 * CLASSIFIER_MOST; one that the model does not know adds nothing, one that is there twice
 * counts twice.  [worker] */
void classifier_run(const struct classifier *classifier, const uint64_t *features,
                    size_t count, double *probabilities);

/* Whether the model knows a feature.  True of about one in 20,000 others, too.
 * [worker] */
bool classifier_knows(const struct classifier *classifier, uint64_t feature);

#endif
