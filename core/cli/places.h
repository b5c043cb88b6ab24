/* places: where the plugins and the data of this very program lie.  The program finds
 * its own file and looks from there, so a build directory and an installed tree that was
 * moved both work. */
#ifndef NUTGRAF_CLI_PLACES_H
#define NUTGRAF_CLI_PLACES_H

#include "base/arena.h"
#include "base/error.h"

/* The directory with the plugins, and the one with pos.model and the plugin template.
 * In the arena.  ERROR_CONFIG if the program's own file cannot be found. */
enum status places_plugins(struct arena *arena, const char **path, struct error *error);
enum status places_data(struct arena *arena, const char *file, const char **path,
                        struct error *error);

#endif
