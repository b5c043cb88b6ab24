#include "compare_fixture.h"

#include "compare/link.h"

/* Records with the ids a, b and c; c has a field and no text. */
static struct link_names make(struct compare_fixture *fixture)
{
    struct read_record *records = arena_array(&fixture->arena, 2, sizeof *records);
    struct read_record *inside = arena_array(&fixture->arena, 1, sizeof *inside);
    assert_non_null(records);
    assert_non_null(inside);
    records[0] = record_at(fixture, "date", 0, 4, "2024");
    records[0].id = STR("a");
    records[0].text = STR("May");
    records[1] = record_at(fixture, "place", 5, 9, NULL);
    records[1].id = STR("b");
    records[1].text = STR("Suva");
    inside[0] = record_at(fixture, "part", 5, 9, "7");
    inside[0].id = STR("c");
    records[1].inside = inside;
    records[1].inside_count = 1;
    const struct read_article article = article_of(fixture, "x", NULL, NULL, records, 2);
    struct link_names names = {.length = 0};
    assert_int_equal(link_names_make(&names, &fixture->arena, &article, &fixture->error),
                     OK);
    return names;
}

static void assert_means(struct compare_fixture *fixture, const char *value,
                         const char *wanted)
{
    struct link_names names = make(fixture);
    struct str meaning;
    assert_int_equal(link_name(&names, str_from(value), &meaning, &fixture->error), OK);
    assert_str(meaning, wanted);
    link_names_free(&names);
}

static void an_id_means_what_its_record_says(void **state)
{
    assert_means(*state, "a", "date May");
    assert_means(*state, "c", "part 7");
}

static void several_ids_mean_several_records(void **state)
{
    assert_means(*state, "a b", "date May, place Suva");
    assert_means(*state, "c b a", "part 7, place Suva, date May");
}

static void anything_else_means_itself(void **state)
{
    struct compare_fixture *fixture = *state;
    assert_means(fixture, "d", "d");
    assert_means(fixture, "a d", "a d");
    assert_means(fixture, "a  b", "a  b");
    assert_means(fixture, "", "");
    struct link_names names = make(fixture);
    struct str meaning = STR("x");
    assert_int_equal(link_name(&names, (struct str){0}, &meaning, &fixture->error), OK);
    assert_null(meaning.at);
    link_names_free(&names);
}

static void no_memory_is_told(void **state)
{
    struct compare_fixture *fixture = *state;
    struct arena small = {.limit = 1};
    struct link_names names = make(fixture);
    struct str meaning;
    names.arena = &small;
    assert_int_equal(link_name(&names, STR("a b"), &meaning, &fixture->error),
                     ERROR_MEMORY);
    link_names_free(&names);
    arena_free(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(an_id_means_what_its_record_says),
        COMPARE_TEST(several_ids_mean_several_records),
        COMPARE_TEST(anything_else_means_itself),
        COMPARE_TEST(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
