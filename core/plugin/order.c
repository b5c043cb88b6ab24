#include "plugin/order.h"

#include <stdio.h>

#include "doc/layer.h"
#include "plugin/select.h"

static bool is_builtin(const char *layer)
{
    const struct kinds none = {0};
    return layer_find(&none, str_from(layer)) != LAYER_NONE;
}

/* The layer that any entry makes and whose name is nearest, or NULL. */
static const char *nearest_layer(struct entry *const *entries, size_t count,
                                 const char *layer)
{
    const char *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const ng_record *record = entries[i]->plugin->records;
        for (; record && record->name; record++) {
            const char *pair[2] = {record->name, best};
            const char *nearest = str_nearest(str_from(layer), pair, best ? 2 : 1);
            if (nearest) best = nearest;
        }
    }
    return best;
}

enum status order_check_needs(struct entry *const *entries, size_t count,
                              struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        const char *const *need = entries[i]->plugin->needs;
        for (; need && *need; need++) {
            if (is_builtin(*need) || select_maker(entries, count, *need) < count)
                continue;
            const char *nearest = nearest_layer(entries, count, *need);
            return error_set(
                error, ERROR_CONFIG,
                "%s: needs layer \"%s\", which no plugin makes; %s%s%s or move "
                "it to .likes",
                entries[i]->path, *need,
                nearest ? "write \"" : "install the plugin that makes it",
                nearest ? nearest : "", nearest ? "\"," : "");
        }
    }
    return OK;
}

/* Whether all that a list names has been made. */
static bool is_ready(struct entry *const *entries, size_t count,
                     const char *const *layers)
{
    for (; layers && *layers; layers++) {
        const size_t maker = select_maker(entries, count, *layers);
        if (maker < count && !entries[maker]->done) return false;
    }
    return true;
}

/* The entry to run next: all that it reads is there or, failing that, all that it
 * needs.  count if there is none. */
static size_t next_entry(struct entry *const *entries, size_t count)
{
    size_t second = count;
    for (size_t i = count; i-- > 0;) {
        if (!entries[i]->done && is_ready(entries, count, entries[i]->plugin->needs))
            second = i;
    }
    for (size_t i = 0; i < count; i++) {
        if (!entries[i]->done && is_ready(entries, count, entries[i]->plugin->needs) &&
            is_ready(entries, count, entries[i]->plugin->likes)) {
            return i;
        }
    }
    return second;
}

/* The entry that makes the first need of an entry that is not made, and that need. */
static size_t follow(struct entry *const *entries, size_t count, size_t from,
                     const char **layer)
{
    const char *const *need = entries[from]->plugin->needs;
    for (; need && *need; need++) {
        const size_t maker = select_maker(entries, count, *need);
        if (maker == count || entries[maker]->done) continue;
        *layer = *need;
        return maker;
    }
    return count;
}

/* An entry in a circle of needs: the first by name of the one that is found. */
static size_t find_circle(struct entry *const *entries, size_t count)
{
    const char *layer;
    size_t at = 0;
    while (entries[at]->done)
        at++;
    /* After so many steps the walk is in the circle, and after as many again around. */
    for (size_t i = 0; i < count; i++)
        at = follow(entries, count, at, &layer);
    size_t first = at;
    for (size_t i = 0; i < count; i++) {
        at = follow(entries, count, at, &layer);
        if (at < first) first = at;
    }
    return first;
}

static enum status report_circle(struct entry *const *entries, size_t count,
                                 struct error *error)
{
    char circle[ERROR_SIZE / 2] = "";
    const size_t first = find_circle(entries, count);
    size_t length = 0, at = first;
    do {
        const char *layer = NULL;
        const size_t maker = follow(entries, count, at, &layer);
        const int added =
            snprintf(circle + length, sizeof circle - length, "%s%s needs \"%s\" of %s",
                     length ? ", " : "", entries[at]->plugin->name, layer,
                     entries[maker]->plugin->name);
        length += (size_t)added;
        at = maker;
    } while (at != first && length < sizeof circle);
    return error_set(
        error, ERROR_CONFIG,
        "plugins need each other in a circle: %s; move one of these needs to "
        ".likes",
        circle);
}

enum status order_entries(struct entry *const *entries, size_t count, uint32_t *order,
                          struct error *error)
{
    for (size_t i = 0; i < count; i++)
        entries[i]->done = false;
    for (size_t i = 0; i < count; i++) {
        const size_t next = next_entry(entries, count);
        if (next == count) return report_circle(entries, count, error);
        entries[next]->done = true;
        order[i] = (uint32_t)next;
    }
    return OK;
}
