/* cmd_validate: `nutgraf validate`. */
#include <inttypes.h>

#include "base/vec.h"
#include "cli/cli.h"
#include "cli/plugins.h"
#include "xml/validate.h"

enum { SAID = 100 }; /* problems of one file that are said */

struct files {
    const char **at;
    size_t length, room;
};

static void say_problem(void *user, const char *message)
{
    const struct validation *validation = user;
    if (validation->problems <= SAID) cli_say("%s", message);
}

/* Checks one file and says so; the worst exit code counts. */
static enum exit_code check_file(const struct plugins *plugins, const char *path,
                                 bool quiet)
{
    struct error error = {0};
    struct validation validation = {.kinds = registry_kinds(plugins->registry),
                                    .complain = say_problem,
                                    .user = &validation};
    const enum status status = validate_file(&validation, path, &error);
    if (validation.problems > SAID)
        cli_say("%s: %" PRIu64 " problems, of which %d were said", path,
                validation.problems, SAID);
    if (status == ERROR_INPUT) {
        cli_say("%s", error.message);
        return EXIT_DIFFERS;
    }
    if (status != OK) return cli_fail(&error);
    if (validation.problems > 0) return EXIT_DIFFERS;
    if (!quiet)
        cli_say("%s: valid, %" PRIu64 " article%s, %" PRIu64 " record%s", path,
                validation.articles, cli_plural(validation.articles), validation.records,
                cli_plural(validation.records));
    return EXIT_FINE;
}

static enum exit_code check_files(struct plugins *plugins, const struct files *files,
                                  bool quiet)
{
    enum exit_code worst = EXIT_FINE;
    struct error error = {0};
    if (plugins_load(plugins, &error) != OK) return cli_fail(&error);
    for (size_t i = 0; i < files->length; i++) {
        const enum exit_code code = check_file(plugins, files->at[i], quiet);
        if (code > worst) worst = code;
    }
    return worst;
}

struct job {
    struct plugins plugins;
    struct files files;
    bool quiet;
};

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    struct job *job = user;
    bool taken = false;
    TRY(plugins_take(&job->plugins, option, value, &taken, error));
    if (cli_is(option, "quiet")) job->quiet = true;
    return OK;
}

static enum status take_file(void *user, const char *value, struct error *error)
{
    struct job *job = user;
    if (VEC_PUSH(&job->files, &job->plugins.arena, value)) return OK;
    return error_memory(error, "reading the command line");
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, take_file};
    struct job job = {.plugins = {.listing = true}};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &job, &code)) {
        code = job.files.length ? check_files(&job.plugins, &job.files, job.quiet)
                                : cli_misuse(self, "a file is missing");
    }
    plugins_free(&job.plugins);
    return code;
}

static const struct cli_option options[] = {
    PLUGINS_OPTION_PATH,
    {"quiet", 'q', NULL, "say only what is wrong"},
    {0},
};

const struct cli_command command_validate = {
    .name = "validate",
    .about = "Check files that extract wrote.",
    .usage = "validate [OPTION]... FILE...",
    .examples = "  nutgraf validate news.xml\n"
                "  nutgraf extract --with-text news.jsonl | nutgraf validate -\n",
    .notes = "XML is held against the schema that `nutgraf schema` prints; in XML and in "
             "JSON Lines\nspans, ids, links and, with the text, what stands at each span "
             "are checked.\n\nExit status: 0 all files are valid, 1 one is not, 2 wrong "
             "usage, 3 a plugin.\n",
    .options = options,
    .run = run,
};
