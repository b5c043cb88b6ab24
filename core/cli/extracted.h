/* extracted: an output to read, made on the spot where the user gives articles instead
 * of one.  The extraction runs in a process of its own, so that nothing of it stays. */
#ifndef NUTGRAF_CLI_EXTRACTED_H
#define NUTGRAF_CLI_EXTRACTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "cli/cli.h"

struct extracted_words { /* arguments for extract, or paths; all in an arena */
    char **at;
    size_t length, room;
};

/* Adds a copy of a word. */
enum status extracted_add(struct extracted_words *words, struct arena *arena,
                          const char *word, struct error *error);

/* Adds an option that takes a value, for extract to read. */
enum status extracted_pass(struct extracted_words *words, struct arena *arena,
                           const struct cli_option *option, const char *value,
                           struct error *error);

/* Whether a file is an output of nutgraf already: by what it begins with.  False also
 * where it cannot be read. */
bool extracted_already(const char *path);

enum { EXTRACTED_PATH = 256 }; /* bytes of a temporary file's path, with its NUL */

/* Makes an empty file in $TMPDIR, else in /tmp: "nutgraf-", six characters, the ending
 * ("" for none).  The caller closes and removes it.  ERROR_OUTPUT. */
enum status extracted_file(char path[EXTRACTED_PATH], const char *ending, int *file,
                           struct error *error);

struct extracted {
    char path[EXTRACTED_PATH]; /* of the temporary file */
};

/* Runs `extract --with-text` with these arguments (options and paths) into a temporary
 * file.  An article that failed is in it as a failure; ERROR_CONFIG, _USAGE or _OUTPUT
 * where extract could not do its work: it has said why on stderr. */
enum status extracted_make(struct extracted *extracted,
                           const struct extracted_words *arguments, struct error *error);

/* Removes the temporary file. */
void extracted_remove(struct extracted *extracted);

#endif
