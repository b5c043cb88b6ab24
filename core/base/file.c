/* file: POSIX calls with every way in which they can fall short looked at. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_STEP  = 64 * 1024,
    TRIES      = 1000, /* names for a temporary file before giving up */
    NAME_LIMIT = 64    /* bytes of such a name */
};

/* Opens a regular file; anything else is refused without reading from it.  O_NONBLOCK
 * keeps open() from waiting for the other end of a FIFO. */
static enum status open_regular(const char *path, int *descriptor, size_t *size,
                                struct error *error)
{
    struct stat about;
    const int   opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (opened < 0) return error_system(error, ERROR_INPUT, "%s: cannot be opened", path);
    if (fstat(opened, &about) != 0) {
        error_system(error, ERROR_INPUT, "%s: cannot be looked at", path);
        close(opened);
        return ERROR_INPUT;
    }
    if (!S_ISREG(about.st_mode)) {
        close(opened);
        return error_set(error, ERROR_INPUT, "%s: is not a regular file", path);
    }
    *descriptor = opened;
    *size = (size_t)about.st_size;
    return OK;
}

/* Appends what is left to read.  The size is only a hint: files in /proc say 0, and a
 * file may grow while it is read. */
static enum status read_rest(int descriptor, const char *path, size_t hint, size_t limit,
                             struct buffer *into, struct error *error)
{
    size_t taken = 0, step = hint < limit ? hint + 1 : READ_STEP;
    for (;; step = READ_STEP) {
        const bool full = taken == 0 || into->room == into->length;
        if (full && !buffer_reserve(into, step))
            return error_memory(error, "reading a file");
        const size_t  room = into->room - into->length;
        const ssize_t got = read(descriptor, into->at + into->length, room);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return error_system(error, ERROR_INPUT, "%s: cannot be read", path);
        if (got == 0) return OK;
        into->length += (size_t)got;
        taken += (size_t)got;
        if (taken > limit)
            return error_set(error, ERROR_LIMIT, "%s: is over the limit of %zu bytes",
                             path, limit);
    }
}

enum status file_read(const char *path, size_t limit, struct buffer *into,
                      struct error *error)
{
    int    descriptor = -1;
    size_t size = 0;
    TRY(open_regular(path, &descriptor, &size, error));
    const size_t      before = into->length;
    const enum status status = read_rest(descriptor, path, size, limit, into, error);
    close(descriptor); /* nothing was written: its result says nothing */
    if (status != OK) into->length = before;
    return status;
}

/* Waits until a descriptor that does not block takes bytes again. */
static bool wait_writable(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLOUT};
    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

enum status file_write_all(int descriptor, struct str bytes, const char *name,
                           struct error *error)
{
    size_t done = 0;
    while (done < bytes.length) {
        const ssize_t put = write(descriptor, bytes.at + done, bytes.length - done);
        if (put >= 0) {
            done += (size_t)put;
            continue;
        }
        if (errno == EINTR) continue;
        if (errno == EAGAIN && wait_writable(descriptor)) continue;
        return error_system(error, ERROR_OUTPUT, "%s: cannot be written", name);
    }
    return OK;
}

/* How much of a path is its directory, with the last slash; 0 if it has none. */
static size_t directory_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Makes every directory that a path goes through. */
static enum status make_parents(const char *path, struct error *error)
{
    char         step[PATH_MAX];
    const size_t length = directory_length(path);
    if (length >= sizeof step)
        return error_set(error, ERROR_OUTPUT, "%.200s...: path is too long", path);
    for (size_t i = 1; i < length; i++) {
        if (path[i] != '/') continue;
        memcpy(step, path, i);
        step[i] = '\0';
        if (mkdir(step, 0777) != 0 && errno != EEXIST)
            return error_system(error, ERROR_OUTPUT, "%s: cannot be made", step);
    }
    return OK;
}

/* Opens a new file in a path's directory and gives its name.  mkstemp() is no help: it
 * gives 0600 and not what the user's umask says. */
static enum status open_temporary(const char *path, char name[PATH_MAX], int *descriptor,
                                  struct error *error)
{
    const size_t directory = directory_length(path);
    if (directory + NAME_LIMIT > PATH_MAX)
        return error_set(error, ERROR_OUTPUT, "%.200s...: path is too long", path);
    memcpy(name, path, directory);
    for (unsigned i = 0; i < TRIES; i++) {
        snprintf(name + directory, NAME_LIMIT, ".nutgraf-%ld-%u.tmp", (long)getpid(), i);
        *descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (*descriptor >= 0) return OK;
        if (errno == EEXIST) continue;
        if (errno != ENOENT || i > 0) break;
        TRY(make_parents(path, error));
    }
    return error_system(error, ERROR_OUTPUT, "%s: cannot be made", name);
}

enum status file_replace(const char *path, struct str bytes, struct error *error)
{
    char temporary[PATH_MAX];
    int  descriptor = -1;
    TRY(open_temporary(path, temporary, &descriptor, error));
    enum status status = file_write_all(descriptor, bytes, path, error);
    /* A full disk may show only now. */
    if (close(descriptor) != 0 && status == OK)
        status = error_system(error, ERROR_OUTPUT, "%s: cannot be written", path);
    if (status == OK && rename(temporary, path) != 0)
        status = error_system(error, ERROR_OUTPUT, "%s: cannot be replaced", path);
    if (status != OK) unlink(temporary);
    return status;
}

enum status file_map(const char *path, struct str *bytes, struct error *error)
{
    int    descriptor = -1;
    size_t size = 0;
    *bytes = STR("");
    TRY(open_regular(path, &descriptor, &size, error));
    if (size == 0) {
        close(descriptor);
        return OK;
    }
    const void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (at == MAP_FAILED) {
        error_system(error, ERROR_INPUT, "%s: cannot be mapped", path);
        close(descriptor);
        return ERROR_INPUT;
    }
    close(descriptor);
    *bytes = (struct str){at, size};
    return OK;
}

void file_unmap(struct str bytes)
{
    if (bytes.length == 0) return;
    /* munmap() wants a pointer it may write through; it does not. */
    munmap((void *)(uintptr_t)bytes.at, bytes.length);
}
