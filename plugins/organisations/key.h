/* key: the short handle of an organisation, "asean", made from its name. */
#ifndef ORGANISATIONS_KEY_H
#define ORGANISATIONS_KEY_H

#include <nutgraf/plugin.h>

struct entities;

/* Sets the key of each: its short form if it has one, else its name, in small letters
 * with hyphens between; a number behind it where that key is taken. */
void key_make(ng_doc *doc, struct entities *entities);

/* A hash of some bytes, the same everywhere. */
uint32_t key_hash(ng_str text);

#endif
