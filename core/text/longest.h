/* longest: of the hits of one gazetteer that overlap, only the longest. */
#ifndef NUTGRAF_TEXT_LONGEST_H
#define NUTGRAF_TEXT_LONGEST_H

#include "base/arena.h"
#include "base/error.h"
#include "text/gazetteer.h"

/* Takes the longest of hits that overlap, of those equally long the first row, and
 * leaves out what overlaps it.  hits[*count] have different first tokens, ascending,
 * and none is longer than GAZETTEER_TOKENS: so the work grows as n log n. */
enum status longest_keep(struct arena *arena, struct gazetteer_hit *hits, size_t *count,
                         struct error *error);

#endif
