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

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    struct cli_scan scan = {.command = self, .argc = argc, .at = 1, .argv = argv};
    struct plugins plugins = {.listing = true};
    struct error error = {0};
    enum exit_code code = EXIT_FINE;
    enum status status = OK;
    bool done = false, taken = false;
    while (!done && status == OK) {
        const struct cli_option *option;
        const char *value;
        const enum cli_found found = cli_next(&scan, &option, &value);
        if (found == CLI_OPTION)
            status = plugins_take(&plugins, option, value, &taken, &error);
        else
            done = true;
        if (found == CLI_ERROR) code = EXIT_USAGE;
        if (found == CLI_OPERAND)
            code = cli_misuse(self, "\"%s\" is one argument too many", value);
        if (found != CLI_END || status != OK) continue;
        status = plugins_load(&plugins, &error);
        if (status == OK) code = print_schema(&plugins);
    }
    if (status != OK) code = cli_fail(&error);
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
