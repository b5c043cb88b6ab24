/* The helpers of nutgraf/testing.h must fail a test when they should: each is run in a
 * process of its own that does nothing else. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <nutgraf/testing.h>

static int open_maker(void **state)
{
    *state = ng_test_open(&(ng_test_setup){.plugin = GOOD_SO});
    ng_test_run(*state, "Rain fell.");
    return 0;
}

static int close_maker(void **state)
{
    ng_test_close(*state);
    return 0;
}

static void everything_is_as_it_is(void **state)
{
    assert_record(*state, "found", 0, 4, "value=", "rule=");
    assert_record_of(*state, "found", "Rain", NULL);
    assert_record_count(*state, "found", 1);
    assert_record_count(*state, "other", 0);
}

static void another_place(void **state)
{
    assert_record(*state, "found", 0, 5, NULL);
}
static void another_kind(void **state)
{
    assert_record(*state, "other", 0, 4, NULL);
}
static void another_value(void **state)
{
    assert_record(*state, "found", 0, 4, "value=x");
}
static void no_such_words(void **state)
{
    assert_record_of(*state, "found", "Snow", NULL);
}
static void not_whole(void **state)
{
    assert_whole_record(*state, "found", NULL);
}
static void another_count(void **state)
{
    assert_record_count(*state, "found", 2);
}
static void an_unknown_key(void **state)
{
    ng_test_know(*state, "weather", "rain");
}
static void no_error(void **state)
{
    assert_plugin_error(*state, "Rain fell.", "broke");
}

static void no_such_plugin(void **state)
{
    (void)state;
    ng_test_close(ng_test_open(&(ng_test_setup){.plugin = "/nowhere/p.so"}));
}

static void a_setting_of_nobody(void **state)
{
    (void)state;
    const char *const options[] = {"a_good_maker.window=1", NULL};
    ng_test_close(ng_test_open(&(ng_test_setup){.plugin = GOOD_SO, .options = options}));
}

static void a_plugin_that_breaks(void **state)
{
    (void)state;
    ng_test *test = ng_test_open(&(ng_test_setup){.plugin = BAD_SO});
    assert_plugin_error(test, "Rain fell.", "no call had failed");
    ng_test_run(test, "Rain fell.");
    ng_test_close(test);
}

/* How many of one test fail, in a process whose output nobody sees. */
static int failures(const struct CMUnitTest *test)
{
    int result = 0;
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        const struct CMUnitTest group[] = {*test};
        _exit(cmocka_run_group_tests(group, NULL, NULL));
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &result, 0), child);
    return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

static void what_is_right_passes(void **state)
{
    (void)state;
    const struct CMUnitTest right =
        cmocka_unit_test_setup_teardown(everything_is_as_it_is, open_maker, close_maker);
    assert_int_equal(failures(&right), 0);
}

static void what_is_wrong_fails(void **state)
{
    (void)state;
#define WRONG(name) cmocka_unit_test_setup_teardown(name, open_maker, close_maker)
    const struct CMUnitTest wrong[] = {
        WRONG(another_place),
        WRONG(another_kind),
        WRONG(another_value),
        WRONG(no_such_words),
        WRONG(not_whole),
        WRONG(another_count),
        WRONG(an_unknown_key),
        WRONG(no_error),
        WRONG(no_such_plugin),
        WRONG(a_setting_of_nobody),
        WRONG(a_plugin_that_breaks),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (failures(&wrong[i]) != 1) fail_msg("%s does not fail", wrong[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_passes),
        cmocka_unit_test(what_is_wrong_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
