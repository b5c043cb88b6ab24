/* pair: which record of one version answers which record of the other.  It goes in
 * passes, from the surest to the boldest, and never pairs a record twice:
 *
 *     1  same kind, same place, same fields            nothing happened
 *     2  same kind, same fields, same or near place    moved
 *     3  same kind, same id or key, no place           changed
 *     4  same kind, same place, other fields           changed
 *     5  same kind, overlapping place, other fields    changed and moved
 *
 * Places are compared as align.h sees them from both versions.
 * Swapping the versions swaps the pairs and changes nothing else. */
#ifndef NUTGRAF_COMPARE_PAIR_H
#define NUTGRAF_COMPARE_PAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "compare/align.h"
#include "xml/read.h"

struct pair_side { /* one record of a version, and what the passes know of it */
    const struct read_record *record;
    struct str fields;        /* all that is compared, in one string */
    struct align_place place; /* in both versions */
    uint32_t other;           /* index of its partner, or PAIR_NONE */
};

#define PAIR_NONE UINT32_MAX

struct pairing {
    struct pair_side *old_sides; /* [old_count], by kind and place */
    struct pair_side *new_sides; /* [new_count] */
    size_t old_count, new_count;
};

struct pair_setup {
    const struct align *align;
    /* Whether a field takes part: name is "rule", "score" or a field's. */
    bool (*compared)(const void *user, struct str name);
    const void *user;
    /* What a value means: a link's target, so that an id that holds a position does not
     * count as a change; else the value.  NULL: the value.  ERROR_MEMORY. */
    enum status (*meaning)(const void *user, bool of_new, struct str value,
                           struct str *meaning, struct error *error);
    const void *meaning_user;
};

/* Pairs the records of two lists.  All memory is the arena's; ERROR_MEMORY. */
enum status pair_records(struct arena *arena, const struct pair_setup *setup,
                         const struct read_record *old_records, size_t old_count,
                         const struct read_record *new_records, size_t new_count,
                         struct pairing *pairing, struct error *error);

#endif
