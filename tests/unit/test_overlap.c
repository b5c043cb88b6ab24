#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "doc/overlap.h"

static void resolve(struct contender *contenders, size_t count)
{
    struct arena arena = {0};
    assert_int_equal(overlap_resolve(&arena, contenders, count, NULL), OK);
    arena_free(&arena);
}

static void higher_score_wins(void **state)
{
    (void)state;
    struct contender two[] = {
        {.at = {0, 10}, .score = 0.4},
        {.at = {9, 12}, .score = 0.5}
    };
    resolve(two, 2);
    assert_true(two[0].lost);
    assert_false(two[1].lost);
}

static void longer_wins_at_equal_score(void **state)
{
    (void)state;
    struct contender two[] = {
        {.at = {0, 3}, .score = 1},
        {.at = {2, 8}, .score = 1}
    };
    resolve(two, 2);
    assert_true(two[0].lost);
    assert_false(two[1].lost);
}

static void earlier_wins_at_equal_length(void **state)
{
    (void)state;
    struct contender two[] = {
        {.at = {2, 5}, .score = 1},
        {.at = {0, 3}, .score = 1}
    };
    resolve(two, 2);
    assert_true(two[0].lost);
    assert_false(two[1].lost);
}

static void first_emitted_wins_at_the_same_place(void **state)
{
    (void)state;
    struct contender two[] = {
        {.at = {2, 5}, .score = 1},
        {.at = {2, 5}, .score = 1}
    };
    resolve(two, 2);
    assert_false(two[0].lost);
    assert_true(two[1].lost);
}

static void neighbours_do_not_overlap(void **state)
{
    (void)state;
    struct contender two[] = {
        {.at = {0, 3}, .score = 1  },
        {.at = {3, 5}, .score = 0.1}
    };
    resolve(two, 2);
    assert_false(two[0].lost);
    assert_false(two[1].lost);
}

static void who_lost_displaces_nobody(void **state)
{
    (void)state;
    struct contender three[] = {
        {.at = {0, 4}, .score = 0.3},
        {.at = {3, 7}, .score = 0.5},
        {.at = {6, 9}, .score = 0.9}
    };
    resolve(three, 3);
    assert_false(three[0].lost);
    assert_true(three[1].lost);
    assert_false(three[2].lost);
}

/* The definition, word for word. */
static void resolve_slowly(struct contender *all, size_t count)
{
    bool *seen = calloc(count, sizeof *seen);
    for (size_t round = 0; round < count; round++) {
        size_t best = count;
        for (size_t i = 0; i < count; i++) {
            if (seen[i]) continue;
            if (best == count) best = i;
            const struct contender *a = &all[i], *b = &all[best];
            const uint32_t a_length = a->at.end - a->at.begin;
            const uint32_t b_length = b->at.end - b->at.begin;
            if (a->score > b->score ||
                (a->score >= b->score &&
                 (a_length > b_length ||
                  (a_length == b_length && a->at.begin < b->at.begin)))) {
                best = i;
            }
        }
        seen[best] = true;
        all[best].lost = false;
        for (size_t i = 0; i < count; i++) {
            if (seen[i] && i != best && !all[i].lost &&
                span_overlaps(all[i].at, all[best].at)) {
                all[best].lost = true;
                break;
            }
        }
    }
    free(seen);
}

static void agrees_with_the_definition(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (int round = 0; round < 400; round++) {
        struct contender fast[40], slow[40];
        const size_t count = 1 + (size_t)round % 40;
        for (size_t i = 0; i < count; i++) {
            random = random * 1664525u + 1013904223u;
            const uint32_t begin = random >> 16 & 63, length = 1 + (random >> 24 & 15);
            fast[i] = slow[i] = (struct contender){
                .at = {begin, begin + length},
                  .score = (random >> 12 & 3) / 3.0
            };
        }
        resolve(fast, count);
        resolve_slowly(slow, count);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(fast[i].lost, slow[i].lost);
    }
}

/* Two hundred thousand spans that all overlap: quadratic work would take minutes. */
static void a_heap_of_spans_is_resolved_soon(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    struct contender *heap = calloc(COUNT, sizeof *heap);
    for (uint32_t i = 0; i < COUNT; i++) {
        heap[i] = (struct contender){
            .at = {i, 2 * COUNT - i},
              .score = i / (double)COUNT
        };
    }
    resolve(heap, COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(heap[i].lost, i != COUNT - 1);
    free(heap);
}

static void failed_allocations_are_reported(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        struct contender two[] = {
            {.at = {0, 3}, .score = 1},
            {.at = {2, 8}, .score = 1}
        };
        struct arena arena = {0};
        alloc_fail_from(n);
        const enum status status = overlap_resolve(&arena, two, 2, NULL);
        alloc_fail_from(0);
        arena_free(&arena);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(higher_score_wins),
        cmocka_unit_test(longer_wins_at_equal_score),
        cmocka_unit_test(earlier_wins_at_equal_length),
        cmocka_unit_test(first_emitted_wins_at_the_same_place),
        cmocka_unit_test(neighbours_do_not_overlap),
        cmocka_unit_test(who_lost_displaces_nobody),
        cmocka_unit_test(agrees_with_the_definition),
        cmocka_unit_test(a_heap_of_spans_is_resolved_soon),
        cmocka_unit_test(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
