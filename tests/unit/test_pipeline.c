#include "scratch.h"

#include <pthread.h>
#include <signal.h>

#include "base/buffer.h"
#include "plugin/registry.h"
#include "run/pipeline.h"

/* Counts words, and fails where it is told to. */
static ng_status count_process(const void *self, void *scratch, ng_doc *doc)
{
    const ng_tokens tokens = ng_tokens_of(doc);
    (void)self;
    (void)scratch;
    for (size_t i = 0; i < tokens.len; i++) {
        const ng_str word = ng_make_str(tokens.at[i].word, tokens.at[i].len);
        if (word.len == 4 && memcmp(word.at, "fail", 4) == 0) return NG_OVERRUN;
        ng_emit(doc, "word", tokens.at[i].at, NULL, 1);
    }
    return NG_OK;
}

static const ng_record  count_records[] = {{.name = "word", .about = "a word"}, {0}};
static const char *const count_needs[] = {"token", NULL};
static const ng_plugin  count_plugin = {.abi = NG_ABI,
                                        .size = sizeof(ng_plugin),
                                        .name = "count",
                                        .version = "1",
                                        .about = "Counts words.",
                                        .needs = count_needs,
                                        .records = count_records,
                                        .process = count_process};

struct sink {
    struct buffer text;     /* what was delivered */
    struct buffer troubles; /* "sentence\n" */
    uint64_t      next;     /* the file that must come next, or the same again */
    size_t        results, settled;
    size_t        fail_at; /* the result that cannot be delivered; 0 is none */
    atomic_int   *stop;
    size_t        stop_at; /* the result that sets *stop; 0 is none */
};

static enum status render(const void *user, struct doc *doc, struct buffer *into,
                          uint64_t *records, struct error *error)
{
    (void)user;
    *records = doc->record_count;
    buffer_format(into, STR_FORMAT " %zu words, published " STR_FORMAT ", %zu errors\n",
                  STR_ARGUMENTS(doc->article.id), doc->record_count,
                  STR_ARGUMENTS(doc->published.at ? doc->published : STR("never")),
                  doc->error_count);
    return buffer_failed(into) ? error_memory(error, "rendering") : OK;
}

static void render_failure(const void *user, const struct article *article,
                           struct str why, struct buffer *into)
{
    (void)user;
    (void)why;
    buffer_format(into, STR_FORMAT " failed\n", STR_ARGUMENTS(article->id));
}

static enum status deliver(void *user, const struct pipeline_result *result,
                           struct error *error)
{
    struct sink *sink = user;
    sink->results++;
    assert_true(result->item->file >= sink->next);
    sink->next = result->item->file;
    if (sink->results == sink->fail_at)
        return error_set(error, ERROR_OUTPUT, "the sink is full");
    buffer_str(&sink->text, result->bytes);
    if (result->trouble.at)
        buffer_format(&sink->troubles, STR_FORMAT "\n", STR_ARGUMENTS(result->trouble));
    if (sink->results == sink->stop_at) atomic_store(sink->stop, SIGINT);
    return OK;
}

static enum status settle(void *user, const struct pipeline_counts *counts,
                          struct error *error)
{
    struct sink *sink = user;
    (void)counts;
    (void)error;
    sink->settled++;
    return OK;
}

struct run {
    unsigned               jobs;
    struct sink            sink;
    struct pipeline_counts counts;
    struct str             published;
    size_t                 memory; /* limit of one article */
    atomic_int             stop;
};

/* Runs the pipeline over paths. */
static enum status run_over(struct run *run, const char *const *paths,
                            struct error *error)
{
    const struct registry_linked linked[] = {
        {&count_plugin, "/none/count.so"},
        {NULL,          NULL            }
    };
    const char *const            nowhere[] = {NULL};
    const struct registry_setup  registry_setup = {.paths = nowhere, .linked = linked};
    const struct input_setup     input_setup = {
        .paths = paths, .article_limit = 1 << 20, .stop = &run->stop};
    struct registry *registry = NULL;
    struct input    *input = NULL;
    run->sink.stop = &run->stop;
    enum status status = registry_load(&registry, &registry_setup, error);
    if (status == OK) status = registry_open(registry, error);
    if (status == OK) status = input_open(&input, &input_setup, error);
    const struct pipeline_setup setup = {
        .registry = registry,
        .input = input,
        .jobs = run->jobs,
        .article_limit = 1 << 20,
        .limits = {.records = 100000, .memory = run->memory},
        .published = run->published,
        .render = render,
        .render_failure = render_failure,
        .deliver = deliver,
        .settle = settle,
        .sink = &run->sink,
        .stop = &run->stop
    };
    if (status == OK) status = pipeline_run(&setup, &run->counts, error);
    input_close(input);
    registry_close(registry);
    return status;
}

static void free_run(struct run *run)
{
    buffer_free(&run->sink.text);
    buffer_free(&run->sink.troubles);
}

/* So many articles of different lengths in one file of JSON Lines. */
static const char *write_lines(struct scratch *scratch, size_t count)
{
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_format(&text, "{\"id\":\"a%zu\",\"text\":\"", i);
        for (size_t k = 0; k <= i * i % 97; k++) buffer_text(&text, "word ");
        buffer_text(&text, "\"}\n");
    }
    const char *path = scratch_write(scratch, "lines.jsonl", text.at, text.length);
    buffer_free(&text);
    return path;
}

static void output_is_the_same_for_any_number_of_threads(void **state)
{
    struct scratch       *scratch = *state;
    const char *const     paths[] = {write_lines(scratch, 3000), NULL};
    static const unsigned jobs[] = {1, 2, 3, 8, 33};
    struct run            first = {.jobs = 1};
    assert_int_equal(run_over(&first, paths, &scratch->error), OK);
    assert_int_equal(first.counts.articles, 3000);
    assert_int_equal(first.counts.errors, 0);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        struct run run = {.jobs = jobs[i]};
        assert_int_equal(run_over(&run, paths, &scratch->error), OK);
        assert_memory_equal(&run.counts, &first.counts, sizeof run.counts);
        assert_int_equal(run.sink.text.length, first.sink.text.length);
        assert_memory_equal(run.sink.text.at, first.sink.text.at, first.sink.text.length);
        free_run(&run);
    }
    free_run(&first);
}

static void nothing_comes_of_nothing(void **state)
{
    struct scratch *scratch = *state;
    for (unsigned jobs = 1; jobs < 4; jobs++) {
        const char *const paths[] = {scratch->folder, NULL};
        struct run        run = {.jobs = jobs};
        assert_int_equal(run_over(&run, paths, &scratch->error), OK);
        assert_int_equal(run.sink.results, 0);
        free_run(&run);
    }
}

static void failures_stay_with_their_articles(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.txt", "one two");
    scratch_text(scratch, "b.txt", "one fail");
    scratch_text(scratch, "c.jsonl", "{\"text\":\"three\"}\n{}\n");
    scratch_text(scratch, "d.jsonl", "");
    for (unsigned jobs = 1; jobs < 4; jobs++) {
        const char *const paths[] = {scratch->folder, NULL};
        struct run        run = {.jobs = jobs};
        assert_int_equal(run_over(&run, paths, &scratch->error), OK);
        assert_str_is(buffer_view(&run.sink.text),
                      "a 2 words, published never, 0 errors\n"
                      "b 0 words, published never, 1 errors\n"
                      "c-1 1 words, published never, 0 errors\n"
                      "c-2 failed\n");
        assert_int_equal(run.counts.articles, 4);
        assert_int_equal(run.counts.errors, 2);
        assert_int_equal(run.counts.records, 3);
        assert_int_equal(run.counts.bytes, 7 + 8 + 5);
        assert_int_equal(run.sink.results, 5);
        buffer_char(&run.sink.troubles, '\0');
        assert_non_null(strstr(run.sink.troubles.at, "b: count: "));
        assert_non_null(
            strstr(run.sink.troubles.at, "c.jsonl:2:1: key \"text\" is missing"));
        free_run(&run);
    }
}

static void what_the_user_gave_is_for_articles_that_do_not_say(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {
        scratch_text(scratch, "a.jsonl",
                     "{\"text\":\"\"}\n"
                     "{\"text\":\"\",\"published\":\"2025-09-26\"}\n"),
        NULL};
    struct run run = {.jobs = 1, .published = STR("2024-01-31")};
    assert_int_equal(run_over(&run, paths, &scratch->error), OK);
    assert_str_is(buffer_view(&run.sink.text),
                  "a-1 0 words, published 2024-01-31, 0 errors\n"
                  "a-2 0 words, published 2025-09-26, 0 errors\n");
    free_run(&run);
}

static void a_sink_that_fails_ends_the_run(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {write_lines(scratch, 3000), NULL};
    for (unsigned jobs = 1; jobs < 5; jobs++) {
        struct run run = {.jobs = jobs, .sink = {.fail_at = 500}};
        assert_int_equal(run_over(&run, paths, &scratch->error), ERROR_OUTPUT);
        assert_says(&scratch->error, "the sink is full");
        assert_int_equal(run.sink.results, 500);
        free_run(&run);
    }
}

static void a_stop_delivers_what_was_begun_and_no_gap(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {write_lines(scratch, 20000), NULL};
    for (unsigned jobs = 1; jobs < 5; jobs++) {
        struct run run = {.jobs = jobs, .sink = {.stop_at = 100}};
        assert_int_equal(run_over(&run, paths, &scratch->error), OK);
        assert_in_range(run.counts.articles, 100, 19999);
        size_t lines = 0;
        char   expected[32];
        struct str rest = buffer_view(&run.sink.text), line;
        while (str_next(&rest, '\n', &line) && line.length > 0) {
            snprintf(expected, sizeof expected, "a%zu ", lines++);
            assert_true(str_starts(line, expected));
        }
        assert_int_equal(lines, run.counts.articles);
        free_run(&run);
    }
}

static void a_huge_article_fails_alone(void **state)
{
    struct scratch   *scratch = *state;
    struct buffer     text = {0};
    const char *const paths[] = {scratch->folder, NULL};
    for (int i = 0; i < 50000; i++) buffer_text(&text, "word ");
    scratch_write(scratch, "a.txt", text.at, text.length);
    scratch_text(scratch, "b.txt", "word");
    for (unsigned jobs = 1; jobs < 3; jobs++) {
        struct run run = {.jobs = jobs, .memory = 2 * 1024 * 1024};
        assert_int_equal(run_over(&run, paths, &scratch->error), OK);
        buffer_char(&run.sink.text, '\0');
        buffer_char(&run.sink.troubles, '\0');
        assert_non_null(
            strstr(run.sink.text.at, "b 1 words, published never, 0 errors\n"));
        assert_int_equal(run.counts.articles, 2);
        assert_int_equal(run.counts.errors, 1);
        assert_non_null(strstr(run.sink.troubles.at, "memory"));
        free_run(&run);
    }
    buffer_free(&text);
}

struct writer { /* feeds a FIFO, a line at a time */
    const char     *path;
    pthread_mutex_t lock;
    pthread_cond_t  answered;
    size_t          answers; /* lines that were delivered */
    size_t          begun;   /* articles that came back before the next was written */
};

static void *feed(void *user)
{
    struct writer *writer = user;
    FILE          *fifo = fopen(writer->path, "w");
    if (!fifo) return NULL;
    for (size_t i = 0; i < 5; i++) {
        fputs("{\"text\":\"one\"}\n", fifo);
        fflush(fifo);
        pthread_mutex_lock(&writer->lock);
        while (writer->answers <= i) pthread_cond_wait(&writer->answered, &writer->lock);
        pthread_mutex_unlock(&writer->lock);
        writer->begun++;
    }
    fclose(fifo);
    return NULL;
}

struct conversation {
    struct sink    sink; /* first: settle() sees it */
    struct writer *writer;
};

static enum status answer(void *user, const struct pipeline_result *result,
                          struct error *error)
{
    struct conversation *conversation = user;
    const enum status    status = deliver(&conversation->sink, result, error);
    pthread_mutex_lock(&conversation->writer->lock);
    conversation->writer->answers++;
    pthread_cond_signal(&conversation->writer->answered);
    pthread_mutex_unlock(&conversation->writer->lock);
    return status;
}

/* Whoever writes an article and waits for its records gets them, before the next. */
static void a_slow_writer_is_answered_at_once(void **state)
{
    struct scratch *scratch = *state;
    char            path[256];
    strcpy(path, scratch_path(scratch, "fifo.jsonl"));
    assert_int_equal(mkfifo(path, 0600), 0);
    for (unsigned jobs = 1; jobs < 4; jobs++) {
        struct writer writer = {.path = path,
                                .lock = PTHREAD_MUTEX_INITIALIZER,
                                .answered = PTHREAD_COND_INITIALIZER};
        struct conversation          conversation = {.writer = &writer};
        const struct registry_linked linked[] = {
            {&count_plugin, "/none/count.so"},
            {NULL,          NULL            }
        };
        const char *const            nowhere[] = {NULL}, *const paths[] = {path, NULL};
        const struct registry_setup registry_setup = {.paths = nowhere, .linked = linked};
        const struct input_setup input_setup = {.paths = paths, .article_limit = 1000};
        struct registry             *registry;
        struct input                *input;
        struct pipeline_counts       counts;
        pthread_t                    thread;
        assert_int_equal(registry_load(&registry, &registry_setup, &scratch->error), OK);
        assert_int_equal(registry_open(registry, &scratch->error), OK);
        assert_int_equal(input_open(&input, &input_setup, &scratch->error), OK);
        const struct pipeline_setup setup = {.registry = registry,
                                             .input = input,
                                             .jobs = jobs,
                                             .article_limit = 1000,
                                             .limits = {.records = 100},
                                             .render = render,
                                             .render_failure = render_failure,
                                             .deliver = answer,
                                             .settle = settle,
                                             .sink = &conversation};
        assert_int_equal(pthread_create(&thread, NULL, feed, &writer), 0);
        assert_int_equal(pipeline_run(&setup, &counts, &scratch->error), OK);
        pthread_join(thread, NULL);
        assert_int_equal(counts.articles, 5);
        assert_int_equal(writer.begun, 5);
        buffer_free(&conversation.sink.text);
        input_close(input);
        registry_close(registry);
    }
}

static void failed_allocations_end_the_run_cleanly(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {write_lines(scratch, 30), NULL};
    enum status       status = ERROR_MEMORY;
    for (size_t n = 1; status != OK; n++) {
        struct run run = {.jobs = 1};
        alloc_fail_from(n);
        status = run_over(&run, paths, &scratch->error);
        alloc_fail_from(0);
        free_run(&run);
        assert_true(status == OK || status == ERROR_MEMORY);
        assert_true(n < 2000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(output_is_the_same_for_any_number_of_threads),
        SCRATCH_TEST(nothing_comes_of_nothing),
        SCRATCH_TEST(failures_stay_with_their_articles),
        SCRATCH_TEST(what_the_user_gave_is_for_articles_that_do_not_say),
        SCRATCH_TEST(a_sink_that_fails_ends_the_run),
        SCRATCH_TEST(a_stop_delivers_what_was_begun_and_no_gap),
        SCRATCH_TEST(a_huge_article_fails_alone),
        SCRATCH_TEST(a_slow_writer_is_answered_at_once),
        SCRATCH_TEST(failed_allocations_end_the_run_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
