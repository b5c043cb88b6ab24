#include "scratch.h"

#include "base/buffer.h"
#include "base/stream.h"

enum { LIMIT = 1024 * 1024 };

static struct stream open_text(struct scratch *scratch, const char *text, size_t length)
{
    static char   path[256];
    struct stream stream;
    strcpy(path, scratch_write(scratch, "file", text, length));
    assert_int_equal(stream_open(&stream, path, NULL, &scratch->error), OK);
    return stream;
}

static void assert_line(struct stream *stream, const char *expected, uint64_t number)
{
    char        *line;
    size_t       length;
    bool         more;
    struct error error;
    assert_int_equal(stream_line(stream, LIMIT, &line, &length, &more, &error), OK);
    if (!expected) {
        assert_false(more);
        return;
    }
    assert_true(more);
    assert_str_is(((struct str){line, length}), expected);
    assert_int_equal(stream->line, number);
}

static void lines_are_cut_at_line_feeds(void **state)
{
    struct stream stream = open_text(*state, "one\n\ntwo\r\nthree", 15);
    assert_line(&stream, "one", 1);
    assert_line(&stream, "", 2);
    assert_line(&stream, "two\r", 3);
    assert_line(&stream, "three", 4);
    assert_line(&stream, NULL, 0);
    assert_line(&stream, NULL, 0);
    stream_close(&stream);
}

static void an_empty_file_has_no_line(void **state)
{
    struct stream stream = open_text(*state, "", 0);
    assert_line(&stream, NULL, 0);
    stream_close(&stream);
}

/* Longer than any buffer at the begin, so that it has to grow and to move. */
static void long_and_short_lines_alternate(void **state)
{
    struct buffer text = {0};
    enum { LONG = 700 * 1000, TIMES = 4 };
    for (int i = 0; i < TIMES; i++) {
        for (int k = 0; k < LONG; k++) buffer_char(&text, (char)('a' + i));
        buffer_text(&text, "\nshort\n");
    }
    struct stream stream = open_text(*state, text.at, text.length);
    for (int i = 0; i < TIMES; i++) {
        char        *line;
        size_t       length;
        bool         more;
        struct error error;
        assert_int_equal(stream_line(&stream, LIMIT, &line, &length, &more, &error), OK);
        assert_int_equal(length, LONG);
        assert_int_equal(line[0], 'a' + i);
        assert_int_equal(line[LONG - 1], 'a' + i);
        assert_line(&stream, "short", 2 * (uint64_t)i + 2);
    }
    assert_line(&stream, NULL, 0);
    stream_close(&stream);
    buffer_free(&text);
}

static void a_line_over_the_limit_is_passed_over(void **state)
{
    struct buffer text = {0};
    for (int k = 0; k < 3 * 1024 * 1024; k++) buffer_char(&text, 'x');
    buffer_text(&text, "\nnext\nxxxxxxxxxx");
    struct stream stream = open_text(*state, text.at, text.length);
    char         *line;
    size_t        length;
    bool          more;
    struct error  error;
    assert_int_equal(stream_line(&stream, LIMIT, &line, &length, &more, &error),
                     ERROR_LIMIT);
    assert_says(&error, ":1: is over the limit of 1048576 bytes");
    assert_true(stream.room <= 4 * LIMIT);
    assert_line(&stream, "next", 2);
    assert_int_equal(stream_line(&stream, 9, &line, &length, &more, &error), ERROR_LIMIT);
    assert_line(&stream, NULL, 0);
    stream_close(&stream);
    buffer_free(&text);
}

static void the_rest_comes_whole_or_not_at_all(void **state)
{
    struct stream stream = open_text(*state, "one\ntwo\nthree", 13);
    char         *at;
    size_t        length;
    struct error  error;
    assert_line(&stream, "one", 1);
    assert_int_equal(stream_rest(&stream, LIMIT, &at, &length, &error), OK);
    assert_str_is(((struct str){at, length}), "two\nthree");
    assert_line(&stream, NULL, 0);
    stream_close(&stream);
    stream = open_text(*state, "0123456789", 10);
    assert_int_equal(stream_rest(&stream, 9, &at, &length, &error), ERROR_LIMIT);
    assert_int_equal(stream_rest(&stream, 9, &at, &length, &error), OK);
    assert_int_equal(length, 0);
    stream_close(&stream);
}

static void a_peek_takes_nothing(void **state)
{
    struct stream stream = open_text(*state, " \n\n  {\"a\":1}\n", 13);
    char         *at;
    size_t        length;
    struct error  error;
    assert_int_equal(stream_peek(&stream, &at, &length, &error), OK);
    assert_int_equal(length, 13);
    stream_drop(&stream, 2);
    assert_line(&stream, "", 1);
    assert_line(&stream, "  {\"a\":1}", 2);
    stream_close(&stream);
}

static void bytes_are_taken_in_pieces(void **state)
{
    struct stream stream = open_text(*state, "abcdefg", 7);
    char          into[4];
    size_t        got;
    struct error  error;
    assert_int_equal(stream_take(&stream, into, 4, &got, &error), OK);
    assert_int_equal(got, 4);
    assert_int_equal(stream_take(&stream, into, 4, &got, &error), OK);
    assert_int_equal(got, 3);
    assert_memory_equal(into, "efg", 3);
    assert_int_equal(stream_take(&stream, into, 4, &got, &error), OK);
    assert_int_equal(got, 0);
    stream_close(&stream);
}

static void what_cannot_be_opened_is_reported(void **state)
{
    struct scratch *scratch = *state;
    struct stream   stream;
    assert_int_equal(
        stream_open(&stream, scratch_path(scratch, "none"), NULL, &scratch->error),
        ERROR_INPUT);
    assert_says(&scratch->error, "none: cannot be opened: No such file");
    assert_int_equal(stream_open(&stream, scratch->folder, NULL, &scratch->error),
                     ERROR_INPUT);
    assert_says(&scratch->error, "is a directory");
    stream_close(&stream);
}

static void a_stop_ends_the_wait_for_a_writer(void **state)
{
    struct scratch *scratch = *state;
    atomic_int      stop = 0;
    struct stream   stream;
    char           *line;
    size_t          length;
    bool            more;
    char            path[256];
    strcpy(path, scratch_path(scratch, "fifo"));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(stream_open(&stream, path, &stop, &scratch->error), OK);
    const int writer = open(path, O_WRONLY | O_CLOEXEC);
    assert_true(writer >= 0);
    assert_int_equal(write(writer, "whole\nhalf", 10), 10);
    assert_false(stream_waits(&stream));
    assert_line(&stream, "whole", 1);
    assert_true(stream_waits(&stream));
    stop = 15;
    assert_int_equal(stream_line(&stream, LIMIT, &line, &length, &more, &scratch->error),
                     OK);
    assert_false(more);
    close(writer);
    stream_close(&stream);
}

static void a_closed_pipe_is_the_end(void **state)
{
    struct scratch *scratch = *state;
    struct stream   stream;
    char            path[256];
    strcpy(path, scratch_path(scratch, "fifo"));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(stream_open(&stream, path, NULL, &scratch->error), OK);
    const int writer = open(path, O_WRONLY | O_CLOEXEC);
    assert_int_equal(write(writer, "last", 4), 4);
    close(writer);
    assert_line(&stream, "last", 1);
    assert_line(&stream, NULL, 0);
    assert_false(stream_waits(&stream));
    stream_close(&stream);
}

static void failed_allocations_are_reported(void **state)
{
    struct scratch *scratch = *state;
    struct buffer   text = {0};
    for (int k = 0; k < 600 * 1000; k++) buffer_char(&text, 'x');
    struct stream stream = open_text(scratch, text.at, text.length);
    char         *line;
    size_t        length;
    bool          more;
    alloc_fail_from(1);
    assert_int_equal(stream_line(&stream, LIMIT, &line, &length, &more, &scratch->error),
                     ERROR_MEMORY);
    alloc_fail_from(0);
    assert_true(stream.ended);
    stream_close(&stream);
    alloc_fail_from(1);
    assert_int_equal(
        stream_open(&stream, scratch_path(scratch, "file"), NULL, &scratch->error),
        ERROR_MEMORY);
    alloc_fail_from(0);
    stream_close(&stream);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(lines_are_cut_at_line_feeds),
        SCRATCH_TEST(an_empty_file_has_no_line),
        SCRATCH_TEST(long_and_short_lines_alternate),
        SCRATCH_TEST(a_line_over_the_limit_is_passed_over),
        SCRATCH_TEST(the_rest_comes_whole_or_not_at_all),
        SCRATCH_TEST(a_peek_takes_nothing),
        SCRATCH_TEST(bytes_are_taken_in_pieces),
        SCRATCH_TEST(what_cannot_be_opened_is_reported),
        SCRATCH_TEST(a_stop_ends_the_wait_for_a_writer),
        SCRATCH_TEST(a_closed_pipe_is_the_end),
        SCRATCH_TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
