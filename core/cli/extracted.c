#include "cli/extracted.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/vec.h"

enum status extracted_add(struct extracted_words *words, struct arena *arena,
                          const char *word, struct error *error)
{
    const size_t size = strlen(word) + 1;
    char *copy = arena_raw(arena, size);
    if (copy) memcpy(copy, word, size);
    if (copy && VEC_PUSH(words, arena, copy)) return OK;
    return error_memory(error, "reading the command line");
}

enum status extracted_pass(struct extracted_words *words, struct arena *arena,
                           const struct cli_option *option, const char *value,
                           struct error *error)
{
    struct buffer word = {0};
    buffer_format(&word, "--%s=%s", option->name, value);
    buffer_char(&word, '\0');
    const enum status status = buffer_failed(&word)
                                   ? error_memory(error, "reading the command line")
                                   : extracted_add(words, arena, word.at, error);
    buffer_free(&word);
    return status;
}

/* Among the first bytes of every output in XML, and of none in plain news. */
static bool looks_like_output(struct str start)
{
    for (size_t i = 0; i + 14 <= start.length; i++) {
        if (memcmp(start.at + i, "\"urn:nutgraf:1\"", 14) == 0) return true;
    }
    return str_starts(start, "{\"nutgraf\"");
}

bool extracted_already(const char *path)
{
    char start[512];
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t got = read(file, start, sizeof start);
    close(file);
    return got > 0 && looks_like_output((struct str){start, (size_t)got});
}

enum status extracted_file(char path[EXTRACTED_PATH], const char *ending, int *file,
                           struct error *error)
{
    const char *folder = getenv("TMPDIR");
    if (!folder || !*folder) folder = "/tmp";
    const int length =
        snprintf(path, EXTRACTED_PATH, "%s/nutgraf-XXXXXX%s", folder, ending);
    if (length < 0 || length >= EXTRACTED_PATH)
        return error_set(error, ERROR_OUTPUT,
                         "TMPDIR is too long for a temporary file; name a shorter one");
    *file = mkstemps(path, (int)strlen(ending));
    if (*file >= 0) return OK;
    return error_system(error, ERROR_OUTPUT, "%s: cannot be made", path);
}

static void run_extract(int file, const struct extracted_words *arguments)
{
    const size_t count = arguments->length;
    char **argv = alloc_zeroed(count + 4, sizeof *argv);
    if (!argv || dup2(file, STDOUT_FILENO) < 0) _exit(EXIT_IO);
    char name[] = "extract", text[] = "--with-text", quiet[] = "--quiet";
    argv[0] = name;
    argv[1] = text;
    argv[2] = quiet;
    for (size_t i = 0; i < count; i++)
        argv[3 + i] = arguments->at[i];
    const enum exit_code code =
        command_extract.run(&command_extract, (int)count + 3, argv);
    fflush(stdout);
    _exit((int)code);
}

static enum status code_status(int code, struct error *error)
{
    if (code == EXIT_FINE || code == EXIT_DIFFERS) return OK;
    const enum status status = code == EXIT_USAGE    ? ERROR_USAGE
                               : code == EXIT_CONFIG ? ERROR_CONFIG
                                                     : ERROR_OUTPUT;
    return error_set(error, status, "the articles could not be extracted");
}

enum status extracted_make(struct extracted *extracted,
                           const struct extracted_words *arguments, struct error *error)
{
    int file;
    TRY(extracted_file(extracted->path, "", &file, error));
    const pid_t child = fork();
    if (child == 0) run_extract(file, arguments);
    close(file);
    if (child < 0) {
        extracted_remove(extracted);
        return error_system(error, ERROR_OUTPUT, "extract: cannot be started");
    }
    int state = 0;
    while (waitpid(child, &state, 0) < 0 && errno == EINTR)
        continue;
    const enum status status =
        code_status(WIFEXITED(state) ? WEXITSTATUS(state) : EXIT_IO, error);
    if (status) extracted_remove(extracted);
    return status;
}

void extracted_remove(struct extracted *extracted)
{
    unlink(extracted->path);
}
