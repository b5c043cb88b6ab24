/* compound: countries inside hyphenated words, which the tokeniser keeps whole:
 * "U.S.-based", "Sino-Japanese", "Hong Kong-listed", "Japan-South Korea". */
#ifndef COUNTRIES_COMPOUND_H
#define COUNTRIES_COMPOUND_H

#include "scene.h"

struct compounds {
    struct find *at; /* [len], by begin */
    uint32_t len, room;
};

/* All countries and places in parts of the scene's hyphenated words. */
void compound_collect(const struct scene *scene, struct compounds *compounds);

/* A find of a row's name at a span. */
struct find find_make(const struct scene *scene, unsigned kind, struct row row,
                      ng_span at, uint32_t first, uint32_t last);

#endif
