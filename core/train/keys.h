/* keys: how often each feature's key was seen, and the number that it got. */
#ifndef NUTGRAF_TRAIN_KEYS_H
#define NUTGRAF_TRAIN_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEYS_NONE UINT32_MAX /* in place of a number that was left out */

struct key_slot { /* of an open hash table; count 0 is free */
    uint64_t key;
    uint32_t count, number; /* number is the user's */
};

struct keys { /* starts as {0}; free with keys_free() */
    struct key_slot *slots;
    size_t slot_count, used;
};

/* Counts a key once more: its slot, valid until the next call; NULL when memory ran
 * out. */
struct key_slot *keys_count(struct keys *keys, uint64_t key);

/* The slot of a key that was counted. */
struct key_slot *keys_find(const struct keys *keys, uint64_t key);

void keys_free(struct keys *keys);

/* Leaves out those of numbered keys, at[*count], that are not to be kept; the others move
 * up and keep their order.  Gives the new number of each old one, or KEYS_NONE, for the
 * caller to free; NULL when memory ran out. */
uint32_t *keys_keep(uint64_t *at, size_t *count, const bool *keep);

#endif
