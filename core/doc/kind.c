#include "doc/kind.h"

#include <string.h>

/* How many kinds an array of declarations holds, those inside others included.  Their
 * depth is bounded by plugin/check.h. */
static size_t count_records(const ng_record *records)
{
    size_t count = 0;
    for (; records && records->name; records++)
        count += 1 + count_records(records->inside);
    return count;
}

static uint32_t count_fields(const ng_field *fields)
{
    uint32_t count = 0;
    while (fields && fields[count].name)
        count++;
    return count;
}

/* The path of a kind inside another: "bank" and "branch" make "bank/branch". */
static const char *join_path(struct arena *arena, const char *parent, const char *name)
{
    const size_t above = parent ? strlen(parent) + 1 : 0;
    const size_t size = above + strlen(name) + 1;
    char *path = arena_raw(arena, size);
    if (!path) return NULL;
    if (parent) {
        memcpy(path, parent, above - 1);
        path[above - 1] = '/';
    }
    memcpy(path + above, name, size - above);
    return path;
}

static enum status add_records(struct kinds *kinds, struct arena *arena, uint32_t plugin,
                               uint32_t parent, const ng_record *records,
                               struct error *error)
{
    const char *above = parent == KIND_NONE ? NULL : kinds->at[parent].path;
    for (; records && records->name; records++) {
        const uint32_t index = (uint32_t)kinds->count++;
        kinds->at[index] = (struct kind){.path = join_path(arena, above, records->name),
                                         .record = records,
                                         .plugin = plugin,
                                         .parent = parent,
                                         .field_count = count_fields(records->fields)};
        if (!kinds->at[index].path) return error_memory(error, "gathering record kinds");
        TRY(add_records(kinds, arena, plugin, index, records->inside, error));
    }
    return OK;
}

enum status kinds_make(struct kinds *kinds, struct arena *arena,
                       const ng_plugin *const *plugins, size_t count, struct error *error)
{
    size_t room = 0;
    for (size_t i = 0; i < count; i++)
        room += count_records(plugins[i]->records);
    *kinds = (struct kinds){.at = arena_array(arena, room, sizeof *kinds->at),
                            .plugins = arena_array(arena, count, sizeof *kinds->plugins),
                            .plugin_count = count};
    if (!kinds->at || !kinds->plugins)
        return error_memory(error, "gathering record kinds");
    for (size_t i = 0; i < count; i++) {
        kinds->plugins[i] = (struct kind_plugin){plugins[i]->name, plugins[i]->version};
        TRY(add_records(kinds, arena, (uint32_t)i, KIND_NONE, plugins[i]->records,
                        error));
    }
    return OK;
}

uint32_t kinds_find(const struct kinds *kinds, struct str path)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (str_is(path, kinds->at[i].path)) return (uint32_t)i;
    }
    return KIND_NONE;
}

/* Whether a name is a declared one.  A plugin nearly always gives the very literal that
 * it declared, which the linker keeps once. */
static bool is_name(struct str name, const char *declared)
{
    return name.at == declared || str_is(name, declared);
}

uint32_t kinds_inside(const struct kinds *kinds, uint32_t plugin, uint32_t parent,
                      struct str name)
{
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        if (kind->plugin == plugin && kind->parent == parent &&
            is_name(name, kind->record->name)) {
            return (uint32_t)i;
        }
    }
    return KIND_NONE;
}

uint32_t kind_field(const struct kind *kind, struct str name)
{
    const ng_field *fields = kind->record->fields;
    for (uint32_t i = 0; i < kind->field_count; i++) {
        if (fields[i].name == name.at) return i;
    }
    for (uint32_t i = 0; i < kind->field_count; i++) {
        if (str_is(name, fields[i].name)) return i;
    }
    return KIND_NONE;
}
