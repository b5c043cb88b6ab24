/* keys: an open hash table that doubles when it is half full. */
#include "train/keys.h"

#include "base/alloc.h"

static struct key_slot *find(struct key_slot *slots, size_t count, uint64_t key)
{
    size_t at = (key >> 20) & (count - 1);
    while (slots[at].count && slots[at].key != key)
        at = (at + 1) & (count - 1);
    return &slots[at];
}

static bool grow(struct keys *keys)
{
    const size_t count = keys->slot_count ? keys->slot_count * 2 : 1 << 16;
    struct key_slot *slots = alloc_zeroed(count, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < keys->slot_count; i++)
        if (keys->slots[i].count)
            *find(slots, count, keys->slots[i].key) = keys->slots[i];
    alloc_free(keys->slots);
    keys->slots = slots;
    keys->slot_count = count;
    return true;
}

struct key_slot *keys_count(struct keys *keys, uint64_t key)
{
    if (keys->used * 2 >= keys->slot_count && !grow(keys)) return NULL;
    struct key_slot *slot = find(keys->slots, keys->slot_count, key);
    slot->key = key;
    keys->used += slot->count == 0;
    if (slot->count < UINT32_MAX) slot->count++;
    return slot;
}

struct key_slot *keys_find(const struct keys *keys, uint64_t key)
{
    return find(keys->slots, keys->slot_count, key);
}

void keys_free(struct keys *keys)
{
    alloc_free(keys->slots);
    *keys = (struct keys){0};
}

uint32_t *keys_keep(uint64_t *at, size_t *count, const bool *keep)
{
    uint32_t *numbers = alloc_zeroed(*count + 1, sizeof *numbers);
    size_t kept = 0;
    if (!numbers) return NULL;
    for (size_t i = 0; i < *count; i++) {
        numbers[i] = keep[i] ? (uint32_t)kept : KEYS_NONE;
        if (keep[i]) at[kept++] = at[i];
    }
    *count = kept;
    return numbers;
}
