/* lemma: the dictionary form of an English word, from rules and a table of irregular
 * forms. */
#ifndef NUTGRAF_TEXT_LEMMA_H
#define NUTGRAF_TEXT_LEMMA_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The lemma of a folded word: "agree" for "agreed".  tag is an ng_tag; 0 takes the
 * likeliest reading.  The result is the word, a static string, or in the arena; .at
 * is NULL only when memory ran out.  [worker] */
struct str lemma_of(struct arena *arena, struct str folded, uint8_t tag);

#endif
