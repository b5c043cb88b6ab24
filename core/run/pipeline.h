/* pipeline: articles from the input through the plugins to a sink, on several threads,
 * with the output in input order whatever their number.  Memory does not grow with the
 * input: articles travel in batches of so many bytes, and only so many are on the way.
 *
 *     input -> batches -> workers: article, document, plugins, bytes -> sink, in order
 */
#ifndef NUTGRAF_RUN_PIPELINE_H
#define NUTGRAF_RUN_PIPELINE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "doc/doc.h"
#include "plugin/registry.h"
#include "run/input.h"

struct pipeline_counts {
    uint64_t articles; /* with those that failed */
    uint64_t records;
    uint64_t errors; /* articles that failed, wholly or in a plugin */
    uint64_t bytes;  /* of article text */
    uint64_t weight; /* of the input: bytes of files and of lines */
};

struct pipeline_result { /* what became of one item of the input */
    const struct input_item *item;
    struct str id;      /* the article's, if the item is a line; .at NULL */
    struct str bytes;   /* the article as it is written; empty for INPUT_NOTHING */
    struct str trouble; /* a sentence if it failed, wholly or in a plugin; .at NULL */
};

struct pipeline_setup {
    const struct registry *registry;
    const struct tagger   *tagger; /* parts of speech, or NULL */
    struct input          *input;
    unsigned               jobs; /* worker threads; 1 works on the calling thread alone */
    size_t                 article_limit; /* bytes of one article */
    struct doc_limits      limits;
    struct str             language, published; /* of articles that do not say; .at NULL
                                                   if the user does not either */
    /* Turns a document into bytes.  [worker], many at once: no shared state but
     * const user. */
    enum status (*render)(const void *user, struct doc *doc, struct buffer *into,
                          uint64_t *records, struct error *error);
    /* Turns an article that could not be read into bytes.  [worker] */
    void (*render_failure)(const void *user, const struct article *article,
                           struct str why, struct buffer *into);
    const void *user;
    /* Takes each result, in input order.  [calling thread] */
    enum status (*deliver)(void *sink, const struct pipeline_result *result,
                           struct error *error);
    /* Called when nothing more is at hand to be delivered: time to flush, and to show
     * progress.  [calling thread] */
    enum status (*settle)(void *sink, const struct pipeline_counts *counts,
                          struct error *error);
    void               *sink;
    const atomic_int   *stop; /* set by a signal: what was begun is finished, no more; or
                                 NULL.  The same as the input's */
};

/* Runs until the input ends, the sink fails, or *stop is set.  counts is what was
 * delivered.  ERROR_MEMORY only when there is not even enough to note that an article
 * failed. */
enum status pipeline_run(const struct pipeline_setup *setup,
                         struct pipeline_counts *counts, struct error *error);

#endif
