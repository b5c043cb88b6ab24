/* alloc: the one place where core/ asks the system for memory.  Tests make the n-th
 * request fail, for n = 1.. until success. */
#ifndef NUTGRAF_BASE_ALLOC_H
#define NUTGRAF_BASE_ALLOC_H

#include <stddef.h>

/* As malloc, calloc, realloc and free; NULL when memory ran out. */
void *alloc_bytes(size_t size);
void *alloc_zeroed(size_t count, size_t size);
void *alloc_resize(void *at, size_t size);
void  alloc_free(void *at);

/* Makes the n-th request from now (1 is the next) and every later one fail; 0 stops
 * that.  Gives how many requests there were since the last call.  [tests] */
size_t alloc_fail_from(size_t n);

#endif
