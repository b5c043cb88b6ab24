/* host_setup: the services of [setup].  What goes wrong is kept with the plugin's
 * entry: registry_open() says it once, whatever the plugin makes of the status. */
#include "plugin/host.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "doc/layer.h"
#include "plugin/option.h"
#include "plugin/registry_inside.h"

enum { DATA_LIMIT = 256 * 1024 * 1024 /* bytes of a data file */ };

static ng_status fail(struct entry *entry, ng_status status, const struct error *error)
{
    if (entry->failure.status == OK) entry->failure = *error;
    return error->status == ERROR_MEMORY ? NG_NOMEM : status;
}

__attribute__((format(printf, 2, 3))) static void misuse(struct entry *entry,
                                                         const char *format, ...)
{
    struct error error = {.status = ERROR_PLUGIN};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error.message, sizeof error.message, format, arguments);
    va_end(arguments);
    fail(entry, NG_BADCALL, &error);
    entry->misused = true;
}

static bool is_listed(const char *const *layers, const char *name)
{
    for (; layers && *layers; layers++) {
        if (strcmp(*layers, name) == 0) return true;
    }
    return false;
}

ng_layer host_layer(const ng_host *host, const char *name)
{
    struct entry *entry = host_entry(host);
    const ng_plugin *plugin = entry->plugin;
    if (!name || (!is_listed(plugin->needs, name) && !is_listed(plugin->likes, name))) {
        misuse(entry, "asks for layer \"%s\", which is neither in .needs nor in .likes",
               host_name(name).at);
        return LAYER_NONE;
    }
    const ng_layer layer = layer_find(&entry->registry->kinds, str_from(name));
    return layer != LAYER_NONE && entry->access[layer] == ACCESS_GRANTED ? layer
                                                                         : LAYER_NONE;
}

ng_str host_option(const ng_config *config, const char *name)
{
    struct entry *entry = config->entry;
    struct str value = {0};
    if (!name || !option_value(entry->registry->setup.config, entry->plugin,
                               str_from(name), &value)) {
        misuse(entry, "asks for option \"%s\", which it does not declare",
               host_name(name).at);
    }
    return host_str(value);
}

/* The path of a file beside the plugin; NULL, and an error, if it cannot be made. */
static const char *path_beside(struct entry *entry, const char *file, struct error *error)
{
    if (!file || !file[0] || file[0] == '.' || strchr(file, '/')) {
        misuse(entry, "asks for data file \"%s\"; it is a name beside the plugin",
               host_name(file).at);
        *error = entry->failure;
        return NULL;
    }
    const char *slash = strrchr(entry->path, '/');
    const size_t above = slash ? (size_t)(slash - entry->path) + 1 : 0;
    char *path = arena_raw(&entry->registry->arena, above + strlen(file) + 1);
    if (!path) {
        error_memory(error, "opening plugins");
        return NULL;
    }
    memcpy(path, entry->path, above);
    memcpy(path + above, file, strlen(file) + 1);
    return path;
}

static ng_status read_beside(struct entry *entry, const char *file, const char **path,
                             struct buffer *bytes)
{
    struct error error = {0};
    *path = path_beside(entry, file, &error);
    if (!*path) return fail(entry, NG_BADCALL, &error);
    if (file_read(*path, DATA_LIMIT, bytes, &error) != OK) {
        return fail(entry, NG_NOFILE, &error);
    }
    return NG_OK;
}

ng_status host_data(const ng_host *host, const char *file, ng_str *data)
{
    struct entry *entry = host_entry(host);
    struct buffer bytes = {0};
    struct error error = {0};
    const char *path;
    const ng_status status = read_beside(entry, file, &path, &bytes);
    *data = ng_make_str("", 0);
    if (status == NG_OK) {
        const struct str copy = arena_copy(&entry->registry->arena, buffer_view(&bytes));
        if (copy.at) *data = host_str(copy);
        if (!copy.at) error_memory(&error, "reading a data file");
    }
    buffer_free(&bytes);
    return error.status == OK ? status : fail(entry, status, &error);
}

static enum status convert_rules(struct arena *arena, const ng_rule *rules,
                                 struct rule **converted, size_t *count,
                                 struct error *error)
{
    *count = 0;
    while (rules[*count].name)
        ++*count;
    *converted = arena_array(arena, *count, sizeof **converted);
    if (!*converted) return error_memory(error, "compiling rules");
    for (size_t i = 0; i < *count; i++) {
        const ng_rule *rule = &rules[i];
        if (!rule->regex || !rule->triggers || rule->reserved ||
            rule->flags & ~(uint32_t)NG_ANYCASE) {
            return error_set(error, ERROR_PLUGIN, "rule \"%s\": %s", rule->name,
                             !rule->regex      ? ".regex is NULL"
                             : !rule->triggers ? ".triggers is NULL"
                             : rule->reserved
                                 ? ".reserved is not NULL"
                                 : ".flags has bits that nutgraf does not know");
        }
        (*converted)[i] = (struct rule){.name = rule->name,
                                        .triggers = rule->triggers,
                                        .regex = rule->regex,
                                        .any_case = rule->flags & NG_ANYCASE};
    }
    return OK;
}

static enum status compile(struct entry *entry, const ng_rule *rules,
                           const ng_rules **compiled, struct error *error)
{
    struct arena *arena = &entry->registry->arena;
    struct rule *converted;
    size_t count;
    struct ng_rules *made = arena_array(arena, 1, sizeof *made);
    if (!made) return error_memory(error, "compiling rules");
    if (!rules) return error_set(error, ERROR_PLUGIN, "hands NULL to ng_rules_of()");
    TRY(convert_rules(arena, rules, &converted, &count, error));
    TRY(rules_compile(&made->rules, converted, count, error));
    made->next = entry->rules;
    entry->rules = made;
    *compiled = made;
    return OK;
}

ng_status host_rules(const ng_host *host, const ng_rule *rules, const ng_rules **compiled)
{
    struct error error = {0};
    struct entry *entry = host_entry(host);
    *compiled = NULL;
    if (compile(entry, rules, compiled, &error) == OK) return NG_OK;
    entry->misused |= error.status == ERROR_PLUGIN;
    return fail(entry, NG_BADRULE, &error);
}

ng_status host_gazetteer(const ng_host *host, const char *file,
                         const ng_gazetteer **gazetteer)
{
    struct entry *entry = host_entry(host);
    struct registry *registry = entry->registry;
    struct buffer bytes = {0};
    struct error error = {0};
    struct gazetteer *table = NULL;
    const char *path;
    *gazetteer = NULL;
    ng_status status = read_beside(entry, file, &path, &bytes);
    if (status == NG_OK) {
        struct ng_gazetteer *made = arena_array(&registry->arena, 1, sizeof *made);
        if (!made) error_memory(&error, "reading names");
        if (made && gazetteers_add(registry->gazetteers, path, buffer_view(&bytes),
                                   &table, &error) == OK) {
            made->gazetteer = table;
            *gazetteer = made;
        }
        if (error.status != OK) status = fail(entry, NG_NOFILE, &error);
    }
    buffer_free(&bytes);
    return status;
}

ng_status host_tagger(const ng_host *host, const char *file, const ng_tagger **tagger)
{
    struct entry *entry = host_entry(host);
    struct error error = {0};
    *tagger = NULL;
    const char *path = path_beside(entry, file, &error);
    if (!path) return fail(entry, NG_BADCALL, &error);
    struct ng_tagger *made = arena_array(&entry->registry->arena, 1, sizeof *made);
    if (!made) error_memory(&error, "opening a model");
    if (!made || tagger_open(&made->tagger, path, &error) != OK) {
        return fail(entry, NG_NOFILE, &error);
    }
    for (size_t i = 0; i < tagger_column_count(made->tagger); i++) {
        made->uses_tags |= str_is(tagger_column_name(made->tagger, i), "tag");
    }
    made->file = file;
    made->next = entry->taggers;
    entry->taggers = made;
    *tagger = made;
    return NG_OK;
}

ng_status host_classifier(const ng_host *host, const char *file,
                          const ng_classifier **classifier)
{
    struct entry *entry = host_entry(host);
    struct error error = {0};
    *classifier = NULL;
    const char *path = path_beside(entry, file, &error);
    if (!path) return fail(entry, NG_BADCALL, &error);
    struct ng_classifier *made = arena_array(&entry->registry->arena, 1, sizeof *made);
    if (!made) error_memory(&error, "opening a model");
    if (!made || classifier_open(&made->classifier, path, &error) != OK) {
        return fail(entry, NG_NOFILE, &error);
    }
    made->next = entry->classifiers;
    entry->classifiers = made;
    *classifier = made;
    return NG_OK;
}

uint32_t host_hash(ng_str folded)
{
    return token_hash((struct str){folded.at, folded.len});
}

void host_say(const ng_host *host, ng_level level, const char *message)
{
    const struct entry *entry = host_entry(host);
    if (level < NG_DEBUG || level > NG_ERROR) level = NG_ERROR;
    registry_say(entry->registry, level, "%s: %s", entry->plugin->name,
                 host_name(message).at);
}
