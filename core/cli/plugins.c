/* plugins: the search path, and what plugins say, on the way to the terminal. */
#include "cli/plugins.h"

#include <stdlib.h>

#include "base/vec.h"
#include "cli/places.h"

/* Appends the directories of "a:b"; empty ones are left out. */
static enum status add_paths(struct plugins *plugins, const char *list,
                             struct error *error)
{
    struct str rest = str_from(list), piece;
    while (str_next(&rest, ':', &piece)) {
        if (piece.length == 0) continue;
        const struct str path = arena_copy(&plugins->arena, piece);
        if (!path.at || !VEC_PUSH(&plugins->paths, &plugins->arena, path.at))
            return error_memory(error, "looking for plugins");
    }
    return OK;
}

/* A file of options that cannot be read is trouble with the configuration. */
static enum status read_config(struct plugins *plugins, const char *path,
                               struct error *error)
{
    const enum status status = config_read(&plugins->config, path, error);
    if (status != ERROR_INPUT && status != ERROR_LIMIT) return status;
    return error->status = ERROR_CONFIG;
}

enum status plugins_take(struct plugins *plugins, const struct cli_option *option,
                         const char *value, bool *taken, struct error *error)
{
    *taken = true;
    if (cli_is(option, "plugin-path")) return add_paths(plugins, value, error);
    if (cli_is(option, "set"))
        return config_set(&plugins->config, str_from(value), error);
    if (cli_is(option, "config")) return read_config(plugins, value, error);
    *taken = cli_is(option, "only");
    if (*taken) plugins->only = str_from(value);
    return OK;
}

static void say(void *user, ng_level level, const char *message)
{
    const struct plugins *plugins = user;
    if (level == NG_ERROR || (level == NG_WARN && !plugins->quiet))
        cli_say("%s", message);
}

static enum status set_paths(struct plugins *plugins, struct error *error)
{
    const char *listed = getenv("NUTGRAF_PLUGIN_PATH");
    if (plugins->paths.length == 0 && listed) TRY(add_paths(plugins, listed, error));
    if (plugins->paths.length == 0) {
        const char *path = NULL;
        TRY(places_plugins(&plugins->arena, &path, error));
        if (!VEC_PUSH(&plugins->paths, &plugins->arena, path))
            return error_memory(error, "looking for plugins");
    }
    return VEC_PUSH(&plugins->paths, &plugins->arena, NULL)
               ? OK
               : error_memory(error, "looking for plugins");
}

enum status plugins_load(struct plugins *plugins, struct error *error)
{
    TRY(set_paths(plugins, error));
    const struct registry_setup setup = {.paths = plugins->paths.at,
                                         .only = plugins->only,
                                         .config = &plugins->config,
                                         .listing = plugins->listing,
                                         .say = say,
                                         .user = plugins};
    TRY(registry_load(&plugins->registry, &setup, error));
    return plugins->listing ? OK : registry_open(plugins->registry, error);
}

void plugins_free(struct plugins *plugins)
{
    registry_close(plugins->registry);
    config_free(&plugins->config);
    arena_free(&plugins->arena);
}
