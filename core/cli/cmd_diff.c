/* cmd_diff: `nutgraf diff`, what changed between two outputs. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "compare/list.h"
#include "compare/meet.h"
#include "compare/report.h"
#include "run/walk.h"

enum { FLUSH = 64 * 1024 }; /* bytes */

struct job {
    const struct cli_command *command;
    struct diff_setup setup;
    struct report report;
    struct str fail_on; /* .at NULL: any difference */
    const char *paths[2];
    int path_count;
    struct meet *meet;
    bool begun, unit_known;
    bool failed;        /* something that --fail-on names */
    struct arena arena; /* of the heads and paths */
};

static const struct cli_option options[] = {
    {"stat",    0, NULL,      "count the changes by plugin and kind, and show none"   },
    {"format",  0, "FORMAT",  "text, json, xml or html; text is preset"               },
    {"only",    0, "KINDS",   "kinds, paths or plugins compared: date,country/mention"},
    {"ignore",  0, "FIELDS",  "do not compare these fields: score,rule"               },
    {"fail-on", 0, "CHANGES", "only these exit 1: removed,added,moved,changed,retyped"},
    {"limit",   0, "N",       "show N changes at most; 0, which is preset, shows all" },
    {"color",   0, "WHEN",    "auto, always or never; auto heeds NO_COLOR"            },
    {NULL,      0, NULL,      NULL                                                    },
};

/* ------------------------------------------------------------- the command line */

static enum status set_format(struct job *job, const char *value, struct error *error)
{
    static const struct {
        const char *name;
        enum report_format format;
    } formats[] = {
        {"text", REPORT_TEXT},
        {"json", REPORT_JSON},
        {"xml",  REPORT_XML },
        {"html", REPORT_HTML}
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(value, formats[i].name) != 0) continue;
        job->report.format = formats[i].format;
        return OK;
    }
    return error_set(error, ERROR_USAGE,
                     "--format cannot be \"%s\"; it is text, json, xml or html", value);
}

static enum status set_limit(struct job *job, const char *value, struct error *error)
{
    if (str_to_number(str_from(value), UINT32_MAX, &job->report.limit)) return OK;
    return error_set(error, ERROR_USAGE, "--limit must be a number, not %s", value);
}

/* Whether a terminal reads along that is not to be spared colours (no-color.org). */
static bool colours_fit(void)
{
    const char *no_color = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(no_color && *no_color);
}

static enum status set_colours(struct job *job, const char *value, struct error *error)
{
    if (strcmp(value, "always") == 0)
        job->report.colours = true;
    else if (strcmp(value, "never") == 0)
        job->report.colours = false;
    else if (strcmp(value, "auto") == 0)
        job->report.colours = colours_fit();
    else
        return error_set(error, ERROR_USAGE,
                         "--color cannot be \"%s\"; it is auto, always or never", value);
    return OK;
}

static enum status set_fail_on(struct job *job, const char *value, struct error *error)
{
    struct str list = str_from(value), piece;
    job->fail_on = list;
    while (str_next(&list, ',', &piece)) {
        bool known = false;
        for (int kind = 0; kind < CHANGE_KINDS; kind++) {
            known = known ||
                    str_is(str_trim(piece), change_kind_name((enum change_kind)kind));
        }
        if (known) continue;
        return error_set(error, ERROR_USAGE,
                         "--fail-on cannot hold \"" STR_FORMAT
                         "\"; it is removed, added, moved, changed or retyped",
                         STR_ARGUMENTS(piece));
    }
    return OK;
}

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    struct job *job = user;
    if (cli_is(option, "format")) return set_format(job, value, error);
    if (cli_is(option, "limit")) return set_limit(job, value, error);
    if (cli_is(option, "color")) return set_colours(job, value, error);
    if (cli_is(option, "fail-on")) return set_fail_on(job, value, error);
    if (cli_is(option, "stat")) job->report.format = REPORT_STAT;
    if (cli_is(option, "only")) job->setup.only = str_from(value);
    if (cli_is(option, "ignore")) job->setup.ignore = str_from(value);
    return OK;
}

/* ------------------------------------------------------------------- two outputs */

static enum status flush(struct job *job, size_t over, struct error *error)
{
    if (buffer_failed(&job->report.out)) return error_memory(error, "writing the report");
    if (job->report.out.length <= over) return OK;
    TRY(file_write_all(STDOUT_FILENO, buffer_view(&job->report.out), "standard output",
                       error));
    buffer_clear(&job->report.out);
    return OK;
}

static bool fails(const struct job *job, const struct article_diff *diff)
{
    if (!job->fail_on.at) return diff_any(diff);
    const char *const whole = !diff->old_article   ? "added"
                              : !diff->new_article ? "removed"
                                                   : NULL;
    if (whole && list_holds(job->fail_on, str_from(whole))) return true;
    for (size_t i = 0; i < diff->count; i++) {
        const char *name = change_kind_name(diff->changes[i].kind);
        if (list_holds(job->fail_on, str_from(name))) return true;
        if (diff->changes[i].moved && list_holds(job->fail_on, STR("moved"))) return true;
    }
    return false;
}

static enum status take_pair(void *user, struct arena *arena,
                             const struct read_article *old_article,
                             const struct read_article *new_article, struct error *error)
{
    struct job *job = user;
    struct article_diff diff;
    TRY(diff_articles(arena, &job->setup, old_article, new_article, &diff, error));
    if (fails(job, &diff)) job->failed = true;
    TRY(report_add(&job->report, arena, &diff, error));
    return flush(job, FLUSH, error);
}

/* The plugins that only one of the outputs was made with: "a,b". */
static enum status find_skipped(struct job *job, const struct report_head *head,
                                struct error *error)
{
    struct buffer list = {0};
    for (size_t i = 0; i < head->count; i++) {
        if (head->plugins[i].old_version.at && head->plugins[i].new_version.at) continue;
        if (list.length) buffer_char(&list, ',');
        buffer_str(&list, head->plugins[i].name);
        if (!job->fail_on.at) job->failed = true;
    }
    const bool failed = buffer_failed(&list);
    job->setup.skip =
        list.length ? arena_copy(&job->arena, buffer_view(&list)) : (struct str){0};
    const bool lost = list.length && !job->setup.skip.at;
    buffer_free(&list);
    return failed || lost ? error_memory(error, "comparing plugins") : OK;
}

/* All files must count positions in the same unit. */
static enum status check_unit(struct job *job, const struct reader *reader,
                              const char *path, struct error *error)
{
    if (!reader) return OK;
    const bool bytes = reader_head(reader)->byte_offsets;
    if (!job->unit_known) job->setup.bytes = job->report.bytes = bytes;
    job->unit_known = true;
    if (bytes == job->setup.bytes) return OK;
    return error_set(error, ERROR_INPUT,
                     "%s counts positions in %s, and what it is compared with in %s; "
                     "extract both with the same --offsets",
                     path, bytes ? "bytes" : "characters",
                     bytes ? "characters" : "bytes");
}

/* Takes what stands at the head of two files, one of which may be NULL; the first heads
 * begin the report. */
static enum status take_heads(struct job *job, const struct reader *old_reader,
                              const struct reader *new_reader, struct error *error)
{
    struct report_head head;
    TRY(report_head_make(&head, &job->arena, old_reader ? reader_head(old_reader) : NULL,
                         new_reader ? reader_head(new_reader) : NULL, error));
    if (old_reader && new_reader) TRY(find_skipped(job, &head, error));
    if (!job->begun) report_begin(&job->report, &head);
    job->begun = true;
    return OK;
}

/* What git difftool gives for a file that a version does not have. */
static bool is_nothing(const char *path)
{
    return !path || strcmp(path, "/dev/null") == 0;
}

/* Compares two files, one of which may be NULL. */
static enum status compare_files(struct job *job, const char *old_path,
                                 const char *new_path, struct error *error)
{
    struct reader *old_reader = NULL, *new_reader = NULL;
    enum status status = OK;
    if (!is_nothing(old_path)) status = reader_open(&old_reader, old_path, error);
    if (!status && !is_nothing(new_path))
        status = reader_open(&new_reader, new_path, error);
    if (!status) status = check_unit(job, old_reader, old_path, error);
    if (!status) status = check_unit(job, new_reader, new_path, error);
    if (!status) status = take_heads(job, old_reader, new_reader, error);
    if (!status) status = meet_readers(job->meet, old_reader, new_reader, error);
    reader_close(old_reader);
    reader_close(new_reader);
    return status;
}

/* --------------------------------------------------------------- two directories */

struct name {
    const char *name; /* below the directory */
    const char *path;
};

struct names {
    struct name *at;
    size_t length, room;
};

static int by_name(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static bool is_output(const char *name)
{
    const struct str text = str_from(name);
    return str_ends(text, ".xml") || str_ends(text, ".jsonl");
}

static enum status list_walk(struct job *job, struct walk *walk, struct names *names,
                             struct error *error)
{
    for (;;) {
        struct walk_entry entry;
        bool more = false;
        TRY(walk_next(walk, &entry, &more, error));
        if (!more) return OK;
        if (entry.kind == WALK_FAILED) return error->status;
        if (entry.kind != WALK_FILE || !is_output(entry.name)) continue;
        const struct str path = arena_copy(&job->arena, str_from(entry.path));
        const struct str name = arena_copy(&job->arena, str_from(entry.name));
        if (!path.at || !name.at ||
            !VEC_PUSH(names, &job->arena, (struct name){name.at, path.at})) {
            return error_memory(error, "listing files");
        }
    }
}

/* The outputs below a directory, by name. */
static enum status list_folder(struct job *job, const char *root, struct names *names,
                               struct error *error)
{
    const char *const paths[] = {root, NULL};
    const struct walk_setup setup = {.paths = paths};
    struct walk *walk = NULL;
    TRY(walk_open(&walk, &setup, error));
    const enum status status = list_walk(job, walk, names, error);
    walk_close(walk);
    if (names->length) qsort(names->at, names->length, sizeof *names->at, by_name);
    return status;
}

/* Takes the names that are on both sides off the lists, and compares their files. */
static enum status compare_namesakes(struct job *job, struct names *old_names,
                                     struct names *new_names, struct error *error)
{
    size_t i = 0, j = 0, old_left = 0, new_left = 0;
    while (i < old_names->length || j < new_names->length) {
        const int order = i == old_names->length ? 1
                          : j == new_names->length
                              ? -1
                              : by_name(&old_names->at[i], &new_names->at[j]);
        if (order == 0)
            TRY(compare_files(job, old_names->at[i++].path, new_names->at[j++].path,
                              error));
        else if (order < 0)
            old_names->at[old_left++] = old_names->at[i++];
        else
            new_names->at[new_left++] = new_names->at[j++];
    }
    old_names->length = old_left;
    new_names->length = new_left;
    return OK;
}

/* An article is looked for in all files: it may stand in another one now. */
static enum status compare_folders(struct job *job, const char *old_root,
                                   const char *new_root, struct error *error)
{
    struct names old_names = {0}, new_names = {0};
    TRY(list_folder(job, old_root, &old_names, error));
    TRY(list_folder(job, new_root, &new_names, error));
    TRY(compare_namesakes(job, &old_names, &new_names, error));
    for (size_t i = 0; i < old_names.length || i < new_names.length; i++) {
        TRY(compare_files(job, i < old_names.length ? old_names.at[i].path : NULL,
                          i < new_names.length ? new_names.at[i].path : NULL, error));
    }
    return OK;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static enum status compare_paths(struct job *job, const char *old_path,
                                 const char *new_path, struct error *error)
{
    job->report.old_name = old_path;
    job->report.new_name = new_path;
    const bool old_folder = is_folder(old_path), new_folder = is_folder(new_path);
    if (old_folder != new_folder) {
        return error_set(
            error, ERROR_INPUT,
            "%s is a directory and %s is not; give two files or two directories",
            old_folder ? old_path : new_path, old_folder ? new_path : old_path);
    }
    TRY(meet_open(&job->meet, take_pair, job, error));
    if (old_folder)
        TRY(compare_folders(job, old_path, new_path, error));
    else
        TRY(compare_files(job, old_path, new_path, error));
    if (!job->begun) TRY(take_heads(job, NULL, NULL, error));
    TRY(meet_rest(job->meet, error));
    report_end(&job->report);
    return flush(job, 0, error);
}

static enum status take_path(void *user, const char *value, struct error *error)
{
    struct job *job = user;
    if (job->path_count == 2)
        return error_set(error, ERROR_USAGE, "two outputs are compared, not three");
    job->paths[job->path_count++] = value;
    return OK;
}

static enum exit_code compare(struct job *job)
{
    struct error error = {0};
    if (job->path_count < 2)
        return cli_misuse(job->command, "two outputs are needed, OLD and NEW");
    if (compare_paths(job, job->paths[0], job->paths[1], &error) != OK) {
        cli_fail(&error);
        return EXIT_USAGE; /* 2 is trouble, as diff(1) has it */
    }
    return job->failed ? EXIT_DIFFERS : EXIT_FINE;
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, take_path};
    struct job job = {.command = self, .report = {.colours = colours_fit()}};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &job, &code)) code = compare(&job);
    meet_close(job.meet);
    report_close(&job.report);
    arena_free(&job.arena);
    return code;
}

const struct cli_command command_diff = {
    .name = "diff",
    .about = "Show what changed between two outputs.",
    .usage = "diff [OPTION]... OLD NEW",
    .examples = "  nutgraf diff monday.xml tuesday.xml\n"
                "  nutgraf diff --stat run1/ run2/\n"
                "  nutgraf diff --format html old.xml new.xml > changes.html\n"
                "  git difftool --extcmd 'nutgraf diff' HEAD~1 -- out.xml\n",
    .notes = "OLD and NEW are two files, or two directories that extract -o wrote.  With "
             "texts in\n"
             "them (extract --with-text) places are compared through the text, and shown "
             "in it.\n"
             "Exit status: 0 nothing changed, 1 something did, 2 trouble.\n",
    .options = options,
    .run = run,
};
