/* progress: what the user sees while a run goes on, if there is a terminal to see it on,
 * and the one line when it is over. */
#ifndef NUTGRAF_CLI_PROGRESS_H
#define NUTGRAF_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "run/pipeline.h"
#include "run/walk.h"

struct progress {
    bool            is_shown; /* standard error is a terminal, and may be written to */
    uint64_t        total;    /* bytes of input; 0 if that is not known */
    struct timespec start, shown;
};

/* Starts the clock.  With a walk over the input, which may be NULL, the time that is
 * left can be told. */
void progress_start(struct progress *progress, bool quiet, const struct walk_setup *walk);

/* Writes the line again, if it is old enough. */
void progress_show(struct progress *progress, const struct pipeline_counts *counts);

/* Takes the line away, for something else to be said. */
void progress_hide(const struct progress *progress);

/* Says in one line how much was done, and how fast. */
void progress_summarise(const struct progress *progress,
                        const struct pipeline_counts *counts);

#endif
