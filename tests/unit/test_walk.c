#include "scratch.h"

#include <sys/socket.h>
#include <sys/un.h>

#include "base/buffer.h"
#include "run/walk.h"

struct notes {
    struct buffer said;
};

static void keep_note(void *user, const char *message)
{
    struct notes *notes = user;
    buffer_format(&notes->said, "%s\n", message);
}

/* Walks over paths; gives "kind name" lines. */
static struct buffer walk_over(const char *const *paths, const char *leave,
                               struct notes *notes)
{
    static const char *const kinds[] = {
        [WALK_FILE] = "file", [WALK_STREAM] = "stream", [WALK_FAILED] = "failed"};
    const struct walk_setup setup = {
        .paths = paths, .leave = leave, .note = notes ? keep_note : NULL, .user = notes};
    struct walk      *walk;
    struct walk_entry entry;
    struct buffer     seen = {0};
    struct error      error;
    bool              more;
    assert_int_equal(walk_open(&walk, &setup, &error), OK);
    for (;;) {
        assert_int_equal(walk_next(walk, &entry, &more, &error), OK);
        if (!more) break;
        buffer_format(&seen, "%s %s\n", kinds[entry.kind], entry.name);
    }
    walk_close(walk);
    buffer_char(&seen, '\0');
    return seen;
}

static void assert_walk(struct scratch *scratch, const char *path, const char *expected)
{
    const char *const paths[] = {path, NULL};
    struct buffer     seen = walk_over(paths, NULL, NULL);
    (void)scratch;
    assert_string_equal(seen.at, expected);
    buffer_free(&seen);
}

static void directories_come_in_the_order_of_bytes(void **state)
{
    struct scratch *scratch = *state;
    scratch_text(scratch, "b.txt", "");
    scratch_text(scratch, "a/2.txt", "");
    scratch_text(scratch, "a/1/x.txt", "");
    scratch_text(scratch, "a.txt", "");
    scratch_text(scratch, "B.txt", "");
    scratch_text(scratch, "\xC3\xA9.txt", "");
    scratch_text(scratch, ".hidden", "");
    assert_walk(scratch, scratch->folder,
                "file B.txt\nfile a/1/x.txt\nfile a/2.txt\nfile a.txt\nfile b.txt\n"
                "file \xC3\xA9.txt\n");
}

static void a_named_file_has_its_last_part_as_name(void **state)
{
    struct scratch *scratch = *state;
    assert_walk(scratch, scratch_text(scratch, "a/b/c.txt", "x"), "file c.txt\n");
    assert_walk(scratch, scratch_text(scratch, "a/b/.hidden", "x"), "file .hidden\n");
}

static void the_current_directory_leaves_no_mark(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {".", NULL};
    struct walk      *walk;
    struct walk_entry entry;
    bool              more;
    scratch_text(scratch, "sub/a.txt", "");
    const int before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(chdir(scratch->folder), 0);
    const struct walk_setup setup = {.paths = paths};
    assert_int_equal(walk_open(&walk, &setup, &scratch->error), OK);
    assert_int_equal(walk_next(walk, &entry, &more, &scratch->error), OK);
    assert_string_equal(entry.path, "sub/a.txt");
    assert_string_equal(entry.name, "sub/a.txt");
    walk_close(walk);
    assert_int_equal(fchdir(before), 0);
    close(before);
}

static void what_is_no_file_is_passed_over_with_a_note(void **state)
{
    struct scratch    *scratch = *state;
    const char *const  paths[] = {scratch->folder, NULL};
    struct notes       notes = {0};
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    scratch_text(scratch, "a.txt", "");
    assert_int_equal(mkfifo(scratch_path(scratch, "fifo"), 0600), 0);
    assert_int_equal(symlink(".", scratch_path(scratch, "loop")), 0);
    assert_int_equal(symlink("self", scratch_path(scratch, "self")), 0);
    assert_int_equal(symlink("a.txt", scratch_path(scratch, "z-link")), 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", scratch->folder);
    const int made = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(made, (const struct sockaddr *)&address, sizeof address), 0);

    struct buffer seen = walk_over(paths, NULL, &notes);
    assert_string_equal(seen.at, "file a.txt\nfile z-link\n");
    buffer_char(&notes.said, '\0');
    assert_non_null(
        strstr(notes.said.at, "/fifo: passed over: it is not a regular file"));
    assert_non_null(
        strstr(notes.said.at, "/socket: passed over: it is not a regular file"));
    assert_non_null(
        strstr(notes.said.at, "/loop: passed over: it is a directory that we"));
    assert_non_null(
        strstr(notes.said.at, "/self: passed over: it is a loop of symbolic"));
    close(made);
    buffer_free(&seen);
    buffer_free(&notes.said);
}

static void a_fifo_that_was_named_is_a_stream(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(mkfifo(scratch_path(scratch, "fifo"), 0600), 0);
    assert_walk(scratch, scratch_path(scratch, "fifo"), "stream fifo\n");
    assert_walk(scratch, "-", "stream stdin\n");
}

static void what_is_not_there_fails_and_the_walk_goes_on(void **state)
{
    struct scratch *scratch = *state;
    char            missing[256];
    strcpy(missing, scratch_path(scratch, "none.txt"));
    scratch_text(scratch, "d/a.txt", "");
    assert_int_equal(symlink("nowhere", scratch_path(scratch, "d/dangling")), 0);
    const char *const       paths[] = {missing, scratch_path(scratch, "d"), NULL};
    const struct walk_setup setup = {.paths = paths};
    struct walk            *walk;
    struct walk_entry       entry;
    bool                    more;
    assert_int_equal(walk_open(&walk, &setup, &scratch->error), OK);
    assert_int_equal(walk_next(walk, &entry, &more, &scratch->error), OK);
    assert_int_equal(entry.kind, WALK_FAILED);
    assert_says(&scratch->error, "none.txt: cannot be opened: No such file");
    assert_int_equal(walk_next(walk, &entry, &more, &scratch->error), OK);
    assert_int_equal(entry.kind, WALK_FILE);
    assert_int_equal(walk_next(walk, &entry, &more, &scratch->error), OK);
    assert_int_equal(entry.kind, WALK_FAILED);
    assert_string_equal(entry.name, "dangling");
    assert_int_equal(walk_next(walk, &entry, &more, &scratch->error), OK);
    assert_false(more);
    walk_close(walk);
}

static void the_output_is_no_input(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {scratch->folder, NULL};
    struct notes      notes = {0};
    scratch_text(scratch, "a.txt", "");
    scratch_text(scratch, "out/a.xml", "");
    struct buffer seen = walk_over(paths, scratch_path(scratch, "out"), &notes);
    assert_string_equal(seen.at, "file a.txt\n");
    buffer_char(&notes.said, '\0');
    assert_non_null(strstr(notes.said.at, "the output goes there"));
    buffer_free(&seen);
    buffer_free(&notes.said);
}

/* A tree deeper than any path may be: the walk says so and comes back. */
static void a_very_deep_tree_ends_in_a_failure(void **state)
{
    struct scratch *scratch = *state;
    enum { NAME = 200, DEPTH = 40 };
    char name[NAME + 1];
    memset(name, 'd', NAME);
    name[NAME] = '\0';
    const int before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(chdir(scratch->folder), 0);
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(mkdir(name, 0700), 0);
        assert_int_equal(chdir(name), 0);
    }
    assert_int_equal(fchdir(before), 0);
    const char *const paths[] = {scratch->folder, NULL};
    struct buffer     seen = walk_over(paths, NULL, NULL);
    assert_int_equal(strncmp(seen.at, "failed ", 7), 0);
    buffer_free(&seen);

    assert_int_equal(chdir(scratch->folder), 0);
    for (int i = 0; i < DEPTH; i++) assert_int_equal(chdir(name), 0);
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(chdir(".."), 0);
        assert_int_equal(rmdir(name), 0);
    }
    assert_int_equal(fchdir(before), 0);
    close(before);
}

static void failed_allocations_leak_nothing(void **state)
{
    struct scratch   *scratch = *state;
    const char *const paths[] = {scratch->folder, NULL};
    scratch_text(scratch, "a/b.txt", "");
    scratch_text(scratch, "c.txt", "");
    enum status status = ERROR_MEMORY;
    for (size_t n = 1; status != OK; n++) {
        const struct walk_setup setup = {.paths = paths};
        struct walk            *walk = NULL;
        struct walk_entry       entry;
        bool                    more = true;
        alloc_fail_from(n);
        status = walk_open(&walk, &setup, &scratch->error);
        while (status == OK && more)
            status = walk_next(walk, &entry, &more, &scratch->error);
        alloc_fail_from(0);
        walk_close(walk);
        assert_true(status == OK || status == ERROR_MEMORY);
        assert_true(n < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(directories_come_in_the_order_of_bytes),
        SCRATCH_TEST(a_named_file_has_its_last_part_as_name),
        SCRATCH_TEST(the_current_directory_leaves_no_mark),
        SCRATCH_TEST(what_is_no_file_is_passed_over_with_a_note),
        SCRATCH_TEST(a_fifo_that_was_named_is_a_stream),
        SCRATCH_TEST(what_is_not_there_fails_and_the_walk_goes_on),
        SCRATCH_TEST(the_output_is_no_input),
        SCRATCH_TEST(a_very_deep_tree_ends_in_a_failure),
        SCRATCH_TEST(failed_allocations_leak_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
