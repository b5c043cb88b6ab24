/* output: descriptors of directories instead of paths, so that no symbolic link leads a
 * file out of the directory, and a temporary file that is renamed when it is whole. */
#include "run/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/file.h"
#include "run/ids.h"

/* One file is open at a time and the directory is locked, so one name is enough.  A run
 * that was killed leaves it behind, and the next run uses it again. */
#define TEMPORARY ".nutgraf.tmp"

enum { HELD = 64 * 1024 }; /* bytes that are held back to be written together */

struct output {
    const char *directory; /* NULL: standard output */
    const char *suffix;
    int top;            /* the directory, -1 if none */
    int parent;         /* of the file that was begun; may be top */
    int file;           /* the temporary file, or standard output; -1 if none */
    struct buffer name; /* of the file below the directory, with a NUL */
    size_t leaf;        /* where in it the last part begins */
    struct buffer held;
};

struct str output_stem(struct str name)
{
    return ids_stem(name);
}

static enum status lock(const struct output *output, struct error *error)
{
    if (flock(output->top, LOCK_EX | LOCK_NB) == 0) return OK;
    if (errno != EWOULDBLOCK) return OK; /* a file system without locks */
    return error_set(error, ERROR_OUTPUT,
                     "%s: another nutgraf is writing there; wait for it, or use another "
                     "directory",
                     output->directory);
}

static enum status open_top(struct output *output, struct error *error)
{
    if (mkdir(output->directory, 0777) != 0 && errno != EEXIST)
        return error_system(error, ERROR_OUTPUT, "%s: cannot be made", output->directory);
    output->top = open(output->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output->top < 0)
        return error_system(error, ERROR_OUTPUT, "%s: cannot be opened",
                            output->directory);
    return lock(output, error);
}

enum status output_open(struct output **output, const char *directory, const char *suffix,
                        struct error *error)
{
    *output = alloc_zeroed(1, sizeof **output);
    if (!*output) return error_memory(error, "opening the output");
    **output = (struct output){.directory = directory,
                               .suffix = suffix,
                               .top = -1,
                               .parent = -1,
                               .file = directory ? -1 : STDOUT_FILENO};
    const enum status status = directory ? open_top(*output, error) : OK;
    if (status == OK) return OK;
    output_close(*output);
    *output = NULL;
    return status;
}

/* Closes the directory of the last file, unless it is the top. */
static void leave_parent(struct output *output)
{
    if (output->parent >= 0 && output->parent != output->top) close(output->parent);
    output->parent = -1;
}

void output_close(struct output *output)
{
    if (!output) return;
    if (output->directory && output->file >= 0) {
        close(output->file);
        unlinkat(output->parent, TEMPORARY, 0);
    }
    leave_parent(output);
    if (output->top >= 0) close(output->top);
    buffer_free(&output->name);
    buffer_free(&output->held);
    alloc_free(output);
}

/* Makes the name of the file for an input, with a NUL behind it, and checks that every
 * part of it leads down; the last one begins at *leaf. */
static enum status make_name(const struct output *output, struct str name,
                             struct buffer *into, size_t *leaf, struct error *error)
{
    const struct str stem = output_stem(name);
    buffer_clear(into);
    buffer_str(into, stem);
    buffer_text(into, output->suffix);
    buffer_char(into, '\0');
    if (buffer_failed(into)) return error_memory(error, "naming an output");

    struct str rest = stem, part;
    bool leads_down = !memchr(stem.at, '\0', stem.length);
    while (str_next(&rest, '/', &part)) {
        *leaf = (size_t)(part.at - stem.at);
        leads_down =
            leads_down && part.length > 0 && !str_is(part, ".") && !str_is(part, "..");
    }
    if (leads_down) return OK;
    return error_set(error, ERROR_INPUT, STR_FORMAT ": does not lead below %s",
                     STR_ARGUMENTS(name), output->directory);
}

static bool is_fatal(int code)
{
    return code != ENAMETOOLONG && code != ELOOP && code != ENOTDIR && code != EEXIST &&
           code != EILSEQ && code != EINVAL;
}

static enum status refuse(const struct output *output, const char *what,
                          struct error *error)
{
    const enum status status = is_fatal(errno) ? ERROR_OUTPUT : ERROR_INPUT;
    return error_system(error, status, "%s/%s: %s", output->directory, output->name.at,
                        what);
}

/* Opens a directory in another one, and makes it if it is missing; -1 as open(). */
static int step_down(int from, const char *part)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    const int found = openat(from, part, flags);
    if (found >= 0 || errno != ENOENT) return found;
    if (mkdirat(from, part, 0777) != 0 && errno != EEXIST) return -1;
    return openat(from, part, flags);
}

/* Opens the directory that the file belongs into, one part of its name at a time. */
static enum status enter_parent(struct output *output, struct error *error)
{
    output->parent = output->top;
    for (char *part = output->name.at, *slash; (slash = strchr(part, '/')) != NULL;
         part = slash + 1) {
        *slash = '\0';
        const int next = step_down(output->parent, part);
        *slash = '/';
        const int code = errno;
        leave_parent(output);
        output->parent = next;
        errno = code;
        if (next < 0) return refuse(output, "cannot be made", error);
    }
    return OK;
}

enum status output_begin(struct output *output, struct str name, struct error *error)
{
    if (!output->directory) return OK;
    TRY(make_name(output, name, &output->name, &output->leaf, error));
    leave_parent(output);
    TRY(enter_parent(output, error));
    /* Not what stood there before, which could be a link to somewhere else. */
    unlinkat(output->parent, TEMPORARY, 0);
    output->file = openat(output->parent, TEMPORARY,
                          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    return output->file >= 0 ? OK : refuse(output, "cannot be made", error);
}

/* Writes to the open file, and calls it by its whole name if that fails. */
static enum status write_now(const struct output *output, struct str bytes,
                             struct error *error)
{
    struct error why = {0};
    if (!output->directory)
        return file_write_all(output->file, bytes, "standard output", error);
    const enum status status = file_write_all(output->file, bytes, output->name.at, &why);
    if (status == OK) return OK;
    return error_set(error, status, "%s/%s", output->directory, why.message);
}

enum status output_flush(struct output *output, struct error *error)
{
    if (output->held.length == 0) return OK;
    const struct str bytes = buffer_view(&output->held);
    buffer_clear(&output->held);
    return write_now(output, bytes, error);
}

enum status output_write(struct output *output, struct str bytes, struct error *error)
{
    if (output->held.length + bytes.length > HELD) TRY(output_flush(output, error));
    if (bytes.length >= HELD) return write_now(output, bytes, error);
    buffer_str(&output->held, bytes);
    return buffer_failed(&output->held) ? error_memory(error, "writing") : OK;
}

enum status output_commit(struct output *output, struct error *error)
{
    TRY(output_flush(output, error));
    if (!output->directory) return OK;
    const int closed = close(output->file); /* a full disk may show only now */
    output->file = -1;
    const char *leaf = output->name.at + output->leaf;
    if (closed == 0 && renameat(output->parent, TEMPORARY, output->parent, leaf) == 0)
        return OK;
    const enum status status =
        refuse(output, closed == 0 ? "cannot be replaced" : "cannot be written", error);
    unlinkat(output->parent, TEMPORARY, 0);
    return closed == 0 ? status : ERROR_OUTPUT;
}

bool output_has(const struct output *output, struct str name, const char *input)
{
    struct buffer path = {0};
    size_t leaf;
    struct error ignored;
    struct stat made, read;
    const bool found = output->directory &&
                       make_name(output, name, &path, &leaf, &ignored) == OK &&
                       fstatat(output->top, path.at, &made, AT_SYMLINK_NOFOLLOW) == 0 &&
                       S_ISREG(made.st_mode) && stat(input, &read) == 0;
    buffer_free(&path);
    if (!found) return false;
    if (made.st_mtim.tv_sec != read.st_mtim.tv_sec)
        return made.st_mtim.tv_sec > read.st_mtim.tv_sec;
    return made.st_mtim.tv_nsec >= read.st_mtim.tv_nsec;
}
