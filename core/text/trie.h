/* trie: sequences of token hashes, as one table from (node, hash) to the next node.  A
 * step is one look into the table; where no sequence begins, mostly not even that. */
#ifndef NUTGRAF_TEXT_TRIE_H
#define NUTGRAF_TEXT_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRIE_NONE = 0, TRIE_ROOT = 1 };

struct trie_edge {
    uint32_t node, hash; /* from */
    uint32_t to;         /* TRIE_NONE in a free slot */
};

struct trie {
    struct trie_edge *edges; /* [room], the heap's */
    size_t room;             /* a power of two, at most half full; or 0 */
    size_t count;
    uint32_t nodes;   /* made so far, the root not counted */
    uint64_t *filter; /* [2^filter_bits / 64] of the first tokens' hashes */
    unsigned filter_bits;
};

/* Starts as {0}.  Gives the node behind (node, hash), which is made if it is not there;
 * TRIE_NONE when memory ran out. [setup] */
uint32_t trie_add(struct trie *trie, uint32_t node, uint32_t hash);

/* Makes room for so many nodes more, at once instead of step by step; false when memory
 * ran out. [setup] */
bool trie_reserve(struct trie *trie, size_t more);

void trie_free(struct trie *trie);

static inline size_t trie_slot(const struct trie *trie, uint32_t node, uint32_t hash)
{
    const uint64_t key = (uint64_t)node << 32 | hash;
    return (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & (trie->room - 1);
}

/* Whether a sequence may begin with a token: false for nearly all that begin none. */
static inline bool trie_may_begin(const struct trie *trie, uint32_t hash)
{
    const uint32_t bit = hash >> (32 - trie->filter_bits);
    return trie->filter[bit / 64] >> bit % 64 & 1;
}

/* The node behind (node, hash), or TRIE_NONE.  Not for an empty trie. [worker] */
static inline uint32_t trie_step(const struct trie *trie, uint32_t node, uint32_t hash)
{
    for (size_t i = trie_slot(trie, node, hash);; i = (i + 1) & (trie->room - 1)) {
        const struct trie_edge *edge = &trie->edges[i];
        if ((edge->node == node && edge->hash == hash) || edge->to == TRIE_NONE) {
            return edge->to;
        }
    }
}

#endif
