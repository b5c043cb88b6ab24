/* overlap: of spans that overlap, keeping only the better ones. */
#ifndef NUTGRAF_DOC_OVERLAP_H
#define NUTGRAF_DOC_OVERLAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/span.h"

struct contender {
    struct span at;
    double score;
    bool lost; /* out: it overlaps a better one that stays */
};

/* Goes through contenders from the best on (the higher score, then the longer, then
 * the earlier begin, then the earlier in the array) and keeps each that overlaps none
 * kept before.  In n log n whatever the spans.  Scratch memory comes from the arena. */
enum status overlap_resolve(struct arena *arena, struct contender *contenders,
                            size_t count, struct error *error);

#endif
