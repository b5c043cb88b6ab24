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

struct registry;

struct registry_setup {
    const char *const *paths; /* directories to search, in order; NULL ends.  The first
                                 plugin of a name wins */
    struct str only;          /* "dates,countries": run these and what they need; .at
                                 NULL for all */
    const struct config *config;
    struct rules_limits { uint32_t match, heap_kilobytes; } limits;
    void (*say)(void *user, ng_level level, const char *message); /* [any thread] */
    void *user;
};

/* Loads every *.so of the paths in sorted order.  One that cannot be used is said
 * (NG_ERROR) and counted in registry_refused(), and the others go on; a plugin that
 * `only` names and that is missing, an unmet need or a cycle is ERROR_CONFIG. */
enum status registry_load(struct registry **registry, const struct registry_setup *setup,
                          struct error *error);

/* Calls every plugin's open().  Needed before registry_turn(), not for listing. */
enum status registry_open(struct registry *registry, struct error *error);

/* Calls every close().  The shared objects stay mapped.  Works on NULL. */
void registry_close(struct registry *registry);

size_t              registry_refused(const struct registry *registry);
size_t              registry_count(const struct registry *registry);
/* By name, sorted.  path is the file it came from. */
const ng_plugin    *registry_plugin(const struct registry *registry, size_t index);
const char         *registry_path(const struct registry *registry, size_t index);
/* In the order of running: indexes into the above. */
const uint32_t     *registry_order(const struct registry *registry);
const struct kinds *registry_kinds(const struct registry *registry);

/* A worker's share of the registry: every plugin's scratch. */
struct turn;
enum status turn_open(struct turn **turn, const struct registry *registry,
                      struct error *error);
void turn_close(struct turn *turn);

/* Runs all plugins in order on a document.  What goes wrong in a plugin becomes an
 * error of the document and the others go on; what comes back is only out of memory. */
enum status turn_run(struct turn *turn, struct doc *doc, struct error *error);

#endif
