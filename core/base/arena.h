/* arena: memory that is handed out piece by piece and freed all at once.  One
 * article's layers and records live in one; nothing in it is freed alone. */
#ifndef NUTGRAF_BASE_ARENA_H
#define NUTGRAF_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena_block;

struct arena {
    struct arena_block *block; /* the one in use; the others hang behind it */
    char               *next;  /* first free byte of it */
    char               *end;   /* behind its last byte */
    size_t              used;  /* bytes held from the system in all blocks */
    size_t              limit; /* used never passes this; 0 is no limit */
    bool                full;  /* a request was refused for its size or the limit, not
                                  by the system; whoever cares sets it back */
};

/* An arena starts as {0}: no memory is taken before it is asked for.  Not for use by
 * two threads at once. */

/* size bytes, zeroed and aligned for any type, valid until the arena is reset or
 * freed.  NULL when memory or the arena's limit ran out.  Size 0 gives a valid
 * pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* count items of size bytes; NULL also when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* The same without zeroing, for what is overwritten at once. */
void *arena_raw(struct arena *arena, size_t size);

/* A copy with a NUL behind it that does not count; .at is NULL when memory ran out. */
struct str arena_copy(struct arena *arena, struct str text);

/* Forgets everything and keeps the largest block for the next article. */
void arena_reset(struct arena *arena);

/* Gives all memory back; the arena is {0} again, its limit kept. */
void arena_free(struct arena *arena);

#endif
