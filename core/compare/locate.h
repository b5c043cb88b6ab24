/* locate: from positions in a text to its bytes, without counting from the begin each
 * time: where positions count characters, the byte of every 64th is kept. */
#ifndef NUTGRAF_COMPARE_LOCATE_H
#define NUTGRAF_COMPARE_LOCATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct locate {
    struct str text;
    size_t *known; /* [count] bytes of every 64th position; NULL if positions are bytes */
    size_t count;
};

/* Makes the table, in the arena, for a text that must outlive it.  ERROR_MEMORY. */
enum status locate_make(struct locate *locate, struct arena *arena, struct str text,
                        bool bytes, struct error *error);

/* The byte at which a position stands; text.length behind the end. */
size_t locate_byte(const struct locate *locate, uint32_t position);

/* The bytes between two positions; empty where end is not behind begin. */
struct str locate_slice(const struct locate *locate, uint32_t begin, uint32_t end);

/* Whether a byte is not the first of its character. */
static inline bool locate_is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

#endif
