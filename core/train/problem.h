/* problem: a corpus as numbers, which is all that a learner sees: for each token its
 * features, its label and the labels it may have. */
#ifndef NUTGRAF_TRAIN_PROBLEM_H
#define NUTGRAF_TRAIN_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "text/tagger.h"
#include "text/tagger_file.h"
#include "train/corpus.h"
#include "train/keys.h"
#include "train/labels.h"

struct problem_sentence { /* tokens [first, last) */
    size_t first, last;
};

struct problem { /* starts as {0}; all arrays are the heap's */
    size_t label_count;
    size_t outside; /* the label "O" of chunks, or SIZE_MAX */
    size_t template_count;
    size_t token_count;
    uint32_t *features; /* [token_count][template_count]; KEYS_NONE was too rare */
    uint8_t *labels;    /* [token_count] */
    uint64_t *allowed;  /* [token_count]: bit l is label l; the gold label is in it */
    struct problem_sentence *sentences; /* [sentence_count] */
    size_t sentence_count;
    uint64_t *keys; /* [feature_count] */
    size_t feature_count;
    /* Whether a label may follow another; the last row is for a sentence's begin. */
    bool may_follow[TAGGER_LABELS + 1][TAGGER_LABELS];
};

/* Reads the features of a corpus with a tagger that has the templates and the word
 * list, but need not have weights.  Features seen fewer than `least` times are left
 * out.  fine is as in corpus_options.  Free with problem_free(), also after an error. */
enum status problem_make(struct problem *problem, const struct corpus *corpus,
                         const struct tagger *tagger, const struct label_set *labels,
                         const char *fine, size_t least, struct error *error);
void problem_free(struct problem *problem);

/* Leaves out the features that are not to be kept: keep[feature_count].  The others move
 * up and keep their order. */
enum status problem_keep(struct problem *problem, const bool *keep, struct error *error);

#endif
