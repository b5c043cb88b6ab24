/* walk: from the paths of a command line to the files that they mean, in an order that
 * depends on nothing but their names.  It goes into directories, and passes over what is
 * not to be read: hidden files, FIFOs, sockets, devices, loops of symbolic links. */
#ifndef NUTGRAF_RUN_WALK_H
#define NUTGRAF_RUN_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct walk;

struct walk_setup {
    const char *const *paths; /* files, directories, "-"; NULL ends */
    const char        *leave; /* a directory not to go into, or NULL: the output's */
    void (*note)(void *user, const char *message); /* what was passed over; or NULL */
    void              *user;
};

enum walk_kind {
    WALK_FILE,   /* a regular file */
    WALK_STREAM, /* standard input, or a FIFO or device that the user named */
    WALK_FAILED  /* cannot be looked at: the error says why */
};

struct walk_entry {
    enum walk_kind kind;
    const char    *path; /* as the user gave it, with what was found below it */
    const char    *name; /* the part below the user's path: "2025/adsom.txt"; of a file
                            that the user named, its last part; "stdin" for "-" */
    uint64_t       size; /* bytes, of a file */
};

/* Paths and setup must outlive the walk.  Nothing is looked at yet; ERROR_MEMORY. */
enum status walk_open(struct walk **walk, const struct walk_setup *setup,
                      struct error *error);
void walk_close(struct walk *walk);

/* The next entry, valid until the next call; *more is false at the end.  In a directory
 * entries come by the bytes of their names.  WALK_FAILED is no error of this function:
 * it gives OK, with *error filled.  ERROR_MEMORY ends the walk. */
enum status walk_next(struct walk *walk, struct walk_entry *entry, bool *more,
                      struct error *error);

#endif
