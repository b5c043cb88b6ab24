/* match: which record of an output answers which of the gold, by place, one to one. */
#ifndef NUTGRAF_COMPARE_MATCH_H
#define NUTGRAF_COMPARE_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "compare/scheme.h"
#include "xml/read.h"

#define MATCH_NONE UINT32_MAX

struct match_item {
    const struct read_record *record;
    const struct read_record *parent; /* NULL at the top */
    uint32_t begin, end;              /* the place that counts: its anchor's */
    struct str text;
    bool neutral;   /* optional gold, and what answers it */
    uint32_t other; /* index of its partner, or MATCH_NONE */
};

struct matches {
    struct match_item *gold, *output; /* by place */
    size_t gold_count, output_count;
};

/* Matches the records of one element in one article: the same place first, then what
 * overlaps most.  output may be NULL.  All memory is the arena's; ERROR_MEMORY. */
enum status matches_make(struct matches *matches, struct arena *arena,
                         const struct scheme_element *element,
                         const struct read_article *gold,
                         const struct read_article *output, struct error *error);

#endif
