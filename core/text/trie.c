#include "text/trie.h"

#include <string.h>

#include "base/alloc.h"

enum {
    FIRST_ROOM = 1024,
    FILTER_LEAST = 12, /* bits of a hash that the filter looks at */
    FILTER_MOST = 18   /* 32 KB: as much as the nearest cache holds */
};

static void insert(struct trie *trie, struct trie_edge edge)
{
    size_t i = trie_slot(trie, edge.node, edge.hash);
    while (trie->edges[i].to != TRIE_NONE)
        i = (i + 1) & (trie->room - 1);
    trie->edges[i] = edge;
    if (edge.node != TRIE_ROOT) return;
    const uint32_t bit = edge.hash >> (32 - trie->filter_bits);
    trie->filter[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Bits for a filter that has eight places for each edge of a full table. */
static unsigned bits_for(size_t room)
{
    unsigned bits = FILTER_LEAST;
    while (bits < FILTER_MOST && ((size_t)1 << bits) < room * 4)
        bits++;
    return bits;
}

static bool grow(struct trie *trie, size_t room)
{
    struct trie larger = *trie;
    larger.room = room;
    larger.filter_bits = bits_for(larger.room);
    /* Zeroed here and not by the system, page by page as they are looked at: a page
     * that is first read and then written to is twice a fault. */
    larger.edges = larger.room <= SIZE_MAX / sizeof *larger.edges
                       ? alloc_bytes(larger.room * sizeof *larger.edges)
                       : NULL;
    larger.filter =
        alloc_zeroed(((size_t)1 << larger.filter_bits) / 64, sizeof(uint64_t));
    if (!larger.edges || !larger.filter) {
        alloc_free(larger.edges);
        alloc_free(larger.filter);
        return false;
    }
    memset(larger.edges, 0, larger.room * sizeof *larger.edges);
    for (size_t i = 0; i < trie->room; i++) {
        if (trie->edges[i].to != TRIE_NONE) insert(&larger, trie->edges[i]);
    }
    alloc_free(trie->edges);
    alloc_free(trie->filter);
    *trie = larger;
    return true;
}

bool trie_reserve(struct trie *trie, size_t more)
{
    size_t room = trie->room ? trie->room : FIRST_ROOM;
    while (room / 2 < trie->count + more)
        room *= 2;
    return room == trie->room || grow(trie, room);
}

uint32_t trie_add(struct trie *trie, uint32_t node, uint32_t hash)
{
    if (trie->room) {
        const uint32_t known = trie_step(trie, node, hash);
        if (known != TRIE_NONE) return known;
    }
    if (!trie_reserve(trie, 1)) return TRIE_NONE;
    const uint32_t to = TRIE_ROOT + ++trie->nodes;
    insert(trie, (struct trie_edge){.node = node, .hash = hash, .to = to});
    trie->count++;
    return to;
}

void trie_free(struct trie *trie)
{
    alloc_free(trie->edges);
    alloc_free(trie->filter);
    *trie = (struct trie){0};
}
