/* excerpt: a record in the words around it, and any text made fit for a terminal. */
#ifndef NUTGRAF_COMPARE_EXCERPT_H
#define NUTGRAF_COMPARE_EXCERPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"
#include "compare/locate.h"

/* Appends text for one line of a terminal: line ends and tabs become spaces, other
 * control characters "?".  At most limit characters, then "..."; 0 is no limit. */
void excerpt_plain(struct buffer *into, struct str text, size_t limit);

struct excerpt { /* pieces of an article's text */
    struct str before, inside, after;
    bool cut_before, cut_after; /* there is more text there */
};

/* The words around a record that has a place, in the text that locate was made for. */
struct excerpt excerpt_find(const struct locate *locate, uint32_t begin, uint32_t end);

#endif
