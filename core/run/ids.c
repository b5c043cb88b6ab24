/* ids: a set of hashes by open addressing.  Two names that share a hash by accident cost
 * the second one its short id, and nothing else. */
#include "run/ids.h"

#include <stdio.h>

#include "base/alloc.h"

uint64_t ids_hash(struct str text)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001B3);
    return hash ? hash : 1;
}

/* Where a hash is, or the free place where it would be. */
static uint64_t *find(const struct ids *ids, uint64_t hash)
{
    size_t at = (size_t)(hash ^ hash >> 32) & (ids->room - 1);
    while (ids->hashes[at] && ids->hashes[at] != hash)
        at = (at + 1) & (ids->room - 1);
    return &ids->hashes[at];
}

static bool grow(struct ids *ids)
{
    if (2 * (ids->count + 1) <= ids->room) return true;
    const size_t room = ids->room ? 2 * ids->room : 256;
    struct ids larger = {alloc_zeroed(room, sizeof *ids->hashes), room, ids->count};
    if (!larger.hashes) return false;
    for (size_t i = 0; i < ids->room; i++)
        if (ids->hashes[i]) *find(&larger, ids->hashes[i]) = ids->hashes[i];
    alloc_free(ids->hashes);
    *ids = larger;
    return true;
}

/* Whether the name was free; it is taken then.  There is room for one more. */
static bool take(struct ids *ids, struct str name)
{
    const uint64_t hash = ids_hash(name);
    uint64_t *at = find(ids, hash);
    if (*at) return false;
    *at = hash;
    ids->count++;
    return true;
}

struct str ids_stem(struct str name)
{
    for (size_t i = name.length; i > 1 && name.at[i - 1] != '/'; i--)
        if (name.at[i - 1] == '.' && name.at[i - 2] != '/')
            return str_slice(name, 0, i - 1);
    return name;
}

enum status ids_make(struct ids *ids, struct arena *arena, struct str name,
                     struct str path, uint64_t file, struct str *id, struct error *error)
{
    if (!grow(ids)) return error_memory(error, "naming articles");
    const struct str wanted[] = {ids_stem(name), name, path};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!take(ids, wanted[i])) continue;
        *id = arena_copy(arena, wanted[i]);
        return id->at ? OK : error_memory(error, "naming articles");
    }
    char *at = arena_raw(arena, path.length + 24);
    if (!at) return error_memory(error, "naming articles");
    memcpy(at, path.at, path.length);
    const int digits =
        snprintf(at + path.length, 24, "-%llu", (unsigned long long)file + 1);
    *id = (struct str){at, path.length + (size_t)digits};
    return OK;
}

enum status ids_take(struct ids *ids, struct str name, bool *was_free,
                     struct error *error)
{
    if (!grow(ids)) return error_memory(error, "comparing names");
    *was_free = take(ids, name);
    return OK;
}

void ids_free(struct ids *ids)
{
    alloc_free(ids->hashes);
    *ids = (struct ids){0};
}
