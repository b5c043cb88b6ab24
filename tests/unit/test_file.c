#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

enum { ROOM = 512 };

struct folder {
    char path[64];
    char file[ROOM];
};

static int make_folder(void **state)
{
    struct folder *folder = test_calloc(1, sizeof *folder);
    strcpy(folder->path, "/tmp/nutgraf-test-XXXXXX");
    if (!mkdtemp(folder->path)) return -1;
    *state = folder;
    return 0;
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    char           command[ROOM];
    snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    const int failed = system(command);
    test_free(folder);
    return failed;
}

/* The path of a file in the test's folder. */
static const char *in(struct folder *folder, const char *name)
{
    snprintf(folder->file, sizeof folder->file, "%s/%s", folder->path, name);
    return folder->file;
}

static void assert_holds(const char *path, const char *text)
{
    struct buffer buffer = {0};
    assert_int_equal(file_read(path, SIZE_MAX, &buffer, NULL), OK);
    assert_str(buffer_view(&buffer), text);
    buffer_free(&buffer);
}

static void written_file_is_read_back(void **state)
{
    const char *path = in(*state, "a.txt");
    assert_int_equal(file_replace(path, STR("some text"), NULL), OK);
    assert_holds(path, "some text");
    assert_int_equal(file_replace(path, STR(""), NULL), OK);
    assert_holds(path, "");
}

static void read_appends(void **state)
{
    const char   *path = in(*state, "a.txt");
    struct buffer buffer = {0};
    buffer_text(&buffer, "before ");
    assert_int_equal(file_replace(path, STR("after"), NULL), OK);
    assert_int_equal(file_read(path, 5, &buffer, NULL), OK);
    assert_str(buffer_view(&buffer), "before after");
    buffer_free(&buffer);
}

static void file_without_a_size_is_read(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    if (access("/proc/self/stat", R_OK) != 0) skip();
    assert_int_equal(file_read("/proc/self/stat", 1 << 20, &buffer, NULL), OK);
    assert_true(buffer.length > 10);
    buffer_free(&buffer);
}

static void limit_is_kept(void **state)
{
    const char   *path = in(*state, "a.txt");
    struct buffer buffer = {0};
    struct error  error;
    buffer_text(&buffer, "x");
    assert_int_equal(file_replace(path, STR("123456"), NULL), OK);
    assert_int_equal(file_read(path, 5, &buffer, &error), ERROR_LIMIT);
    assert_non_null(strstr(error.message, "limit of 5 bytes"));
    assert_str(buffer_view(&buffer), "x");
    buffer_free(&buffer);
}

static void missing_file_is_an_input_error(void **state)
{
    struct buffer buffer = {0};
    struct error  error;
    struct str    bytes;
    const char   *path = in(*state, "none");
    assert_int_equal(file_read(path, 10, &buffer, &error), ERROR_INPUT);
    assert_non_null(strstr(error.message, path));
    assert_non_null(strstr(error.message, "No such file"));
    assert_int_equal(file_map(path, &bytes, &error), ERROR_INPUT);
}

static void folder_and_fifo_are_no_files(void **state)
{
    struct folder *folder = *state;
    struct buffer  buffer = {0};
    struct error   error;
    struct str     bytes;
    assert_int_equal(file_read(folder->path, 10, &buffer, &error), ERROR_INPUT);
    assert_non_null(strstr(error.message, "not a regular file"));
    const char *fifo = in(folder, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(file_read(fifo, 10, &buffer, &error), ERROR_INPUT);
    assert_int_equal(file_map(fifo, &bytes, &error), ERROR_INPUT);
}

static void parents_are_made(void **state)
{
    const char *path = in(*state, "a/b/c/d.txt");
    assert_int_equal(file_replace(path, STR("deep"), NULL), OK);
    assert_holds(path, "deep");
}

static void file_in_the_way_of_a_folder_is_reported(void **state)
{
    struct folder *folder = *state;
    struct error   error;
    assert_int_equal(file_replace(in(folder, "a"), STR("x"), NULL), OK);
    assert_int_equal(file_replace(in(folder, "a/b.txt"), STR("x"), &error), ERROR_OUTPUT);
    assert_non_null(strstr(error.message, folder->path));
    assert_holds(in(folder, "a"), "x");
}

static void path_too_long_is_reported(void **state)
{
    (void)state;
    struct error error;
    char         path[5000];
    memset(path, 'x', sizeof path);
    for (size_t i = 100; i < sizeof path; i += 100) path[i] = '/';
    path[sizeof path - 1] = '\0';
    assert_int_equal(file_replace(path, STR("x"), &error), ERROR_OUTPUT);
    assert_non_null(strstr(error.message, "too long"));
}

static void nothing_is_left_beside_the_file(void **state)
{
    struct folder *folder = *state;
    char           command[ROOM];
    assert_int_equal(file_replace(in(folder, "a"), STR("x"), NULL), OK);
    /* A directory cannot be replaced by a file. */
    assert_int_equal(mkdir(in(folder, "b"), 0700), 0);
    assert_int_equal(file_replace(in(folder, "b"), STR("x"), NULL), ERROR_OUTPUT);
    snprintf(command, sizeof command, "test \"$(ls -A '%s' | tr '\\n' ' ')\" = 'a b '",
             folder->path);
    assert_int_equal(system(command), 0);
}

static void umask_holds(void **state)
{
    const char  *path = in(*state, "a");
    struct stat  about;
    const mode_t before = umask(027);
    assert_int_equal(file_replace(path, STR("x"), NULL), OK);
    umask(before);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void stale_temporary_file_is_no_obstacle(void **state)
{
    struct folder *folder = *state;
    char           name[64];
    snprintf(name, sizeof name, ".nutgraf-%ld-0.tmp", (long)getpid());
    const int stale = open(in(folder, name), O_CREAT | O_WRONLY, 0600);
    assert_true(stale >= 0);
    close(stale);
    assert_int_equal(file_replace(in(folder, "a"), STR("x"), NULL), OK);
    assert_holds(in(folder, "a"), "x");
}

static void full_device_is_an_output_error(void **state)
{
    (void)state;
    struct error error;
    const int    full = open("/dev/full", O_WRONLY);
    if (full < 0) skip();
    assert_int_equal(file_write_all(full, STR("x"), "full", &error), ERROR_OUTPUT);
    assert_string_equal(error.message,
                        "full: cannot be written: No space left on device");
    close(full);
}

static void pipe_that_does_not_block_takes_all(void **state)
{
    (void)state;
    enum { BYTES = 300 * 1024 };
    static char bytes[BYTES];
    int         ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    const pid_t child = fork();
    if (child == 0) {
        char   some[4096];
        size_t sum = 0;
        close(ends[1]);
        for (ssize_t got; (got = read(ends[0], some, sizeof some)) > 0;)
            sum += (size_t)got;
        _exit(sum == BYTES ? 0 : 1);
    }
    close(ends[0]);
    const struct str all = {bytes, BYTES};
    assert_int_equal(file_write_all(ends[1], all, "pipe", NULL), OK);
    close(ends[1]);
    int status = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    assert_int_equal(status, 0);
}

static void mapped_file_has_its_bytes(void **state)
{
    const char *path = in(*state, "a");
    struct str  bytes;
    assert_int_equal(file_replace(path, STR("mapped"), NULL), OK);
    assert_int_equal(file_map(path, &bytes, NULL), OK);
    assert_str(bytes, "mapped");
    file_unmap(bytes);
    assert_int_equal(file_replace(path, STR(""), NULL), OK);
    assert_int_equal(file_map(path, &bytes, NULL), OK);
    assert_str(bytes, "");
    file_unmap(bytes);
}

static void memory_that_runs_out_is_reported(void **state)
{
    const char   *path = in(*state, "a");
    struct buffer buffer = {0};
    assert_int_equal(file_replace(path, STR("x"), NULL), OK);
    alloc_fail_from(1);
    assert_int_equal(file_read(path, 10, &buffer, NULL), ERROR_MEMORY);
    alloc_fail_from(0);
    buffer_free(&buffer);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(written_file_is_read_back),
        IN_FOLDER(read_appends),
        IN_FOLDER(file_without_a_size_is_read),
        IN_FOLDER(limit_is_kept),
        IN_FOLDER(missing_file_is_an_input_error),
        IN_FOLDER(folder_and_fifo_are_no_files),
        IN_FOLDER(parents_are_made),
        IN_FOLDER(file_in_the_way_of_a_folder_is_reported),
        IN_FOLDER(path_too_long_is_reported),
        IN_FOLDER(nothing_is_left_beside_the_file),
        IN_FOLDER(umask_holds),
        IN_FOLDER(stale_temporary_file_is_no_obstacle),
        IN_FOLDER(full_device_is_an_output_error),
        IN_FOLDER(pipe_that_does_not_block_takes_all),
        IN_FOLDER(mapped_file_has_its_bytes),
        IN_FOLDER(memory_that_runs_out_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
