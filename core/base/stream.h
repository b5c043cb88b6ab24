/* stream: one descriptor read from begin to end, as lines or as a whole, in memory that
 * does not grow with its length.  It can be waited for: a terminal or a pipe that has
 * nothing to give is looked at again and again, so that a signal can end the wait. */
#ifndef NUTGRAF_BASE_STREAM_H
#define NUTGRAF_BASE_STREAM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct stream {
    const char       *name;       /* for messages; the caller's */
    const atomic_int *stop;       /* not 0: the stream ends where it is; or NULL */
    int               descriptor; /* -1: closed */
    bool              regular;    /* a file, which never makes one wait */
    bool              ended;
    char             *bytes;      /* [room], the heap's; [begin, end) was not taken */
    size_t            begin, end, room;
    size_t            searched;   /* bytes from begin that hold no line feed */
    uint64_t          line;       /* the number of the line that was given last */
};

/* Opens a path, "-" being standard input.  A FIFO is opened without waiting for who
 * writes to it.  ERROR_INPUT with the
 * system's reason, ERROR_MEMORY. */
enum status stream_open(struct stream *stream, const char *path, const atomic_int *stop,
                        struct error *error);

/* Closes it; works on one that was not opened, if it is {.descriptor = -1}. */
void stream_close(struct stream *stream);

/* Reads until there is something but white space, and gives everything that is there,
 * without taking it; *length is 0 at the end. */
enum status stream_peek(struct stream *stream, char **at, size_t *length,
                        struct error *error);

/* Takes bytes off the front that stream_peek() gave. */
void stream_drop(struct stream *stream, size_t length);

/* Takes up to size bytes, as read(2) does; *got is 0 at the end. */
enum status stream_take(struct stream *stream, char *into, size_t size, size_t *got,
                        struct error *error);

/* Takes the next line, without its line feed, valid until the next call; the caller may
 * write to it.  *more is false at the end.  ERROR_LIMIT if it is longer than limit: it
 * was passed over, and the next call gives the next line.  After ERROR_INPUT and
 * ERROR_MEMORY there are no more lines. */
enum status stream_line(struct stream *stream, size_t limit, char **line, size_t *length,
                        bool *more, struct error *error);

/* Takes all that is left, likewise.  After ERROR_LIMIT there is nothing left. */
enum status stream_rest(struct stream *stream, size_t limit, char **at, size_t *length,
                        struct error *error);

/* Whether stream_line() would have to wait for somebody to write. */
bool stream_waits(struct stream *stream);

#endif
