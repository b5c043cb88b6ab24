/* tagger_file: how a model lies in its file.  All numbers are little-endian; all
 * places are counted from the file's begin, so that it can be used where it is mapped.
 *
 *     header | labels | templates | about | transitions | buckets keys rows
 *            | columns | word buckets, keys, values | sets
 *
 * The features are a hash table in two steps: bucket b = key >> (64 - bucket_bits)
 * owns the features [buckets[b], buckets[b + 1]); of those, the one whose keys[] is the
 * key's low 16 bits is meant, and its weights are the row of the same index.  Words
 * work alike, with their 32-bit hash as key.  */
#ifndef NUTGRAF_TEXT_TAGGER_FILE_H
#define NUTGRAF_TEXT_TAGGER_FILE_H

#include <stddef.h>
#include <stdint.h>

enum {
    TAGGER_VERSION  = 1,
    TAGGER_ORDER    = 0x01020304, /* reads otherwise on a big-endian machine */
    TAGGER_LABELS   = 64,         /* at most */
    TAGGER_LANE     = 8,          /* rows are padded to a multiple of this */
    TAGGER_ALIGN    = 16,         /* of every section */
    TAGGER_CHECKED  = 32,         /* the checksum is of everything behind this byte */
    TAGGER_NEVER    = -1000000,   /* a transition that is not allowed */
    TAGGER_HEAVIEST = 30000       /* of all other transitions */
};

#define TAGGER_MAGIC "nutgraf tagger\n\x1A" /* 16 bytes, no NUL */

enum tagger_section {
    SECTION_LABELS,       /* names, each with a NUL behind it */
    SECTION_TEMPLATES,    /* text */
    SECTION_ABOUT,        /* text: how the model was made */
    SECTION_TRANSITIONS,  /* int32_t[label_count + 1][stride], from and to; the last
                             row is for the first token of a sentence */
    SECTION_BUCKETS,      /* uint32_t[(1 << bucket_bits) + 1] */
    SECTION_KEYS,         /* uint16_t[feature_count] */
    SECTION_ROWS,         /* int8_t[feature_count][stride] */
    SECTION_COLUMNS,      /* names of the word list's columns, as labels */
    SECTION_WORD_BUCKETS, /* uint32_t[(1 << word_bits) + 1] */
    SECTION_WORD_KEYS,    /* uint32_t[word_count] */
    SECTION_WORD_VALUES,  /* uint16_t[word_count][column_count] */
    SECTION_SETS,         /* uint64_t[set_count]: bit l is label l.  The column "limit"
                             has a set's index; 0 is for words not in the list */
    SECTION_COUNT
};

struct tagger_place {
    uint32_t offset, size; /* in bytes */
};

struct tagger_header {
    char     magic[16];
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

/* CRC-32 as in zlib and ISO 3309. */
uint32_t tagger_checksum(const void *at, size_t size);

#endif
