/* stream: a buffer that is filled behind and emptied in front. */
#include "base/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/str.h"

enum {
    STEP = 256 * 1024, /* bytes asked of the system at once */
    KEPT = 4 * STEP,   /* a larger buffer is given back when it is empty */
    LOOK = 100         /* milliseconds between two looks at *stop */
};

static bool resize(struct stream *stream, size_t room)
{
    char *bytes = alloc_resize(stream->bytes, room);
    if (!bytes) return false;
    stream->bytes = bytes;
    stream->room = room;
    return true;
}

enum status stream_open(struct stream *stream, const char *path, const atomic_int *stop,
                        struct error *error)
{
    const bool standard = strcmp(path, "-") == 0;
    *stream = (struct stream){.name = standard ? "standard input" : path,
                              .stop = stop,
                              .descriptor = STDIN_FILENO};
    if (!standard)
        stream->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat about;
    if (stream->descriptor < 0 || fstat(stream->descriptor, &about) != 0) {
        error_system(error, ERROR_INPUT, "%s: cannot be opened", stream->name);
        stream_close(stream);
        return ERROR_INPUT;
    }
    stream->regular = S_ISREG(about.st_mode);
    const bool is_directory = S_ISDIR(about.st_mode);
    if (!is_directory && resize(stream, 2 * STEP)) return OK;
    stream_close(stream);
    if (!is_directory) return error_memory(error, "opening a stream");
    return error_set(error, ERROR_INPUT, "%s: is a directory", path);
}

void stream_close(struct stream *stream)
{
    if (stream->descriptor > STDIN_FILENO) close(stream->descriptor);
    alloc_free(stream->bytes);
    *stream = (struct stream){.descriptor = -1, .ended = true};
}

/* Moves the front of what is there. */
static void take(struct stream *stream, size_t length)
{
    stream->begin += length;
    stream->searched = 0;
}

static bool stopped(const struct stream *stream)
{
    return stream->stop && atomic_load(stream->stop) != 0;
}

/* Whether a read would give bytes, or the end, at once; waits at most so long. */
static bool is_ready(const struct stream *stream, int milliseconds)
{
    if (stream->regular) return true;
    struct pollfd look = {.fd = stream->descriptor, .events = POLLIN};
    return poll(&look, 1, milliseconds) > 0;
}

/* Makes room for one step behind the bytes that are there. */
static bool make_room(struct stream *stream)
{
    const size_t held = stream->end - stream->begin;
    if (held > 0 && stream->begin > 0)
        memmove(stream->bytes, stream->bytes + stream->begin, held);
    stream->begin = 0;
    stream->end = held;
    if (held == 0 && stream->room > KEPT) resize(stream, 2 * STEP);
    return stream->room - held >= STEP || resize(stream, 2 * stream->room);
}

/* Reads one step more.  At the end, or when it is to stop, .ended is set. */
static enum status fill(struct stream *stream, struct error *error)
{
    if (stream->ended) return OK;
    if (!make_room(stream)) {
        stream->ended = true;
        return error_memory(error, "reading");
    }
    while (!stopped(stream)) {
        if (!is_ready(stream, LOOK)) continue;
        const ssize_t got = read(stream->descriptor, stream->bytes + stream->end, STEP);
        if (got > 0) {
            stream->end += (size_t)got;
            return OK;
        }
        if (got == 0) break;
        if (errno == EINTR || errno == EAGAIN) continue;
        stream->ended = true;
        return error_system(error, ERROR_INPUT, "%s: cannot be read", stream->name);
    }
    stream->ended = true;
    if (stopped(stream)) take(stream, stream->end - stream->begin); /* half a line */
    return OK;
}

static bool all_space(const char *at, size_t length)
{
    while (length > 0 && char_is_space(at[length - 1]))
        length--;
    return length == 0;
}

enum status stream_peek(struct stream *stream, char **at, size_t *length,
                        struct error *error)
{
    /* Some bytes more than the first are wanted, for a mark may stand before it. */
    while (!stream->ended && stream->end - stream->begin < STEP &&
           all_space(stream->bytes + stream->begin, stream->end - stream->begin))
        TRY(fill(stream, error));
    *at = stream->bytes + stream->begin;
    *length = stream->end - stream->begin;
    return OK;
}

void stream_drop(struct stream *stream, size_t length)
{
    take(stream, length);
}

enum status stream_take(struct stream *stream, char *into, size_t size, size_t *got,
                        struct error *error)
{
    if (stream->begin == stream->end) TRY(fill(stream, error));
    const size_t held = stream->end - stream->begin;
    *got = held < size ? held : size;
    if (*got) memcpy(into, stream->bytes + stream->begin, *got);
    take(stream, *got);
    return OK;
}

/* Passes over the rest of a line that is too long. */
static enum status skip_line(struct stream *stream, struct error *error)
{
    for (;;) {
        const size_t held = stream->end - stream->begin;
        const char *feed =
            held ? memchr(stream->bytes + stream->begin, '\n', held) : NULL;
        if (feed) {
            take(stream, (size_t)(feed - stream->bytes) + 1 - stream->begin);
            return OK;
        }
        take(stream, held);
        if (stream->ended) return OK;
        TRY(fill(stream, error));
    }
}

static enum status refuse_line(struct stream *stream, size_t limit, struct error *error)
{
    TRY(skip_line(stream, error));
    return error_set(error, ERROR_LIMIT, "%s:%llu: is over the limit of %zu bytes",
                     stream->name, (unsigned long long)stream->line, limit);
}

/* The line feed that ends the line in front, or NULL if it has not been read. */
static const char *find_feed(struct stream *stream)
{
    const size_t held = stream->end - stream->begin;
    if (held == stream->searched) return NULL;
    const char *from = stream->bytes + stream->begin + stream->searched;
    const char *feed = memchr(from, '\n', held - stream->searched);
    stream->searched = feed ? 0 : held;
    return feed;
}

enum status stream_line(struct stream *stream, size_t limit, char **line, size_t *length,
                        bool *more, struct error *error)
{
    *more = true;
    stream->line++;
    const char *feed = find_feed(stream);
    while (!feed && !stream->ended) {
        if (stream->end - stream->begin > limit) return refuse_line(stream, limit, error);
        TRY(fill(stream, error));
        feed = find_feed(stream);
    }
    *line = stream->bytes + stream->begin;
    *length = feed ? (size_t)(feed - *line) : stream->end - stream->begin;
    *more = feed != NULL || *length > 0;
    take(stream, *length + (feed != NULL));
    if (*length <= limit) return OK;
    return error_set(error, ERROR_LIMIT, "%s:%llu: is over the limit of %zu bytes",
                     stream->name, (unsigned long long)stream->line, limit);
}

enum status stream_rest(struct stream *stream, size_t limit, char **at, size_t *length,
                        struct error *error)
{
    while (!stream->ended && stream->end - stream->begin <= limit)
        TRY(fill(stream, error));
    *at = stream->bytes + stream->begin;
    *length = stream->end - stream->begin;
    take(stream, *length);
    stream->ended = true;
    if (*length <= limit) return OK;
    return error_set(error, ERROR_LIMIT, "%s: is over the limit of %zu bytes",
                     stream->name, limit);
}

bool stream_waits(struct stream *stream)
{
    if (stream->ended || find_feed(stream)) return false;
    return !is_ready(stream, 0);
}
