/* run_cases: runs `nutgraf extract` once over the texts of case files, then compares
 * its records with the expected ones.  README.md describes the files. */
#include "case_file.h"
#include "case_output.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct job { /* the command line */
    bool show;
    const char *nutgraf, *section;
    char **arguments, **files;
    int argument_count, file_count;
};

static int usage(void)
{
    fputs("usage: run_cases [--show] NUTGRAF SECTION [ARGUMENT...] -- FILE.case...\n",
          stderr);
    return 2;
}

static bool read_command(struct job *job, int argc, char **argv)
{
    int at = 1;
    if (at < argc && strcmp(argv[at], "--show") == 0) {
        job->show = true;
        at++;
    }
    if (argc - at < 2) return false;
    job->nutgraf = argv[at];
    job->section = argv[at + 1];
    at += 2;
    job->arguments = argv + at;
    while (at < argc && strcmp(argv[at], "--") != 0) {
        job->argument_count++;
        at++;
    }
    job->files = argv + at + 1;
    job->file_count = argc - at - 1;
    return job->file_count > 0;
}

/* Starts `nutgraf extract` on the articles and gives its standard output. */
static FILE *start_extract(const struct job *job, const struct case_file *file,
                           const char *articles, pid_t *child)
{
    int ends[2];
    if (pipe(ends) != 0) return NULL;
    *child = fork();
    if (*child == 0) {
        const size_t count = (size_t)job->argument_count + 2 * file->option_count + 6;
        char **argv = calloc(count, sizeof *argv);
        if (!argv) _exit(127);
        size_t n = 0;
        argv[n++] = (char *)(uintptr_t)job->nutgraf;
        argv[n++] = (char *)(uintptr_t) "extract";
        argv[n++] = (char *)(uintptr_t) "--offsets";
        argv[n++] = (char *)(uintptr_t) "bytes";
        for (int i = 0; i < job->argument_count; i++)
            argv[n++] = job->arguments[i];
        for (size_t i = 0; i < file->option_count; i++) {
            argv[n++] = (char *)(uintptr_t) "-s";
            argv[n++] = file->options[i];
        }
        argv[n++] = (char *)(uintptr_t)articles;
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execv(job->nutgraf, argv);
        perror(job->nutgraf);
        _exit(127);
    }
    close(ends[1]);
    if (*child < 0) {
        close(ends[0]);
        return NULL;
    }
    return fdopen(ends[0], "r");
}

static int run_extract(const struct job *job, const struct case_file *file,
                       struct case_output *output)
{
    char path[] = "/tmp/nutgraf-cases-XXXXXX.jsonl";
    const int descriptor = mkstemps(path, 6);
    FILE *articles = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!articles) {
        perror(path);
        return 2;
    }
    case_file_write(file, articles);
    fclose(articles);

    pid_t child = -1;
    FILE *xml = start_extract(job, file, path, &child);
    const bool readable = xml && case_output_read(output, xml, job->section);
    if (xml) fclose(xml);
    int status = 0;
    if (child > 0) waitpid(child, &status, 0);
    unlink(path);
    if (!readable || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "%s: %s extract failed\n", file->path, job->nutgraf);
        return 2;
    }
    return 0;
}

static void print_case(const struct case_file *file, const struct case_text *text,
                       const struct case_records *found)
{
    printf("%s:%u: %s\n", file->path, text->line, text->name);
    for (size_t i = 0; i < text->expected.count; i++) {
        fputs("  expected ", stdout);
        case_record_print(&text->expected.at[i], stdout);
    }
    if (!text->expected.count) fputs("  expected => none\n", stdout);
    for (size_t i = 0; i < found->count; i++) {
        fputs("  found    ", stdout);
        case_record_print(&found->at[i], stdout);
    }
    if (!found->count) fputs("  found    => none\n", stdout);
}

/* Gives the number of cases that fail. */
static unsigned compare(const struct job *job, const struct case_file *file,
                        const struct case_output *output)
{
    unsigned failed = 0;
    static const struct case_records nothing = {0};
    for (size_t i = 0; i < file->count; i++) {
        const struct case_records *found =
            i < output->count ? &output->articles[i] : &nothing;
        if (job->show) {
            printf("\n# %s\n%s\n", file->cases[i].name, file->cases[i].text);
            for (size_t k = 0; k < found->count; k++)
                case_record_print(&found->at[k], stdout);
            if (!found->count) fputs("=> none\n", stdout);
        } else if (!case_records_match(&file->cases[i].expected, found)) {
            print_case(file, &file->cases[i], found);
            failed++;
        }
    }
    return failed;
}

int main(int argc, char **argv)
{
    struct job job = {0};
    if (!read_command(&job, argc, argv)) return usage();

    unsigned failed = 0;
    size_t count = 0;
    for (int i = 0; i < job.file_count; i++) {
        struct case_file file = {.path = job.files[i]};
        struct case_output output = {0};
        const bool well_formed = case_file_read(&file);
        const int trouble = well_formed ? run_extract(&job, &file, &output) : 2;
        for (size_t k = 0; !trouble && k < output.count && k < file.count; k++)
            case_output_quote(&output, k, file.cases[k].text);
        if (!trouble) failed += compare(&job, &file, &output);
        if (!trouble && output.count != file.count) {
            fprintf(stderr, "%s: %zu cases, %zu articles in the output\n", file.path,
                    file.count, output.count);
            failed++;
        }
        count += file.count;
        case_output_free(&output);
        case_file_free(&file);
        if (trouble) return trouble;
    }
    if (!job.show) printf("%zu cases, %u failed\n", count, failed);
    return failed ? 1 : 0;
}
