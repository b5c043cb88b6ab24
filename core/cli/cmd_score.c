/* cmd_score: `nutgraf score`, an output held against the gold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "cli/extracted.h"
#include "cli/places.h"
#include "cli/plugins.h"
#include "compare/quote.h"
#include "compare/score.h"
#include "compare/score_report.h"
#include "run/walk.h"
#include "xml/escape.h"
#include "xml/gold.h"
#include "xml/read.h"

enum { FILE_LIMIT = 64 * 1024 * 1024 }; /* bytes of one file of gold */

struct articles {
    struct read_article *at;
    size_t length, room;
    struct map ids; /* -> index */
};

struct job {
    struct arena arena;             /* of the gold and of all that is named here */
    struct extracted_words extract; /* options for extract */
    const char *gold, *output;      /* output may be NULL */
    const char *map;                /* a scheme's file, or NULL */
    const char *baseline_path;      /* or NULL */
    bool json;
    uint64_t errors;
    struct scheme scheme;
    struct score score;
    struct score_baseline baseline;
    struct articles articles; /* the gold */
    bool annotated;           /* the gold is, by hand */
    bool unit_known, bytes;   /* what all positions count */
    bool *seen;               /* [articles.length] */
};

static const struct cli_option options[] = {
    {"errors",   0, "N",      "show N errors of each kind and sort, in their context"},
    {"format",   0, "FORMAT", "text or json; text is preset"                         },
    {"baseline", 0, "FILE",   "show the change from a score that --format json wrote"},
    {"map",      0, "FILE",   "how the gold's elements answer the output's records"  },
    PLUGINS_OPTION_PATH,
    PLUGINS_OPTION_ONLY,
    PLUGINS_OPTION_SET,
    PLUGINS_OPTION_CONFIG,
    {NULL,       0, NULL,     NULL                                                   },
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "scoring");
}

/* ------------------------------------------------------------- the command line */

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    struct job *job = user;
    if (cli_is(option, "map")) {
        job->map = value;
        return OK;
    }
    if (cli_is(option, "baseline")) {
        job->baseline_path = value;
        return OK;
    }
    if (cli_is(option, "errors")) {
        if (str_to_number(str_from(value), 1000000, &job->errors)) return OK;
        return error_set(error, ERROR_USAGE, "--errors must be a number, not %s", value);
    }
    if (cli_is(option, "format")) {
        job->json = strcmp(value, "json") == 0;
        if (job->json || strcmp(value, "text") == 0) return OK;
        return error_set(error, ERROR_USAGE,
                         "--format cannot be \"%s\"; it is text or json", value);
    }
    return extracted_pass(&job->extract, &job->arena, option, value, error);
}

/* --------------------------------------------------------------------------- gold */

static bool quotes(const void *user, struct str element, struct str attribute)
{
    return scheme_quotes(user, element, attribute);
}

static enum status add_article(struct job *job, struct articles *into,
                               const struct read_article *article, const char *path,
                               struct error *error)
{
    if (map_get(&into->ids, article->id)) {
        return error_set(error, ERROR_INPUT,
                         "%s: there are two articles of the id \"" STR_FORMAT "\"", path,
                         STR_ARGUMENTS(article->id));
    }
    if (!VEC_PUSH(into, &job->arena, *article) ||
        !map_set(&into->ids, article->id, (uint32_t)into->length - 1)) {
        return no_memory(error);
    }
    return OK;
}

/* All files must count positions in the same unit; annotations count characters. */
static enum status check_unit(struct job *job, bool bytes, const char *path,
                              struct error *error)
{
    if (!job->unit_known) job->bytes = bytes;
    job->unit_known = true;
    if (bytes == job->bytes) return OK;
    return error_set(error, ERROR_INPUT,
                     "%s counts positions in %s, and the gold in %s; extract it with "
                     "--offsets=%s",
                     path, bytes ? "bytes" : "characters", bytes ? "characters" : "bytes",
                     bytes ? "characters" : "bytes");
}

/* Gold that is an output: every kind is scored, all fields are keys. */
static enum status read_output_gold(struct job *job, struct articles *into,
                                    const char *path, struct error *error)
{
    struct reader *reader = NULL;
    TRY(reader_open(&reader, path, error));
    const bool bytes = reader_head(reader)->byte_offsets;
    enum status status = check_unit(job, bytes, path, error);
    for (bool more = true; !status && more;) {
        struct read_article article;
        status = reader_next(reader, &job->arena, &article, &more, error);
        if (status || !more) break;
        status = quote_fill(&job->arena, &article, bytes, error);
        if (!status) status = scheme_learn(&job->scheme, &job->arena, &article, error);
        if (!status) status = add_article(job, into, &article, path, error);
    }
    reader_close(reader);
    return status;
}

/* The scheme for annotated articles, read when the first is met. */
static enum status need_scheme(struct job *job, const char *path, struct error *error)
{
    if (job->annotated) return OK;
    job->annotated = true;
    if (job->scheme.length) {
        return error_set(error, ERROR_INPUT,
                         "%s is annotated, and %s holds outputs of nutgraf; give the "
                         "annotation first, as the gold",
                         path, job->gold);
    }
    struct buffer bytes = {0};
    if (!job->map) TRY(places_data(&job->arena, "gold.map", &job->map, error));
    enum status status = file_read(job->map, FILE_LIMIT, &bytes, error);
    const struct str kept =
        status ? (struct str){0} : arena_copy(&job->arena, buffer_view(&bytes));
    buffer_free(&bytes);
    TRY(status);
    if (!kept.at) return no_memory(error);
    return scheme_read(&job->scheme, &job->arena, job->map, kept, error);
}

static enum status read_file(struct job *job, struct articles *into, const char *path,
                             struct error *error)
{
    struct buffer bytes = {0};
    enum status status = file_read(path, FILE_LIMIT, &bytes, error);
    const bool annotated = !status && gold_begins(buffer_view(&bytes));
    if (!status && annotated) status = need_scheme(job, path, error);
    if (!status && annotated) {
        const struct gold_setup setup = {.quotes = quotes, .user = &job->scheme};
        struct read_article article;
        status =
            gold_read(&job->arena, &setup, path, buffer_view(&bytes), &article, error);
        if (!status) status = check_unit(job, false, path, error);
        if (!status) status = add_article(job, into, &article, path, error);
    }
    buffer_free(&bytes);
    if (status || annotated) return status;
    return read_output_gold(job, into, path, error);
}

/* Reads a file, or all files of a directory. */
static enum status read_all(struct job *job, struct articles *into, const char *root,
                            struct error *error)
{
    const char *const paths[] = {root, NULL};
    const struct walk_setup setup = {.paths = paths};
    struct walk *walk = NULL;
    TRY(walk_open(&walk, &setup, error));
    enum status status = OK;
    for (bool more = true; !status;) {
        struct walk_entry entry;
        status = walk_next(walk, &entry, &more, error);
        if (status || !more) break;
        const struct str name = str_from(entry.name);
        if (entry.kind == WALK_FAILED)
            status = error->status;
        else if (str_ends(name, ".xml") || str_ends(name, ".jsonl") ||
                 strcmp(entry.path, root) == 0)
            status = read_file(job, into, entry.path, error);
    }
    walk_close(walk);
    TRY(status);
    if (into->length) return OK;
    return error_set(error, ERROR_INPUT, "%s: holds no gold (*.xml or *.jsonl)", root);
}

/* ------------------------------------------------------------------------- output */

static void put_member(struct buffer *out, const char *name, struct str value, bool first)
{
    if (!value.at) return;
    buffer_format(out, "%s\"%s\":\"", first ? "" : ",", name);
    escape_add(out, value, ESCAPE_JSON);
    buffer_char(out, '"');
}

/* The gold's texts as JSON Lines, in a temporary file, for extract. */
static enum status write_texts(const struct job *job, char *path, struct error *error)
{
    struct buffer lines = {0};
    enum status status = OK;
    for (size_t i = 0; i < job->articles.length && !status; i++) {
        const struct read_article *article = &job->articles.at[i];
        if (!article->text.at) {
            status = error_set(error, ERROR_INPUT,
                               "%s: article \"" STR_FORMAT
                               "\" has no text to extract from; give an output too",
                               job->gold, STR_ARGUMENTS(article->id));
            break;
        }
        buffer_char(&lines, '{');
        put_member(&lines, "id", article->id, true);
        put_member(&lines, "published", read_fact(article, "published"), false);
        put_member(&lines, "text", article->text, false);
        buffer_text(&lines, "}\n");
    }
    int file = -1;
    if (!status) status = extracted_file(path, ".jsonl", &file, error);
    if (!status && buffer_failed(&lines)) status = no_memory(error);
    if (!status) status = file_write_all(file, buffer_view(&lines), path, error);
    if (file >= 0) close(file);
    buffer_free(&lines);
    return status;
}

static enum status score_output(struct job *job, const char *path, struct error *error)
{
    struct reader *reader = NULL;
    struct arena arena = {0};
    TRY(reader_open(&reader, path, error));
    const bool bytes = reader_head(reader)->byte_offsets;
    enum status status = check_unit(job, bytes, path, error);
    for (bool more = true; !status && more;) {
        struct read_article article;
        arena_reset(&arena);
        status = reader_next(reader, &arena, &article, &more, error);
        if (status || !more) break;
        const uint32_t *index = map_get(&job->articles.ids, article.id);
        if (!index || job->seen[*index]) continue;
        job->seen[*index] = true;
        status = quote_fill(&arena, &article, bytes, error);
        if (!status)
            status = score_add(&job->score, &arena, &job->articles.at[*index], &article,
                               bytes, error);
    }
    for (size_t i = 0; i < job->articles.length && !status; i++) {
        if (job->seen[i]) continue;
        status = score_add(&job->score, &arena, &job->articles.at[i], NULL, bytes, error);
    }
    reader_close(reader);
    arena_free(&arena);
    return status;
}

/* Scores one annotation against another, on the articles that both have: what was
 * annotated once says nothing of how far two agree. */
static enum status score_annotation(struct job *job, const struct articles *second,
                                    struct error *error)
{
    struct arena scratch = {0};
    size_t shared = 0;
    enum status status = scheme_mirror(&job->scheme, &job->arena, error);
    for (size_t i = 0; i < job->articles.length && !status; i++) {
        const struct read_article *gold = &job->articles.at[i];
        const uint32_t *index = map_get(&second->ids, gold->id);
        if (!index) continue;
        shared++;
        arena_reset(&scratch);
        status = score_add(&job->score, &scratch, gold, &second->at[*index], job->bytes,
                           error);
    }
    arena_free(&scratch);
    if (status || shared) return status;
    return error_set(error, ERROR_INPUT,
                     "%s: has none of the articles of %s; give annotations of the same "
                     "articles, with the same ids",
                     job->output, job->gold);
}

static bool is_annotation(const char *path)
{
    struct stat about;
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) return true;
    return !extracted_already(path) && str_ends(str_from(path), ".gold.xml");
}

/* An output is read an article at a time; a second annotation is small and read whole. */
static enum status score_second(struct job *job, struct error *error)
{
    if (!is_annotation(job->output)) return score_output(job, job->output, error);
    struct articles second = {0};
    enum status status = read_all(job, &second, job->output, error);
    if (!status) status = score_annotation(job, &second, error);
    map_free(&second.ids);
    return status;
}

static enum status extract_and_score(struct job *job, struct error *error)
{
    char texts[EXTRACTED_PATH] = "";
    struct extracted extracted;
    enum status status = write_texts(job, texts, error);
    if (!status) status = extracted_add(&job->extract, &job->arena, texts, error);
    if (!status) {
        status = extracted_make(&extracted, &job->extract, error);
        if (!status) {
            status = score_output(job, extracted.path, error);
            extracted_remove(&extracted);
        }
    }
    if (*texts) unlink(texts);
    return status;
}

/* ------------------------------------------------------------------------ all of it */

static enum status read_baseline(struct job *job, struct error *error)
{
    struct buffer bytes = {0};
    enum status status = file_read(job->baseline_path, FILE_LIMIT, &bytes, error);
    char *kept = status ? NULL : arena_raw(&job->arena, bytes.length + 1);
    if (!status && !kept) status = no_memory(error);
    const size_t length = bytes.length;
    if (!status && length) memcpy(kept, bytes.at, length);
    buffer_free(&bytes);
    TRY(status);
    return score_baseline_read(&job->baseline, &job->arena, job->baseline_path, kept,
                               length, error);
}

static enum status run_job(struct job *job, struct error *error)
{
    struct buffer out = {0};
    if (job->baseline_path) TRY(read_baseline(job, error));
    TRY(read_all(job, &job->articles, job->gold, error));
    job->seen = arena_array(&job->arena, job->articles.length, sizeof *job->seen);
    if (!job->seen) return no_memory(error);
    job->score.scheme = &job->scheme;
    job->score.error_limit = (size_t)job->errors;
    TRY(job->output ? score_second(job, error) : extract_and_score(job, error));
    const struct score_baseline *baseline = job->baseline_path ? &job->baseline : NULL;
    enum status status = job->json
                             ? score_report_json(&job->score, baseline, &out, error)
                             : score_report_text(&job->score, baseline, &out, error);
    if (!status)
        status =
            file_write_all(STDOUT_FILENO, buffer_view(&out), "standard output", error);
    buffer_free(&out);
    return status;
}

static enum status take_path(void *user, const char *value, struct error *error)
{
    struct job *job = user;
    if (job->output)
        return error_set(error, ERROR_USAGE,
                         "one gold and one output are compared, not three");
    *(job->gold ? &job->output : &job->gold) = value;
    return OK;
}

static enum exit_code score_command(struct job *job, const struct cli_command *self)
{
    struct error error = {0};
    if (!job->gold) return cli_misuse(self, "the gold is missing");
    return run_job(job, &error) == OK ? EXIT_FINE : cli_fail(&error);
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, take_path};
    struct job job = {.gold = NULL};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &job, &code))
        code = score_command(&job, self);
    score_free(&job.score);
    map_free(&job.articles.ids);
    arena_free(&job.arena);
    return code;
}

const struct cli_command command_score = {
    .name = "score",
    .about = "Measure an output against annotated articles.",
    .usage = "score [OPTION]... GOLD [OUTPUT]",
    .examples = "  nutgraf score corpora/gold\n"
                "  nutgraf score --errors 10 gold/ out.xml\n"
                "  nutgraf score --format json gold/ > before.json\n"
                "  nutgraf score --baseline before.json gold/\n"
                "  nutgraf score gold/ second-annotation/\n",
    .notes = "GOLD is an output of nutgraf, an annotated article, or a directory of "
             "them.  Without\n"
             "an OUTPUT the gold's own texts are extracted first.\n",
    .options = options,
    .run = run,
};
