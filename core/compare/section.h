/* section: which of two articles' sections are of one plugin. */
#ifndef NUTGRAF_COMPARE_SECTION_H
#define NUTGRAF_COMPARE_SECTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "xml/read.h"

/* Sections of one plugin, one of which may be NULL. */
struct section_pair {
    const struct read_section *old_section, *new_section;
    uint32_t next; /* index + 1 of the next pair of the same name, 0 for none */
};

struct section_pairs {
    struct section_pair *at;
    size_t length, room;
    struct map by_name; /* -> index + 1 of the first that has no new section yet */
};

/* Pairs the sections of two articles by name, several of one name in their order.  The
 * pairs are the arena's.  ERROR_MEMORY. */
enum status section_pairs_make(struct section_pairs *pairs, struct arena *arena,
                               const struct read_article *old_article,
                               const struct read_article *new_article,
                               struct error *error);

#endif
