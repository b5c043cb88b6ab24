/* bcubed: how well records are gathered into clusters (Bagga and Baldwin, 1998). */
#ifndef NUTGRAF_COMPARE_BCUBED_H
#define NUTGRAF_COMPARE_BCUBED_H

#include <stddef.h>

#include "base/str.h"

struct bcubed_pair { /* a record's cluster in the gold and in the output */
    struct str gold, output;
};

struct bcubed { /* sums over records: divided by their count they are rates */
    double precision, recall;
};

/* Sums over all records: of those in the same cluster of the output (of the gold), the
 * share that is in the same one of the gold (of the output).  Sorts the pairs. */
struct bcubed bcubed_sum(struct bcubed_pair *pairs, size_t count);

#endif
