/* sink: the end of the pipeline: articles into standard output or into files, errors and
 * progress to the user. */
#ifndef NUTGRAF_CLI_SINK_H
#define NUTGRAF_CLI_SINK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "cli/progress.h"
#include "run/output.h"
#include "run/pipeline.h"
#include "run/repeats.h"
#include "xml/write.h"

struct sink {
    struct output       *output;
    const struct writer *writer;
    bool                 mirrors;  /* a file for each input, not standard output */
    bool                 single;   /* a document has room for one article */
    bool                 filled;   /* and has it */
    bool                 begun;    /* a file, or standard output, has its first line */
    bool                 left_out; /* the file that was begun last cannot be written */
    uint64_t             file;     /* the input that it is for */
    uint64_t             refused;  /* files and articles that could not be written */
    uint64_t             troubles; /* articles that failed */
    bool                 quiet;    /* warnings are not said */
    struct repeats       repeats;  /* until one was said */
    struct progress     *progress;
    struct buffer        scratch;
};

/* On standard output, writes what stands before the first article. */
enum status sink_begin(struct sink *sink, struct error *error);

/* For struct pipeline_setup. */
enum status sink_deliver(void *sink, const struct pipeline_result *result,
                         struct error *error);
enum status sink_settle(void *sink, const struct pipeline_counts *counts,
                        struct error *error);

/* Ends the output.  If why is not NULL it is not complete: standard output says so, and
 * a file that was not finished is given up. */
enum status sink_end(struct sink *sink, const char *why, struct error *error);

void sink_free(struct sink *sink);

#endif
