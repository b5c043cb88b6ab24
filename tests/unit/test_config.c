#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "plugin/config.h"

struct fixture {
    struct config config;
    struct error error;
    char path[64];
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    if (!fixture) return -1;
    strcpy(fixture->path, "/tmp/nutgraf-config-XXXXXX");
    const int file = mkstemp(fixture->path);
    return file >= 0 && close(file) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    unlink(fixture->path);
    config_free(&fixture->config);
    free(fixture);
    return 0;
}

static enum status read_text(struct fixture *fixture, const char *text)
{
    FILE *file = fopen(fixture->path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return config_read(&fixture->config, fixture->path, &fixture->error);
}

static void assert_entry(const struct fixture *fixture, size_t index, const char *plugin,
                         const char *option, const char *value)
{
    assert_in_range(index, 0, fixture->config.count - 1);
    const struct config_entry *entry = &fixture->config.at[index];
    assert_true(str_is(entry->plugin, plugin));
    assert_true(str_is(entry->option, option));
    assert_true(str_is(entry->value, value));
}

static void assert_says(const struct fixture *fixture, enum status status,
                        const char *words)
{
    assert_int_equal(status, ERROR_CONFIG);
    if (!strstr(fixture->error.message, words)) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->error.message, words);
    }
}

static void sections_hold_options(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read_text(fixture,
                               "# mine\n[prices]\n unit = USD \nwindow=5\n\n"
                               "[ firms ]\r\n; old\r\nname = A = B\r\nempty =\n"),
                     OK);
    assert_int_equal(fixture->config.count, 4);
    assert_entry(fixture, 0, "prices", "unit", "USD");
    assert_entry(fixture, 1, "prices", "window", "5");
    assert_entry(fixture, 2, "firms", "name", "A = B");
    assert_entry(fixture, 3, "firms", "empty", "");
}

static void an_entry_knows_where_it_came_from(void **state)
{
    struct fixture *fixture = *state;
    char expected[80];
    assert_int_equal(read_text(fixture, "[prices]\n\nunit = USD"), OK);
    snprintf(expected, sizeof expected, "%s:3", fixture->path);
    assert_true(str_is(fixture->config.at[0].origin, expected));
    assert_int_equal(config_set(&fixture->config, STR("prices.unit=MYR"), NULL), OK);
    assert_true(str_is(fixture->config.at[1].origin, "-s"));
}

static void wrong_lines_are_refused_with_their_number(void **state)
{
    struct fixture *fixture = *state;
    assert_says(fixture, read_text(fixture, "unit = USD\n"),
                ":1: \"unit\" stands in no section");
    assert_says(fixture, read_text(fixture, "[prices\n"), ":1: is no section");
    assert_says(fixture, read_text(fixture, "[]\n"), ":1: is no section");
    assert_says(fixture, read_text(fixture, "[prices]\nunit USD\n"), ":2: is neither");
    assert_says(fixture, read_text(fixture, "[prices]\n= USD\n"), ":2: is neither");
    assert_says(fixture, read_text(fixture, "[prices]\nunit = \xFF\n"), "is not UTF-8");
}

static void a_missing_file_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        config_read(&fixture->config, "/nowhere/nutgraf.ini", &fixture->error),
        ERROR_INPUT);
    assert_non_null(strstr(fixture->error.message, "/nowhere/nutgraf.ini"));
}

static void settings_are_cut_at_dot_and_equals(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(config_set(&fixture->config, STR("prices.unit=USD"), NULL), OK);
    assert_int_equal(config_set(&fixture->config, STR("a.b.c = x.y=z "), NULL), OK);
    assert_entry(fixture, 0, "prices", "unit", "USD");
    assert_entry(fixture, 1, "a", "b.c", "x.y=z");
}

static void wrong_settings_are_refused(void **state)
{
    struct fixture *fixture = *state;
    const char *const wrong[] = {"",        "=",         "unit=1", "prices.unit",
                                 ".unit=1", "prices.=1", "."};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_says(fixture,
                    config_set(&fixture->config, str_from(wrong[i]), &fixture->error),
                    "write plugin.option=value");
    }
    assert_says(fixture, config_set(&fixture->config, STR("a.b=\xFF"), &fixture->error),
                "not UTF-8");
    assert_int_equal(fixture->config.count, 0);
}

static void failed_allocations_are_reported(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read_text(fixture, "[prices]\nunit = USD\n"), OK);
    for (size_t n = 1;; n++) {
        config_free(&fixture->config);
        alloc_fail_from(n);
        enum status status =
            config_read(&fixture->config, fixture->path, &fixture->error);
        if (status == OK) {
            status = config_set(&fixture->config, STR("a.b=c"), &fixture->error);
        }
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(sections_hold_options),
        TEST(an_entry_knows_where_it_came_from),
        TEST(wrong_lines_are_refused_with_their_number),
        TEST(a_missing_file_is_an_error),
        TEST(settings_are_cut_at_dot_and_equals),
        TEST(wrong_settings_are_refused),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
