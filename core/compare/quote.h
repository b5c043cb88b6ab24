/* quote: the slices that an output leaves out.  A record with records inside it has no
 * text of its own in the file; where the article's text is there, it is cut from that. */
#ifndef NUTGRAF_COMPARE_QUOTE_H
#define NUTGRAF_COMPARE_QUOTE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "xml/read.h"

/* Fills in .text of all records that have a place and no text.  Does nothing if the
 * article's text is not known.  ERROR_MEMORY. */
enum status quote_fill(struct arena *arena, struct read_article *article, bool bytes,
                       struct error *error);

#endif
