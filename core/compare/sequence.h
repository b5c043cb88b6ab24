/* sequence: what two sequences of numbers have in common, by Myers' O(ND) algorithm in
 * linear space.  Two very different sequences cost O(limit x length) at most: past that
 * the answer is still a common subsequence, though not the longest. */
#ifndef NUTGRAF_COMPARE_SEQUENCE_H
#define NUTGRAF_COMPARE_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct sequence_block { /* a run that stands in both */
    uint32_t old_begin;
    uint32_t new_begin;
    uint32_t length; /* 1 or more */
};

struct sequence_blocks {
    struct sequence_block *at; /* [count], in order in both; they never touch */
    size_t count;
};

/* Finds the blocks, longest in sum.  They live in the arena.  ERROR_MEMORY is the only
 * error.  [worker] */
enum status sequence_compare(struct arena *arena, const uint32_t *old_items,
                             uint32_t old_count, const uint32_t *new_items,
                             uint32_t new_count, struct sequence_blocks *blocks,
                             struct error *error);

#endif
