#include "unit.h"

#include "base/alloc.h"
#include "compare/sequence.h"

enum { MOST = 60 };

static uint32_t state_of_random = 1;

static uint32_t random_below(uint32_t limit)
{
    state_of_random = state_of_random * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)state_of_random * limit) >> 32);
}

/* The length of a longest common subsequence, by the table that everybody knows. */
static uint32_t longest(const uint32_t *a, uint32_t a_count, const uint32_t *b,
                        uint32_t b_count)
{
    static uint32_t table[MOST + 1][MOST + 1];
    for (uint32_t i = 0; i <= a_count; i++) {
        for (uint32_t j = 0; j <= b_count; j++) {
            if (i == 0 || j == 0)
                table[i][j] = 0;
            else if (a[i - 1] == b[j - 1])
                table[i][j] = table[i - 1][j - 1] + 1;
            else
                table[i][j] =
                    table[i - 1][j] > table[i][j - 1] ? table[i - 1][j] : table[i][j - 1];
        }
    }
    return table[a_count][b_count];
}

static void assert_blocks_fit(const struct sequence_blocks *blocks, const uint32_t *a,
                              const uint32_t *b, uint32_t *sum)
{
    uint32_t a_at = 0, b_at = 0;
    *sum = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct sequence_block *block = &blocks->at[i];
        assert_true(block->length > 0);
        assert_true(block->old_begin >= a_at && block->new_begin >= b_at);
        for (uint32_t k = 0; k < block->length; k++) {
            assert_int_equal(a[block->old_begin + k], b[block->new_begin + k]);
        }
        a_at = block->old_begin + block->length;
        b_at = block->new_begin + block->length;
        *sum += block->length;
    }
}

static void short_sequences_share_all_they_can(void **state)
{
    (void)state;
    for (int round = 0; round < 3000; round++) {
        uint32_t a[MOST], b[MOST], sum;
        const uint32_t a_count = random_below(MOST), b_count = random_below(MOST);
        const uint32_t letters = 1 + random_below(10);
        for (uint32_t i = 0; i < a_count; i++)
            a[i] = random_below(letters);
        for (uint32_t i = 0; i < b_count; i++)
            b[i] = random_below(letters);
        struct arena arena = {0};
        struct error error = {.status = OK};
        struct sequence_blocks blocks;
        assert_int_equal(
            sequence_compare(&arena, a, a_count, b, b_count, &blocks, &error), OK);
        assert_blocks_fit(&blocks, a, b, &sum);
        assert_int_equal(sum, longest(a, a_count, b, b_count));
        arena_free(&arena);
    }
}

/* Past the limit on edits the answer need not be the longest, but it is still an answer,
 * and it comes soon. */
static void unlike_sequences_still_give_a_common_one(void **state)
{
    (void)state;
    enum { LONG = 20000 };
    uint32_t *a = alloc_zeroed(LONG, sizeof *a), *b = alloc_zeroed(LONG, sizeof *b), sum;
    assert_non_null(a);
    assert_non_null(b);
    for (uint32_t i = 0; i < LONG; i++) {
        a[i] = random_below(50);
        b[i] = random_below(50);
    }
    struct arena arena = {0};
    struct error error = {.status = OK};
    struct sequence_blocks blocks;
    assert_int_equal(sequence_compare(&arena, a, LONG, b, LONG, &blocks, &error), OK);
    assert_blocks_fit(&blocks, a, b, &sum);
    assert_true(sum > LONG / 10);
    arena_free(&arena);
    alloc_free(a);
    alloc_free(b);
}

static void nothing_is_common_with_nothing(void **state)
{
    (void)state;
    const uint32_t some[] = {1, 2, 3};
    struct arena arena = {0};
    struct error error = {.status = OK};
    struct sequence_blocks blocks;
    assert_int_equal(sequence_compare(&arena, some, 3, NULL, 0, &blocks, &error), OK);
    assert_int_equal(blocks.count, 0);
    assert_int_equal(sequence_compare(&arena, NULL, 0, some, 3, &blocks, &error), OK);
    assert_int_equal(blocks.count, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_sequences_share_all_they_can),
        cmocka_unit_test(unlike_sequences_still_give_a_common_one),
        cmocka_unit_test(nothing_is_common_with_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
