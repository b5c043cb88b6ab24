/* measure: how well a model labels a corpus that it was not trained on, label by label.
 */
#ifndef NUTGRAF_TRAIN_MEASURE_H
#define NUTGRAF_TRAIN_MEASURE_H

#include "base/buffer.h"
#include "base/error.h"
#include "text/tagger.h"
#include "train/corpus.h"
#include "train/labels.h"

struct measure_row { /* a label, or a type of chunk */
    struct str name;
    size_t right, found, expected;
};

struct measure {
    size_t tokens, right; /* tokens, and those with their label */
    struct measure_row rows[TAGGER_LABELS];
    size_t row_count;
    struct measure_row all; /* chunks of any type */
    struct arena arena;
};

/* Labels the corpus with the model and counts.  Free with measure_free(). */
enum status measure_make(struct measure *report, const struct tagger *tagger,
                         const struct corpus *corpus, const struct label_set *labels,
                         struct error *error);
void measure_free(struct measure *report);

/* Precision, recall and their harmonic mean, in percent; 0 where nothing is counted. */
double measure_precision(const struct measure_row *row);
double measure_recall(const struct measure_row *row);
double measure_f1(const struct measure_row *row);

/* The line above a table, which says what its rows are, and one of its rows. */
void measure_write_head(const char *what, struct buffer *text);
void measure_write_row(const struct measure_row *row, struct buffer *text);

/* Writes a table. */
void measure_write(const struct measure *report, const struct label_set *labels,
                   struct buffer *text);

#endif
