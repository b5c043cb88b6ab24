/* file: whole files in and out, with every short read, EINTR and full disk seen.
 * All calls fill the error with the path and the system's reason. */
#ifndef NUTGRAF_BASE_FILE_H
#define NUTGRAF_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"

/* Appends a file's bytes to a buffer.  ERROR_LIMIT if there are more than limit;
 * ERROR_INPUT if it is not a regular file or cannot be read. */
enum status file_read(const char *path, size_t limit, struct buffer *into,
                      struct error *error);

/* Writes all bytes to a descriptor; ERROR_OUTPUT with errno's words. */
enum status file_write_all(int descriptor, struct str bytes, const char *name,
                           struct error *error);

/* Replaces a file: a temporary file in its directory, written, closed and renamed, so
 * that nobody ever sees half of it.  Missing parent directories are made. */
enum status file_replace(const char *path, struct str bytes, struct error *error);

/* A file mapped read-only; unmap with file_unmap(). */
enum status file_map(const char *path, struct str *bytes, struct error *error);
void file_unmap(struct str bytes);

#endif
