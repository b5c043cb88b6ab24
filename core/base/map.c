/* map: linear probing in a table that is never more than three quarters full. */
#include "base/map.h"

#include "base/alloc.h"

enum { FIRST_ROOM = 16 };

/* An empty key is a key like any other; only a free slot has no pointer. */
static struct str as_key(struct str key)
{
    return key.at ? key : STR("");
}

/* The key's slot, or the free one where it belongs.  There is always a free one. */
static struct map_slot *find(const struct map *map, struct str key, uint32_t hash)
{
    const size_t mask = map->room - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct map_slot *slot = &map->slots[i];
        if (!slot->key.at) return slot;
        if (slot->hash == hash && str_equal(slot->key, key)) return slot;
    }
}

static bool grow(struct map *map)
{
    if (map->room > SIZE_MAX / 2) return false;
    struct map larger = {.room = map->room ? map->room * 2 : FIRST_ROOM,
                         .count = map->count};
    larger.slots = alloc_zeroed(larger.room, sizeof *larger.slots);
    if (!larger.slots) return false;
    for (size_t i = 0; i < map->room; i++) {
        const struct map_slot *slot = &map->slots[i];
        if (slot->key.at) *find(&larger, slot->key, slot->hash) = *slot;
    }
    alloc_free(map->slots);
    *map = larger;
    return true;
}

const uint32_t *map_get(const struct map *map, struct str key)
{
    if (!map->room) return NULL;
    key = as_key(key);
    const struct map_slot *slot = find(map, key, str_hash(key));
    return slot->key.at ? &slot->value : NULL;
}

bool map_set(struct map *map, struct str key, uint32_t value)
{
    key = as_key(key);
    const uint32_t hash = str_hash(key);
    if (map->room) {
        struct map_slot *slot = find(map, key, hash);
        if (slot->key.at) {
            slot->value = value;
            return true;
        }
    }
    if (map->count >= map->room / 4 * 3 && !grow(map)) return false;
    *find(map, key, hash) = (struct map_slot){.key = key, .hash = hash, .value = value};
    map->count++;
    return true;
}

void map_free(struct map *map)
{
    alloc_free(map->slots);
    *map = (struct map){0};
}
