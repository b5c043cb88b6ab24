#include "unit.h"

#include "base/alloc.h"
#include "base/vec.h"

struct numbers {
    int   *at;
    size_t length, room;
};

static void fill(struct numbers *numbers, struct arena *arena)
{
    for (int i = 0; i < 1000; i++) assert_true(VEC_PUSH(numbers, arena, i));
    for (int i = 0; i < 1000; i++) assert_int_equal(numbers->at[i], i);
    assert_int_equal(numbers->length, 1000);
}

static void items_keep_their_order(void **state)
{
    (void)state;
    struct arena   arena = {0};
    struct numbers in_arena = {0}, on_heap = {0};
    fill(&in_arena, &arena);
    fill(&on_heap, NULL);
    alloc_free(on_heap.at);
    arena_free(&arena);
}

static void reserved_room_is_not_asked_for_again(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    assert_true(VEC_RESERVE(&numbers, NULL, 1000));
    const int *at = numbers.at;
    fill(&numbers, NULL);
    assert_ptr_equal(numbers.at, at);
    alloc_free(numbers.at);
}

static void structs_are_pushed_whole(void **state)
{
    (void)state;
    struct pair {
        int a, b;
    };
    struct arena arena = {0};
    struct {
        struct pair *at;
        size_t       length, room;
    } pairs = {0};
    assert_true(VEC_PUSH(&pairs, &arena, (struct pair){.a = 1, .b = 2}));
    assert_int_equal(pairs.at[0].a, 1);
    assert_int_equal(pairs.at[0].b, 2);
    arena_free(&arena);
}

static void array_is_as_it_was_when_memory_runs_out(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    assert_true(VEC_PUSH(&numbers, NULL, 5));
    alloc_fail_from(1);
    while (VEC_PUSH(&numbers, NULL, 6)) continue;
    alloc_fail_from(0);
    assert_int_equal(numbers.length, numbers.room);
    assert_int_equal(numbers.at[0], 5);
    alloc_free(numbers.at);
}

static void size_that_overflows_is_refused(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    assert_true(VEC_PUSH(&numbers, NULL, 5));
    assert_false(VEC_RESERVE(&numbers, NULL, SIZE_MAX));
    assert_false(VEC_RESERVE(&numbers, NULL, SIZE_MAX / 4));
    assert_int_equal(numbers.at[0], 5);
    alloc_free(numbers.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_keep_their_order),
        cmocka_unit_test(reserved_room_is_not_asked_for_again),
        cmocka_unit_test(structs_are_pushed_whole),
        cmocka_unit_test(array_is_as_it_was_when_memory_runs_out),
        cmocka_unit_test(size_that_overflows_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
