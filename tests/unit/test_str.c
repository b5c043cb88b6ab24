#include "unit.h"

static void order_is_by_bytes(void **state)
{
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("b"), STR("a")) > 0);
    assert_true(str_compare(STR("ab"), STR("abc")) < 0);
    assert_true(str_compare(STR(""), STR("a")) < 0);
    assert_true(str_compare(STR("\xC3"), STR("a")) > 0);
    assert_int_equal(str_compare(STR("abc"), STR("abc")), 0);
    assert_int_equal(str_compare((struct str){NULL, 0}, STR("")), 0);
}

static void equal_needs_the_length_too(void **state)
{
    (void)state;
    assert_true(str_equal(STR("abc"), STR("abc")));
    assert_false(str_equal(STR("abc"), STR("ab")));
    assert_true(str_equal((struct str){NULL, 0}, STR("")));
    assert_true(str_starts(STR("abc"), "ab"));
    assert_false(str_starts(STR("a"), "ab"));
    assert_true(str_ends(STR("abc"), "bc"));
    assert_false(str_ends(STR("c"), "bc"));
}

static void trim_takes_space_at_both_ends(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \f\v ")), "a b");
    assert_str(str_trim(STR("   ")), "");
    assert_str(str_trim(STR("")), "");
}

static void next_gives_every_piece(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "", "b", ""};
    struct str               rest = STR("a,,b,"), piece;
    for (size_t i = 0; i < COUNT(pieces); i++) {
        assert_true(str_next(&rest, ',', &piece));
        assert_str(piece, pieces[i]);
    }
    assert_false(str_next(&rest, ',', &piece));
    assert_false(str_next(&rest, ',', &piece));
}

static void empty_text_has_one_piece(void **state)
{
    (void)state;
    struct str rest = STR(""), piece;
    assert_true(str_next(&rest, ',', &piece));
    assert_str(piece, "");
    assert_false(str_next(&rest, ',', &piece));
}

static void listed_words_are_whole_words(void **state)
{
    (void)state;
    assert_true(str_listed(STR("two"), "one two three"));
    assert_true(str_listed(STR("three"), "one two three"));
    assert_false(str_listed(STR("thre"), "one two three"));
    assert_false(str_listed(STR("o"), "one two three"));
    assert_false(str_listed(STR(""), "one  two"));
    assert_false(str_listed(STR("one"), ""));
}

static void numbers_are_digits_only(void **state)
{
    (void)state;
    uint64_t number = 99;
    assert_true(str_to_number(STR("0"), 10, &number));
    assert_int_equal(number, 0);
    assert_true(str_to_number(STR("0010"), 10, &number));
    assert_int_equal(number, 10);
    assert_true(str_to_number(STR("18446744073709551615"), UINT64_MAX, &number));
    assert_true(number == UINT64_MAX);
    number = 99;
    static const char *const bad[] = {"", "11", "-1", "+1", " 1", "1 ", "1.0", "a"};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(str_to_number(str_from(bad[i]), 10, &number));
    assert_false(str_to_number(STR("18446744073709551616"), UINT64_MAX, &number));
    assert_false(str_to_number(STR("5"), 4, &number));
    assert_int_equal(number, 99);
}

static void hash_is_the_same_on_every_machine(void **state)
{
    (void)state;
    assert_int_equal(str_hash(STR("")), 0);
    assert_int_equal(str_hash(STR("malaysia")), 0x4FBFC2BDu);
    assert_int_equal(str_hash(STR("centrality")), 0x1BC49453u);
}

static void hash_of_padded_text_is_the_same(void **state)
{
    (void)state;
    char text[64];
    for (size_t i = 0; i < sizeof text; i++) text[i] = (char)('a' + i % 26);
    for (size_t begin = 0; begin < 8; begin++)
        for (size_t length = 0; begin + length + 8 <= sizeof text; length++) {
            const struct str part = {text + begin, length};
            assert_int_equal(str_hash(part), str_hash_padded(part));
        }
}

static void hash_spreads_short_words(void **state)
{
    (void)state;
    enum { BUCKETS = 1024, WORDS = 26 * 26 * 26 };
    static unsigned counts[BUCKETS];
    for (unsigned i = 0; i < WORDS; i++) {
        const char word[3] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26),
                              (char)('a' + i / 676)};
        counts[str_hash((struct str){word, 3}) % BUCKETS]++;
    }
    /* 17.2 a bucket on average; five deviations off would be 38. */
    for (unsigned i = 0; i < BUCKETS; i++) assert_in_range(counts[i], 1, 40);
}

static void zeros_are_not_padding(void **state)
{
    (void)state;
    static const char zeros[20] = {0};
    for (size_t i = 0; i < sizeof zeros; i++)
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(str_hash((struct str){zeros, i}),
                                 str_hash((struct str){zeros, k}));
}

static void distance_counts_edits(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t      distance;
    } cases[] = {
        {"", "", 0},        {"abc", "abc", 0},        {"abc", "abd", 1},
        {"abc", "abcd", 1}, {"abc", "ab", 1},         {"abc", "acb", 1},
        {"", "abc", 3},     {"kitten", "sitting", 3}, {"windwo", "window", 1},
        {"ca", "abc", 3}, /* the restricted distance: no edit between swapped letters */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct str a = str_from(cases[i].a), b = str_from(cases[i].b);
        assert_int_equal(str_distance(a, b), cases[i].distance);
        assert_int_equal(str_distance(b, a), cases[i].distance);
    }
}

static void distance_looks_at_64_bytes(void **state)
{
    (void)state;
    char a[200], b[200];
    memset(a, 'a', sizeof a);
    memset(b, 'b', sizeof b);
    const struct str long_a = {a, sizeof a}, long_b = {b, sizeof b};
    assert_int_equal(str_distance(long_a, long_b), 64);
}

static void nearest_is_near_or_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"window", "needs", "no", "threads"};
    assert_string_equal(str_nearest(STR("windows"), names, COUNT(names)), "window");
    assert_string_equal(str_nearest(STR("thraeds"), names, COUNT(names)), "threads");
    assert_string_equal(str_nearest(STR("needs"), names, COUNT(names)), "needs");
    assert_null(str_nearest(STR("colour"), names, COUNT(names)));
    assert_null(str_nearest(STR("x"), names, COUNT(names)));
    assert_null(str_nearest(STR(""), names, COUNT(names)));
    assert_null(str_nearest(STR("window"), names, 0));
}

static void first_of_two_as_near_is_taken(void **state)
{
    (void)state;
    static const char *const names[] = {"cat", "car"};
    assert_string_equal(str_nearest(STR("cas"), names, COUNT(names)), "cat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_by_bytes),
        cmocka_unit_test(equal_needs_the_length_too),
        cmocka_unit_test(trim_takes_space_at_both_ends),
        cmocka_unit_test(next_gives_every_piece),
        cmocka_unit_test(empty_text_has_one_piece),
        cmocka_unit_test(listed_words_are_whole_words),
        cmocka_unit_test(numbers_are_digits_only),
        cmocka_unit_test(hash_is_the_same_on_every_machine),
        cmocka_unit_test(hash_of_padded_text_is_the_same),
        cmocka_unit_test(hash_spreads_short_words),
        cmocka_unit_test(zeros_are_not_padding),
        cmocka_unit_test(distance_counts_edits),
        cmocka_unit_test(distance_looks_at_64_bytes),
        cmocka_unit_test(nearest_is_near_or_nothing),
        cmocka_unit_test(first_of_two_as_near_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
