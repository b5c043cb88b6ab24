/* words: the word list of a model: for each word a row of small numbers, columns that
 * templates may name.  Word classes come from a table; what labels a word was seen with
 * comes from the training data. */
#ifndef NUTGRAF_TRAIN_WORDS_H
#define NUTGRAF_TRAIN_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "train/corpus.h"

enum { WORDS_COLUMNS = 16 };

struct words_entry {
    uint32_t hash;                  /* features_word_hash() */
    uint16_t values[WORDS_COLUMNS]; /* [words.column_count] */
};

struct words {          /* starts as {0} */
    struct arena arena; /* owns the names and the sets */
    struct str columns[WORDS_COLUMNS];
    size_t column_count;
    struct words_entry *at; /* [length], the heap's */
    size_t length, room;
    uint32_t *slots; /* [slot_count]: 1 + index of an entry, or 0 */
    size_t slot_count;
    uint64_t *sets; /* [set_count]: bit l is label l */
    size_t set_count;
};

/* The entry of a word, a new one if need be; NULL when memory ran out.  It moves when
 * another is added. */
struct words_entry *words_find(struct words *words, uint32_t hash);

/* Adds a column in which all words have 0, and gives its index. */
enum status words_add_column(struct words *words, struct str name, size_t *index,
                             struct error *error);

/* Reads a table: the first line names the columns ("word", TAB, "class64" ...), the
 * others are a folded word and its numbers from 1 to 65535, an empty cell being 0.
 * ERROR_INPUT also for names of the columns that are made here and in certain.h. */
enum status words_read(struct words *words, const char *path, struct error *error);

/* What the corpus says of its words, as two more columns: "labels" is a number for the
 * set of labels that a word has (seen three times at least, labels of more than a
 * fiftieth), "limit" one for the labels that the model may give it: all it was seen
 * with, if it was seen `often` times at least, else all labels that are open, that is,
 * that many words have. */
enum status words_learn(struct words *words, const struct corpus *corpus,
                        size_t label_count, size_t often, struct error *error);

void words_free(struct words *words);

#endif
