#include "scratch.h"

#include <time.h>

#include "base/buffer.h"
#include "run/clash.h"
#include "run/output.h"

static struct output *open_output(struct scratch *scratch)
{
    static char    folder[256];
    struct output *output;
    strcpy(folder, scratch_path(scratch, "out"));
    assert_int_equal(output_open(&output, folder, ".xml", &scratch->error), OK);
    return output;
}

static enum status write_one(struct scratch *scratch, struct output *output,
                             const char *name, const char *text)
{
    TRY(output_begin(output, str_from(name), &scratch->error));
    TRY(output_write(output, str_from(text), &scratch->error));
    return output_commit(output, &scratch->error);
}

static void assert_file(struct scratch *scratch, const char *name, const char *expected)
{
    struct buffer bytes = {0};
    struct error  error;
    if (file_read(scratch_path(scratch, name), 1 << 24, &bytes, &error) != OK)
        fail_msg("%s", error.message);
    assert_str_is(((struct str){bytes.at ? bytes.at : "", bytes.length}), expected);
    buffer_free(&bytes);
}

static bool exists(struct scratch *scratch, const char *name)
{
    return access(scratch_path(scratch, name), F_OK) == 0;
}

static void a_directory_mirrors_the_names(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = open_output(scratch);
    assert_int_equal(write_one(scratch, output, "a.txt", "one"), OK);
    assert_int_equal(write_one(scratch, output, "2025/09/b.jsonl", "two"), OK);
    assert_int_equal(write_one(scratch, output, "2025/c.d.txt", "three"), OK);
    assert_int_equal(write_one(scratch, output, "e", ""), OK);
    output_close(output);
    assert_file(scratch, "out/a.xml", "one");
    assert_file(scratch, "out/2025/09/b.xml", "two");
    assert_file(scratch, "out/2025/c.d.xml", "three");
    assert_file(scratch, "out/e.xml", "");
}

static void a_file_appears_when_it_is_whole(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = open_output(scratch);
    assert_int_equal(write_one(scratch, output, "a.txt", "old"), OK);
    assert_int_equal(output_begin(output, STR("a.txt"), &scratch->error), OK);
    assert_int_equal(output_write(output, STR("half"), &scratch->error), OK);
    assert_int_equal(output_flush(output, &scratch->error), OK);
    assert_file(scratch, "out/a.xml", "old");
    output_close(output);
    assert_file(scratch, "out/a.xml", "old");
    assert_false(exists(scratch, "out/.nutgraf.tmp"));
}

static void large_and_small_pieces_keep_their_order(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = open_output(scratch);
    struct buffer   expected = {0}, piece = {0};
    assert_int_equal(output_begin(output, STR("a.txt"), &scratch->error), OK);
    for (int i = 0; i < 40; i++) {
        buffer_clear(&piece);
        for (int k = 0; k < (i % 7 == 0 ? 100 * 1000 : 900 * i); k++)
            buffer_char(&piece, (char)('a' + i % 26));
        buffer_str(&expected, buffer_view(&piece));
        assert_int_equal(output_write(output, buffer_view(&piece), &scratch->error), OK);
    }
    assert_int_equal(output_commit(output, &scratch->error), OK);
    output_close(output);
    buffer_char(&expected, '\0');
    assert_file(scratch, "out/a.xml", expected.at);
    buffer_free(&expected);
    buffer_free(&piece);
}

static void names_never_lead_out(void **state)
{
    struct scratch          *scratch = *state;
    struct output           *output = open_output(scratch);
    static const char *const names[] = {"../a.txt", "/etc/a.txt", "b/../../a.txt", "..",
                                        ".", "b//a.txt", "b/./a.txt", "b/..", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!names[i][0]) continue;
        if (write_one(scratch, output, names[i], "x") != ERROR_INPUT)
            fail_msg("%s is written", names[i]);
        assert_says(&scratch->error, "does not lead below");
    }
    assert_int_equal(write_one(scratch, output, "a\nb\xFF.txt", "fine"), OK);
    output_close(output);
    assert_file(scratch, "out/a\nb\xFF.xml", "fine");
    assert_false(exists(scratch, "a.xml"));
}

static void links_never_lead_out(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = open_output(scratch);
    scratch_text(scratch, "elsewhere/kept.xml", "kept");
    assert_int_equal(symlink("../elsewhere", scratch_path(scratch, "out/sub")), 0);
    assert_int_equal(symlink("../elsewhere/kept.xml", scratch_path(scratch, "out/a.xml")),
                     0);
    assert_int_equal(symlink("../elsewhere/kept.xml",
                             scratch_path(scratch, "out/.nutgraf.tmp")), 0);
    assert_int_equal(write_one(scratch, output, "sub/kept.txt", "new"), ERROR_INPUT);
    assert_says(&scratch->error, "out/sub/kept.xml: cannot be made");
    assert_int_equal(write_one(scratch, output, "a.txt", "new"), OK);
    output_close(output);
    assert_file(scratch, "elsewhere/kept.xml", "kept");
    assert_file(scratch, "out/a.xml", "new");
}

static void one_name_that_is_too_long_fails_alone(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = open_output(scratch);
    char            name[300];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_int_equal(write_one(scratch, output, name, "x"), ERROR_INPUT);
    assert_says(&scratch->error, "File name too long");
    scratch_text(scratch, "out/file.xml", "");
    assert_int_equal(write_one(scratch, output, "file.xml/a.txt", "x"), ERROR_INPUT);
    assert_int_equal(mkdir(scratch_path(scratch, "out/d.xml"), 0700), 0);
    assert_int_equal(write_one(scratch, output, "d.txt", "x"), ERROR_OUTPUT);
    assert_int_equal(write_one(scratch, output, "b.txt", "fine"), OK);
    output_close(output);
    assert_file(scratch, "out/b.xml", "fine");
}

static void a_second_run_is_locked_out(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = open_output(scratch), *second = NULL;
    char            folder[256];
    strcpy(folder, scratch_path(scratch, "out"));
    assert_int_equal(output_open(&second, folder, ".xml", &scratch->error), ERROR_OUTPUT);
    assert_says(&scratch->error, "another nutgraf is writing there");
    assert_null(second);
    output_close(output);
    assert_int_equal(output_open(&second, folder, ".xml", &scratch->error), OK);
    output_close(second);
}

static void an_output_is_there_if_it_is_not_older(void **state)
{
    struct scratch       *scratch = *state;
    struct output        *output = open_output(scratch);
    char                  input[256], made[256];
    const struct timespec old[2] =
        {
            {1000, 5},
            {1000, 5}
    },
                          older[2] = {{1000, 4}, {1000, 4}};
    strcpy(input, scratch_text(scratch, "a.txt", "text"));
    strcpy(made, scratch_path(scratch, "out/a.xml"));
    assert_false(output_has(output, STR("a.txt"), input));
    assert_int_equal(write_one(scratch, output, "a.txt", "one"), OK);
    assert_true(output_has(output, STR("a.txt"), input));
    assert_int_equal(utimensat(AT_FDCWD, made, old, 0), 0);
    assert_false(output_has(output, STR("a.txt"), input));
    assert_int_equal(utimensat(AT_FDCWD, input, old, 0), 0);
    assert_true(output_has(output, STR("a.txt"), input));
    assert_int_equal(utimensat(AT_FDCWD, made, older, 0), 0);
    assert_false(output_has(output, STR("a.txt"), input));
    assert_false(output_has(output, STR("../a.txt"), input));
    output_close(output);
}

static void a_directory_that_cannot_be_is_reported(void **state)
{
    struct scratch *scratch = *state;
    struct output  *output = NULL;
    scratch_text(scratch, "file", "");
    assert_int_equal(
        output_open(&output, scratch_path(scratch, "file"), ".xml", &scratch->error),
        ERROR_OUTPUT);
    assert_int_equal(
        output_open(&output, scratch_path(scratch, "no/dir"), ".xml", &scratch->error),
        ERROR_OUTPUT);
    assert_says(&scratch->error, "no/dir: cannot be made");
}

static void failed_allocations_leave_no_file(void **state)
{
    struct scratch *scratch = *state;
    char            folder[256];
    strcpy(folder, scratch_path(scratch, "out"));
    enum status status = ERROR_MEMORY;
    for (size_t n = 1; status != OK; n++) {
        struct output *output = NULL;
        alloc_fail_from(n);
        status = output_open(&output, folder, ".xml", &scratch->error);
        if (status == OK) status = write_one(scratch, output, "a/b.txt", "text");
        alloc_fail_from(0);
        output_close(output);
        assert_true(status == OK || status == ERROR_MEMORY);
        assert_int_equal(exists(scratch, "out/a/b.xml"), status == OK);
        assert_false(exists(scratch, "out/a/.nutgraf.tmp"));
        assert_true(n < 50);
    }
}

static enum status check_clash(struct scratch *scratch, const char *const *paths)
{
    const struct walk_setup setup = {.paths = paths};
    return clash_check(&setup, &scratch->error);
}

static void two_inputs_for_one_output_clash(void **state)
{
    struct scratch *scratch = *state;
    char            first[256], second[256];
    scratch_text(scratch, "a/x.txt", "");
    scratch_text(scratch, "b/x.txt", "");
    strcpy(first, scratch_path(scratch, "a"));
    strcpy(second, scratch_path(scratch, "b"));
    const char *const apart[] = {scratch->folder, NULL},
                      *const both[] = {first, second, NULL},
                      *const twice[] = {first, first, NULL};
    assert_int_equal(check_clash(scratch, apart), OK);
    assert_int_equal(check_clash(scratch, both), ERROR_USAGE);
    assert_says(&scratch->error, "a/x.txt and ");
    assert_says(&scratch->error, "b/x.txt would be written to the same file");
    assert_int_equal(check_clash(scratch, twice), ERROR_USAGE);
    assert_says(&scratch->error, "a/x.txt: is given twice");
    scratch_text(scratch, "a/x.md", "");
    assert_int_equal(check_clash(scratch, apart), ERROR_USAGE);
    assert_says(&scratch->error, "a/x.md and ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_directory_mirrors_the_names),
        SCRATCH_TEST(a_file_appears_when_it_is_whole),
        SCRATCH_TEST(large_and_small_pieces_keep_their_order),
        SCRATCH_TEST(names_never_lead_out),
        SCRATCH_TEST(links_never_lead_out),
        SCRATCH_TEST(one_name_that_is_too_long_fails_alone),
        SCRATCH_TEST(a_second_run_is_locked_out),
        SCRATCH_TEST(an_output_is_there_if_it_is_not_older),
        SCRATCH_TEST(a_directory_that_cannot_be_is_reported),
        SCRATCH_TEST(failed_allocations_leave_no_file),
        SCRATCH_TEST(two_inputs_for_one_output_clash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
