/* Files that are no plugins: what is damaged is a copy of a good one. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "plugin/find.h"
#include "plugin/load.h"
#include "plugin/registry.h"

struct fixture {
    char folder[64], path[96];
    struct buffer good; /* the bytes of a plugin */
    struct error error;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    if (!fixture) return -1;
    strcpy(fixture->folder, "/tmp/nutgraf-load-XXXXXX");
    if (!mkdtemp(fixture->folder)) return -1;
    snprintf(fixture->path, sizeof fixture->path, "%s/p.so", fixture->folder);
    return file_read(GOOD_SO, 1 << 26, &fixture->good, &fixture->error) == OK ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    unlink(fixture->path);
    rmdir(fixture->path);
    rmdir(fixture->folder);
    buffer_free(&fixture->good);
    free(fixture);
    return 0;
}

static void write_file(struct fixture *fixture, const char *at, size_t length)
{
    unlink(fixture->path);
    FILE *file = fopen(fixture->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(at, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(struct fixture *fixture, const char *words)
{
    const ng_plugin *plugin = NULL;
    assert_int_equal(load_plugin(fixture->path, &plugin, &fixture->error), ERROR_CONFIG);
    if (!strstr(fixture->error.message, words)) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->error.message, words);
    }
    assert_int_equal(
        strncmp(fixture->error.message, fixture->folder, strlen(fixture->folder)), 0);
}

static void a_good_copy_is_loaded(void **state)
{
    struct fixture *fixture = *state;
    const ng_plugin *plugin = NULL;
    write_file(fixture, fixture->good.at, fixture->good.length);
    assert_int_equal(load_plugin(fixture->path, &plugin, &fixture->error), OK);
    assert_string_equal(plugin->name, "a_good_maker");
}

static void what_is_no_elf_file_is_refused(void **state)
{
    struct fixture *fixture = *state;
    write_file(fixture, "", 0);
    assert_refused(fixture, "is no shared object (no ELF file)");
    write_file(fixture,
               "\x7F"
               "EL",
               3);
    assert_refused(fixture, "is no shared object (no ELF file)");
    write_file(fixture, "#!/bin/sh\nexit 0\n", 17);
    assert_refused(fixture, "is no shared object (no ELF file)");
}

static void a_file_that_is_cut_off_is_refused(void **state)
{
    struct fixture *fixture = *state;
    for (size_t length = 4; length < fixture->good.length; length += 1 + length / 8) {
        write_file(fixture, fixture->good.at, length);
        assert_refused(fixture, "is cut off; install it again");
    }
    write_file(fixture, fixture->good.at, fixture->good.length - 1);
    assert_refused(fixture, "is cut off; install it again");
}

/* Writes a copy with one byte or number of the ELF header changed. */
#define WRITE_CHANGED(fixture, member, value)                                            \
    do {                                                                                 \
        ElfW(Ehdr) header_;                                                              \
        memcpy(&header_, (fixture)->good.at, sizeof header_);                            \
        header_.member = (value);                                                        \
        memcpy((fixture)->good.at, &header_, sizeof header_);                            \
        write_file((fixture), (fixture)->good.at, (fixture)->good.length);               \
    } while (0)

static void other_machines_are_refused(void **state)
{
    struct fixture *fixture = *state;
    WRITE_CHANGED(fixture, e_machine, EM_SPARC);
    assert_refused(fixture, "is built for another kind of machine");
}

static void other_word_sizes_are_refused(void **state)
{
    struct fixture *fixture = *state;
    WRITE_CHANGED(fixture, e_ident[EI_CLASS],
                  sizeof(void *) == 8 ? ELFCLASS32 : ELFCLASS64);
    assert_refused(fixture, "is built for another kind of machine");
}

static void programs_and_object_files_are_refused(void **state)
{
    struct fixture *fixture = *state;
    WRITE_CHANGED(fixture, e_type, ET_EXEC);
    assert_refused(fixture, "is no shared object; link it with -shared");
    WRITE_CHANGED(fixture, e_type, ET_REL);
    assert_refused(fixture, "is no shared object; link it with -shared");
}

static void tables_outside_the_file_are_refused(void **state)
{
    struct fixture *fixture = *state;
    WRITE_CHANGED(fixture, e_phoff, fixture->good.length - 8);
    assert_refused(fixture, "is cut off");
    WRITE_CHANGED(fixture, e_phoff, UINT64_MAX - 100);
    assert_refused(fixture, "is cut off");
    WRITE_CHANGED(fixture, e_phentsize, 1);
    assert_refused(fixture, "is cut off");
}

static void what_everybody_can_write_to_is_refused(void **state)
{
    struct fixture *fixture = *state;
    write_file(fixture, fixture->good.at, fixture->good.length);
    assert_int_equal(chmod(fixture->path, 0666), 0);
    assert_refused(fixture, "can be written to by everybody; chmod o-w");
    assert_int_equal(chmod(fixture->path, 0644), 0);
    assert_int_equal(chmod(fixture->folder, 0777), 0);
    assert_refused(fixture, "lies in a directory that everybody can write to");
    assert_int_equal(chmod(fixture->folder, 0755), 0);
    const ng_plugin *plugin;
    assert_int_equal(load_plugin(fixture->path, &plugin, &fixture->error), OK);
}

static void what_is_no_regular_file_is_refused(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(mkfifo(fixture->path, 0600), 0);
    assert_refused(fixture, "is not a regular file");
    unlink(fixture->path);
    assert_int_equal(mkdir(fixture->path, 0700), 0);
    assert_refused(fixture, "is not a regular file");
    rmdir(fixture->path);
    assert_int_equal(symlink("nowhere.so", fixture->path), 0);
    assert_refused(fixture, "cannot be opened: No such file or directory");
}

static void a_name_without_a_directory_is_found(void **state)
{
    struct fixture *fixture = *state;
    const ng_plugin *plugin = NULL;
    char before[4096];
    write_file(fixture, fixture->good.at, fixture->good.length);
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(fixture->folder), 0);
    const enum status status = load_plugin("p.so", &plugin, &fixture->error);
    assert_int_equal(chdir(before), 0);
    assert_int_equal(status, OK);
}

static void files_are_found_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena = {0};
    struct found found = {0};
    char path[128];
    write_file(fixture, "", 0);
    static const char *const made[] = {"b",          "b/x.so",      "b/a.so", "a",
                                       "a/deep",     "a/deep/z.so", "c.so",   "b.txt",
                                       ".hidden.so", "a/n.so"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        snprintf(path, sizeof path, "%s/%s", fixture->folder, made[i]);
        if (strchr(made[i], '.')) {
            FILE *file = fopen(path, "w");
            assert_non_null(file);
            fclose(file);
        } else {
            assert_int_equal(mkdir(path, 0700), 0);
        }
    }
    assert_int_equal(find_files(&found, &arena, fixture->folder, 3, &fixture->error), OK);
    static const char *const expected[] = {"c.so", "p.so", "a/n.so", "b/a.so", "b/x.so"};
    assert_int_equal(found.length, 5);
    for (size_t i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "%s/%s", fixture->folder, expected[i]);
        assert_string_equal(found.at[i].path, path);
        assert_int_equal(found.at[i].place, 3);
    }
    for (size_t i = sizeof made / sizeof *made; i-- > 0;) {
        snprintf(path, sizeof path, "%s/%s", fixture->folder, made[i]);
        if (unlink(path) != 0) rmdir(path);
    }
    rmdir(strcat(strcpy(path, fixture->folder), "/a/deep"));
    rmdir(strcat(strcpy(path, fixture->folder), "/a"));
    rmdir(strcat(strcpy(path, fixture->folder), "/b"));
    arena_free(&arena);
}

static void hear(void *user, ng_level level, const char *message)
{
    buffer_format(user, "%d: %s\n", (int)level, message);
}

static void the_first_path_of_a_plugin_wins(void **state)
{
    struct fixture *fixture = *state;
    struct buffer said = {0};
    struct registry *registry = NULL;
    const char *const paths[] = {fixture->folder, GOOD_SO, NULL};
    const struct registry_setup setup = {.paths = paths, .say = hear, .user = &said};
    char expected[512];
    write_file(fixture, fixture->good.at, fixture->good.length);
    assert_int_equal(registry_load(&registry, &setup, &fixture->error), OK);
    assert_int_equal(registry_count(registry), 1);
    assert_string_equal(registry_path(registry, 0), fixture->path);
    snprintf(expected, sizeof expected, "0: %s: is not used, %s comes first\n", GOOD_SO,
             fixture->path);
    assert_true(str_is(buffer_view(&said), expected));
    registry_close(registry);
    buffer_free(&said);
}

static void two_of_a_name_in_one_path_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct registry *registry = NULL;
    const char *const paths[] = {fixture->folder, NULL};
    const struct registry_setup setup = {.paths = paths};
    char other[128], expected[512];
    write_file(fixture, fixture->good.at, fixture->good.length);
    snprintf(other, sizeof other, "%s/q.so", fixture->folder);
    assert_int_equal(rename(fixture->path, other), 0);
    write_file(fixture, fixture->good.at, fixture->good.length);
    const enum status status = registry_load(&registry, &setup, &fixture->error);
    unlink(other);
    assert_int_equal(status, ERROR_CONFIG);
    snprintf(expected, sizeof expected,
             "%s and %s are both the plugin \"a_good_maker\"; remove one", fixture->path,
             other);
    assert_string_equal(fixture->error.message, expected);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_good_copy_is_loaded),
        TEST(what_is_no_elf_file_is_refused),
        TEST(a_file_that_is_cut_off_is_refused),
        TEST(other_machines_are_refused),
        TEST(other_word_sizes_are_refused),
        TEST(programs_and_object_files_are_refused),
        TEST(tables_outside_the_file_are_refused),
        TEST(what_everybody_can_write_to_is_refused),
        TEST(what_is_no_regular_file_is_refused),
        TEST(a_name_without_a_directory_is_found),
        TEST(files_are_found_in_order),
        TEST(the_first_path_of_a_plugin_wins),
        TEST(two_of_a_name_in_one_path_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
