#include "scratch.h"

#include "base/buffer.h"
#include "run/input.h"

enum { LIMIT = 1000 };

static bool skip_all(void *user, const char *path, const char *name)
{
    (void)path;
    return user && strcmp(name, user) == 0;
}

/* Reads everything; gives "id: text" or "id! why" lines. */
static struct buffer read_all(const char *const *paths, enum input_format format,
                              const char *left)
{
    const struct input_setup setup = {.paths = paths,
                                      .format = format,
                                      .article_limit = LIMIT,
                                      .skip = skip_all,
                                      .user = (void *)(uintptr_t)left};
    struct input     *input;
    struct input_item item;
    struct arena      arena = {0};
    struct buffer     seen = {0};
    struct error      error;
    bool              more;
    assert_int_equal(input_open(&input, &setup, &error), OK);
    for (;;) {
        struct article article;
        assert_int_equal(input_next(input, &arena, &item, &more, &error), OK);
        if (!more) break;
        if (item.kind == INPUT_NOTHING) {
            buffer_format(&seen, STR_FORMAT " has no article\n",
                          STR_ARGUMENTS(item.name));
            continue;
        }
        const enum status status = input_article(&item, LIMIT, &arena, &article, &error);
        buffer_str(&seen, article.id);
        buffer_text(&seen, status == OK ? ": " : "! ");
        if (status == OK)
            buffer_add(&seen, article.text, article.length);
        else
            buffer_text(&seen, strrchr(error.message, '/')
                                   ? strrchr(error.message, '/') + 1
                                   : error.message);
        buffer_char(&seen, '\n');
    }
    input_close(input);
    arena_free(&arena);
    buffer_char(&seen, '\0');
    return seen;
}

static void assert_read(const char *const *paths, enum input_format format,
                        const char *expected)
{
    struct buffer seen = read_all(paths, format, NULL);
    assert_string_equal(seen.at, expected);
    buffer_free(&seen);
}

#define PATHS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void files_and_lines_are_told_apart_by_name(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.txt", "{\"text\":\"no\"}");
    scratch_text(scratch, "b.jsonl",
                 "{\"text\":\"one\"}\n\n  \n{\"id\":\"x\",\"text\":\"two\"}");
    scratch_text(scratch, "c.ndjson", "{\"text\":\"three\"}\n");
    scratch_text(scratch, "d.json", "{\"text\":\"four\"}\n");
    scratch_text(scratch, "e", "plain");
    assert_read(
        PATHS(scratch->folder), INPUT_AUTO,
        "a: {\"text\":\"no\"}\nb-1: one\nx: two\nc-1: three\nd-1: four\ne: plain\n");
}

static void the_format_can_be_given(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.txt", "{\"text\":\"one\"}");
    assert_read(PATHS(scratch->folder), INPUT_JSONL, "a-1: one\n");
    scratch_text(scratch, "b.jsonl", "two");
    assert_read(PATHS(scratch_path(scratch, "b.jsonl")), INPUT_TEXT, "b: two\n");
}

static void a_bad_line_fails_alone(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.jsonl",
                 "{\"text\":\"one\"}\n{\"text\":}\n{\"text\":\"three\"}\n");
    assert_read(PATHS(scratch->folder), INPUT_AUTO,
                "a-1: one\na-2! a.jsonl:2:9: a string is expected\na-3: three\n");
}

static void marks_are_understood(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.txt", "\xEF\xBB\xBFone");
    scratch_write(scratch, "b.txt", "\xFF\xFEt\0w\0o\0", 8);
    scratch_text(scratch, "c.jsonl", "\xEF\xBB\xBF{\"text\":\"three\"}");
    scratch_write(scratch, "d.jsonl", "\xFF\xFE{\0}\0", 6);
    assert_read(PATHS(scratch->folder), INPUT_AUTO,
                "a: one\nb: two\nc-1: three\nd! d.jsonl: is UTF-16, but JSON Lines are "
                "UTF-8; convert it with iconv -f UTF-16 -t UTF-8\n");
}

static void empty_files_are_not_forgotten(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.txt", "");
    scratch_text(scratch, "b.jsonl", "");
    scratch_text(scratch, "c.jsonl", "\n \n");
    scratch_text(scratch, "d.txt", "\xEF\xBB\xBF");
    assert_read(PATHS(scratch->folder), INPUT_AUTO,
                "a: \nb.jsonl has no article\nc.jsonl has no article\nd: \n");
}

static void ids_are_unique(void **state)
{
    struct scratch *scratch = *state;
    char            other[256];
    scratch_text(scratch, "a.txt", "1");
    scratch_text(scratch, "a.md", "2");
    scratch_text(scratch, "sub/a.txt", "3");
    strcpy(other, scratch_path(scratch, "sub"));
    struct buffer seen = read_all(PATHS(scratch->folder, other, other), INPUT_AUTO, NULL);
    char          expected[1024];
    snprintf(expected, sizeof expected,
             "a: 2\na.txt: 1\nsub/a: 3\n%s/a.txt: 3\n%s/a.txt-5: 3\n", other, other);
    assert_string_equal(seen.at, expected);
    buffer_free(&seen);
}

static void a_file_that_cannot_be_read_fails_alone(void **state)
{
    struct scratch *scratch = *state;
    char            missing[256], first[256];
    strcpy(missing, scratch_path(scratch, "none.txt"));
    strcpy(first, scratch_text(scratch, "a.txt", "one"));
    assert_read(PATHS(missing, first), INPUT_AUTO,
                "none! none.txt: cannot be opened: No such file or directory\na: one\n");
}

static void what_is_too_long_fails_alone(void **state)
{
    struct scratch *scratch = *state;
    struct buffer   text = {0};
    for (int i = 0; i <= LIMIT; i++) buffer_char(&text, 'x');
    scratch_write(scratch, "a.txt", text.at, text.length);
    buffer_clear(&text);
    buffer_text(&text, "{\"text\":\"");
    for (int i = 0; i <= LIMIT; i++) buffer_char(&text, 'x');
    buffer_text(&text, "\"}\n{\"text\":\"two\"}\n");
    for (int i = 0; i < 200 * 1024; i++) buffer_char(&text, 'x');
    buffer_text(&text, "\n{\"text\":\"four\"}");
    scratch_write(scratch, "b.jsonl", text.at, text.length);
    assert_read(PATHS(scratch->folder), INPUT_AUTO,
                "a! a.txt: is over the limit of 1000 bytes\n"
                "b-1! b.jsonl:1: the text is over the limit of 1000 bytes\nb-2: two\n"
                "b-3! b.jsonl:3: is over the limit of 67536 bytes\nb-4: four\n");
    buffer_free(&text);
}

static void files_can_be_left_alone(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.txt", "one");
    scratch_text(scratch, "b.txt", "two");
    struct buffer seen = read_all(PATHS(scratch->folder), INPUT_AUTO, "a.txt");
    assert_string_equal(seen.at, "b: two\n");
    buffer_free(&seen);
}

static void a_stop_ends_the_input(void **state)
{
    struct scratch *scratch = *state;
    atomic_int      stop = 0;
    scratch_text(scratch, "a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    const char *const        paths[] = {scratch->folder, NULL};
    const struct input_setup setup = {
        .paths = paths, .article_limit = LIMIT, .stop = &stop};
    struct input     *input;
    struct input_item item;
    struct arena      arena = {0};
    bool              more;
    assert_int_equal(input_open(&input, &setup, &scratch->error), OK);
    assert_int_equal(input_next(input, &arena, &item, &more, &scratch->error), OK);
    assert_true(more);
    stop = 2;
    assert_int_equal(input_next(input, &arena, &item, &more, &scratch->error), OK);
    assert_false(more);
    input_close(input);
    arena_free(&arena);
}

static void names_that_are_not_utf8_are_repaired(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a\xFF.txt", "one");
    assert_read(PATHS(scratch->folder), INPUT_AUTO, "a\x1A: one\n");
}

static enum status read_with_failures(const char *folder, size_t n, struct error *error)
{
    const char *const        paths[] = {folder, NULL};
    const struct input_setup setup = {.paths = paths, .article_limit = LIMIT};
    struct input            *input = NULL;
    struct arena             arena = {0};
    bool                     more = true;
    alloc_fail_from(n);
    enum status status = input_open(&input, &setup, error);
    while (status == OK) {
        struct input_item item;
        struct article    article;
        status = input_next(input, &arena, &item, &more, error);
        if (status != OK || !more) break;
        if (item.kind != INPUT_NOTHING)
            status = input_article(&item, LIMIT, &arena, &article, error);
        if (status == ERROR_INPUT) status = OK;
    }
    alloc_fail_from(0);
    input_close(input);
    arena_free(&arena);
    return status;
}

static void failed_allocations_leak_nothing(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "a.jsonl", "{\"text\":\"one\"}\n{\"x\n");
    scratch_text(scratch, "b.txt", "two");
    scratch_write(scratch, "c.txt", "\xFF\xFEt\0", 4);
    size_t n = 1;
    while (read_with_failures(scratch->folder, n, &scratch->error) == ERROR_MEMORY) n++;
    assert_in_range(n, 5, 200);
    assert_int_equal(read_with_failures(scratch->folder, n, &scratch->error), OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(files_and_lines_are_told_apart_by_name),
        SCRATCH_TEST(the_format_can_be_given),
        SCRATCH_TEST(a_bad_line_fails_alone),
        SCRATCH_TEST(marks_are_understood),
        SCRATCH_TEST(empty_files_are_not_forgotten),
        SCRATCH_TEST(ids_are_unique),
        SCRATCH_TEST(a_file_that_cannot_be_read_fails_alone),
        SCRATCH_TEST(what_is_too_long_fails_alone),
        SCRATCH_TEST(files_can_be_left_alone),
        SCRATCH_TEST(a_stop_ends_the_input),
        SCRATCH_TEST(names_that_are_not_utf8_are_repaired),
        SCRATCH_TEST(failed_allocations_leak_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
