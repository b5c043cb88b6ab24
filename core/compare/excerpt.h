/* excerpt: a record in the words around it, and any text made fit for a terminal. */
#ifndef NUTGRAF_COMPARE_EXCERPT_H
#define NUTGRAF_COMPARE_EXCERPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"
#include "xml/read.h"

/* Appends text for one line of a terminal: line ends and tabs become spaces, other
 * control characters "?".  At most limit characters, then "..."; 0 is no limit. */
void excerpt_plain(struct buffer *into, struct str text, size_t limit);

struct excerpt { /* pieces of an article's text */
    struct str before, inside, after;
    bool cut_before, cut_after; /* there is more text there */
};

/* The words around a record; false if the article's text is not in the output. */
bool excerpt_find(const struct read_article *article, const struct read_record *record,
                  bool bytes, struct excerpt *excerpt);

/* The byte at which a position stands, at most text.length. */
size_t excerpt_byte(struct str text, uint32_t position, bool bytes);

#endif
