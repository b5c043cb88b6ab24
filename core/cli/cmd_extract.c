/* cmd_extract: `nutgraf extract`, its options and what they mean. */
#include <sched.h>
#include <stdio.h>
#include <string.h>

#include "base/vec.h"
#include "cli/cli.h"
#include "cli/extract.h"
#include "run/published.h"

enum { JOBS_LIMIT = 512 };

static unsigned count_processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    const int count = CPU_COUNT(&set);
    return count < 1 ? 1 : count > JOBS_LIMIT ? JOBS_LIMIT : (unsigned)count;
}

/* The index of a word in a list that ends with NULL; a message with the list if it is not
 * in it. */
static enum status choose(const char *option, const char *value, const char *const *words,
                          int *chosen, struct error *error)
{
    char list[64] = "";
    for (*chosen = 0; words[*chosen]; ++*chosen) {
        if (str_is(str_from(value), words[*chosen])) return OK;
        const char *gap = *chosen == 0 ? "" : words[*chosen + 1] ? ", " : " or ";
        const size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", gap, words[*chosen]);
    }
    return error_set(error, ERROR_USAGE, "--%s must be %s, not %s", option, list, value);
}

static enum status set_jobs(struct extract *extract, const char *value,
                            struct error *error)
{
    uint64_t number;
    if (!str_to_number(str_from(value), JOBS_LIMIT, &number) || number == 0)
        return error_set(error, ERROR_USAGE,
                         "--jobs must be a number from 1 to %d, not %s", JOBS_LIMIT,
                         value);
    extract->jobs = (unsigned)number;
    return OK;
}

static enum status set_published(struct extract *extract, const char *value,
                                 struct error *error)
{
    const struct str text = str_from(value);
    if (published_read(text, &extract->published) &&
        extract->published.length == text.length)
        return OK;
    return error_set(error, ERROR_USAGE, "--published must be a day, YYYY-MM-DD, not %s",
                     value);
}

static enum status set_language(struct extract *extract, const char *value,
                                struct error *error)
{
    extract->language = str_from(value);
    bool letters = extract->language.length == 2 || extract->language.length == 3;
    for (size_t i = 0; i < extract->language.length; i++)
        letters = letters && char_is_lower(value[i]);
    if (letters) return OK;
    return error_set(error, ERROR_USAGE,
                     "--language must be a code of ISO 639, such as en, not %s", value);
}

static enum status set_format(struct extract *extract, const char *value,
                              struct error *error)
{
    static const char *const words[] = {
        [WRITE_XML] = "xml",       [WRITE_JSONL] = "jsonl", [WRITE_TSV] = "tsv",
        [WRITE_TIMEML] = "timeml", [WRITE_BRAT] = "brat",   NULL};
    int chosen = 0;
    TRY(choose("format", value, words, &chosen, error));
    extract->write.format = (enum write_format)chosen;
    return OK;
}

static enum status set_offsets(struct extract *extract, const char *value,
                               struct error *error)
{
    static const char *const words[] = {"characters", "bytes", NULL};
    int chosen = 0;
    TRY(choose("offsets", value, words, &chosen, error));
    extract->write.byte_offsets = chosen == 1;
    return OK;
}

static enum status set_input_format(struct extract *extract, const char *value,
                                    struct error *error)
{
    static const char *const words[] = {
        [INPUT_AUTO] = "auto", [INPUT_TEXT] = "text", [INPUT_JSONL] = "jsonl", NULL};
    int chosen = 0;
    TRY(choose("input-format", value, words, &chosen, error));
    extract->input_format = (enum input_format)chosen;
    return OK;
}

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    static const struct setter {
        const char *name;
        enum status (*set)(struct extract *extract, const char *value,
                           struct error *error);
    } setters[] = {
        {"jobs",         set_jobs        },
        {"published",    set_published   },
        {"language",     set_language    },
        {"format",       set_format      },
        {"offsets",      set_offsets     },
        {"input-format", set_input_format},
    };
    struct extract *extract = user;
    bool taken = false;
    TRY(plugins_take(&extract->plugins, option, value, &taken, error));
    if (taken) return OK;
    for (size_t i = 0; i < sizeof setters / sizeof *setters; i++)
        if (cli_is(option, setters[i].name)) return setters[i].set(extract, value, error);
    if (cli_is(option, "output")) extract->output = value;
    if (cli_is(option, "resume")) extract->resume = true;
    if (cli_is(option, "quiet")) extract->quiet = true;
    if (cli_is(option, "with-text")) extract->write.with_text = true;
    return OK;
}

static enum status add_path(void *user, const char *path, struct error *error)
{
    struct extract *extract = user;
    if (VEC_PUSH(&extract->paths, &extract->plugins.arena, path)) return OK;
    return error_memory(error, "reading the command line");
}

static enum exit_code run_command(struct extract *extract, const struct cli_command *self)
{
    struct error error = {0};
    if (extract->paths.length == 0)
        return cli_misuse(self, "a file, a directory or - is missing");
    if (extract->resume && !extract->output)
        return cli_misuse(self, "--resume needs --output");
    if (add_path(extract, NULL, &error) != OK) return cli_fail(&error);
    return extract_run(extract);
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, add_path};
    struct extract extract = {.jobs = count_processors()};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &extract, &code))
        code = run_command(&extract, self);
    plugins_free(&extract.plugins);
    return code;
}

/* clang-format off: it would align the columns of a table in which macros stand. */
static const struct cli_option options[] = {
    {"output", 'o', "DIR",
     "write a file for each input file below DIR, which mirrors the\n"
     "input; without it all goes to standard output"},
    {"resume", 0, NULL, "with -o: leave inputs alone whose output is there, not older"},
    {"jobs", 'j', "N", "threads; the output is the same for every N (all processors)"},
    {"format", 'f', "FORMAT", "xml, jsonl, tsv, timeml or brat (xml)"},
    {"offsets", 0, "UNIT", "begin and end count characters or bytes (characters)"},
    {"with-text", 't', NULL, "put the articles' texts into the output, too"},
    PLUGINS_OPTION_ONLY,
    {"published", 'p', "DAY",
     "day of publication, YYYY-MM-DD, of articles that name none"},
    {"language", 'l', "CODE", "their language, en or ms; without it, it is detected"},
    {"input-format", 0, "FORMAT", "text, jsonl or auto (auto: by the name of the file)"},
    PLUGINS_OPTION_SET,
    PLUGINS_OPTION_CONFIG,
    PLUGINS_OPTION_PATH,
    {"quiet", 'q', NULL, "say only what went wrong"},
    {0},
};
/* clang-format on */

const struct cli_command command_extract = {
    .name = "extract",
    .about = "Extract what articles hold, as XML.",
    .usage = "extract [OPTION]... PATH...",
    .examples = "  nutgraf extract article.txt\n"
                "  nutgraf extract -o records news/\n"
                "  nutgraf extract --format jsonl --only dates news.jsonl > dates.jsonl\n"
                "  zcat news.jsonl.gz | nutgraf extract -j 8 - > news.xml\n",
    .notes = "A PATH is a text file, a file of JSON Lines (.jsonl, .ndjson, .json), a "
             "directory of\nthem, or - for standard input.  A line of JSON Lines is an "
             "object with \"text\" and, if\nyou like, \"id\", \"title\", \"published\", "
             "\"place\", \"agency\" and \"language\".\n\n"
             "Exit status: 0 fine, 1 some articles failed, 2 wrong usage, 3 a plugin or "
             "its\nconfiguration, 4 input or output, 130 or 143 stopped by a signal.\n",
    .options = options,
    .run = run,
};
