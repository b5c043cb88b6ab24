/* vec: the one function behind the macros. */
#include "base/vec.h"

#include <stdint.h>

#include "base/alloc.h"

enum { FIRST_ROOM = 8 };

void *vec_grow(struct arena *arena, void *at, size_t *room, size_t length, size_t more,
               size_t size)
{
    const size_t most = SIZE_MAX / 2 / size;
    if (length > most || more > most - length) return at;
    size_t wanted = *room > most / 2 ? most : *room * 2;
    if (wanted < FIRST_ROOM) wanted = FIRST_ROOM;
    if (wanted < length + more) wanted = length + more;
    const size_t bytes = wanted * size;
    void        *grown = arena ? arena_raw(arena, bytes) : alloc_resize(at, bytes);
    if (!grown) return at;
    if (arena && length) memcpy(grown, at, length * size);
    *room = wanted;
    return grown;
}
