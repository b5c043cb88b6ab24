/* map: from a piece of text to a number, by open addressing.  It keeps the key's
 * pointer, not a copy: the key must live as long as the map. */
#ifndef NUTGRAF_BASE_MAP_H
#define NUTGRAF_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct map_slot {
    struct str key; /* .at is NULL in a free slot */
    uint32_t   hash;
    uint32_t   value;
};

struct map { /* starts as {0} */
    struct map_slot *slots; /* [room], the heap's */
    size_t           room;  /* a power of two, or 0 */
    size_t           count;
};

/* Where the key's value stands, or NULL if the key is not there. */
const uint32_t *map_get(const struct map *map, struct str key);

/* Sets a key's value; false when memory ran out. */
bool map_set(struct map *map, struct str key, uint32_t value);

/* Frees the slots; the map is {0} again. */
void map_free(struct map *map);

#endif
