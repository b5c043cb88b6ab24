/* cmd_view: `nutgraf view`, articles and their records as a page to read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "cli/extracted.h"
#include "cli/plugins.h"
#include "compare/quote.h"
#include "compare/view.h"
#include "xml/read.h"

struct job {
    const char *output; /* a file, or NULL */
    bool open;
    bool failed;                     /* an article could not be read; the page says why */
    struct extracted_words options;  /* for extract */
    struct extracted_words outputs;  /* paths of outputs */
    struct extracted_words articles; /* paths of articles */
    struct view view;
    struct arena arena;
};

static const struct cli_option options[] = {
    {"output", 'o', "FILE", "write the page there instead of to standard output"},
    {"open",   0,   NULL,   "show the page in a browser (xdg-open)"             },
    PLUGINS_OPTION_PATH,
    PLUGINS_OPTION_ONLY,
    PLUGINS_OPTION_SET,
    PLUGINS_OPTION_CONFIG,
    {NULL,     0,   NULL,   NULL                                                },
};

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    struct job *job = user;
    if (cli_is(option, "open")) {
        job->open = true;
        return OK;
    }
    if (cli_is(option, "output")) {
        job->output = value;
        return OK;
    }
    return extracted_pass(&job->options, &job->arena, option, value, error);
}

static enum status add_output(struct job *job, const char *path, struct error *error)
{
    struct reader *reader = NULL;
    struct arena arena = {0};
    TRY(reader_open(&reader, path, error));
    enum status status = OK;
    for (bool more = true; !status && more;) {
        struct read_article article;
        arena_reset(&arena);
        status = reader_next(reader, &arena, &article, &more, error);
        if (status || !more) break;
        if (article.failure.at) job->failed = true;
        status = quote_fill(&arena, &article, reader_head(reader)->byte_offsets, error);
        if (!status)
            status = view_add(&job->view, &arena, &article,
                              reader_head(reader)->byte_offsets, error);
    }
    reader_close(reader);
    arena_free(&arena);
    return status;
}

static enum status add_articles(struct job *job, struct error *error)
{
    struct extracted extracted;
    for (size_t i = 0; i < job->articles.length; i++) {
        TRY(extracted_add(&job->options, &job->arena, job->articles.at[i], error));
    }
    TRY(extracted_make(&extracted, &job->options, error));
    const enum status status = add_output(job, extracted.path, error);
    extracted_remove(&extracted);
    return status;
}

static enum status make_page(struct job *job, struct buffer *page, struct error *error)
{
    for (size_t i = 0; i < job->outputs.length; i++) {
        TRY(add_output(job, job->outputs.at[i], error));
    }
    if (job->articles.length) TRY(add_articles(job, error));
    TRY(view_end(&job->view, page, error));
    if (job->output) return file_replace(job->output, buffer_view(page), error);
    return file_write_all(STDOUT_FILENO, buffer_view(page), "standard output", error);
}

/* A file for a page that is only looked at; it stays, for the browser reads it later. */
static enum status make_temporary(struct job *job, char *path, struct error *error)
{
    int file;
    TRY(extracted_file(path, ".html", &file, error));
    close(file);
    job->output = path;
    return OK;
}

static enum exit_code show(const char *path)
{
    const pid_t child = fork();
    if (child == 0) {
        execlp("xdg-open", "xdg-open", path, (char *)NULL);
        _exit(127);
    }
    int state = 0;
    if (child > 0 && waitpid(child, &state, 0) == child && WIFEXITED(state) &&
        WEXITSTATUS(state) == 0) {
        return EXIT_FINE;
    }
    cli_say("xdg-open could not show the page; open %s in a browser", path);
    return EXIT_IO;
}

static enum status take_path(void *user, const char *value, struct error *error)
{
    struct job *job = user;
    return extracted_add(extracted_already(value) ? &job->outputs : &job->articles,
                         &job->arena, value, error);
}

static enum exit_code make_and_show(struct job *job, const struct cli_command *self)
{
    struct error error = {0};
    struct buffer page = {0};
    char temporary[EXTRACTED_PATH];
    if (!job->outputs.length && !job->articles.length)
        return cli_misuse(self, "an article or an output is needed");
    enum status status = OK;
    if (job->open && !job->output) status = make_temporary(job, temporary, &error);
    if (!status) status = make_page(job, &page, &error);
    buffer_free(&page);
    if (status) return cli_fail(&error);
    const enum exit_code code = job->open ? show(job->output) : EXIT_FINE;
    return code == EXIT_FINE && job->failed ? EXIT_DIFFERS : code;
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, take_path};
    struct job job = {.output = NULL};
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &job, &code))
        code = make_and_show(&job, self);
    view_close(&job.view);
    arena_free(&job.arena);
    return code;
}

const struct cli_command command_view = {
    .name = "view",
    .about = "Make a page that shows articles and what was found in them.",
    .usage = "view [OPTION]... ARTICLE|OUTPUT...",
    .examples = "  nutgraf view article.txt > article.html\n"
                "  nutgraf view -o page.html --open article.txt\n"
                "  nutgraf view extracted-with-text.xml > page.html\n",
    .notes = "The page is one file and loads nothing from anywhere.  Articles are "
             "extracted first;\n"
             "outputs must hold their texts (extract --with-text).  Exit status: 1 if an "
             "article\n"
             "could not be read; the page says why.\n",
    .options = options,
    .run = run,
};
