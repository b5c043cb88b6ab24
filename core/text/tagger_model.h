/* tagger_model: a model as it is used, pointers into the mapped file.  Shared by the
 * files that open one and that run it; everybody else includes tagger.h. */
#ifndef NUTGRAF_TEXT_TAGGER_MODEL_H
#define NUTGRAF_TEXT_TAGGER_MODEL_H

#include <stdbool.h>

#include "text/features.h"
#include "text/tagger.h"
#include "text/tagger_file.h"

enum { TAGGER_OUTSIDE = UINT8_MAX /* a column that the caller has to give */ };

#define TAGGER_NO_COLUMN SIZE_MAX

struct tagger {
    struct str bytes;
    bool mapped; /* unmap bytes at the end */
    struct features *features;

    size_t label_count, stride;
    const char *labels[TAGGER_LABELS];
    struct str about, templates;
    const int32_t *transitions; /* [label_count + 1][stride] */

    unsigned bucket_bits;
    const uint16_t *keys;   /* [1 << bucket_bits][TAGGER_BUCKET] */
    const uint32_t *firsts; /* [1 << bucket_bits] */
    const int8_t *rows;     /* [features][stride] */

    size_t column_count; /* of the word list */
    unsigned word_bits;
    const uint32_t *word_buckets; /* [(1 << word_bits) + 1] */
    const uint32_t *word_keys;    /* [words] */
    const uint16_t *word_values;  /* [words][column_count] */
    size_t limit, certain;        /* its columns "limit" and "certain", or NO_COLUMN */
    size_t set_count;
    const uint64_t *sets;

    /* Where each column of the templates comes from: a column of the word list, or
     * TAGGER_OUTSIDE. */
    uint8_t sources[FEATURES_COLUMNS];
    uint8_t wanted[FEATURES_COLUMNS]; /* the outside ones' indexes */
    size_t wanted_count;
};

/* Checks all of bytes and fills the tagger but for its features; name is for messages.
 * Nothing of a file is used before this has let it pass. */
enum status tagger_check(struct tagger *tagger, struct str bytes, const char *name,
                         struct error *error);

/* A sentence as a model sees it: attributes, and for each token the labels that the word
 * list allows.  Training reads with the same function as use. */
struct tagger_reading {
    struct feature_rows rows;
    uint64_t *allowed; /* [rows.count]: bit l is label l; never 0 */
};

enum status tagger_read(const struct tagger *tagger, struct arena *arena, struct str text,
                        const struct token *tokens, size_t count,
                        const struct tagger_column *columns, size_t column_count,
                        struct tagger_reading *reading, struct error *error);

/* What a word's value in the column "certain" says of the word as it is written, by the
 * shape of the token: 1 + a label, or 0. */
static inline unsigned tagger_certain(uint16_t value, uint32_t shape)
{
    const bool capital = shape & (TOKEN_TITLE | TOKEN_UPPER);
    return capital ? value >> 8 : value & 0xFF;
}

#endif
