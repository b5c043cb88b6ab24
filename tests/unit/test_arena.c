#include "unit.h"

#include "base/alloc.h"
#include "base/arena.h"

static void pieces_are_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 0; size < 200; size++) {
        unsigned char *at = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(at[i], 0);
        memset(at, 0xFF, size);
    }
    arena_free(&arena);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { PIECES = 500 };
    struct arena   arena = {0};
    unsigned char *at[PIECES];
    for (unsigned i = 0; i < PIECES; i++) {
        at[i] = arena_raw(&arena, i + 1);
        memset(at[i], (int)(i & 0xFF), i + 1);
    }
    for (unsigned i = 0; i < PIECES; i++)
        for (unsigned k = 0; k <= i; k++) assert_int_equal(at[i][k], i & 0xFF);
    arena_free(&arena);
}

static void piece_larger_than_a_block_is_given(void **state)
{
    (void)state;
    struct arena arena = {0};
    char        *at = arena_alloc(&arena, 20 * 1024 * 1024);
    assert_non_null(at);
    assert_int_equal(at[20 * 1024 * 1024 - 1], 0);
    arena_free(&arena);
}

static void array_that_overflows_is_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_null(arena_array(&arena, SIZE_MAX / 2, 3));
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_null(arena_alloc(&arena, SIZE_MAX - 8));
    assert_non_null(arena_array(&arena, 0, 8));
    assert_non_null(arena_array(&arena, 8, 0));
    arena_free(&arena);
}

static void copy_ends_in_a_nul(void **state)
{
    (void)state;
    struct arena     arena = {0};
    const struct str copy = arena_copy(&arena, STR("Johor"));
    assert_str(copy, "Johor");
    assert_string_equal(copy.at, "Johor");
    assert_string_equal(arena_copy(&arena, (struct str){NULL, 0}).at, "");
    arena_free(&arena);
}

static void limit_is_never_passed(void **state)
{
    (void)state;
    struct arena arena = {.limit = 100 * 1024};
    while (arena_raw(&arena, 1000)) assert_true(arena.used <= arena.limit);
    assert_true(arena.used > arena.limit / 2);
    assert_true(arena.full);
    assert_null(arena_raw(&arena, 200 * 1024));
    arena_free(&arena);
    assert_int_equal(arena.limit, 100 * 1024);
    assert_int_equal(arena.used, 0);
}

static void reset_keeps_the_largest_block(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_reset(&arena);
    for (int i = 0; i < 5000; i++) assert_non_null(arena_alloc(&arena, 100));
    arena_reset(&arena);
    const size_t kept = arena.used;
    assert_true(kept > 0);
    alloc_fail_from(0);
    for (int i = 0; i < 1000; i++) assert_non_null(arena_alloc(&arena, 100));
    assert_int_equal(alloc_fail_from(0), 0);
    assert_int_equal(arena.used, kept);
    arena_free(&arena);
}

static void memory_of_a_failed_request_is_not_lost(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_non_null(arena_alloc(&arena, 10));
    alloc_fail_from(1);
    assert_null(arena_alloc(&arena, 1024 * 1024));
    assert_null(arena_copy(&arena, (struct str){"x", 1024 * 1024}).at);
    assert_non_null(arena_alloc(&arena, 10));
    alloc_fail_from(0);
    assert_non_null(arena_alloc(&arena, 1024 * 1024));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(piece_larger_than_a_block_is_given),
        cmocka_unit_test(array_that_overflows_is_refused),
        cmocka_unit_test(copy_ends_in_a_nul),
        cmocka_unit_test(limit_is_never_passed),
        cmocka_unit_test(reset_keeps_the_largest_block),
        cmocka_unit_test(memory_of_a_failed_request_is_not_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
