#include "unit.h"

#include "base/alloc.h"
#include "base/map.h"

static void empty_map_has_nothing(void **state)
{
    (void)state;
    struct map map = {0};
    assert_null(map_get(&map, STR("a")));
    map_free(&map);
}

static void value_is_found_and_replaced(void **state)
{
    (void)state;
    struct map map = {0};
    assert_true(map_set(&map, STR("Johor"), 1));
    assert_true(map_set(&map, STR("Perak"), 2));
    assert_true(map_set(&map, STR("Johor"), 3));
    assert_int_equal(*map_get(&map, STR("Johor")), 3);
    assert_int_equal(*map_get(&map, STR("Perak")), 2);
    assert_null(map_get(&map, STR("johor")));
    assert_int_equal(map.count, 2);
    map_free(&map);
    assert_null(map.slots);
}

static void empty_key_is_a_key(void **state)
{
    (void)state;
    struct map map = {0};
    assert_true(map_set(&map, (struct str){NULL, 0}, 7));
    assert_int_equal(*map_get(&map, STR("")), 7);
    assert_int_equal(map.count, 1);
    map_free(&map);
}

static void many_keys_stay_apart(void **state)
{
    (void)state;
    enum { KEYS = 10000 };
    static char names[KEYS][8];
    struct map  map = {0};
    for (uint32_t i = 0; i < KEYS; i++) {
        snprintf(names[i], sizeof names[i], "%u", i);
        assert_true(map_set(&map, str_from(names[i]), i));
    }
    assert_int_equal(map.count, KEYS);
    assert_true(map.room > KEYS);
    for (uint32_t i = 0; i < KEYS; i++)
        assert_int_equal(*map_get(&map, str_from(names[i])), i);
    map_free(&map);
}

static void map_is_as_it_was_when_memory_runs_out(void **state)
{
    (void)state;
    static const char *const keys[] = {"a", "b", "c", "d", "e", "f", "g", "h",
                                       "i", "j", "k", "l", "m", "n", "o", "p"};
    struct map               map = {0};
    size_t                   set = 0;
    assert_true(map_set(&map, str_from(keys[set]), 0));
    alloc_fail_from(1);
    for (set = 1; set < COUNT(keys); set++)
        if (!map_set(&map, str_from(keys[set]), (uint32_t)set)) break;
    alloc_fail_from(0);
    assert_true(set < COUNT(keys));
    assert_int_equal(map.count, set);
    for (size_t i = 0; i < set; i++)
        assert_int_equal(*map_get(&map, str_from(keys[i])), i);
    assert_null(map_get(&map, str_from(keys[set])));
    map_free(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_map_has_nothing),
        cmocka_unit_test(value_is_found_and_replaced),
        cmocka_unit_test(empty_key_is_a_key),
        cmocka_unit_test(many_keys_stay_apart),
        cmocka_unit_test(map_is_as_it_was_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
