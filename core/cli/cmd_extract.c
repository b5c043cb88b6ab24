/* cmd_extract: `nutgraf extract`, from the command line to the pipeline. */
#include <sched.h>
#include <unistd.h>

#include "base/vec.h"
#include "cli/cli.h"
#include "cli/places.h"
#include "cli/plugins.h"
#include "cli/sink.h"
#include "cli/stop.h"
#include "run/clash.h"
#include "run/published.h"
#include "text/tagger.h"

enum {
    JOBS_LIMIT = 512,
    ARTICLE_LIMIT = 8 * 1024 * 1024, /* bytes; a long book has some 2 million */
    RECORD_LIMIT = 1000 * 1000        /* of one article */
};

/* Of one article, with its tokens and records: 64 bytes for each of its own. */
static const size_t memory_limit = (size_t)1024 * 1024 * 1024;

struct job { /* what the command line asks for */
    const struct cli_command *command;
    struct plugins plugins;
    struct {
        const char **at;
        size_t length, room;
    } paths;
    struct write_setup write;
    enum input_format input_format;
    const char *output; /* a directory, or NULL */
    bool resume, quiet;
    unsigned jobs;
    struct str language, published;
    struct output *out;
    struct tagger *tagger;
    struct writer *writer;
    struct input *input;
    bool *hidden; /* [plugins] */
};

/* ------------------------------------------------------------- the command line */

static unsigned count_processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    const int count = CPU_COUNT(&set);
    return count < 1 ? 1 : count > JOBS_LIMIT ? JOBS_LIMIT : (unsigned)count;
}

/* The index of a word in a list that ends with NULL; a message if it is not in it. */
static enum status choose(const char *option, const char *value, const char *const *words,
                          int *chosen, struct error *error)
{
    size_t count = 0;
    while (words[count])
        count++;
    for (*chosen = 0; words[*chosen]; ++*chosen)
        if (str_is(str_from(value), words[*chosen])) return OK;
    const char *nearest = str_nearest(str_from(value), words, count);
    return error_set(error, ERROR_USAGE, "--%s cannot be \"%s\"; did you mean %s?",
                     option, value, nearest ? nearest : words[0]);
}

static enum status set_jobs(struct job *job, const char *value, struct error *error)
{
    uint64_t number;
    if (!str_to_number(str_from(value), JOBS_LIMIT, &number) || number == 0)
        return error_set(error, ERROR_USAGE,
                         "--jobs must be a number from 1 to %d, not %s", JOBS_LIMIT,
                         value);
    job->jobs = (unsigned)number;
    return OK;
}

static enum status set_published(struct job *job, const char *value, struct error *error)
{
    const struct str text = str_from(value);
    if (published_read(text, &job->published) && job->published.length == text.length)
        return OK;
    return error_set(error, ERROR_USAGE, "--published must be a day, YYYY-MM-DD, not %s",
                     value);
}

static enum status set_language(struct job *job, const char *value, struct error *error)
{
    job->language = str_from(value);
    bool letters = job->language.length == 2 || job->language.length == 3;
    for (size_t i = 0; i < job->language.length; i++)
        letters = letters && char_is_lower(value[i]);
    if (letters) return OK;
    return error_set(error, ERROR_USAGE,
                     "--language must be a code of ISO 639, such as en, not %s", value);
}

static enum status set_format(struct job *job, const char *value, struct error *error)
{
    static const char *const words[] = {
        [WRITE_XML] = "xml", [WRITE_JSONL] = "jsonl", [WRITE_TSV] = "tsv",
        [WRITE_TIMEML] = "timeml", [WRITE_BRAT] = "brat", NULL};
    int chosen = 0;
    TRY(choose("format", value, words, &chosen, error));
    job->write.format = (enum write_format)chosen;
    return OK;
}

static enum status set_offsets(struct job *job, const char *value, struct error *error)
{
    static const char *const words[] = {"characters", "bytes", NULL};
    int chosen = 0;
    TRY(choose("offsets", value, words, &chosen, error));
    job->write.byte_offsets = chosen == 1;
    return OK;
}

static enum status set_input_format(struct job *job, const char *value,
                                    struct error *error)
{
    static const char *const words[] = {
        [INPUT_AUTO] = "auto", [INPUT_TEXT] = "text", [INPUT_JSONL] = "jsonl", NULL};
    int chosen = 0;
    TRY(choose("input-format", value, words, &chosen, error));
    job->input_format = (enum input_format)chosen;
    return OK;
}

static enum status take_option(struct job *job, const struct cli_option *option,
                               const char *value, struct error *error)
{
    static const struct setter {
        const char *name;
        enum status (*set)(struct job *job, const char *value, struct error *error);
    } setters[] = {
        {"jobs",         set_jobs        },
        {"published",    set_published   },
        {"language",     set_language    },
        {"format",       set_format      },
        {"offsets",      set_offsets     },
        {"input-format", set_input_format},
    };
    bool taken = false;
    TRY(plugins_take(&job->plugins, option, value, &taken, error));
    if (taken) return OK;
    for (size_t i = 0; i < sizeof setters / sizeof *setters; i++)
        if (cli_is(option, setters[i].name)) return setters[i].set(job, value, error);
    if (cli_is(option, "output")) job->output = value;
    if (cli_is(option, "resume")) job->resume = true;
    if (cli_is(option, "quiet")) job->quiet = true;
    if (cli_is(option, "with-text")) job->write.with_text = true;
    return OK;
}

static bool add_path(struct job *job, const char *path)
{
    return VEC_PUSH(&job->paths, &job->plugins.arena, path);
}

/* Reads the command line; *code is what to exit with if that is to be done at once. */
static bool read_command(struct job *job, int argc, char **argv, enum exit_code *code)
{
    struct cli_scan scan = {.command = job->command, .argc = argc, .at = 1, .argv = argv};
    const struct cli_option *option;
    const char *value;
    struct error error = {0};
    for (;;) {
        enum status status = OK;
        switch (cli_next(&scan, &option, &value)) {
        case CLI_HELP:
            *code = EXIT_FINE;
            return false;
        case CLI_ERROR:
            *code = EXIT_USAGE;
            return false;
        case CLI_OPTION:
            status = take_option(job, option, value, &error);
            break;
        case CLI_OPERAND:
            if (!add_path(job, value))
                status = error_memory(&error, "reading the command line");
            break;
        case CLI_END:
            if (job->paths.length == 0) {
                *code = cli_misuse(job->command, "a file, a directory or - is missing");
                return false;
            }
            if (job->resume && !job->output) {
                *code = cli_misuse(job->command, "--resume needs --output");
                return false;
            }
            if (add_path(job, NULL)) return true;
            status = error_memory(&error, "reading the command line");
        }
        if (status == OK) continue;
        *code = cli_fail(&error);
        return false;
    }
}

/* --------------------------------------------------------------------- the set-up */

static void say_note(void *user, const char *message)
{
    const struct job *job = user;
    if (!job->quiet) cli_say("%s", message);
}

static bool is_done(void *user, const char *path, const char *name)
{
    const struct job *job = user;
    return output_has(job->out, str_from(name), path);
}

/* The model of parts of speech, if one is installed. */
static enum status open_tagger(struct job *job, struct error *error)
{
    const char *path = NULL;
    TRY(places_data(&job->plugins.arena, "pos.model", &path, error));
    return access(path, F_OK) == 0 ? tagger_open(&job->tagger, path, error) : OK;
}

/* Which plugins run only because others need them: their records are not written. */
static enum status hide_plugins(struct job *job, struct error *error)
{
    const struct registry *registry = job->plugins.registry;
    const size_t count = registry_count(registry);
    if (count == 0)
        return error_set(error, ERROR_CONFIG,
                         "no plugin was found in %s; set --plugin-path or "
                         "NUTGRAF_PLUGIN_PATH",
                         job->plugins.paths.at[0]);
    job->hidden = arena_array(&job->plugins.arena, count, sizeof *job->hidden);
    if (!job->hidden) return error_memory(error, "setting up");
    for (size_t i = 0; i < count; i++)
        job->hidden[i] = !registry_wanted(registry, i);
    job->write.hidden = job->hidden;
    return OK;
}

static enum status set_up(struct job *job, const atomic_int *stop, struct error *error)
{
    const char *const *paths = job->paths.at;
    const struct walk_setup walk = {.paths = paths, .leave = job->output};
    const struct input_setup input = {.paths = paths,
                                      .format = job->input_format,
                                      .article_limit = ARTICLE_LIMIT,
                                      .leave = job->output,
                                      .note = say_note,
                                      .skip = job->resume ? is_done : NULL,
                                      .user = job,
                                      .stop = stop};
    job->plugins.quiet = job->quiet;
    if (job->output) TRY(clash_check(&walk, error));
    TRY(plugins_load(&job->plugins, error));
    TRY(hide_plugins(job, error));
    TRY(open_tagger(job, error));
    TRY(writer_open(&job->writer, &job->write, registry_kinds(job->plugins.registry),
                    error));
    TRY(output_open(&job->out, job->output, write_suffix(job->write.format), error));
    return input_open(&job->input, &input, error);
}

static void tear_down(struct job *job)
{
    input_close(job->input);
    output_close(job->out);
    writer_close(job->writer);
    tagger_close(job->tagger);
    plugins_free(&job->plugins);
}

/* ------------------------------------------------------------------------ the run */

static enum status render(const void *user, struct doc *doc, struct buffer *into,
                          uint64_t *records, struct error *error)
{
    return writer_add_doc(user, doc, into, records, error);
}

static void render_failure(const void *user, const struct article *article,
                           struct str why, struct buffer *into)
{
    writer_add_failure(user, article, why, into);
}

/* Ends the output, after the pipeline ended well or not. */
static enum status finish(struct sink *sink, enum status status, int stopped,
                          struct error *error)
{
    struct error ignored;
    char why[64];
    if (status == ERROR_OUTPUT) return status;
    if (status != OK) {
        sink_end(sink, error->message, &ignored);
        return status;
    }
    if (!stopped) return sink_end(sink, NULL, error);
    error_set(&ignored, OK, "interrupted by %s", stop_name(stopped));
    memcpy(why, ignored.message, sizeof why - 1);
    why[sizeof why - 1] = '\0';
    return sink_end(sink, why, error);
}

static enum exit_code run_job(struct job *job, const atomic_int *stop)
{
    struct sink sink = {.output = job->out,
                        .writer = job->writer,
                        .mirrors = job->output != NULL,
                        .quiet = job->quiet,
                        .terminal = !job->quiet && isatty(STDERR_FILENO)};
    const struct pipeline_setup setup = {
        .registry = job->plugins.registry,
        .tagger = job->tagger,
        .input = job->input,
        .jobs = job->jobs,
        .article_limit = ARTICLE_LIMIT,
        .limits = {.records = RECORD_LIMIT, .memory = memory_limit},
        .language = job->language,
        .published = job->published,
        .render = render,
        .render_failure = render_failure,
        .user = job->writer,
        .deliver = sink_deliver,
        .settle = sink_settle,
        .sink = &sink,
        .stop = stop
    };
    struct pipeline_counts counts = {0};
    struct error error = {0};
    enum status status = sink_begin(&sink, &error);
    if (status == OK) status = pipeline_run(&setup, &counts, &error);
    status = finish(&sink, status, atomic_load(stop), &error);
    sink_summarise(&sink, &counts);
    sink_free(&sink);
    if (status != OK) return cli_fail(&error);
    if (registry_refused(job->plugins.registry) > 0) return EXIT_CONFIG;
    return counts.errors + sink.refused > 0 ? EXIT_DIFFERS : EXIT_FINE;
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    struct job job = {.command = self, .jobs = count_processors()};
    enum exit_code code = EXIT_FINE;
    struct error error = {0};
    if (!read_command(&job, argc, argv, &code)) {
        tear_down(&job);
        return code;
    }
    const atomic_int *stop = stop_listen();
    code = set_up(&job, stop, &error) == OK ? run_job(&job, stop) : cli_fail(&error);
    tear_down(&job);
    stop_raise();
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
    {"published", 'p', "DAY", "day of publication, YYYY-MM-DD, of articles that name none"},
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
