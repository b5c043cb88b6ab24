/* position: from bytes of a text to what the output counts in: characters, or bytes. */
#ifndef NUTGRAF_XML_POSITION_H
#define NUTGRAF_XML_POSITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct positions {
    struct str text;
    uint32_t   characters; /* of the whole text */
    uint32_t  *before;     /* [text.length / POSITION_STEP + 1] characters before each
                              step; NULL if a byte is a position already */
};

enum { POSITION_STEP = 64 }; /* bytes */

/* Counts the characters of valid UTF-8 shorter than 4 GiB.  With bytes, positions stay
 * bytes.  Memory is the arena's; ERROR_MEMORY. */
enum status positions_make(struct positions *positions, struct arena *arena,
                           struct str text, bool bytes, struct error *error);

/* The position of a byte at which a character begins, or of the end. */
uint32_t positions_of(const struct positions *positions, uint32_t byte);

/* The byte at which a position is, which is at most that of the end. */
uint32_t positions_byte(const struct positions *positions, uint32_t position);

#endif
