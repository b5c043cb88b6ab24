/* repeats: whether lines of JSON Lines gave two articles one id, which is worth a word,
 * since whoever joins the output with other data by that id loses one of them. */
#ifndef NUTGRAF_RUN_REPEATS_H
#define NUTGRAF_RUN_REPEATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

enum { REPEATS_LIMIT = 1024 * 1024 }; /* lines that are remembered, the first of a run */

struct repeats { /* starts as {0}; one thread */
    struct repeats_seen *seen; /* [room], the heap's */
    size_t               room, count;
    struct buffer        sources; /* NUL-ended paths of the files the lines stand in */
    size_t               source;  /* where the last of them begins */
    bool                 closed;  /* nothing more is remembered */
};

struct repeats_place {
    const char *source; /* in struct repeats */
    uint64_t    line;
};

/* Remembers the id of a line's article, 16 bytes in all, and where it stands.  True if
 * an earlier line had it: *first is that place.  Memory that runs out, or more lines than
 * REPEATS_LIMIT, end the remembering, not the run. */
bool repeats_note(struct repeats *repeats, struct str id, struct str source,
                  uint64_t line, struct repeats_place *first);

void repeats_free(struct repeats *repeats);

#endif
