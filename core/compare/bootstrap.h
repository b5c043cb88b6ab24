/* bootstrap: how sure a score is, by drawing the articles at random, with replacement,
 * again and again (Efron, 1979).  Always from the same seed: the same answer every time.
 */
#ifndef NUTGRAF_COMPARE_BOOTSTRAP_H
#define NUTGRAF_COMPARE_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "compare/score.h"

enum { BOOTSTRAP_ROUNDS = 1000 };

struct bootstrap_interval {
    double low, high; /* 2.5 and 97.5 per cent of the rounds lie below */
};

/* The interval of an F1.  counts[count] has the articles'.  ERROR_MEMORY. */
enum status bootstrap_f1(struct arena *arena, const struct score_count *counts,
                         size_t count, struct bootstrap_interval *interval,
                         struct error *error);

struct bootstrap_change {
    double change;                      /* of F1: new less old */
    struct bootstrap_interval interval; /* of that, articles drawn in pairs */
    double p; /* two-sided: how often chance alone does as much */
};

/* Compares two runs on the same articles, given in the same order.  ERROR_MEMORY. */
enum status bootstrap_compare(struct arena *arena, const struct score_count *old_counts,
                              const struct score_count *new_counts, size_t count,
                              struct bootstrap_change *change, struct error *error);

#endif
