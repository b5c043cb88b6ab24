/* vec: an array in an arena or on the heap that grows by doubling.  The struct is
 * declared by its owner, as `struct { struct span *at; size_t length, room; }`; the
 * macro below works on any struct of that shape. */
#ifndef NUTGRAF_BASE_VEC_H
#define NUTGRAF_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Makes room for `more` items behind the first length: gives the array's new place and
 * sets *room.  When memory ran out it gives the old place and leaves *room alone.  With
 * an arena the old place is left behind in it; with NULL the array is the heap's, and
 * its owner frees it. */
void *vec_grow(struct arena *arena, void *at, size_t *room, size_t length, size_t more,
               size_t size);

/* Room for `more` items behind the last; false when memory ran out. */
#define VEC_RESERVE(vec, arena, more)                                                    \
    ((vec)->room - (vec)->length >= (size_t)(more) ||                                    \
     ((vec)->at = vec_grow((arena), (vec)->at, &(vec)->room, (vec)->length, (more),      \
                           sizeof *(vec)->at),                                           \
      (vec)->room - (vec)->length >= (size_t)(more)))

/* Appends an item; false when memory ran out. */
#define VEC_PUSH(vec, arena, ...) \
    (VEC_RESERVE(vec, arena, 1) && (((vec)->at[(vec)->length++] = (__VA_ARGS__)), true))

#endif
