/* wordlist: a table of words for a model, learnt from plain text: classes of words that
 * are used alike, and the labels that an earlier model gives them.  words_read() reads
 * it. */
#ifndef NUTGRAF_TRAIN_WORDLIST_H
#define NUTGRAF_TRAIN_WORDLIST_H

#include "base/buffer.h"
#include "base/error.h"

struct wordlist_options {
    const char *const *texts; /* [text_count] files of UTF-8; a form feed divides
                                 documents */
    size_t text_count;
    const size_t *class_counts; /* [class_count_count] a column "classN" for each N */
    size_t class_count_count;
    size_t least;      /* a word has to occur so often to have classes */
    const char *model; /* a tagger for the column "given", or NULL: a number for
                          the labels it gives the word where it stands without a
                          capital, each to one token in twelve or more */
    void (*progress)(void *self, const char *what);
    void *self;
};

/* Appends the table to a buffer, the most frequent words first. */
enum status wordlist_make(const struct wordlist_options *options, struct buffer *table,
                          struct error *error);

#endif
