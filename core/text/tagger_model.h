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

    struct model_buckets buckets;
    const int8_t *rows; /* [features][stride] */

    size_t column_count; /* of the word list */
    unsigned word_bits;
    const uint32_t *word_buckets; /* [(1 << word_bits) + 1] */
    const uint32_t *word_keys;    /* [words] */
    const uint16_t *word_values;  /* [words][column_count] */
    size_t limit, certain;        /* its columns "limit" and "certain", or NO_COLUMN */
    size_t set_count;
    const uint64_t *sets;
    int32_t *leads; /* [label_count][stride]: by how much the first label has to lead for
                       the second to be out of question; the heap's */
    int16_t *edges; /* scores of the rows outside of a sentence, as those of words:
                       [before the first, behind the last][distance - 1][places][stride];
                       the heap's */

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

enum status tagger_read(const struct tagger *tagger,
                        const struct tagger_sentence *sentence, struct arena *arena,
                        struct tagger_reading *reading, struct error *error);

/* The same with scores: what the features of each token that has a choice speak for. */
enum status tagger_score(const struct tagger *tagger, struct tagger_cache *cache,
                         const struct tagger_sentence *sentence, struct arena *arena,
                         struct tagger_reading *reading,
                         int16_t **scores /* [count][stride] */, struct error *error);

/* What a word's value in the column "certain" says of the word as it is written, by the
 * shape of the token: 1 + a label, or 0. */
static inline unsigned tagger_certain(uint16_t value, uint32_t shape)
{
    const bool capital = shape & (TOKEN_TITLE | TOKEN_UPPER);
    return capital ? value >> 8 : value & 0xFF;
}

#endif
