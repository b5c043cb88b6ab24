#include "compare_fixture.h"

#include "compare/align.h"

static struct align align(struct compare_fixture *fixture, const struct read_article *a,
                          const struct read_article *b, bool bytes)
{
    struct align result;
    assert_int_equal(
        align_articles(&fixture->arena, a, b, bytes, &result, &fixture->error), OK);
    return result;
}

static void assert_place(const struct align *align, uint32_t begin, uint32_t end,
                         uint32_t new_begin, uint32_t new_end, bool whole)
{
    const struct align_place place = align_span(align, false, begin, end);
    assert_true(place.found);
    assert_int_equal(place.new_begin, new_begin);
    assert_int_equal(place.new_end, new_end);
    assert_int_equal(place.whole, whole);
    const struct align_place back = align_span(align, true, new_begin, new_end);
    assert_int_equal(back.old_begin, place.old_begin);
    assert_int_equal(back.old_end, place.old_end);
}

static void equal_digests_need_no_texts(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_article a = article_of(fixture, "a", "1", NULL, NULL, 0);
    assert_true(align(fixture, &a, &a, false).same);
}

static void a_word_in_front_moves_all_behind_it(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_article a = article_of(fixture, "a", "1", "one two", NULL, 0);
    const struct read_article b = article_of(fixture, "a", "2", "so one two", NULL, 0);
    const struct align found = align(fixture, &a, &b, false);
    assert_false(found.same);
    assert_place(&found, 0, 3, 3, 6, true);
    assert_place(&found, 4, 7, 7, 10, true);
    assert_place(&found, 0, 7, 3, 10, true);
}

static void a_word_that_is_gone_has_no_place(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_article a = article_of(fixture, "a", "1", "one two three", NULL, 0);
    const struct read_article b = article_of(fixture, "a", "2", "one three", NULL, 0);
    const struct align found = align(fixture, &a, &b, false);
    assert_false(align_span(&found, false, 4, 7).found);
    assert_place(&found, 0, 13, 0, 9, true);
    const struct align_place half = align_span(&found, false, 4, 13);
    assert_true(half.found);
    assert_false(half.whole);
}

static void positions_count_characters_unless_told_bytes(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_article a = article_of(fixture, "a", "1", "é ö", NULL, 0);
    const struct read_article b = article_of(fixture, "a", "2", "ü é ö", NULL, 0);
    const struct align characters = align(fixture, &a, &b, false);
    assert_place(&characters, 2, 3, 4, 5, true);
    const struct align bytes = align(fixture, &a, &b, true);
    assert_place(&bytes, 3, 5, 6, 8, true);
}

static void records_quote_where_there_is_no_text(void **state)
{
    struct compare_fixture *fixture = *state;
    struct read_record old_records[] = {record_at(fixture, "x", 10, 14, "1"),
                                        record_at(fixture, "x", 20, 24, "2")};
    struct read_record new_records[] = {record_at(fixture, "x", 15, 19, "1"),
                                        record_at(fixture, "x", 25, 29, "2")};
    old_records[0].text = new_records[0].text = STR("Suva");
    old_records[1].text = new_records[1].text = STR("Nadi");
    const struct read_article a = article_of(fixture, "a", "1", NULL, old_records, 2);
    const struct read_article b = article_of(fixture, "a", "2", NULL, new_records, 2);
    const struct align found = align(fixture, &a, &b, false);
    assert_place(&found, 20, 24, 25, 29, true);
}

static void a_record_without_place_is_nowhere_in_both(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_article a = article_of(fixture, "a", "1", "one", NULL, 0);
    const struct read_article b = article_of(fixture, "a", "2", "two", NULL, 0);
    const struct align found = align(fixture, &a, &b, false);
    const struct align_place place =
        align_span(&found, false, READ_NOWHERE, READ_NOWHERE);
    assert_true(place.whole);
    assert_int_equal(place.new_begin, READ_NOWHERE);
    assert_false(align_span(&found, false, 0, 3).found);
}

static void places_beyond_the_text_do_no_harm(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_article a = article_of(fixture, "a", "1", "one two", NULL, 0);
    const struct read_article b = article_of(fixture, "a", "2", "one so two", NULL, 0);
    const struct align found = align(fixture, &a, &b, false);
    assert_false(align_span(&found, false, 4000000000u, 4294967294u).found);
    assert_false(align_span(&found, false, 4, 4294967294u).whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(equal_digests_need_no_texts),
        COMPARE_TEST(a_word_in_front_moves_all_behind_it),
        COMPARE_TEST(a_word_that_is_gone_has_no_place),
        COMPARE_TEST(positions_count_characters_unless_told_bytes),
        COMPARE_TEST(records_quote_where_there_is_no_text),
        COMPARE_TEST(a_record_without_place_is_nowhere_in_both),
        COMPARE_TEST(places_beyond_the_text_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
