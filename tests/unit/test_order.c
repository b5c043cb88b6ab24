#include "doc_fixture.h"

static void check_order(struct doc_fixture *fixture, uint32_t plugin,
                        const uint32_t *expected, size_t count)
{
    uint32_t *refs = NULL;
    size_t length = 0;
    assert_int_equal(doc_sorted(&fixture->doc, plugin, &refs, &length, &fixture->error),
                     OK);
    assert_int_equal(length, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(refs[i], expected[i]);
}

static void by_begin_then_the_longer_first(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t third = fixture_emit(fixture, FIXTURE_LIST, 5, 8, 1);
    const uint32_t second = fixture_emit(fixture, FIXTURE_LIST, 0, 3, 1);
    const uint32_t first = fixture_emit(fixture, FIXTURE_LIST, 0, 8, 1);
    check_order(fixture, 0, (uint32_t[]){first, second, third}, 3);
}

static void by_kind_then_rule_then_fields(void **state)
{
    struct doc_fixture *fixture = *state;
    struct doc *doc = &fixture->doc;
    const struct span at = {0, 3};
    uint32_t note, late, early, plain, other;
    assert_int_equal(doc_emit(doc, FIXTURE_NOTE, 0, at, STR("a"), 1, &note, NULL), OK);
    assert_int_equal(doc_emit(doc, FIXTURE_PRICE, 0, at, STR("b"), 1, &late, NULL), OK);
    assert_int_equal(doc_emit(doc, FIXTURE_PRICE, 0, at, STR("b"), 1, &early, NULL), OK);
    assert_int_equal(doc_emit(doc, FIXTURE_PRICE, 0, at, STR(""), 1, &plain, NULL), OK);
    assert_int_equal(doc_emit(doc, FIXTURE_PRICE, 0, at, STR("a"), 1, &other, NULL), OK);
    fixture_set(fixture, early, "value", "1");
    fixture_set(fixture, late, "value", "2");
    check_order(fixture, 1, (uint32_t[]){plain, other, early, late, note}, 5);
}

static void key_fields_count_before_others(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t second = fixture_emit(fixture, FIXTURE_PRICE, 0, 3, 1);
    const uint32_t first = fixture_emit(fixture, FIXTURE_PRICE, 0, 3, 1);
    fixture_set(fixture, second, "value", "2");
    fixture_set(fixture, second, "unit", "MYR");
    fixture_set(fixture, first, "value", "1");
    fixture_set(fixture, first, "unit", "USD");
    check_order(fixture, 1, (uint32_t[]){first, second}, 2);
}

static void whole_records_come_first_by_their_keys(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t list = fixture_emit(fixture, FIXTURE_LIST, 0, 3, 1);
    const uint32_t zeta = fixture_emit(fixture, FIXTURE_FIRM, UINT32_MAX, UINT32_MAX, 1);
    const uint32_t acme = fixture_emit(fixture, FIXTURE_FIRM, UINT32_MAX, UINT32_MAX, 1);
    fixture_set(fixture, zeta, "name", "Zeta");
    fixture_set(fixture, acme, "name", "Acme");
    check_order(fixture, 0, (uint32_t[]){acme, zeta, list}, 3);
}

static void links_are_compared_by_what_they_point_to(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t late = fixture_emit(fixture, FIXTURE_LIST, 8, 9, 1);
    const uint32_t early = fixture_emit(fixture, FIXTURE_LIST, 5, 6, 1);
    const uint32_t second = fixture_emit(fixture, FIXTURE_NOTE, 0, 3, 1);
    const uint32_t first = fixture_emit(fixture, FIXTURE_NOTE, 0, 3, 1);
    fixture_link(fixture, second, "of", late);
    fixture_link(fixture, first, "of", early);
    check_order(fixture, 1, (uint32_t[]){first, second}, 2);
}

static void equal_records_stay_as_emitted(void **state)
{
    struct doc_fixture *fixture = *state;
    uint32_t refs[100];
    for (int i = 0; i < 100; i++)
        refs[i] = fixture_emit(fixture, FIXTURE_LIST, 0, 3, 1);
    check_order(fixture, 0, refs, 100);
}

static void dropped_nested_and_foreign_records_are_left_out(void **state)
{
    struct doc_fixture *fixture = *state;
    uint32_t part;
    fixture_emit(fixture, FIXTURE_LIST, 0, 3, 1);
    fixture_emit(fixture, FIXTURE_PRICE, 0, 3, 0.5);
    const uint32_t price = fixture_emit(fixture, FIXTURE_PRICE, 0, 3, 1);
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_PART, price, (struct span){0, 1},
                              (struct str){0}, 1, &part, NULL),
                     OK);
    assert_int_equal(doc_settle(&fixture->doc, 1, &fixture->error), OK);
    check_order(fixture, 1, (uint32_t[]){price}, 1);
}

static void records_inside_one_are_sorted_alike(void **state)
{
    struct doc_fixture *fixture = *state;
    uint32_t second, first, *refs = NULL;
    size_t count = 0;
    const uint32_t price = fixture_emit(fixture, FIXTURE_PRICE, 0, 9, 1);
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_PART, price, (struct span){4, 5},
                              (struct str){0}, 1, &second, NULL),
                     OK);
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_PART, price, (struct span){2, 9},
                              (struct str){0}, 1, &first, NULL),
                     OK);
    assert_int_equal(
        doc_sorted_inside(&fixture->doc, price, &refs, &count, &fixture->error), OK);
    assert_int_equal(count, 2);
    assert_int_equal(refs[0], first);
    assert_int_equal(refs[1], second);
    assert_int_equal(
        doc_sorted_inside(&fixture->doc, first, &refs, &count, &fixture->error), OK);
    assert_int_equal(count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(by_begin_then_the_longer_first),
        TEST(by_kind_then_rule_then_fields),
        TEST(key_fields_count_before_others),
        TEST(whole_records_come_first_by_their_keys),
        TEST(links_are_compared_by_what_they_point_to),
        TEST(equal_records_stay_as_emitted),
        TEST(dropped_nested_and_foreign_records_are_left_out),
        TEST(records_inside_one_are_sorted_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
