/* load: from a file to a plugin's declaration.  The only place that calls dlopen(). */
#ifndef NUTGRAF_PLUGIN_LOAD_H
#define NUTGRAF_PLUGIN_LOAD_H

#include <nutgraf/plugin.h>

#include "base/error.h"

/* Loads one shared object for good and finds its plugin.  Before anything of it is
 * mapped, the file must be a regular one that not everybody can write to, in such a
 * directory, and a whole shared object for this machine; then its ABI must be ours.
 * ERROR_CONFIG, with the path, at the first thing that is wrong.  The declarations
 * are not yet checked (check.h). [setup] */
enum status load_plugin(const char *path, const ng_plugin **plugin, struct error *error);

#endif
