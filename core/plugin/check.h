/* check: whether what a plugin declares about itself is well-formed.  Everybody behind
 * trusts the declarations. */
#ifndef NUTGRAF_PLUGIN_CHECK_H
#define NUTGRAF_PLUGIN_CHECK_H

#include <nutgraf/plugin.h>

#include "base/error.h"

enum { CHECK_DEPTH = 4 }; /* how deep kinds of record may nest */

/* Checks names, types, flags, presets and reserved members.  ERROR_CONFIG says "path:
 * what is wrong", for the first that is. [setup] */
enum status check_plugin(const char *path, const ng_plugin *plugin, struct error *error);

#endif
