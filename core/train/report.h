/* report: how well a model labels a corpus that it was not trained on, label by label. */
#ifndef NUTGRAF_TRAIN_REPORT_H
#define NUTGRAF_TRAIN_REPORT_H

#include "base/buffer.h"
#include "base/error.h"
#include "text/tagger.h"
#include "train/corpus.h"
#include "train/labels.h"

struct report_row { /* a label, or a type of chunk */
    struct str name;
    size_t     right, found, expected;
};

struct report {
    size_t            tokens, right; /* tokens, and those with their label */
    struct report_row rows[TAGGER_LABELS];
    size_t            row_count;
    struct report_row all; /* chunks of any type */
    struct arena      arena;
};

/* Labels the corpus with the model and counts.  Free with report_free(). */
enum status report_make(struct report *report, const struct tagger *tagger,
                        const struct corpus *corpus, const struct label_set *labels,
                        struct error *error);
void        report_free(struct report *report);

/* Precision, recall and their harmonic mean, in percent; 0 where nothing is counted. */
double report_precision(const struct report_row *row);
double report_recall(const struct report_row *row);
double report_f1(const struct report_row *row);

/* Writes a table. */
void report_write(const struct report *report, const struct label_set *labels,
                  struct buffer *text);

#endif
