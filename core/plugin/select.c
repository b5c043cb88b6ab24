#include "plugin/select.h"

static const ng_record *find_record(const ng_plugin *plugin, struct str name)
{
    for (const ng_record *record = plugin->records; record && record->name; record++) {
        if (str_is(name, record->name)) return record;
    }
    return NULL;
}

static const ng_record *find_inside(const ng_record *records, struct str name)
{
    for (; records && records->name; records++) {
        if (str_is(name, records->name)) return records;
    }
    return NULL;
}

static bool makes_layer(const ng_plugin *plugin, const char *layer)
{
    struct str rest = str_from(layer), part;
    str_next(&rest, '/', &part);
    const ng_record *record = find_record(plugin, part);
    while (record && str_next(&rest, '/', &part))
        record = find_inside(record->inside, part);
    return record != NULL;
}

size_t select_maker(struct entry *const *entries, size_t count, const char *layer)
{
    size_t i = 0;
    while (i < count && !makes_layer(entries[i]->plugin, layer))
        i++;
    return i;
}

const char *select_nearest(struct entry *const *entries, size_t count, struct str name)
{
    const char *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *pair[2] = {entries[i]->plugin->name, best};
        const char *nearest = str_nearest(name, pair, best ? 2 : 1);
        if (nearest) best = nearest;
    }
    return best;
}

static enum status choose_named(struct entry *const *entries, size_t count,
                                struct str only, struct error *error)
{
    struct str name;
    while (str_next(&only, ',', &name)) {
        name = str_trim(name);
        size_t i = 0;
        while (i < count && !str_is(name, entries[i]->plugin->name))
            i++;
        if (i < count) {
            entries[i]->chosen = entries[i]->wanted = true;
            continue;
        }
        const char *nearest = select_nearest(entries, count, name);
        return error_set(error, ERROR_CONFIG,
                         "there is no plugin \"" STR_FORMAT "\"%s%s%s",
                         STR_ARGUMENTS(name),
                         nearest ? "; did you mean \"" : "; see `nutgraf plugin list`",
                         nearest ? nearest : "", nearest ? "\"?" : "");
    }
    return OK;
}

/* Whether one of the chosen makes a layer already. */
static bool is_made(struct entry *const *entries, size_t count, const char *layer)
{
    for (size_t i = 0; i < count; i++) {
        if (entries[i]->chosen && makes_layer(entries[i]->plugin, layer)) return true;
    }
    return false;
}

/* Chooses whoever makes what a chosen one needs; true if there was any. */
static bool choose_needed(struct entry *const *entries, size_t count)
{
    bool more = false;
    for (size_t i = 0; i < count; i++) {
        const char *const *need = entries[i]->chosen ? entries[i]->plugin->needs : NULL;
        for (; need && *need; need++) {
            if (is_made(entries, count, *need)) continue;
            const size_t maker = select_maker(entries, count, *need);
            if (maker < count) more = entries[maker]->chosen = true;
        }
    }
    return more;
}

enum status select_entries(struct entry *const *entries, size_t count, struct str only,
                           struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        entries[i]->chosen = entries[i]->wanted = only.at == NULL;
    }
    if (!only.at) return OK;
    TRY(choose_named(entries, count, only, error));
    while (choose_needed(entries, count))
        continue;
    return OK;
}

enum status select_check(struct entry *const *entries, size_t count, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        const ng_record *record = entries[i]->plugin->records;
        for (; record && record->name; record++) {
            const size_t first = select_maker(entries, count, record->name);
            if (first == i) continue;
            return error_set(
                error, ERROR_CONFIG,
                "plugins %s and %s both make the record \"%s\"; run one of them "
                "with --only, or remove it",
                entries[first]->plugin->name, entries[i]->plugin->name, record->name);
        }
    }
    return OK;
}
