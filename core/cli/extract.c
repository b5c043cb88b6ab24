/* extract: everything that a run needs is opened, the pipeline goes through it, and it
 * is all closed again. */
#include "cli/extract.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/places.h"
#include "cli/progress.h"
#include "cli/sink.h"
#include "cli/stop.h"
#include "run/clash.h"
#include "text/tagger.h"

enum {
    /* Of one article, in bytes: a long book has some 2 million.  libxml2 reads no text
     * over 10 million. */
    ARTICLE_LIMIT = 8 * 1024 * 1024,
    RECORD_LIMIT = 1000 * 1000
};

/* Of one article, with its tokens and records: 128 bytes for each of its own. */
static const size_t memory_limit = (size_t)1024 * 1024 * 1024;

struct run { /* what is open */
    const struct extract *extract;
    const struct registry *registry;
    const atomic_int *stop;
    struct arena arena;
    struct write_setup write;
    struct output *output;
    struct tagger *tagger;
    struct writer *writer;
    struct input *input;
};

/* --------------------------------------------------------------------- the set-up */

static void say_note(void *user, const char *message)
{
    const struct run *run = user;
    if (!run->extract->quiet) cli_say("%s", message);
}

static bool is_done(void *user, const char *path, const char *name)
{
    const struct run *run = user;
    return output_has(run->output, str_from(name), path);
}

/* The model of parts of speech, if one is installed and a plugin reads them. */
static enum status open_tagger(struct run *run, struct error *error)
{
    const char *path = NULL;
    if (!registry_wants_tags(run->registry)) return OK;
    TRY(places_data(&run->arena, "pos.model", &path, error));
    return access(path, F_OK) == 0 ? tagger_open(&run->tagger, path, error) : OK;
}

/* Which plugins run only because others need them: their records are not written. */
static enum status hide_plugins(struct run *run, struct error *error)
{
    const size_t count = registry_count(run->registry);
    if (count == 0)
        return error_set(error, ERROR_CONFIG,
                         "no plugin was found in %s; set --plugin-path or "
                         "NUTGRAF_PLUGIN_PATH",
                         run->extract->plugins.paths.at[0]);
    bool *hidden = arena_array(&run->arena, count, sizeof *hidden);
    if (!hidden) return error_memory(error, "setting up");
    for (size_t i = 0; i < count; i++)
        hidden[i] = !registry_wanted(run->registry, i);
    run->write.hidden = hidden;
    return OK;
}

static struct walk_setup walk_of(const struct extract *extract)
{
    return (struct walk_setup){.paths = extract->paths.at, .leave = extract->output};
}

static enum status set_up(struct run *run, struct extract *extract, struct error *error)
{
    const struct walk_setup walk = walk_of(extract);
    const struct input_setup input = {.paths = extract->paths.at,
                                      .format = extract->input_format,
                                      .article_limit = ARTICLE_LIMIT,
                                      .leave = extract->output,
                                      .note = say_note,
                                      .skip = extract->resume ? is_done : NULL,
                                      .user = run,
                                      .stop = run->stop};
    extract->plugins.quiet = extract->quiet;
    if (extract->output) TRY(clash_check(&walk, error));
    TRY(plugins_load(&extract->plugins, error));
    run->registry = extract->plugins.registry;
    TRY(hide_plugins(run, error));
    TRY(open_tagger(run, error));
    TRY(writer_open(&run->writer, &run->write, registry_kinds(run->registry), error));
    TRY(output_open(&run->output, extract->output, write_suffix(run->write.format),
                    error));
    return input_open(&run->input, &input, error);
}

static void tear_down(struct run *run)
{
    input_close(run->input);
    output_close(run->output);
    writer_close(run->writer);
    tagger_close(run->tagger);
    arena_free(&run->arena);
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
    char why[32];
    if (status == ERROR_OUTPUT) return status;
    if (status != OK) {
        sink_end(sink, error->message, &ignored);
        return status;
    }
    snprintf(why, sizeof why, "interrupted by %s", stop_name(stopped));
    return sink_end(sink, stopped ? why : NULL, error);
}

/* Runs the pipeline from the input to the sink. */
static enum status run_pipeline(const struct run *run, struct sink *sink,
                                struct pipeline_counts *counts, struct error *error)
{
    const struct extract *extract = run->extract;
    const struct pipeline_setup setup = {
        .registry = run->registry,
        .tagger = run->tagger,
        .input = run->input,
        .jobs = extract->jobs,
        .article_limit = ARTICLE_LIMIT,
        .limits = {.records = RECORD_LIMIT, .memory = memory_limit},
        .language = extract->language,
        .published = extract->published,
        .render = render,
        .render_failure = render_failure,
        .user = run->writer,
        .deliver = sink_deliver,
        .settle = sink_settle,
        .sink = sink,
        .stop = run->stop
    };
    TRY(sink_begin(sink, error));
    return pipeline_run(&setup, counts, error);
}

static enum exit_code go_through(const struct run *run)
{
    const struct extract *extract = run->extract;
    const struct walk_setup walk = walk_of(extract);
    struct progress progress;
    struct sink sink = {.output = run->output,
                        .writer = run->writer,
                        .mirrors = extract->output != NULL,
                        .single = write_is_single(extract->write.format),
                        .quiet = extract->quiet,
                        .progress = &progress};
    struct pipeline_counts counts = {0};
    struct error error = {0};
    progress_start(&progress, extract->quiet, extract->resume ? NULL : &walk);
    enum status status = run_pipeline(run, &sink, &counts, &error);
    status = finish(&sink, status, atomic_load(run->stop), &error);
    progress_hide(&progress);
    counts.errors += sink.refused;
    if (!extract->quiet) progress_summarise(&progress, &counts);
    sink_free(&sink);
    if (status != OK) return cli_fail(&error);
    if (registry_refused(run->registry) > 0) return EXIT_CONFIG;
    return counts.errors > 0 ? EXIT_DIFFERS : EXIT_FINE;
}

enum exit_code extract_run(struct extract *extract)
{
    struct run run = {.extract = extract, .write = extract->write, .stop = stop_listen()};
    struct error error = {0};
    const enum status status = set_up(&run, extract, &error);
    const enum exit_code code = status == OK ? go_through(&run) : cli_fail(&error);
    tear_down(&run);
    stop_raise();
    return code;
}
