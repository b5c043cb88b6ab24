/* corpus: files in columns, a token a line, as the trainer sees them: documents whose
 * text has been through our own tokeniser, with a label for each of our tokens.
 *
 *     EU      B-ORG        columns are separated by tabs, or by spaces in a line
 *     rejects O            that has no tab
 *     German  B-MISC
 *                          an empty line ends a block: a sentence or a paragraph
 *     -DOCSTART-           begins a document; in a file without any, a block is one
 *     # title = ...        is a comment
 */
#ifndef NUTGRAF_TRAIN_CORPUS_H
#define NUTGRAF_TRAIN_CORPUS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/tagger.h"
#include "text/token.h"
#include "train/labels.h"

enum { CORPUS_COLUMNS = 16 };

struct corpus_column { /* small numbers that stand in the files */
    const char *name;
    int place; /* from 1, or from -1 at the end, as below */
};

struct corpus_options {
    int token_column, label_column; /* from 1, or from -1 at the end */
    const struct corpus_column *columns;
    size_t column_count;
    const char *map;  /* see labels.h; NULL renames nothing */
    const char *fine; /* likewise; NULL is none */
};

struct train_document {
    struct str text;
    struct tokens tokens;
    uint8_t *labels;                              /* [tokens.count] */
    struct tagger_column columns[CORPUS_COLUMNS]; /* [corpus.column_count] */
    size_t source;                                /* the file, from 0 */
};

struct corpus {
    struct arena arena; /* owns everything in here */
    struct train_document *at;
    size_t length, room;
    size_t column_count;
    size_t token_count, sentence_count;
};

/* Reads files, in order.  An empty label set is filled with the labels that occur; a
 * label that is not in one that was filled before is an error.  ERROR_INPUT names file,
 * line and remedy.  A corpus starts as {0}; free it with corpus_free(), also after an
 * error. */
enum status corpus_read(struct corpus *corpus, const char *const *paths,
                        size_t path_count, const struct corpus_options *options,
                        struct label_set *labels, struct error *error);
void corpus_free(struct corpus *corpus);

/* Adds a column to every document: values[d] is for document d, [tokens.count], in the
 * corpus's arena. */
enum status corpus_add_column(struct corpus *corpus, struct str name,
                              const uint8_t *const *values, struct error *error);

/* The columns of a document from a token on: columns[corpus->column_count]. */
void corpus_columns(const struct corpus *corpus, const struct train_document *document,
                    size_t token, struct tagger_column columns[CORPUS_COLUMNS]);

#endif
