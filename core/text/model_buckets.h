/* model_buckets: which of some features a model has, and where their weights are. */
#ifndef NUTGRAF_TEXT_MODEL_BUCKETS_H
#define NUTGRAF_TEXT_MODEL_BUCKETS_H

#include "text/lanes.h"

/* Asks for what model_buckets_find() will read of the keys. */
static inline void model_buckets_fetch(const struct model_buckets *buckets,
                                       const uint64_t *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const uint64_t bucket = keys[i] >> (64 - buckets->bits);
        lanes_fetch(buckets->keys + bucket * MODEL_BUCKET);
        lanes_fetch(buckets->firsts + bucket);
    }
}

/* Gives how many of the keys the model has, and their rows: found has room for count + 1.
 * Whether a feature is in the model can be foretold by no processor, so no branch depends
 * on it; the place of one that is not is overwritten by the next. */
static inline size_t model_buckets_find(const struct model_buckets *buckets,
                                        const uint64_t *keys, size_t count,
                                        uint32_t *found)
{
    size_t found_count = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t bucket = keys[i] >> (64 - buckets->bits);
        const uint64_t places = lanes_places(buckets->keys + bucket * MODEL_BUCKET,
                                             model_bucket_key(keys[i]));
        found[found_count] = buckets->firsts[bucket] + lanes_first(places);
        found_count += places != 0;
    }
    return found_count;
}

#endif
