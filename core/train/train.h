/* train: from corpora and templates to a model and a report of how good it is. */
#ifndef NUTGRAF_TRAIN_TRAIN_H
#define NUTGRAF_TRAIN_TRAIN_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "train/corpus.h"
#include "train/learn.h"

struct train_options {
    const char *const *data; /* [data_count] corpora to learn from */
    size_t data_count;
    const char *const *test; /* [test_count] corpora to measure on */
    size_t test_count;
    const char *templates;    /* a file */
    const char *const *words; /* [words_count] tables of word classes; see words.h */
    size_t words_count;
    const char *about; /* what the model shall say of itself, or NULL */

    struct corpus_options corpus;
    struct learn_options learn; /* its progress is called with self */
    size_t least;               /* a feature has to be seen so often to be learnt */
    double prune; /* features whose weights lie nearer together than twice this are
                     dropped, and the others learnt again; 0 drops none */
    size_t often; /* a word seen so often gets no other label than it was seen with;
                     0 lets every word have every label */
    size_t certain; /* a word seen so often and with one label is given that without a
                       look at what stands around; 0 is for none.  See certain.h */
    double doubt;   /* the share of other labels that is overlooked in such a word */
};

struct train_result {     /* free with train_free() */
    struct buffer model;  /* the file's bytes */
    struct buffer report; /* a text: sizes, and a table for each test corpus */
};

/* Trains.  ERROR_INPUT and ERROR_CONFIG name file, line and remedy. */
enum status train(const struct train_options *options, struct train_result *result,
                  struct error *error);
void train_free(struct train_result *result);

#endif
