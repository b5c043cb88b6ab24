/* place: names of places as datelines write them, in capitals or not, one word or
 * several. */
#ifndef NUTGRAF_TEXT_PLACE_H
#define NUTGRAF_TEXT_PLACE_H

#include "base/arena.h"
#include "text/cursor.h"

struct place {
    struct str text;
    bool       capitals; /* in capitals throughout: "RIO DE JANEIRO" */
    unsigned   words;
    unsigned   letters;
};

/* Reads words with capitals, up to five, and small ones between them ("de", "of").
 * Stops before anything else, and before a day ("Feb 26"). */
bool place_read(struct cursor *cursor, struct place *place);

/* The name with capitals turned into title case: "Port-au-Prince" for
 * "PORT-AU-PRINCE"; in the arena, .at NULL when memory ran out. */
struct str place_name(struct arena *arena, const struct place *place);

#endif
