/* tagger_file: how a tagger lies in its file; what it has in common with other models is
 * in model_file.h.
 *
 *     header | labels | templates | about | transitions | keys firsts rows
 *            | columns | word buckets, keys, values | sets
 *
 * Words are sorted by their 32-bit hash, and bucket b = hash >> (32 - word_bits) owns the
 * words [word_buckets[b], word_buckets[b + 1]).
 *
 * Two columns of the word list are the tagger's own.  "limit" is the index of the set of
 * labels that the word may have.  "certain" is for words that leave no doubt: 1 + the
 * label they have when written without a capital, and in the high byte the same for
 * those with one; 0 is for doubt. */
#ifndef NUTGRAF_TEXT_TAGGER_FILE_H
#define NUTGRAF_TEXT_TAGGER_FILE_H

#include "text/model_file.h"

enum {
    TAGGER_VERSION = 2,      /* 2: words that are certain */
    TAGGER_LABELS = 64,      /* at most */
    TAGGER_NEVER = -1000000, /* a transition that is not allowed */
    TAGGER_HEAVIEST = 30000  /* of all other transitions */
};

#define TAGGER_MAGIC "nutgraf tagger\n\x1A" /* 16 bytes, no NUL */

enum tagger_section {
    SECTION_LABELS,      /* names, each with a NUL behind it */
    SECTION_TEMPLATES,   /* text */
    SECTION_ABOUT,       /* text: how the model was made */
    SECTION_TRANSITIONS, /* int32_t[label_count + 1][stride], from and to; the last
                            row is for the first token of a sentence */
    SECTION_KEYS,    /* uint16_t[1 << bucket_bits][MODEL_BUCKET], 0 behind the last */
    SECTION_FIRSTS,  /* uint32_t[1 << bucket_bits]: features in the buckets before */
    SECTION_ROWS,    /* int8_t[feature_count][stride] */
    SECTION_COLUMNS, /* names of the word list's columns, as labels */
    SECTION_WORD_BUCKETS, /* uint32_t[(1 << word_bits) + 1] */
    SECTION_WORD_KEYS,    /* uint32_t[word_count] */
    SECTION_WORD_VALUES,  /* uint16_t[word_count][column_count] */
    SECTION_SETS,         /* uint64_t[set_count]: bit l is label l; the first is for
                             words that are not in the list */
    SECTION_COUNT
};

struct tagger_header {
    struct model_head head;
    uint32_t label_count;
    uint32_t stride;
    uint32_t feature_count;
    uint32_t bucket_bits;
    uint32_t column_count;
    uint32_t word_count;
    uint32_t word_bits;
    uint32_t set_count; /* 0 if every word may have every label */
    uint32_t reserved[3];
    struct model_place sections[SECTION_COUNT];
};

#endif
