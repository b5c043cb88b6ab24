/* pipeline: articles from readers through the plugins to a writer, on several threads,
 * with the output in input order whatever their number. */
#ifndef NUTGRAF_RUN_PIPELINE_H
#define NUTGRAF_RUN_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "doc/doc.h"
#include "plugin/registry.h"
#include "run/input.h"

struct pipeline_counts {
    uint64_t articles, records, errors; /* errors: articles that failed, wholly or in a
                                           plugin */
    uint64_t bytes;                     /* of article text */
};

struct pipeline_setup {
    const struct registry *registry;
    const struct tagger   *tagger; /* parts of speech, or NULL */
    struct input          *input;
    unsigned               jobs; /* worker threads, 1 or more */
    struct doc_limits      limits;
    struct str             language, published; /* given by the user; .at NULL if not */
    /* Turns a document into bytes.  [worker], many at once: no shared state but
     * const user. */
    enum status (*render)(const void *user, struct doc *doc, struct buffer *into,
                          uint64_t *records, struct error *error);
    /* Turns an article that could not be read into bytes.  [worker] */
    enum status (*render_failure)(const void *user, const struct article *article,
                                  const struct error *why, struct buffer *into);
    /* Takes each article's bytes in input order.  [main thread] */
    enum status (*deliver)(void *sink, const struct article *article, struct str bytes,
                           struct error *error);
    /* Called now and then with the counts so far, or NULL.  [main thread] */
    void (*progress)(void *sink, const struct pipeline_counts *counts);
    const void          *user;
    void                *sink;
    const volatile int  *stop; /* set by a signal: finish what was begun, and return */
};

/* Runs until the input ends, the sink fails, or *stop is set. */
enum status pipeline_run(const struct pipeline_setup *setup,
                         struct pipeline_counts *counts, struct error *error);

#endif
