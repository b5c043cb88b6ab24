/* config: the options of a run, from an ini file and from -s plugin.option=value, the
 * latter stronger.  It knows keys and values as text; the registry checks them
 * against what the plugins declare. */
#ifndef NUTGRAF_PLUGIN_CONFIG_H
#define NUTGRAF_PLUGIN_CONFIG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct config_entry {
    struct str plugin, option, value;
    struct str origin; /* "nutgraf.ini:12" or "-s", for messages */
};

struct config {
    struct arena arena;
    struct config_entry *at; /* [count]; a later entry of the same key wins */
    size_t count, room;
};

/* Reads an ini file: [plugin] sections, option = value lines, # and ; comments. */
enum status config_read(struct config *config, const char *path, struct error *error);

/* Takes one "plugin.option=value". */
enum status config_set(struct config *config, struct str setting, struct error *error);

void config_free(struct config *config);

#endif
