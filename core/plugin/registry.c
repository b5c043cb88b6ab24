#include "plugin/registry.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/layer.h"
#include "plugin/check.h"
#include "plugin/find.h"
#include "plugin/host.h"
#include "plugin/load.h"
#include "plugin/option.h"
#include "plugin/order.h"
#include "plugin/registry_inside.h"
#include "plugin/select.h"

void registry_say(const struct registry *registry, ng_level level, const char *format,
                  ...)
{
    char message[ERROR_SIZE * 2];
    va_list arguments;
    if (!registry->setup.say) return;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    registry->setup.say(registry->setup.user, level, message);
}

/* --------------------------------------------------------------------- loading */

static enum status find_all(struct registry *registry, struct found *found,
                            struct error *error)
{
    const char *const *path = registry->setup.paths;
    for (size_t place = 0; path && path[place]; place++) {
        struct error reason = {0};
        const enum status status =
            find_files(found, &registry->arena, path[place], place, &reason);
        if (status == ERROR_MEMORY) return error_memory(error, "looking for plugins");
        if (status != OK) registry_say(registry, NG_WARN, "%s", reason.message);
    }
    return OK;
}

static struct entry *find_entry(const struct registry *registry, const char *name)
{
    for (size_t i = 0; i < registry->count; i++) {
        if (strcmp(registry->entries[i]->plugin->name, name) == 0)
            return registry->entries[i];
    }
    return NULL;
}

static enum status add_entry(struct registry *registry, const struct found_file *file,
                             const ng_plugin *plugin, struct error *error)
{
    const struct entry *known = find_entry(registry, plugin->name);
    if (known && known->place == file->place) {
        return error_set(error, ERROR_CONFIG,
                         "%s and %s are both the plugin \"%s\"; remove one", known->path,
                         file->path, plugin->name);
    }
    if (known) {
        registry_say(registry, NG_DEBUG, "%s: is not used, %s comes first", file->path,
                     known->path);
        return OK;
    }
    struct entry *entry = arena_array(&registry->arena, 1, sizeof *entry);
    if (!entry) return error_memory(error, "loading plugins");
    *entry = (struct entry){
        .plugin = plugin, .path = file->path, .place = file->place, .registry = registry};
    registry->entries[registry->count++] = entry;
    return OK;
}

static int by_name(const void *left, const void *right)
{
    const struct entry *a = *(const struct entry *const *)left;
    const struct entry *b = *(const struct entry *const *)right;
    return strcmp(a->plugin->name, b->plugin->name);
}

/* Adds a plugin if it loads and its declarations are well-formed. */
static enum status try_file(struct registry *registry, const struct found_file *file,
                            const ng_plugin *linked, struct error *error)
{
    const ng_plugin *plugin = linked;
    struct error reason = {0};
    enum status status = linked ? OK : load_plugin(file->path, &plugin, &reason);
    if (status == OK) status = check_plugin(file->path, plugin, &reason);
    if (status == OK) return add_entry(registry, file, plugin, error);
    registry->refused++;
    registry_say(registry, NG_ERROR, "%s", reason.message);
    return OK;
}

static enum status load_all(struct registry *registry, struct error *error)
{
    const struct registry_linked *linked = registry->setup.linked;
    struct found found = {0};
    size_t own = 0;
    TRY(find_all(registry, &found, error));
    while (linked && linked[own].plugin)
        own++;
    registry->entries =
        arena_array(&registry->arena, own + found.length, sizeof(struct entry *));
    if (!registry->entries) return error_memory(error, "loading plugins");
    for (size_t i = 0; i < own; i++) {
        const struct found_file file = {.path = linked[i].path, .place = SIZE_MAX};
        TRY(try_file(registry, &file, linked[i].plugin, error));
    }
    for (size_t i = 0; i < found.length; i++) {
        TRY(try_file(registry, &found.at[i], NULL, error));
    }
    if (registry->count) {
        qsort(registry->entries, registry->count, sizeof *registry->entries, by_name);
    }
    return OK;
}

/* Leaves only the entries that run. */
static void keep_chosen(struct registry *registry)
{
    size_t kept = 0;
    for (size_t i = 0; i < registry->count; i++) {
        struct entry *entry = registry->entries[i];
        if (!entry->chosen) continue;
        entry->index = (uint32_t)kept;
        registry->entries[kept++] = entry;
    }
    registry->count = kept;
}

static enum status gather_kinds(struct registry *registry, struct error *error)
{
    const ng_plugin **plugins =
        arena_array(&registry->arena, registry->count, sizeof *plugins);
    if (!plugins) return error_memory(error, "loading plugins");
    for (size_t i = 0; i < registry->count; i++)
        plugins[i] = registry->entries[i]->plugin;
    return kinds_make(&registry->kinds, &registry->arena, plugins, registry->count,
                      error);
}

/* Grants an entry the layers that it lists and that are there when it runs. */
static void grant(struct registry *registry, struct entry *entry,
                  const char *const *layers)
{
    for (; layers && *layers; layers++) {
        const ng_layer layer = layer_find(&registry->kinds, str_from(*layers));
        if (layer == LAYER_NONE) continue;
        const bool made =
            layer < LAYER_FIRST_KIND ||
            registry->entries[registry->kinds.at[layer - LAYER_FIRST_KIND].plugin]->done;
        entry->access[layer] = made ? ACCESS_GRANTED : ACCESS_EMPTY;
        if (made) continue;
        registry_say(
            registry, NG_WARN,
            "%s: likes layer \"%s\", which is made only after its turn: it stays "
            "empty",
            entry->plugin->name, *layers);
    }
}

static enum status grant_all(struct registry *registry, struct error *error)
{
    const size_t layers = LAYER_FIRST_KIND + registry->kinds.count;
    for (size_t i = 0; i < registry->count; i++)
        registry->entries[i]->done = false;
    for (size_t i = 0; i < registry->count; i++) {
        struct entry *entry = registry->entries[registry->order[i]];
        entry->access = arena_array(&registry->arena, layers, sizeof *entry->access);
        if (!entry->access) return error_memory(error, "loading plugins");
        grant(registry, entry, entry->plugin->needs);
        grant(registry, entry, entry->plugin->likes);
        host_fill(entry);
        entry->done = true;
    }
    return OK;
}

static enum status put_in_order(struct registry *registry, struct error *error)
{
    registry->order = arena_array(&registry->arena, registry->count, sizeof(uint32_t));
    if (!registry->order) return error_memory(error, "loading plugins");
    if (registry->setup.listing) {
        for (size_t i = 0; i < registry->count; i++)
            registry->order[i] = (uint32_t)i;
        return OK;
    }
    TRY(select_check(registry->entries, registry->count, error));
    TRY(order_check_needs(registry->entries, registry->count, error));
    TRY(order_entries(registry->entries, registry->count, registry->order, error));
    return OK;
}

static enum status load(struct registry *registry, struct error *error)
{
    const struct registry_setup *setup = &registry->setup;
    TRY(load_all(registry, error));
    TRY(option_check(setup->config, registry->entries, registry->count, error));
    TRY(select_entries(registry->entries, registry->count, setup->only, error));
    keep_chosen(registry);
    TRY(put_in_order(registry, error));
    TRY(gather_kinds(registry, error));
    if (setup->listing) return OK;
    return grant_all(registry, error);
}

enum status registry_load(struct registry **registry, const struct registry_setup *setup,
                          struct error *error)
{
    struct registry *made = *registry = alloc_zeroed(1, sizeof **registry);
    if (!made) return error_memory(error, "loading plugins");
    made->setup = *setup;
    made->gazetteers = gazetteers_open();
    const enum status status =
        made->gazetteers ? load(made, error) : error_memory(error, "loading plugins");
    if (status == OK) return OK;
    registry_close(made);
    *registry = NULL;
    return status;
}

/* --------------------------------------------------------------------- opening */

/* What open() came to.  A service that failed has left its reason; a plugin that goes
 * on without it may, unless it broke the contract. */
static enum status judge(struct registry *registry, struct entry *entry, ng_status status,
                         struct error *error)
{
    const struct error *failure = &entry->failure;
    if (failure->status == ERROR_MEMORY ||
        (status == NG_NOMEM && failure->status == OK)) {
        return error_memory(error, "opening plugins");
    }
    if (failure->status == OK && status == NG_OK) return OK;
    if (failure->status == OK) {
        return error_set(
            error, ERROR_CONFIG,
            "%s: open() returned %d; if it said why, that stands above, and its data "
            "files lie beside %s",
            entry->plugin->name, (int)status, entry->path ? entry->path : "the program");
    }
    if (status == NG_OK && !entry->misused) {
        registry_say(registry, NG_WARN, "%s: goes on without: %s", entry->plugin->name,
                     failure->message);
        return OK;
    }
    return error_set(error, ERROR_CONFIG, "%s: %s", entry->plugin->name,
                     failure->message);
}

enum status registry_open(struct registry *registry, struct error *error)
{
    while (registry->opened < registry->count) {
        struct entry *entry = registry->entries[registry->order[registry->opened++]];
        const ng_plugin *plugin = entry->plugin;
        if (!plugin->open) continue;
        const ng_status status =
            plugin->open(&entry->host.table, &entry->config, &entry->self);
        TRY(judge(registry, entry, status, error));
    }
    return OK;
}

static void close_entry(struct entry *entry)
{
    if (entry->plugin->close && entry->self) entry->plugin->close(entry->self);
    for (struct ng_rules *rules = entry->rules; rules; rules = rules->next) {
        rules_free(rules->rules);
    }
    for (struct ng_tagger *tagger = entry->taggers; tagger; tagger = tagger->next) {
        tagger_close(tagger->tagger);
    }
    for (struct ng_classifier *model = entry->classifiers; model; model = model->next) {
        classifier_close(model->classifier);
    }
}

void registry_close(struct registry *registry)
{
    if (!registry) return;
    while (registry->opened-- > 0) {
        close_entry(registry->entries[registry->order[registry->opened]]);
    }
    gazetteers_close(registry->gazetteers);
    arena_free(&registry->arena);
    alloc_free(registry);
}

/* --------------------------------------------------------------------- reading */

size_t registry_refused(const struct registry *registry)
{
    return registry->refused;
}

size_t registry_count(const struct registry *registry)
{
    return registry->count;
}

const ng_plugin *registry_plugin(const struct registry *registry, size_t index)
{
    return registry->entries[index]->plugin;
}

const char *registry_path(const struct registry *registry, size_t index)
{
    return registry->entries[index]->path;
}

const uint32_t *registry_order(const struct registry *registry)
{
    return registry->order;
}

const struct kinds *registry_kinds(const struct registry *registry)
{
    return &registry->kinds;
}

bool registry_wanted(const struct registry *registry, size_t index)
{
    return registry->entries[index]->wanted;
}

bool registry_wants_tags(const struct registry *registry)
{
    for (size_t i = 0; i < registry->count; i++) {
        const struct entry *entry = registry->entries[i];
        if (entry->access[LAYER_TAG] == ACCESS_GRANTED) return true;
        for (const struct ng_tagger *model = entry->taggers; model; model = model->next)
            if (model->uses_tags) return true;
    }
    return false;
}
