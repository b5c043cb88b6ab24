/* input: from the paths of a command line to articles, one at a time, in order.  It
 * walks directories sorted, tells plain text from JSON Lines, and turns trouble with
 * one file into a failed article, so that the others go on. */
#ifndef NUTGRAF_RUN_INPUT_H
#define NUTGRAF_RUN_INPUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "doc/doc.h"

struct input;

enum input_format { INPUT_AUTO, INPUT_TEXT, INPUT_JSONL };

struct input_setup {
    const char *const *paths; /* files, directories, "-"; NULL ends */
    enum input_format  format; /* AUTO: by file name (.jsonl .ndjson .json), for stdin
                                  by its first byte */
    size_t             article_limit; /* bytes of one article; more is ERROR_LIMIT */
    void (*note)(void *user, const char *message); /* skipped FIFOs, sockets, loops */
    void              *user;
};

enum status input_open(struct input **input, const struct input_setup *setup,
                       struct error *error);
void input_close(struct input *input);

/* The next article, its strings in the arena; *more is false at the end.  An error
 * other than ERROR_MEMORY is this article's alone: its id and source are set, and the
 * next call goes on with the next. */
enum status input_next(struct input *input, struct arena *arena, struct article *article,
                       bool *more, struct error *error);

#endif
