/* plugins: the options that every command with plugins has, and the registry that they
 * lead to. */
#ifndef NUTGRAF_CLI_PLUGINS_H
#define NUTGRAF_CLI_PLUGINS_H

#include "cli/cli.h"
#include "plugin/registry.h"

/* clang-format off: it would give each of these initialisers' braces a line. */
#define PLUGINS_OPTION_PATH                                                     \
    {"plugin-path", 0, "DIR",                                                   \
     "look for plugins there, and nowhere else; more than once, or\n"           \
     "several DIRs with : between them"}
#define PLUGINS_OPTION_ONLY \
    {"only", 0, "NAMES", "run these plugins and those they need: dates,countries"}
#define PLUGINS_OPTION_SET \
    {"set", 's', "KEY=VALUE", "set an option of a plugin: -s dates.order=day-first"}
#define PLUGINS_OPTION_CONFIG \
    {"config", 0, "FILE", "read options of plugins from an ini file"}
/* clang-format on */

struct plugins { /* starts as {0} */
    struct arena     arena;
    struct {
        const char **at;
        size_t       length, room;
    } paths;
    struct str       only;
    struct config    config;
    bool             listing; /* only to show what there is (registry.h) */
    bool             quiet;   /* warnings are not said, errors are */
    struct registry *registry;
};

/* Takes an option if it is one of the above; *taken says so.  ERROR_CONFIG, _USAGE. */
enum status plugins_take(struct plugins *plugins, const struct cli_option *option,
                         const char *value, bool *taken, struct error *error);

/* Loads the plugins, and opens them unless they are only listed.  They are searched in
 * --plugin-path, else in $NUTGRAF_PLUGIN_PATH, else where the program lies. */
enum status plugins_load(struct plugins *plugins, struct error *error);

void plugins_free(struct plugins *plugins);

#endif
