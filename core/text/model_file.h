/* model_file: what all model files have in common.  They begin with a head that says
 * what they are; then come sections, whose places the rest of the header tells.  All
 * numbers are little-endian; all places are counted from the file's begin, so that it can
 * be used where it is mapped.  tagger_file.h and classifier_file.h draw the rest.
 *
 * Features are a hash table of buckets with room for eight.  The bucket key >> (64 -
 * bits) has eight 16-bit keys, compared at once; the one that is the feature's own
 * (model_bucket_key()), at place i, has the row of weights firsts[bucket] + i. */
#ifndef NUTGRAF_TEXT_MODEL_FILE_H
#define NUTGRAF_TEXT_MODEL_FILE_H

#include <stddef.h>
#include <stdint.h>

enum {
    MODEL_ORDER = 0x01020304, /* reads otherwise on a big-endian machine */
    MODEL_LANE = 8,           /* rows are padded to a multiple of this */
    MODEL_BUCKET = 8,         /* features in a bucket, at most */
    MODEL_BITS = 26,          /* of a number of buckets, at most */
    MODEL_ALIGN = 64,         /* of every section */
    MODEL_CHECKED = 32        /* the checksum is of everything behind this byte */
};

struct model_head { /* every header begins with it */
    char magic[16];
    uint32_t version;
    uint32_t order;
    uint32_t size;      /* of the file */
    uint32_t checksum;  /* CRC-32 of the bytes from MODEL_CHECKED to the end */
    uint32_t word_hash; /* of "nutgraf": the model knows words by token_hash() */
};

struct model_place {       /* of a section */
    uint32_t offset, size; /* in bytes */
};

struct model_buckets { /* the features of a mapped file */
    unsigned bits;
    const uint16_t *keys;   /* [1 << bits][MODEL_BUCKET], 0 behind the last */
    const uint32_t *firsts; /* [1 << bits]: features in the buckets before */
};

/* What a bucket knows of a feature's key: never 0, which marks a free place. */
static inline uint16_t model_bucket_key(uint64_t key)
{
    const uint16_t low = (uint16_t)key;
    return low ? low : 1;
}

#endif
