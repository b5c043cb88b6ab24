/* arena: a chain of blocks, each larger than the last, with a pointer that moves
 * through the newest.  Under AddressSanitizer whatever has not been handed out is
 * poisoned, so that a write over the end of a piece is seen as it would be with
 * malloc(). */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/alloc.h"

#if defined(__has_feature)
#    if __has_feature(address_sanitizer)
#        define ARENA_POISONS 1
#    endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#    define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#    include <sanitizer/asan_interface.h>
enum { GAP = 16 }; /* poisoned bytes behind every piece */
#else
#    define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#    define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GAP = 0 };
#endif

enum {
    ALIGNMENT   = _Alignof(max_align_t),
    FIRST_BLOCK = 64 * 1024,
    LAST_BLOCK  = 8 * 1024 * 1024 /* blocks double up to here */
};

struct arena_block {
    struct arena_block *older;
    size_t              size; /* with this header */
    max_align_t         bytes[];
};

static char *block_begin(struct arena_block *block)
{
    return (char *)block->bytes;
}

static char *block_end(struct arena_block *block)
{
    return (char *)block + block->size;
}

static void use_block(struct arena *arena, struct arena_block *block)
{
    arena->block = block;
    arena->next = block_begin(block);
    arena->end = block_end(block);
    ASAN_POISON_MEMORY_REGION(arena->next, (size_t)(arena->end - arena->next));
}

static bool within_limit(const struct arena *arena, size_t size)
{
    if (!arena->limit) return true;
    return arena->used <= arena->limit && size <= arena->limit - arena->used;
}

/* A block for a piece of size bytes: as large as the doubling wants, or, near the
 * limit, just large enough. */
static bool add_block(struct arena *arena, size_t size)
{
    const size_t needed = sizeof(struct arena_block) + size;
    size_t       wanted = arena->block ? arena->block->size : FIRST_BLOCK / 2;
    wanted = wanted < LAST_BLOCK / 2 ? wanted * 2 : LAST_BLOCK;
    if (wanted < needed) wanted = needed;
    if (!within_limit(arena, wanted)) wanted = needed;
    if (!within_limit(arena, wanted)) return !(arena->full = true);
    struct arena_block *block = alloc_bytes(wanted);
    if (!block) return false;
    block->older = arena->block;
    block->size = wanted;
    arena->used += wanted;
    use_block(arena, block);
    return true;
}

void *arena_raw(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 4) {
        arena->full = true;
        return NULL;
    }
    const size_t room = (size + GAP + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!arena->block || (size_t)(arena->end - arena->next) < room) {
        if (!add_block(arena, room)) return NULL;
    }
    char *at = arena->next;
    arena->next += room;
    ASAN_UNPOISON_MEMORY_REGION(at, size);
    return at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *at = arena_raw(arena, size);
    return at ? memset(at, 0, size) : NULL;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) return NULL;
    return arena_alloc(arena, count * size);
}

struct str arena_copy(struct arena *arena, struct str text)
{
    if (text.length == SIZE_MAX) return (struct str){NULL, 0};
    char *at = arena_raw(arena, text.length + 1);
    if (!at) return (struct str){NULL, 0};
    if (text.length) memcpy(at, text.at, text.length);
    at[text.length] = '\0';
    return (struct str){at, text.length};
}

void arena_reset(struct arena *arena)
{
    struct arena_block *largest = arena->block;
    for (struct arena_block *block = arena->block; block; block = block->older)
        if (block->size > largest->size) largest = block;
    for (struct arena_block *block = arena->block, *older; block; block = older) {
        older = block->older;
        if (block != largest) alloc_free(block);
    }
    if (!largest) return;
    largest->older = NULL;
    arena->used = largest->size;
    use_block(arena, largest);
}

void arena_free(struct arena *arena)
{
    const size_t limit = arena->limit;
    for (struct arena_block *block = arena->block, *older; block; block = older) {
        older = block->older;
        alloc_free(block);
    }
    *arena = (struct arena){.limit = limit};
}
