/* bench: MB/s of each stage and of all of them, on a JSON Lines file of real articles,
 * each as a ratio to `wc -w` on the same text.  It prints; it judges nothing.
 *
 *     bench FILE.jsonl PLUGIN-DIRECTORY [POS-MODEL]
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "plugin/registry.h"
#include "run/input.h"
#include "text/tagger_cache.h"
#include "xml/write.h"

struct corpus {
    struct arena    arena;
    struct article *at;
    size_t          length, room;
    size_t          bytes;
};

static const struct doc_limits limits = {.records = 1000000};
static const size_t article_limit = 16 * 1024 * 1024;

static void fail(const char *what, const struct error *error)
{
    fprintf(stderr, "bench: %s: %s\n", what, error->message);
    exit(1);
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Seconds that a look at the clock takes itself: it is a system call, and as much as a
 * stage's work on a short article. */
static double clock_cost(void)
{
    enum { LOOKS = 100000 };
    const double begin = now();
    for (int i = 0; i < LOOKS; i++)
        now();
    return (now() - begin) / LOOKS;
}

static void say_nothing(void *user, ng_level level, const char *message)
{
    (void)user;
    if (level == NG_ERROR) fprintf(stderr, "bench: %s\n", message);
}

/* CPU seconds of `wc -w FILE`. */
static double word_count_seconds(const char *path)
{
    struct rusage before, after;
    getrusage(RUSAGE_CHILDREN, &before);
    const pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout)) _exit(127);
        execlp("wc", "wc", "-w", path, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) {
        fprintf(stderr, "bench: wc: cannot run\n");
        exit(1);
    }
    getrusage(RUSAGE_CHILDREN, &after);
    const double user = (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec) +
                        (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6;
    const double system =
        (double)(after.ru_stime.tv_sec - before.ru_stime.tv_sec) +
        (double)(after.ru_stime.tv_usec - before.ru_stime.tv_usec) / 1e6;
    return user + system;
}

/* The articles' texts in one file, as the other program is to see them. */
static double word_count_baseline(const struct corpus *corpus)
{
    char path[] = "/tmp/nutgraf-bench-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0) exit(1);
    struct error error = {0};
    for (size_t i = 0; i < corpus->length; i++) {
        const struct str text = {corpus->at[i].text, corpus->at[i].length};
        if (file_write_all(file, text, path, &error) ||
            file_write_all(file, STR("\n"), path, &error)) {
            fail("the text", &error);
        }
    }
    close(file);
    word_count_seconds(path);
    const double seconds = word_count_seconds(path);
    unlink(path);
    return seconds;
}

static void print_row(const char *name, double seconds, const struct corpus *corpus,
                      double base)
{
    printf("%-28s %9.1f MB/s   %6.2f x wc -w\n", name,
           (double)corpus->bytes / 1e6 / seconds, base / seconds);
}

static double read_corpus(struct corpus *corpus, const char *path)
{
    struct error error = {0};
    struct input *input = NULL;
    const char *const paths[] = {path, NULL};
    const struct input_setup setup = {.paths = paths, .article_limit = article_limit};
    const double begin = now();
    if (input_open(&input, &setup, &error)) fail(path, &error);
    for (;;) {
        struct input_item item;
        struct article article = {0};
        bool more = false;
        if (input_next(input, &corpus->arena, &item, &more, &error)) fail(path, &error);
        if (!more) break;
        if (item.kind == INPUT_NOTHING) continue;
        if (input_article(&item, article_limit, &corpus->arena, &article, &error)) {
            fail(path, &error);
        }
        corpus->bytes += article.length;
        if (!VEC_PUSH(corpus, NULL, article)) fail(path, &error);
    }
    input_close(input);
    return now() - begin;
}

struct stage_times {
    double open, tokens, tags, run, write;
};

/* One pass over the corpus.  turn, tagger and writer may be NULL. */
static struct stage_times pass(const struct corpus *corpus, const struct kinds *kinds,
                               struct turn *turn, const struct tagger *tagger,
                               bool all_tags, const struct writer *writer)
{
    struct stage_times times = {0};
    struct error error = {0};
    struct tagger_cache cache = {0};
    struct arena arena = {0};
    struct buffer out = {0};
    for (size_t i = 0; i < corpus->length; i++) {
        arena_reset(&arena);
        struct doc doc;
        double t = now(), u;
        if (doc_open(&doc, &arena, kinds, &corpus->at[i], &limits, &error))
            fail("open", &error);
        doc.tagger = tagger;
        doc.cache = &cache;
        times.open += (u = now()) - t, t = u;
        if (doc_tokenise(&doc, &error)) fail("tokens", &error);
        times.tokens += (u = now()) - t, t = u;
        if (all_tags && tagger) {
            const uint8_t *tags;
            for (uint32_t s = 0; s < doc.tokens.sentence_count; s++) {
                if (doc_tag(&doc, s, &tags, &error)) fail("tags", &error);
            }
        }
        times.tags += (u = now()) - t, t = u;
        if (turn && turn_run(turn, &doc, &error)) fail("run", &error);
        times.run += (u = now()) - t, t = u;
        if (writer) {
            uint64_t records = 0;
            buffer_clear(&out);
            if (writer_add_doc(writer, &doc, &out, &records, &error))
                fail("write", &error);
        }
        times.write += now() - t;
    }
    buffer_free(&out);
    tagger_cache_free(&cache);
    arena_free(&arena);
    const double looks = clock_cost() * (double)corpus->length;
    times.open -= looks;
    times.tokens -= looks;
    times.tags -= looks;
    times.run -= looks;
    times.write -= looks;
    return times;
}

static struct registry *load(const char *folder, struct str only)
{
    struct error error = {0};
    struct registry *registry = NULL;
    const char *const paths[] = {folder, NULL};
    const struct config config = {0};
    const struct registry_setup setup = {
        .paths = paths, .only = only, .config = &config, .say = say_nothing};
    if (registry_load(&registry, &setup, &error) || registry_open(registry, &error)) {
        fail(folder, &error);
    }
    return registry;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: bench FILE.jsonl PLUGIN-DIRECTORY [POS-MODEL]\n");
        return 2;
    }
    struct error error = {0};
    struct corpus corpus = {0};
    struct tagger *tagger = NULL;
    if (argc > 3 && tagger_open(&tagger, argv[3], &error)) fail(argv[3], &error);

    const double read = read_corpus(&corpus, argv[1]);
    const double base = word_count_baseline(&corpus);
    printf("%zu articles, %.1f MB of text; CPU time of one thread\n", corpus.length,
           (double)corpus.bytes / 1e6);
    print_row("wc -w", base, &corpus, base);
    print_row("read JSON Lines", read, &corpus, base);

    struct registry *all = load(argv[2], (struct str){0});
    const struct kinds *kinds = registry_kinds(all);
    const struct stage_times alone = pass(&corpus, kinds, NULL, tagger, true, NULL);
    print_row("repair, dateline", alone.open, &corpus, base);
    print_row("tokens, sentences", alone.tokens, &corpus, base);
    if (tagger) print_row("parts of speech, all", alone.tags, &corpus, base);

    for (size_t i = 0; i < registry_count(all); i++) {
        const char *name = registry_plugin(all, i)->name;
        struct registry *one = load(argv[2], str_from(name));
        struct turn *turn = NULL;
        if (turn_open(&turn, one, &error)) fail(name, &error);
        const struct stage_times times =
            pass(&corpus, registry_kinds(one), turn, tagger, false, NULL);
        char row[64];
        snprintf(row, sizeof row, "%s (tokens made)", name);
        print_row(row, times.run, &corpus, base);
        turn_close(turn);
        registry_close(one);
    }

    struct turn *turn = NULL;
    if (turn_open(&turn, all, &error)) fail("turn", &error);
    struct writer *writer = NULL;
    const struct write_setup output = {.format = WRITE_XML};
    if (writer_open(&writer, &output, kinds, &error)) fail("writer", &error);
    const struct stage_times full = pass(&corpus, kinds, turn, tagger, false, writer);
    writer_close(writer);
    print_row("write XML", full.write, &corpus, base);
    print_row("all, reading too",
              read + full.open + full.tokens + full.run + full.write, &corpus, base);
    turn_close(turn);
    registry_close(all);
    tagger_close(tagger);
    arena_free(&corpus.arena);
    free(corpus.at);
    return 0;
}
