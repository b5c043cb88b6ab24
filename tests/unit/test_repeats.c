#include "scratch.h"

#include <stdio.h>

#include "run/repeats.h"

static bool note(struct repeats *repeats, const char *id, const char *source,
                 uint64_t line, struct repeats_place *first)
{
    return repeats_note(repeats, str_from(id), str_from(source), line, first);
}

static void repeated_id_names_where_it_stood_first(void **state)
{
    (void)state;
    struct repeats repeats = {0};
    struct repeats_place first;
    assert_false(note(&repeats, "x", "a.jsonl", 3, &first));
    assert_false(note(&repeats, "y", "b.jsonl", 1, &first));
    assert_false(note(&repeats, "", "b.jsonl", 2, &first));
    assert_true(note(&repeats, "x", "b.jsonl", 4, &first));
    assert_string_equal(first.source, "a.jsonl");
    assert_int_equal(first.line, 3);
    assert_true(note(&repeats, "", "c.jsonl", 1, &first));
    assert_string_equal(first.source, "b.jsonl");
    assert_int_equal(first.line, 2);
    repeats_free(&repeats);
}

static void many_ids_are_told_apart(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct repeats repeats = {0};
    struct repeats_place first;
    char id[16];
    for (unsigned round = 0; round < 2; round++)
        for (unsigned i = 0; i < MANY; i++) {
            snprintf(id, sizeof id, "%u", i);
            const bool repeated = note(&repeats, id, "a", i + 1, &first);
            assert_int_equal(repeated, round == 1);
            if (repeated) assert_int_equal(first.line, i + 1);
        }
    assert_int_equal(repeats.count, MANY);
    repeats_free(&repeats);
}

static void remembering_ends_at_the_limit(void **state)
{
    (void)state;
    struct repeats repeats = {0};
    struct repeats_place first;
    char id[16];
    for (unsigned i = 0; i <= REPEATS_LIMIT; i++) {
        snprintf(id, sizeof id, "%u", i);
        assert_false(note(&repeats, id, "a", i + 1, &first));
    }
    assert_true(repeats.closed);
    assert_null(repeats.seen);
    assert_false(note(&repeats, "0", "a", 1, &first));
    repeats_free(&repeats);
}

static void no_memory_ends_the_remembering(void **state)
{
    (void)state;
    struct repeats_place first;
    for (uint64_t n = 1;; n++) {
        struct repeats repeats = {0};
        alloc_fail_from(n);
        note(&repeats, "x", "a", 1, &first);
        const bool repeated = note(&repeats, "x", "a", 2, &first);
        alloc_fail_from(0);
        assert_true(repeated != repeats.closed);
        repeats_free(&repeats);
        if (repeated) break;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repeated_id_names_where_it_stood_first),
        cmocka_unit_test(many_ids_are_told_apart),
        cmocka_unit_test(remembering_ends_at_the_limit),
        cmocka_unit_test(no_memory_ends_the_remembering),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
