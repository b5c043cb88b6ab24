#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "text/trie.h"

static uint32_t spread(uint32_t i)
{
    return i * 2654435761u;
}

static void a_path_is_found_again(void **state)
{
    (void)state;
    struct trie trie = {0};
    const uint32_t one = trie_add(&trie, TRIE_ROOT, 11);
    const uint32_t two = trie_add(&trie, one, 22);
    assert_int_equal(trie_add(&trie, TRIE_ROOT, 11), one);
    assert_int_equal(trie_step(&trie, TRIE_ROOT, 11), one);
    assert_int_equal(trie_step(&trie, one, 22), two);
    assert_int_equal(trie_step(&trie, one, 11), TRIE_NONE);
    assert_int_equal(trie_step(&trie, two, 22), TRIE_NONE);
    trie_free(&trie);
}

static void growing_loses_nothing(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    struct trie trie = {0};
    for (uint32_t i = 0; i < COUNT; i++) {
        const uint32_t first = trie_add(&trie, TRIE_ROOT, spread(i % 500));
        assert_int_not_equal(trie_add(&trie, first, spread(i)), TRIE_NONE);
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        const uint32_t first = trie_step(&trie, TRIE_ROOT, spread(i % 500));
        assert_true(trie_may_begin(&trie, spread(i % 500)));
        assert_int_not_equal(trie_step(&trie, first, spread(i)), TRIE_NONE);
    }
    assert_int_equal(trie.count, 500 + COUNT);
    trie_free(&trie);
}

static void the_filter_lets_little_through(void **state)
{
    (void)state;
    struct trie trie = {0};
    uint32_t passed = 0;
    for (uint32_t i = 0; i < 4000; i++)
        trie_add(&trie, TRIE_ROOT, spread(i) ^ spread(i) >> 7);
    for (uint32_t i = 0; i < 100000; i++)
        passed += trie_may_begin(&trie, spread(i + 5000));
    assert_in_range(passed, 0, 100000 / 8);
    trie_free(&trie);
}

static void a_failed_allocation_gives_no_node(void **state)
{
    (void)state;
    struct trie trie = {0};
    for (size_t n = 1; n <= 2; n++) {
        alloc_fail_from(n);
        assert_int_equal(trie_add(&trie, TRIE_ROOT, 1), TRIE_NONE);
        alloc_fail_from(0);
    }
    assert_int_not_equal(trie_add(&trie, TRIE_ROOT, 1), TRIE_NONE);
    trie_free(&trie);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_found_again),
        cmocka_unit_test(growing_loses_nothing),
        cmocka_unit_test(the_filter_lets_little_through),
        cmocka_unit_test(a_failed_allocation_gives_no_node),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
