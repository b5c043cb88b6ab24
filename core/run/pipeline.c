/* pipeline: a ring of batches between one reader, some workers and the calling thread.
 * A batch belongs to whoever's turn it is, and changes hands under the lock:
 *
 *     free -> reader fills -> ready -> a worker works -> done -> delivered, free
 *
 *     delivered <= taken <= read <= delivered + slots
 */
#include "run/pipeline.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>

#include "base/alloc.h"
#include "run/batch.h"

enum {
    SLOTS_PER_JOB = 4,
    IN_FLIGHT = 64 * 1024 * 1024, /* bytes of articles that are on the way; one article
                                     may be more, and is alone then */
};

struct slot {
    struct batch batch;
    bool done; /* a worker is through with it */
};

struct pipeline {
    const struct pipeline_setup *setup;
    pthread_mutex_t lock;
    pthread_cond_t room, ready, done; /* for reader, workers, caller */
    struct slot *slots;               /* [slot_count] */
    size_t slot_count;
    uint64_t read, taken, delivered; /* batches; batch n is in slot n % slot_count */
    size_t in_flight;                /* bytes of the batches read and not delivered */
    bool ended;                      /* there will be no more batches */
    bool given_up;                   /* nobody wants the results any more */
    enum status status;              /* of the reader and the workers */
    struct error error;
};

static bool is_stopped(const struct pipeline_setup *setup)
{
    return setup->stop && atomic_load(setup->stop) != 0;
}

static struct slot *slot_of(const struct pipeline *pipeline, uint64_t number)
{
    return &pipeline->slots[number % pipeline->slot_count];
}

/* Ends the reading and the working, for the first reason that is given.  [locked] */
static void give_up(struct pipeline *pipeline, enum status status,
                    const struct error *error)
{
    if (pipeline->status == OK && status != OK) {
        pipeline->status = status;
        pipeline->error = *error;
    }
    pipeline->given_up = pipeline->ended = true;
    pthread_cond_broadcast(&pipeline->room);
    pthread_cond_broadcast(&pipeline->ready);
    pthread_cond_broadcast(&pipeline->done);
}

/* ------------------------------------------------------------------- the reader */

/* Waits for a free slot; NULL if there is no more to read for. */
static struct slot *wait_for_room(struct pipeline *pipeline)
{
    struct slot *slot = NULL;
    pthread_mutex_lock(&pipeline->lock);
    while (!pipeline->given_up &&
           (pipeline->read - pipeline->delivered == pipeline->slot_count ||
            pipeline->in_flight > IN_FLIGHT))
        pthread_cond_wait(&pipeline->room, &pipeline->lock);
    if (!pipeline->given_up) slot = slot_of(pipeline, pipeline->read);
    pthread_mutex_unlock(&pipeline->lock);
    return slot;
}

static void *run_reader(void *argument)
{
    struct pipeline *pipeline = argument;
    struct slot *slot;
    bool more = true;
    while (more && (slot = wait_for_room(pipeline)) != NULL) {
        struct error error = {0};
        const enum status status =
            batch_fill(&slot->batch, pipeline->setup->input, &error);
        pthread_mutex_lock(&pipeline->lock);
        more = status == OK && slot->batch.items.length > 0;
        if (more) {
            slot->done = false;
            pipeline->read++;
            pipeline->in_flight += slot->batch.weight;
            pthread_cond_signal(&pipeline->ready);
        } else {
            pipeline->ended = true;
            pthread_cond_broadcast(&pipeline->ready);
            pthread_cond_signal(&pipeline->done);
        }
        if (status != OK) give_up(pipeline, status, &error);
        pthread_mutex_unlock(&pipeline->lock);
    }
    return NULL;
}

/* ------------------------------------------------------------------ the workers */

/* Waits for a batch; NULL if there will be none. */
static struct slot *wait_for_batch(struct pipeline *pipeline)
{
    struct slot *slot = NULL;
    pthread_mutex_lock(&pipeline->lock);
    while (pipeline->taken == pipeline->read && !pipeline->ended)
        pthread_cond_wait(&pipeline->ready, &pipeline->lock);
    if (pipeline->taken < pipeline->read && !pipeline->given_up)
        slot = slot_of(pipeline, pipeline->taken++);
    pthread_mutex_unlock(&pipeline->lock);
    return slot;
}

static void *run_worker(void *argument)
{
    struct pipeline *pipeline = argument;
    struct batch_worker worker;
    struct error error = {0};
    const enum status status = batch_worker_open(&worker, pipeline->setup, &error);
    if (status != OK) {
        pthread_mutex_lock(&pipeline->lock);
        give_up(pipeline, status, &error);
        pthread_mutex_unlock(&pipeline->lock);
    }
    struct slot *slot;
    while (status == OK && (slot = wait_for_batch(pipeline)) != NULL) {
        batch_work(&slot->batch, &worker, pipeline->setup);
        pthread_mutex_lock(&pipeline->lock);
        slot->done = true;
        pthread_cond_signal(&pipeline->done);
        pthread_mutex_unlock(&pipeline->lock);
    }
    batch_worker_close(&worker);
    return NULL;
}

/* ----------------------------------------------------------- the calling thread */

/* Whether the batch that comes next is done.  [locked] */
static bool next_is_done(const struct pipeline *pipeline)
{
    return pipeline->delivered < pipeline->taken &&
           slot_of(pipeline, pipeline->delivered)->done;
}

/* Waits for the batch that comes next in the order of the input; NULL if there is none,
 * or if something went wrong.  Settles the sink before it waits. */
static struct slot *wait_for_result(struct pipeline *pipeline,
                                    const struct pipeline_counts *counts,
                                    enum status *status, struct error *error)
{
    const struct pipeline_setup *setup = pipeline->setup;
    struct slot *slot = NULL;
    pthread_mutex_lock(&pipeline->lock);
    bool settled = false;
    for (;;) {
        if (pipeline->given_up) break;
        if (next_is_done(pipeline)) {
            slot = slot_of(pipeline, pipeline->delivered);
            break;
        }
        if (pipeline->ended && pipeline->delivered == pipeline->read) break;
        if (settled) {
            pthread_cond_wait(&pipeline->done, &pipeline->lock);
            continue;
        }
        pthread_mutex_unlock(&pipeline->lock);
        *status = setup->settle(setup->sink, counts, error);
        pthread_mutex_lock(&pipeline->lock);
        if (*status != OK) give_up(pipeline, *status, error);
        settled = true;
    }
    pthread_mutex_unlock(&pipeline->lock);
    return slot;
}

static enum status deliver_all(struct pipeline *pipeline, struct pipeline_counts *counts,
                               struct error *error)
{
    enum status status = OK;
    struct slot *slot;
    while ((slot = wait_for_result(pipeline, counts, &status, error)) != NULL) {
        const size_t weight = slot->batch.weight;
        bool is_last = false;
        status = batch_deliver(&slot->batch, pipeline->setup, counts, &is_last, error);
        pthread_mutex_lock(&pipeline->lock);
        pipeline->delivered++;
        pipeline->in_flight -= weight;
        pthread_cond_signal(&pipeline->room);
        if (status != OK || is_last) give_up(pipeline, status, error);
        pthread_mutex_unlock(&pipeline->lock);
    }
    return status;
}

/* Starts a thread that no signal is given to: they are the calling thread's. */
static enum status start(pthread_t *thread, void *(*run)(void *),
                         struct pipeline *pipeline, struct error *error)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    errno = pthread_create(thread, NULL, run, pipeline);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (errno == 0) return OK;
    return error_system(error, ERROR_LIMIT, "a thread cannot be started");
}

/* Runs reader and workers beside the calling thread, until all are through. */
static enum status run_threads(struct pipeline *pipeline, pthread_t *threads,
                               struct pipeline_counts *counts, struct error *error)
{
    const size_t wanted = (size_t)pipeline->setup->jobs + 1;
    size_t started = 0;
    enum status status = OK;
    while (started < wanted && status == OK) {
        status =
            start(&threads[started], started ? run_worker : run_reader, pipeline, error);
        if (status == OK) started++;
    }
    if (status == OK) status = deliver_all(pipeline, counts, error);
    pthread_mutex_lock(&pipeline->lock);
    give_up(pipeline, OK, NULL);
    pthread_mutex_unlock(&pipeline->lock);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    if (status != OK || pipeline->status == OK) return status;
    *error = pipeline->error;
    return pipeline->status;
}

static enum status run_parallel(const struct pipeline_setup *setup,
                                struct pipeline_counts *counts, struct error *error)
{
    struct pipeline pipeline = {.setup = setup,
                                .slot_count = (size_t)setup->jobs * SLOTS_PER_JOB};
    pipeline.slots = alloc_zeroed(pipeline.slot_count, sizeof *pipeline.slots);
    pthread_t *threads = alloc_zeroed((size_t)setup->jobs + 1, sizeof *threads);
    enum status status = OK;
    if (!pipeline.slots || !threads) {
        status = error_memory(error, "starting threads");
    } else {
        pthread_mutex_init(&pipeline.lock, NULL);
        pthread_cond_init(&pipeline.room, NULL);
        pthread_cond_init(&pipeline.ready, NULL);
        pthread_cond_init(&pipeline.done, NULL);
        status = run_threads(&pipeline, threads, counts, error);
        pthread_cond_destroy(&pipeline.done);
        pthread_cond_destroy(&pipeline.ready);
        pthread_cond_destroy(&pipeline.room);
        pthread_mutex_destroy(&pipeline.lock);
        for (size_t i = 0; i < pipeline.slot_count; i++)
            batch_free(&pipeline.slots[i].batch);
    }
    alloc_free(threads);
    alloc_free(pipeline.slots);
    return status;
}

/* The same without any thread. */
static enum status run_alone(const struct pipeline_setup *setup,
                             struct pipeline_counts *counts, struct error *error)
{
    struct batch batch = {0};
    struct batch_worker worker;
    enum status status = batch_worker_open(&worker, setup, error);
    while (status == OK && !is_stopped(setup)) {
        if ((status = batch_fill(&batch, setup->input, error)) != OK) break;
        if (batch.items.length == 0) break;
        batch_work(&batch, &worker, setup);
        bool is_last = false;
        status = batch_deliver(&batch, setup, counts, &is_last, error);
        if (status != OK || is_last) break;
        status = setup->settle(setup->sink, counts, error);
    }
    batch_worker_close(&worker);
    batch_free(&batch);
    return status;
}

enum status pipeline_run(const struct pipeline_setup *setup,
                         struct pipeline_counts *counts, struct error *error)
{
    *counts = (struct pipeline_counts){0};
    return setup->jobs > 1 ? run_parallel(setup, counts, error)
                           : run_alone(setup, counts, error);
}
