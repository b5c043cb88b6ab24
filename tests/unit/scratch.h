/* scratch: a directory that a test may fill, gone with the test; and the asserts that
 * the tests of readers and writers share. */
#ifndef NUTGRAF_TESTS_SCRATCH_H
#define NUTGRAF_TESTS_SCRATCH_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/file.h"

struct scratch {
    char         folder[64];
    char         path[256]; /* made by scratch_path() */
    struct error error;
};

static inline int scratch_open(void **state)
{
    struct scratch *scratch = calloc(1, sizeof *scratch);
    *state = scratch;
    if (!scratch) return -1;
    strcpy(scratch->folder, "/tmp/nutgraf-test-XXXXXX");
    return mkdtemp(scratch->folder) ? 0 : -1;
}

static inline int scratch_remove(const char *path, const struct stat *about, int type,
                                 struct FTW *place)
{
    (void)about;
    (void)type;
    (void)place;
    return remove(path);
}

static inline int scratch_close(void **state)
{
    struct scratch *scratch = *state;
    alloc_fail_from(0);
    const int left = nftw(scratch->folder, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
    free(scratch);
    return left;
}

/* FOLDER/name; valid until the next call. */
static inline const char *scratch_path(struct scratch *scratch, const char *name)
{
    snprintf(scratch->path, sizeof scratch->path, "%s/%s", scratch->folder, name);
    return scratch->path;
}

/* Writes a file, making its directories; gives its path. */
static inline const char *scratch_write(struct scratch *scratch, const char *name,
                                        const char *bytes, size_t length)
{
    const char *path = scratch_path(scratch, name);
    assert_int_equal(file_replace(path, (struct str){bytes, length}, &scratch->error),
                     OK);
    return path;
}

static inline const char *scratch_text(struct scratch *scratch, const char *name,
                                       const char *text)
{
    return scratch_write(scratch, name, text, strlen(text));
}

#ifndef assert_str_is
#define assert_str_is(s, expected)                                                   \
    do {                                                                             \
        const struct str got_ = (s);                                                 \
        const char      *expected_ = (expected);                                     \
        if (!got_.at || !str_is(got_, expected_))                                    \
            fail_msg("\"%.*s\" is not \"%s\"", (int)got_.length, got_.at, expected_); \
    } while (0)
#endif

#define assert_says(error, words)                                            \
    do {                                                                     \
        if (!strstr((error)->message, (words)))                              \
            fail_msg("\"%s\" does not say \"%s\"", (error)->message, words); \
    } while (0)

#define SCRATCH_TEST(name)                                                               \
    cmocka_unit_test_setup_teardown(name, scratch_open, scratch_close)

#endif
