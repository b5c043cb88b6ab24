#include "doc_fixture.h"

static void kinds_stand_by_plugin_then_as_declared(void **state)
{
    const struct kinds *kinds = &((struct doc_fixture *)*state)->kinds;
    const char *const paths[] = {"firm", "list", "price", "price/part", "note"};
    assert_int_equal(kinds->count, 5);
    for (size_t i = 0; i < kinds->count; i++)
        assert_string_equal(kinds->at[i].path, paths[i]);
    assert_int_equal(kinds->at[FIXTURE_PART].parent, FIXTURE_PRICE);
    assert_int_equal(kinds->at[FIXTURE_NOTE].parent, KIND_NONE);
    assert_int_equal(kinds->at[FIXTURE_LIST].plugin, 0);
    assert_int_equal(kinds->at[FIXTURE_NOTE].plugin, 1);
    assert_string_equal(kinds->plugins[1].name, "beta");
    assert_string_equal(kinds->plugins[1].version, "2.0");
}

static void kinds_are_found_by_path(void **state)
{
    const struct kinds *kinds = &((struct doc_fixture *)*state)->kinds;
    assert_int_equal(kinds_find(kinds, STR("price/part")), FIXTURE_PART);
    assert_int_equal(kinds_find(kinds, STR("part")), KIND_NONE);
    assert_int_equal(kinds_find(kinds, STR("")), KIND_NONE);
}

static void kinds_are_found_by_place(void **state)
{
    const struct kinds *kinds = &((struct doc_fixture *)*state)->kinds;
    assert_int_equal(kinds_inside(kinds, 1, FIXTURE_PRICE, STR("part")), FIXTURE_PART);
    assert_int_equal(kinds_inside(kinds, 1, KIND_NONE, STR("part")), KIND_NONE);
    assert_int_equal(kinds_inside(kinds, 1, KIND_NONE, STR("note")), FIXTURE_NOTE);
    assert_int_equal(kinds_inside(kinds, 0, KIND_NONE, STR("note")), KIND_NONE);
}

static void fields_are_found_by_name(void **state)
{
    const struct kinds *kinds = &((struct doc_fixture *)*state)->kinds;
    const struct kind *price = &kinds->at[FIXTURE_PRICE];
    assert_int_equal(price->field_count, 5);
    assert_int_equal(kind_field(price, STR("value")), 0);
    assert_int_equal(kind_field(price, STR("day")), 4);
    assert_int_equal(kind_field(price, STR("val")), KIND_NONE);
    assert_int_equal(kinds->at[FIXTURE_LIST].field_count, 0);
    assert_int_equal(kind_field(&kinds->at[FIXTURE_LIST], STR("value")), KIND_NONE);
}

static void a_failed_allocation_is_reported(void **state)
{
    (void)state;
    const ng_plugin *const plugins[] = {&fixture_plugins[0], &fixture_plugins[1]};
    for (size_t n = 1;; n++) {
        struct arena arena = {0};
        struct kinds kinds;
        struct error error = {0};
        alloc_fail_from(n);
        const enum status status = kinds_make(&kinds, &arena, plugins, 2, &error);
        alloc_fail_from(0);
        arena_free(&arena);
        if (status == OK) return;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_stand_by_plugin_then_as_declared),
        cmocka_unit_test(kinds_are_found_by_path),
        cmocka_unit_test(kinds_are_found_by_place),
        cmocka_unit_test(fields_are_found_by_name),
        cmocka_unit_test(a_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
