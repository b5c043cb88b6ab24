#include "unit.h"

#include <errno.h>

#include "base/error.h"

static void message_and_status_are_kept(void **state)
{
    (void)state;
    struct error error;
    assert_int_equal(error_set(&error, ERROR_INPUT, "%s: is empty", "a.txt"),
                     ERROR_INPUT);
    assert_int_equal(error.status, ERROR_INPUT);
    assert_string_equal(error.message, "a.txt: is empty");
}

static void caller_may_not_want_to_know(void **state)
{
    (void)state;
    assert_int_equal(error_set(NULL, ERROR_LIMIT, "too many"), ERROR_LIMIT);
    assert_int_equal(error_memory(NULL, "reading"), ERROR_MEMORY);
    assert_int_equal(error_system(NULL, ERROR_OUTPUT, "x"), ERROR_OUTPUT);
}

static void memory_names_what_was_done(void **state)
{
    (void)state;
    struct error error;
    assert_int_equal(error_memory(&error, "tokenising"), ERROR_MEMORY);
    assert_string_equal(error.message, "out of memory while tokenising");
}

static void system_adds_its_words(void **state)
{
    (void)state;
    struct error error;
    errno = ENOENT;
    assert_int_equal(error_system(&error, ERROR_INPUT, "%s", "a.txt"), ERROR_INPUT);
    assert_string_equal(error.message, "a.txt: No such file or directory");
}

/* A message of n bytes of two-byte characters, and what is left of it. */
static void check_cut(int filler)
{
    struct error error;
    char         text[2000];
    memset(text, 'x', sizeof text);
    for (int i = filler; i + 1 < (int)sizeof text - 1; i += 2)
        memcpy(text + i, "\xC3\xA9", 2);
    text[sizeof text - 1] = '\0';
    error_set(&error, ERROR_INPUT, "%s", text);
    const size_t length = strlen(error.message);
    assert_in_range(length, ERROR_SIZE - 4, ERROR_SIZE - 1);
    assert_string_equal(error.message + length - 3, "...");
    /* The byte before the dots ends a character. */
    assert_int_not_equal((unsigned char)error.message[length - 4], 0xC3);
    errno = EIO;
    error_system(&error, ERROR_INPUT, "%s", text);
    assert_true(str_ends(str_from(error.message), "..."));
}

static void long_message_is_cut_at_a_character(void **state)
{
    (void)state;
    check_cut(0);
    check_cut(1);
}

static void long_message_cuts_the_systems_words(void **state)
{
    (void)state;
    struct error error;
    errno = ENOENT;
    error_system(&error, ERROR_INPUT, "%0*d", ERROR_SIZE - 10, 0);
    assert_int_equal(strlen(error.message), ERROR_SIZE - 1);
    assert_true(str_ends(str_from(error.message), "..."));
}

static enum status passes_on(enum status status)
{
    TRY(status);
    return ERROR_USAGE;
}

static void try_leaves_on_trouble(void **state)
{
    (void)state;
    assert_int_equal(passes_on(ERROR_CONFIG), ERROR_CONFIG);
    assert_int_equal(passes_on(OK), ERROR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(message_and_status_are_kept),
        cmocka_unit_test(caller_may_not_want_to_know),
        cmocka_unit_test(memory_names_what_was_done),
        cmocka_unit_test(system_adds_its_words),
        cmocka_unit_test(long_message_is_cut_at_a_character),
        cmocka_unit_test(long_message_cuts_the_systems_words),
        cmocka_unit_test(try_leaves_on_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
