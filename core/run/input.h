/* input: from the paths of a command line to articles.  One thread takes items off the
 * input, in order; any thread then makes an item an article, which is where the work
 * is: reading a file, decoding, JSON.  Trouble with one file or line becomes the error
 * of one article, so that the others go on.
 *
 *     paths -> walk -> files, lines of a stream -> items      [one thread]
 *                                     item -> article         [worker]
 */
#ifndef NUTGRAF_RUN_INPUT_H
#define NUTGRAF_RUN_INPUT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "doc/doc.h"

struct input;

enum input_format { INPUT_AUTO, INPUT_TEXT, INPUT_JSONL };

struct input_setup {
    const char *const *paths;  /* files, directories, "-"; NULL ends */
    enum input_format  format; /* AUTO: by file name (.jsonl .ndjson .json); a stream by
                                  its first byte */
    size_t             article_limit; /* bytes of one article; more is ERROR_LIMIT */
    const char        *leave; /* a directory that is not gone into, or NULL */
    void (*note)(void *user, const char *message); /* what was passed over; or NULL */
    /* Whether a file is not to be read, by its path and its name; or NULL.  Both calls
     * come from the thread that takes items. */
    bool (*skip)(void *user, const char *path, const char *name);
    void               *user;
    const atomic_int   *stop; /* not 0: the input ends; or NULL */
};

enum input_kind {
    INPUT_FILE,   /* an article in a file of its own, not opened yet */
    INPUT_BYTES,  /* an article whose bytes are here */
    INPUT_LINE,   /* a line of JSON Lines */
    INPUT_FAILED, /* no article: .failure says why */
    INPUT_NOTHING /* a file of JSON Lines without a line: no article, no failure */
};

struct input_item {
    enum input_kind kind;
    uint64_t        file;   /* which file of the run, from 0 */
    struct str      source; /* its path as the user gave it; "-" is standard input */
    struct str      name;   /* its path below the user's (walk.h) */
    struct str      id;     /* of the article, if it does not say another itself */
    uint64_t        line;   /* number of a LINE */
    char           *bytes;  /* [length] of BYTES and LINE; may be written to */
    size_t          length;
    size_t          weight; /* about how many bytes of text it stands for */
    struct error   *failure; /* of FAILED */
};

enum status input_open(struct input **input, const struct input_setup *setup,
                       struct error *error);
void input_close(struct input *input);

/* The next item, all it points to in the arena; *more is false at the end.  Only
 * ERROR_MEMORY comes back, and ends the input.  [one thread] */
enum status input_next(struct input *input, struct arena *arena, struct input_item *item,
                       bool *more, struct error *error);

/* Whether input_next() would have to wait for somebody to write.  [the same thread] */
bool input_waits(struct input *input);

/* How a source is called in messages: "-" is "standard input". */
static inline const char *input_shown(const char *source)
{
    return strcmp(source, "-") == 0 ? "standard input" : source;
}

/* Makes an item an article: its strings in the arena or in the item, both of which it
 * must not outlive, its text open to change.  An error is this article's alone; id and
 * source are set in any case.  Not for NOTHING; an item is good for one call.
 * [worker] */
enum status input_article(const struct input_item *item, size_t article_limit,
                          struct arena *arena, struct article *article,
                          struct error *error);

#endif
