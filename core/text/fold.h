/* fold: the form in which words are compared: lower case, composed (NFC), quotes and
 * dashes as ASCII. */
#ifndef NUTGRAF_TEXT_FOLD_H
#define NUTGRAF_TEXT_FOLD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* What one quote, dash, ellipsis or space beyond ASCII is folded to, a static string;
 * .at is NULL for every other character, length 0 for one that is dropped. */
struct str fold_sign(uint32_t code);

/* Room for a short word and how much it may grow. */
enum { FOLD_SHORT = 40, FOLD_SHORT_ROOM = FOLD_SHORT + FOLD_SHORT / 2 + 4 };

/* Folds a word of up to FOLD_SHORT bytes that needs no composing and gives its length; 0
 * if it is no such word. */
size_t fold_short(struct str text, char into[FOLD_SHORT_ROOM]);

/* The folded form of valid UTF-8, in the arena; .at is NULL when memory ran out.
 * Composes only where a character stands that composing may change. */
struct str fold_text(struct arena *arena, struct str text);

#endif
