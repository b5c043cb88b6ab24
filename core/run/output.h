/* output: where the bytes go, standard output or a directory that mirrors the input.  In
 * a directory a file appears whole or not at all, and never outside of it. */
#ifndef NUTGRAF_RUN_OUTPUT_H
#define NUTGRAF_RUN_OUTPUT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

struct output;

/* directory NULL is standard output.  A directory is made if it is missing, and locked
 * against other runs; suffix, ".xml", takes the place of an input's own ending.
 * ERROR_OUTPUT, ERROR_MEMORY.  [one thread] */
enum status output_open(struct output **output, const char *directory, const char *suffix,
                        struct error *error);

/* Gives up the file that was begun, if any; works on NULL. */
void output_close(struct output *output);

/* Begins the file for an input of this name ("2025/adsom.txt" gives 2025/adsom.xml); on
 * standard output that is nothing.  ERROR_INPUT if this one cannot be: its name is too
 * long, or a part of its path is a link or no directory; others can.  ERROR_OUTPUT,
 * ERROR_MEMORY. */
enum status output_begin(struct output *output, struct str name, struct error *error);

/* Appends to the file that was begun.  ERROR_OUTPUT with the system's reason. */
enum status output_write(struct output *output, struct str bytes, struct error *error);

/* Hands on all that was written so far: somebody may be waiting for it. */
enum status output_flush(struct output *output, struct error *error);

/* Ends the file: it takes its name, and the place of what had that name before. */
enum status output_commit(struct output *output, struct error *error);

/* Whether the file for an input of this name is there, and not older than the input.
 * [any thread] */
bool output_has(const struct output *output, struct str name, const char *input);

/* What the file for an input of this name is called: its stem and the suffix. */
struct str output_stem(struct str name);

#endif
