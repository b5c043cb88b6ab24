/* option: the settings of a run against the options that plugins declare. */
#ifndef NUTGRAF_PLUGIN_OPTION_H
#define NUTGRAF_PLUGIN_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "plugin/config.h"
#include "plugin/entry.h"

/* ERROR_CONFIG for a setting whose plugin or option does not exist, with the nearest
 * that does, or whose value is none of the option's type. */
enum status option_check(const struct config *config, struct entry *const *entries,
                         size_t count, struct error *error);

/* The value of a declared option: as set, else its preset.  False if it is not
 * declared. */
bool option_value(const struct config *config, const ng_plugin *plugin, struct str name,
                  struct str *value);

#endif
