/* find: the files in the search path that may be plugins, in the order in which they
 * count. */
#ifndef NUTGRAF_PLUGIN_FIND_H
#define NUTGRAF_PLUGIN_FIND_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct found_file {
    const char *path; /* "plugins/dates/dates.so" */
    size_t place;     /* index of the search path that it was found in */
};

struct found {
    struct found_file *at; /* [length] */
    size_t length, room;
};

/* Appends DIR/NAME.so and DIR/NAME/NAME.so, any names, sorted by their bytes, hidden
 * ones left out; a path that is not a directory is taken as it is.  ERROR_CONFIG if it
 * is not there or cannot be read.  In the arena. */
enum status find_files(struct found *found, struct arena *arena, const char *path,
                       size_t place, struct error *error);

#endif
