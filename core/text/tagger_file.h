/* tagger_file: how a model lies in its file.  All numbers are little-endian; all
 * places are counted from the file's begin, so that it can be used where it is mapped.
 *
 *     header | labels | templates | about | transitions | keys firsts rows
 *            | columns | word buckets, keys, values | sets
 *
 * The features are a hash table of buckets with room for eight.  The bucket key >> (64 -
 * bucket_bits) has eight 16-bit keys, compared at once; the one that is the feature's
 * own (tagger_bucket_key()), at place i, has the row firsts[bucket] + i.  Words are
 * sorted by their 32-bit hash, and bucket b = hash >> (32 - word_bits) owns the words
 * [word_buckets[b], word_buckets[b + 1]).
 *
 * Two columns of the word list are the tagger's own.  "limit" is the index of the set of
 * labels that the word may have.  "certain" is for words that leave no doubt: 1 + the
 * label they have when written without a capital, and in the high byte the same for
 * those with one; 0 is for doubt. */
#ifndef NUTGRAF_TEXT_TAGGER_FILE_H
#define NUTGRAF_TEXT_TAGGER_FILE_H

#include <stddef.h>
#include <stdint.h>

enum {
    TAGGER_VERSION = 2,     /* 2: words that are certain */
    TAGGER_ORDER = 0x01020304, /* reads otherwise on a big-endian machine */
    TAGGER_LABELS = 64,        /* at most */
    TAGGER_LANE = 8,           /* rows are padded to a multiple of this */
    TAGGER_BUCKET = 8,         /* features in a bucket, at most */
    TAGGER_ALIGN = 64,         /* of every section */
    TAGGER_CHECKED = 32,       /* the checksum is of everything behind this byte */
    TAGGER_NEVER = -1000000,   /* a transition that is not allowed */
    TAGGER_HEAVIEST = 30000    /* of all other transitions */
};

#define TAGGER_MAGIC "nutgraf tagger\n\x1A" /* 16 bytes, no NUL */

enum tagger_section {
    SECTION_LABELS,      /* names, each with a NUL behind it */
    SECTION_TEMPLATES,   /* text */
    SECTION_ABOUT,       /* text: how the model was made */
    SECTION_TRANSITIONS, /* int32_t[label_count + 1][stride], from and to; the last
                            row is for the first token of a sentence */
    SECTION_KEYS,    /* uint16_t[1 << bucket_bits][TAGGER_BUCKET], 0 behind the last */
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

struct tagger_place {
    uint32_t offset, size; /* in bytes */
};

struct tagger_header {
    char magic[16];
    uint32_t version;
    uint32_t order;
    uint32_t size;      /* of the file */
    uint32_t checksum;  /* CRC-32 of the bytes from TAGGER_CHECKED to the end */
    uint32_t word_hash; /* of "nutgraf": the model knows words by token_hash() */
    uint32_t label_count;
    uint32_t stride;
    uint32_t feature_count;
    uint32_t bucket_bits;
    uint32_t column_count;
    uint32_t word_count;
    uint32_t word_bits;
    uint32_t set_count; /* 0 if every word may have every label */
    uint32_t reserved[3];
    struct tagger_place sections[SECTION_COUNT];
};

/* What a bucket knows of a feature's key: never 0, which marks a free place. */
static inline uint16_t tagger_bucket_key(uint64_t key)
{
    const uint16_t low = (uint16_t)key;
    return low ? low : 1;
}

/* CRC-32 as in zlib and ISO 3309. */
uint32_t tagger_checksum(const void *at, size_t size);

/* The same on any processor. */
uint32_t tagger_checksum_plain(const void *at, size_t size);

#endif
