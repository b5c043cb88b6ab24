/* cmd_schema: `nutgraf schema`. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/plugins.h"
#include "xml/schema.h"

static enum exit_code print_schema(const struct plugins *plugins)
{
    struct buffer schema = {0};
    struct error error = {0};
    schema_make(registry_kinds(plugins->registry), &schema);
    const bool failed = buffer_failed(&schema);
    if (failed) error_memory(&error, "writing the schema");
    if (!failed) fwrite(schema.at, 1, schema.length, stdout);
    buffer_free(&schema);
    return failed ? cli_fail(&error) : cli_finish();
}

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    bool taken = false;
    return plugins_take(user, option, value, &taken, error);
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, NULL};
    struct plugins plugins = {.listing = true};
    struct error error = {0};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &plugins, &code)) {
        code = plugins_load(&plugins, &error) == OK ? print_schema(&plugins)
                                                    : cli_fail(&error);
    }
    plugins_free(&plugins);
    return code;
}

static const struct cli_option options[] = {
    PLUGINS_OPTION_ONLY,
    PLUGINS_OPTION_PATH,
    {0},
};

const struct cli_command command_schema = {
    .name = "schema",
    .about = "Print the RELAX NG schema of the XML.",
    .usage = "schema [OPTION]...",
    .examples = "  nutgraf schema > nutgraf.rng\n"
                "  xmllint --noout --relaxng nutgraf.rng news.xml\n",
    .options = options,
    .run = run,
};
