/* keys: how often each feature's key was seen, and the number that it got. */
#ifndef NUTGRAF_TRAIN_KEYS_H
#define NUTGRAF_TRAIN_KEYS_H

#include <stddef.h>
#include <stdint.h>

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

#endif
