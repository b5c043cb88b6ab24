/* run_bad: loads broken plugins, opens them, runs them on a text, and checks that what
 * comes of it is one message, with the sentence of the source's first comment in it.
 *   run_bad SOURCE.c PLUGIN.so... */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "doc/doc.h"
#include "plugin/registry.h"

struct heard {
    struct buffer text; /* a line each */
    size_t count;
};

static void hear(void *user, ng_level level, const char *message)
{
    struct heard *heard = user;
    if (level < NG_WARN) return;
    buffer_format(&heard->text, "%s\n", message);
    heard->count++;
}

static enum status run(struct registry *registry, struct turn *turn, struct arena *arena,
                       struct heard *heard, struct error *error)
{
    static const char words[] = "Rain fell on caf\xC3\xA9 roofs while everybody slept!";
    const struct doc_limits limits = {.records = 100000, .memory = (size_t)256 << 20};
    char text[sizeof words];
    struct doc doc;
    memcpy(text, words, sizeof words);
    const struct article article = {.id = STR("rain"),
                                    .source = STR("rain"),
                                    .text = text,
                                    .length = sizeof words - 1};
    TRY(doc_open(&doc, arena, registry_kinds(registry), &article, &limits, error));
    TRY(turn_run(turn, &doc, error));
    for (size_t i = 0; i < doc.error_count; i++) {
        hear(heard, NG_ERROR, doc.errors[i].message.at);
    }
    return OK;
}

static enum status load_and_run(const char *const *paths, struct heard *heard,
                                struct error *error)
{
    const struct registry_setup setup = {.paths = paths, .say = hear, .user = heard};
    struct registry *registry = NULL;
    struct turn *turn = NULL;
    struct arena arena = {0};
    enum status status = registry_load(&registry, &setup, error);
    if (status == OK) status = registry_open(registry, error);
    if (status == OK) status = turn_open(&turn, registry, error);
    if (status == OK) status = run(registry, turn, &arena, heard, error);
    arena_free(&arena);
    turn_close(turn);
    registry_close(registry);
    return status;
}

/* The sentence of a file's first comment, its lines joined; empty where nothing must be
 * said. */
static bool read_sentence(const char *path, struct buffer *into)
{
    struct buffer file = {0};
    const char *end = NULL;
    if (file_read(path, 1 << 20, &file, NULL) == OK && file.length > 3) {
        end = memmem(file.at, file.length, "*/", 2);
    }
    for (const char *at = end ? file.at + 3 : NULL; at && at + 1 < end; at++) {
        const bool line = at + 3 < end && memcmp(at, "\n * ", 4) == 0;
        buffer_char(into, line ? ' ' : *at);
        if (line) at += 3;
    }
    buffer_add(into, "", 1);
    buffer_free(&file);
    return end != NULL;
}

int main(int argc, char **argv)
{
    const char *paths[8] = {0};
    struct buffer sentence = {0};
    struct heard heard = {0};
    struct error error = {0};
    if (argc < 3 || argc > 9 || !read_sentence(argv[1], &sentence)) {
        fprintf(stderr, "usage: run_bad SOURCE.c PLUGIN.so...\n");
        return EXIT_FAILURE;
    }
    for (int i = 2; i < argc; i++)
        paths[i - 2] = argv[i];
    if (load_and_run(paths, &heard, &error) != OK) hear(&heard, NG_ERROR, error.message);
    buffer_add(&heard.text, "", 1);
    const bool right =
        heard.count == (sentence.at[0] != '\0') && strstr(heard.text.at, sentence.at);
    if (!right) fprintf(stderr, "expected: %s\nheard:\n%s", sentence.at, heard.text.at);
    buffer_free(&heard.text);
    buffer_free(&sentence);
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
