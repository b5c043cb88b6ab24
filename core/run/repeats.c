/* repeats: a table of hashes by open addressing, each with the line that it was first
 * seen in.  At 64 bits, two ids of a million share a hash by accident once in 30 million
 * runs; what comes of it is a wrong warning. */
#include "run/repeats.h"

#include <string.h>

#include "base/alloc.h"
#include "run/ids.h"

struct repeats_seen {
    uint64_t hash; /* 0 is free */
    uint32_t source, line;
};

/* Where a hash is, or the free place where it would be. */
static struct repeats_seen *find(const struct repeats *repeats, uint64_t hash)
{
    size_t at = (size_t)(hash ^ hash >> 32) & (repeats->room - 1);
    while (repeats->seen[at].hash && repeats->seen[at].hash != hash)
        at = (at + 1) & (repeats->room - 1);
    return &repeats->seen[at];
}

static bool grow(struct repeats *repeats)
{
    if (2 * (repeats->count + 1) <= repeats->room) return true;
    const size_t room = repeats->room ? 2 * repeats->room : 256;
    struct repeats larger = {.seen = alloc_zeroed(room, sizeof *larger.seen),
                             .room = room};
    if (!larger.seen) return false;
    for (size_t i = 0; i < repeats->room; i++)
        if (repeats->seen[i].hash)
            *find(&larger, repeats->seen[i].hash) = repeats->seen[i];
    alloc_free(repeats->seen);
    repeats->seen = larger.seen;
    repeats->room = room;
    return true;
}

/* Keeps the path of the file, unless it is that of the line before. */
static bool set_source(struct repeats *repeats, struct str source)
{
    const struct buffer *kept = &repeats->sources;
    if (kept->length > 0 && str_is(source, kept->at + repeats->source)) return true;
    if (source.length >= UINT32_MAX - kept->length) return false;
    repeats->source = kept->length;
    buffer_str(&repeats->sources, source);
    buffer_char(&repeats->sources, '\0');
    return !buffer_failed(kept);
}

bool repeats_note(struct repeats *repeats, struct str id, struct str source,
                  uint64_t line, struct repeats_place *first)
{
    if (repeats->closed) return false;
    if (repeats->count >= REPEATS_LIMIT || line > UINT32_MAX || !grow(repeats) ||
        !set_source(repeats, source)) {
        repeats_free(repeats);
        repeats->closed = true;
        return false;
    }
    const uint64_t       hash = ids_hash(id);
    struct repeats_seen *seen = find(repeats, hash);
    if (seen->hash) {
        *first = (struct repeats_place){repeats->sources.at + seen->source, seen->line};
        return true;
    }
    *seen = (struct repeats_seen){hash, (uint32_t)repeats->source, (uint32_t)line};
    repeats->count++;
    return false;
}

void repeats_free(struct repeats *repeats)
{
    alloc_free(repeats->seen);
    buffer_free(&repeats->sources);
    *repeats = (struct repeats){0};
}
