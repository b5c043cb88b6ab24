/* alloc: counts requests for memory, so that tests can make the n-th one fail. */
#include "base/alloc.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* The only state in core/ that is not a parameter: a failing allocator cannot be
 * handed down to every caller without being visible to all of them.  Relaxed order
 * will do, since nothing else is read on the strength of these two. */
static atomic_size_t requests;
static atomic_size_t fail_from;

static bool refused(void)
{
    const size_t nth = atomic_fetch_add_explicit(&requests, 1, memory_order_relaxed) + 1;
    const size_t from = atomic_load_explicit(&fail_from, memory_order_relaxed);
    return from && nth >= from;
}

void *alloc_bytes(size_t size)
{
    return refused() ? NULL : malloc(size ? size : 1);
}

void *alloc_zeroed(size_t count, size_t size)
{
    if (refused() || (size && count > SIZE_MAX / size)) return NULL;
    return count && size ? calloc(count, size) : calloc(1, 1);
}

void *alloc_resize(void *at, size_t size)
{
    return refused() ? NULL : realloc(at, size ? size : 1);
}

void alloc_free(void *at)
{
    free(at);
}

size_t alloc_fail_from(size_t n)
{
    atomic_store(&fail_from, n);
    return atomic_exchange(&requests, 0);
}
