/* cmd_plugin: `nutgraf plugin list`, `plugin show NAME` and `plugin new NAME`. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/plugins.h"
#include "cli/template.h"
#include "doc/value.h"

/* -------------------------------------------------------------------------- list */

static enum exit_code list(struct plugins *plugins)
{
    const struct registry *registry = plugins->registry;
    size_t width = 0;
    for (size_t i = 0; i < registry_count(registry); i++) {
        const size_t length = strlen(registry_plugin(registry, i)->name);
        if (length > width) width = length;
    }
    for (size_t i = 0; i < registry_count(registry); i++) {
        const ng_plugin *plugin = registry_plugin(registry, i);
        printf("%-*s %-8s %s\n", (int)width, plugin->name, plugin->version,
               plugin->about);
    }
    const enum exit_code code = cli_finish();
    return code == EXIT_FINE && registry_refused(registry) ? EXIT_CONFIG : code;
}

/* -------------------------------------------------------------------------- show */

static void print_layers(const char *what, const char *const *layers)
{
    if (!layers || !layers[0]) return;
    printf("%s", what);
    for (size_t i = 0; layers[i]; i++)
        printf("%s %s", i ? "," : "", layers[i]);
    putchar('\n');
}

static void print_values(const char *values, const char *preset)
{
    if (values) printf("; one of: %s", values);
    if (preset && *preset) printf(" (%s)", preset);
    putchar('\n');
}

static void print_field(const ng_field *field)
{
    printf("      %-12s %s%s%s%s%s", field->name, value_type_name(field->type),
           field->flags & NG_MANY ? ", many" : "", field->flags & NG_KEY ? ", key" : "",
           field->flags & NG_OPTIONAL ? ", optional: " : ": ",
           field->about ? field->about : "");
    print_values(field->values, NULL);
}

static void print_kind(const struct kind *kind)
{
    const ng_record *record = kind->record;
    printf("  %s: %s", kind->path, record->about ? record->about : "");
    if (record->flags & NG_WHOLE) printf("; about the whole article");
    if (record->flags & NG_EXCLUSIVE) printf("; none overlap");
    putchar('\n');
    for (uint32_t i = 0; i < kind->field_count; i++)
        print_field(&record->fields[i]);
}

static void print_options(const ng_plugin *plugin)
{
    if (!plugin->options || !plugin->options->name) return;
    puts("\noptions, to be set with -s:");
    for (const ng_option *option = plugin->options; option->name; option++) {
        printf("  %s.%s: %s, %s", plugin->name, option->name,
               value_type_name(option->type), option->about ? option->about : "");
        print_values(option->values, option->preset);
    }
}

static size_t find_plugin(const struct registry *registry, const char *name)
{
    size_t i = 0;
    while (i < registry_count(registry) &&
           strcmp(registry_plugin(registry, i)->name, name) != 0)
        i++;
    return i;
}

static enum exit_code no_such_plugin(const struct registry *registry, const char *name)
{
    enum { LIMIT = 64 };
    const char *names[LIMIT];
    size_t count = 0;
    for (size_t i = 0; i < registry_count(registry) && count < LIMIT; i++)
        names[count++] = registry_plugin(registry, i)->name;
    cli_unknown("plugin", name, names, count);
    return EXIT_CONFIG;
}

static enum exit_code show(struct plugins *plugins, const char *name)
{
    const struct registry *registry = plugins->registry;
    const struct kinds *kinds = registry_kinds(registry);
    const size_t index = find_plugin(registry, name);
    if (index == registry_count(registry)) return no_such_plugin(registry, name);
    const ng_plugin *plugin = registry_plugin(registry, index);
    printf("%s %s: %s\nfrom %s\n\n", plugin->name, plugin->version, plugin->about,
           registry_path(registry, index));
    print_layers("needs", plugin->needs);
    print_layers("likes", plugin->likes);
    puts("makes");
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->at[i].plugin == index) print_kind(&kinds->at[i]);
    print_options(plugin);
    return cli_finish();
}

/* ----------------------------------------------------------------------- the command */

static enum exit_code create(const char *name)
{
    struct error error = {0};
    if (template_copy(name, &error) != OK) return cli_fail(&error);
    printf("%s/ holds a plugin that works; its README.md says how to go on\n", name);
    return cli_finish();
}

static enum exit_code with_plugins(struct plugins *plugins, const char *name)
{
    struct error error = {0};
    plugins->listing = true;
    if (plugins_load(plugins, &error) != OK) return cli_fail(&error);
    if (registry_count(plugins->registry) == 0) {
        cli_say("no plugin was found in %s; set --plugin-path or NUTGRAF_PLUGIN_PATH",
                plugins->paths.at[0]);
        return EXIT_CONFIG;
    }
    return name ? show(plugins, name) : list(plugins);
}

static enum exit_code dispatch(const struct cli_command *self, struct plugins *plugins,
                               const char *const words[2], size_t count)
{
    static const char *const names[] = {"list", "show", "new"};
    if (count == 0) return cli_misuse(self, "list, show or new is missing");
    if (strcmp(words[0], "list") == 0)
        return count == 1 ? with_plugins(plugins, NULL)
                          : cli_misuse(self, "\"%s\" is one argument too many", words[1]);
    const bool is_new = strcmp(words[0], "new") == 0;
    if (!is_new && strcmp(words[0], "show") != 0)
        return cli_unknown("plugin command", words[0], names, 3);
    if (count == 1) return cli_misuse(self, "the name of a plugin is missing");
    return is_new ? create(words[1]) : with_plugins(plugins, words[1]);
}

struct job {
    struct plugins plugins;
    const char *words[2];
    size_t count;
};

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    struct job *job = user;
    bool taken = false;
    return plugins_take(&job->plugins, option, value, &taken, error);
}

static enum status take_word(void *user, const char *value, struct error *error)
{
    struct job *job = user;
    if (job->count == 2)
        return error_set(error, ERROR_USAGE, "\"%s\" is one argument too many", value);
    job->words[job->count++] = value;
    return OK;
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, take_word};
    struct job job = {.count = 0};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &job, &code))
        code = dispatch(self, &job.plugins, job.words, job.count);
    plugins_free(&job.plugins);
    return code;
}

static const struct cli_option options[] = {
    PLUGINS_OPTION_PATH,
    {0},
};

const struct cli_command command_plugin = {
    .name = "plugin",
    .about = "List, show and create plugins.",
    .usage = "plugin [OPTION]... list | show NAME | new NAME",
    .examples = "  nutgraf plugin list\n"
                "  nutgraf plugin show dates\n"
                "  nutgraf plugin new quotas\n",
    .options = options,
    .run = run,
};
