/* registry: the plugins of one run, found, checked, put in order and opened.  Set up
 * once on the main thread; then workers share it read-only, each with a turn of its
 * own (host.h). */
#ifndef NUTGRAF_PLUGIN_REGISTRY_H
#define NUTGRAF_PLUGIN_REGISTRY_H

#include <nutgraf/plugin.h>

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "doc/doc.h"
#include "doc/kind.h"
#include "plugin/config.h"
#include "text/rules.h"

struct registry;

struct registry_linked { /* a plugin that is part of the program (NG_STATIC) */
    const ng_plugin *plugin;
    const char *path; /* as if it had come from this file: its data lie beside */
};

struct registry_setup {
    const char *const *paths; /* directories to search, or plugin files, in order; NULL
                                 ends.  The first plugin of a name wins */
    const struct registry_linked *linked; /* come before the paths; .plugin NULL ends;
                                             or NULL */
    struct str only;             /* "dates,countries": run these and what they need; .at
                                    NULL for all */
    const struct config *config; /* or NULL */
    struct rules_limits limits;  /* of the plugins' rules; 0 for the usual */
    bool listing;                /* only to show what there is: unmet needs and two
                                    makers of one record are no error */
    /* Takes what there is to say, the plugin's name before it where it is the plugin's;
     * or NULL.  [any thread] */
    void (*say)(void *user, ng_level level, const char *message);
    void *user;
};

/* Loads DIR/NAME.so and DIR/NAME/NAME.so of the paths in sorted order.  One that cannot
 * be used is said (NG_ERROR) and counted in registry_refused(), a path that cannot be
 * read is said (NG_WARN), and the others go on.  A plugin that `only` names and that is
 * missing, two of one name in one path, a setting that no plugin has, an unmet need, a
 * cycle, or two makers of one record is ERROR_CONFIG.  What setup points to must
 * outlive the registry. */
enum status registry_load(struct registry **registry, const struct registry_setup *setup,
                          struct error *error);

/* Calls every plugin's open().  Needed before turn_open(), not for listing. */
enum status registry_open(struct registry *registry, struct error *error);

/* Calls every close().  The shared objects stay mapped.  Works on NULL. */
void registry_close(struct registry *registry);

size_t registry_refused(const struct registry *registry);
size_t registry_count(const struct registry *registry);
/* By name, sorted.  path is the file it came from. */
const ng_plugin *registry_plugin(const struct registry *registry, size_t index);
const char *registry_path(const struct registry *registry, size_t index);
/* In the order of running: indexes into the above. */
const uint32_t *registry_order(const struct registry *registry);
const struct kinds *registry_kinds(const struct registry *registry);
/* Whether a plugin reads parts of speech, itself or in a model of its own.  After
 * registry_open(). */
bool registry_wants_tags(const struct registry *registry);
/* False for a plugin that runs only because one that `only` names needs it: its records
 * are made, but not asked for. */
bool registry_wanted(const struct registry *registry, size_t index);

/* A worker's share of the registry: every plugin's scratch. */
struct turn;
enum status turn_open(struct turn **turn, const struct registry *registry,
                      struct error *error);
void turn_close(struct turn *turn);

/* Runs all plugins in order on a document.  What goes wrong in a plugin becomes an
 * error of the document and the others go on; what comes back is only out of memory. */
enum status turn_run(struct turn *turn, struct doc *doc, struct error *error);

#endif
