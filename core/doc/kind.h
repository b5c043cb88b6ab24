/* kind: the kinds of record of one run, gathered from all plugins' declarations.  It
 * is set up once, before any document, and read by everybody who handles records. */
#ifndef NUTGRAF_DOC_KIND_H
#define NUTGRAF_DOC_KIND_H

#include <nutgraf/plugin.h>

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#define KIND_NONE UINT32_MAX

struct kind {
    const char *path;        /* "organisation/mention"; in the arena */
    const ng_record *record; /* the declaration, the plugin's */
    uint32_t plugin;         /* who makes it: index in kinds.plugins */
    uint32_t parent;         /* index of the kind it nests in, or KIND_NONE */
    uint32_t field_count;
};

struct kind_plugin {
    const char *name;
    const char *version;
};

struct kinds {
    struct kind *at; /* [count]: by plugin name, then as declared, each before
                        the kinds inside it */
    size_t count;
    struct kind_plugin *plugins; /* [plugin_count], by name */
    size_t plugin_count;
};

/* Gathers the kinds of plugins, which are given by name, sorted.  All memory is the
 * arena's.  The declarations were checked before (plugin/check.h). */
enum status kinds_make(struct kinds *kinds, struct arena *arena,
                       const ng_plugin *const *plugins, size_t count,
                       struct error *error);

/* The kind with this path, or KIND_NONE. */
uint32_t kinds_find(const struct kinds *kinds, struct str path);

/* The kind of this name that nests in a parent (KIND_NONE: at the top) of a plugin. */
uint32_t kinds_inside(const struct kinds *kinds, uint32_t plugin, uint32_t parent,
                      struct str name);

/* The index of a field, or KIND_NONE. */
uint32_t kind_field(const struct kind *kind, struct str name);

#endif
