#include "compare_fixture.h"

#include "compare/bootstrap.h"

enum { ARTICLES = 30 };

static void make_counts(struct score_count *counts, uint32_t spread)
{
    for (uint32_t i = 0; i < ARTICLES; i++)
        counts[i] = (struct score_count){5 + i * spread % 5, 10, 10};
}

static void the_same_counts_give_the_same_interval(void **state)
{
    struct compare_fixture *fixture = *state;
    struct score_count counts[ARTICLES];
    struct bootstrap_interval once, again;
    make_counts(counts, 1);
    assert_int_equal(
        bootstrap_f1(&fixture->arena, counts, ARTICLES, &once, &fixture->error), OK);
    assert_int_equal(
        bootstrap_f1(&fixture->arena, counts, ARTICLES, &again, &fixture->error), OK);
    assert_memory_equal(&once, &again, sizeof once);
}

static void the_interval_holds_the_score(void **state)
{
    struct compare_fixture *fixture = *state;
    struct score_count counts[ARTICLES], sum = {0};
    struct bootstrap_interval interval;
    make_counts(counts, 1);
    for (int i = 0; i < ARTICLES; i++) {
        sum.right += counts[i].right;
        sum.output += counts[i].output;
        sum.gold += counts[i].gold;
    }
    assert_int_equal(
        bootstrap_f1(&fixture->arena, counts, ARTICLES, &interval, &fixture->error), OK);
    assert_true(interval.low < score_rates_of(&sum).f1);
    assert_true(interval.high > score_rates_of(&sum).f1);
    assert_true(interval.high - interval.low < 0.2);
}

static void articles_that_are_alike_leave_no_doubt(void **state)
{
    struct compare_fixture *fixture = *state;
    struct score_count counts[ARTICLES];
    struct bootstrap_interval interval;
    make_counts(counts, 0);
    assert_int_equal(
        bootstrap_f1(&fixture->arena, counts, ARTICLES, &interval, &fixture->error), OK);
    assert_true(interval.high - interval.low < 1e-9);
}

static void swapping_the_runs_turns_the_change_around(void **state)
{
    struct compare_fixture *fixture = *state;
    struct score_count a[ARTICLES], b[ARTICLES];
    struct bootstrap_change there, back;
    make_counts(a, 1);
    make_counts(b, 2);
    b[3].right = 0;
    assert_int_equal(
        bootstrap_compare(&fixture->arena, a, b, ARTICLES, &there, &fixture->error), OK);
    assert_int_equal(
        bootstrap_compare(&fixture->arena, b, a, ARTICLES, &back, &fixture->error), OK);
    assert_true(there.change < 0 && back.change > 0);
    assert_true(there.change + back.change < 1e-9 && there.change + back.change > -1e-9);
    assert_true(there.p - back.p < 1e-9 && back.p - there.p < 1e-9);
}

static void nothing_at_all_is_scored_zero(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct score_count none[1] = {
        {0, 0, 0}
    };
    struct bootstrap_interval interval;
    assert_int_equal(bootstrap_f1(&fixture->arena, none, 1, &interval, &fixture->error),
                     OK);
    assert_true(interval.low >= 0 && interval.high <= 0);
    assert_int_equal(bootstrap_f1(&fixture->arena, NULL, 0, &interval, &fixture->error),
                     OK);
    assert_true(interval.low >= 0 && interval.high <= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(the_same_counts_give_the_same_interval),
        COMPARE_TEST(the_interval_holds_the_score),
        COMPARE_TEST(articles_that_are_alike_leave_no_doubt),
        COMPARE_TEST(swapping_the_runs_turns_the_change_around),
        COMPARE_TEST(nothing_at_all_is_scored_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
