/* batch: some articles that one worker handles in one go, from the items of the input to
 * the bytes of the output. */
#ifndef NUTGRAF_RUN_BATCH_H
#define NUTGRAF_RUN_BATCH_H

#include "base/arena.h"
#include "run/pipeline.h"
#include "text/tagger_cache.h"

struct batch_result {
    struct str id;      /* of the article of a line, in the batch's arena */
    size_t     end;     /* of its bytes in batch.bytes; they begin where the last end */
    struct str trouble; /* in the batch's arena */
};

struct batch { /* starts as {0}; used again and again */
    struct arena arena; /* of the items and the troubles */
    struct {
        struct input_item *at;
        size_t             length, room;
    } items;
    struct batch_result   *results; /* [items.length] */
    struct buffer          bytes;   /* of all results */
    size_t                 weight;  /* of all items */
    struct pipeline_counts counts;
    bool                   is_cut;  /* *stop was set: the items behind are left out, and
                                       no batch may follow */
    enum status            status;  /* not OK: no memory; the results are incomplete */
    struct error           error;
};

/* What one worker needs beside the batch. */
struct batch_worker {
    struct arena arena;        /* of one document after the other */
    struct tagger_cache cache; /* of all taggers */
    struct turn *turn;
};

/* Takes items off the input until there are BATCH_WEIGHT bytes of them, or the next one
 * would have to be waited for; none at the end.  ERROR_MEMORY. */
enum status batch_fill(struct batch *batch, struct input *input, struct error *error);

enum status batch_worker_open(struct batch_worker *worker,
                              const struct pipeline_setup *setup, struct error *error);
void batch_worker_close(struct batch_worker *worker);

/* Makes the results; what goes wrong is in batch->status.  [worker] */
void batch_work(struct batch *batch, struct batch_worker *worker,
                const struct pipeline_setup *setup);

/* Hands the results to the sink, counts them, and empties the batch; *is_last says that
 * it was cut. */
enum status batch_deliver(struct batch *batch, const struct pipeline_setup *setup,
                          struct pipeline_counts *counts, bool *is_last,
                          struct error *error);

void batch_free(struct batch *batch);

#endif
