/* The order of running, from core/plugin/order.c and select.c. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plugin/order.h"
#include "plugin/select.h"

/* clang-format off */
#define LAYERS(...)   ((const char *const[]){__VA_ARGS__, NULL})
#define MAKES(record) ((const ng_record[]){{.name = (record), .about = "x"}, {0}})
/* clang-format on */

enum { MOST = 8 };

struct cast { /* plugins on their way into the run, by name */
    ng_plugin plugins[MOST];
    struct entry entries[MOST];
    struct entry *at[MOST];
    size_t count;
    struct error error;
};

static void add(struct cast *cast, ng_plugin plugin)
{
    const size_t i = cast->count++;
    cast->plugins[i] = plugin;
    cast->entries[i] = (struct entry){.plugin = &cast->plugins[i], .path = "p.so"};
    cast->at[i] = &cast->entries[i];
}

/* The order as a string, "b c a". */
static const char *order(struct cast *cast, char *into)
{
    uint32_t indexes[MOST];
    if (order_entries(cast->at, cast->count, indexes, &cast->error) != OK) {
        return cast->error.message;
    }
    into[0] = '\0';
    for (size_t i = 0; i < cast->count; i++) {
        if (i) strcat(into, " ");
        strcat(into, cast->plugins[indexes[i]].name);
    }
    return into;
}

static void by_name_where_nothing_else_counts(void **state)
{
    (void)state;
    struct cast cast = {0};
    char names[64];
    add(&cast, (ng_plugin){.name = "a", .needs = LAYERS("token")});
    add(&cast, (ng_plugin){.name = "b", .likes = LAYERS("nobody")});
    add(&cast, (ng_plugin){.name = "c"});
    assert_string_equal(order(&cast, names), "a b c");
}

static void makers_run_before_readers(void **state)
{
    (void)state;
    struct cast cast = {0};
    char names[64];
    add(&cast, (ng_plugin){.name = "a", .needs = LAYERS("token", "y")});
    add(&cast,
        (ng_plugin){.name = "b", .likes = LAYERS("z/part"), .records = MAKES("y")});
    add(&cast, (ng_plugin){
                   .name = "c",
                   .records = (const ng_record[]){
                                                  {.name = "z", .about = "x", .inside = MAKES("part")}, {0}}
    });
    assert_string_equal(order(&cast, names), "c b a");
}

static void a_circle_of_likes_is_cut(void **state)
{
    (void)state;
    struct cast cast = {0};
    char names[64];
    add(&cast, (ng_plugin){.name = "a", .likes = LAYERS("y"), .records = MAKES("x")});
    add(&cast, (ng_plugin){.name = "b", .likes = LAYERS("x"), .records = MAKES("y")});
    add(&cast, (ng_plugin){.name = "c", .needs = LAYERS("y")});
    assert_string_equal(order(&cast, names), "a b c");
}

static void needs_are_stronger_than_likes(void **state)
{
    (void)state;
    struct cast cast = {0};
    char names[64];
    add(&cast, (ng_plugin){.name = "a", .needs = LAYERS("y"), .records = MAKES("x")});
    add(&cast, (ng_plugin){.name = "b", .likes = LAYERS("x"), .records = MAKES("y")});
    assert_string_equal(order(&cast, names), "b a");
}

static void a_circle_of_needs_is_named(void **state)
{
    (void)state;
    struct cast cast = {0};
    char names[64];
    add(&cast, (ng_plugin){.name = "a", .needs = LAYERS("x")});
    add(&cast, (ng_plugin){.name = "b", .needs = LAYERS("y"), .records = MAKES("x")});
    add(&cast, (ng_plugin){.name = "c", .needs = LAYERS("x"), .records = MAKES("y")});
    assert_string_equal(
        order(&cast, names),
        "plugins need each other in a circle: b needs \"y\" of c, c needs "
        "\"x\" of b; move one of these needs to .likes");
}

static void unmet_needs_are_named(void **state)
{
    (void)state;
    struct cast cast = {0};
    add(&cast, (ng_plugin){.name = "a", .needs = LAYERS("token", "weather")});
    add(&cast, (ng_plugin){.name = "b", .records = MAKES("price")});
    assert_int_equal(order_check_needs(cast.at, cast.count, &cast.error), ERROR_CONFIG);
    assert_string_equal(
        cast.error.message,
        "p.so: needs layer \"weather\", which no plugin makes; install the "
        "plugin that makes it or move it to .likes");
    cast.plugins[0].needs = LAYERS("prices");
    assert_int_equal(order_check_needs(cast.at, cast.count, &cast.error), ERROR_CONFIG);
    assert_string_equal(cast.error.message,
                        "p.so: needs layer \"prices\", which no plugin makes; write "
                        "\"price\", or move it to .likes");
    cast.plugins[0].needs = LAYERS("price/part");
    assert_int_equal(order_check_needs(cast.at, cast.count, &cast.error), ERROR_CONFIG);
    cast.plugins[0].needs = LAYERS("price", "sentence", "tag", "paragraph");
    assert_int_equal(order_check_needs(cast.at, cast.count, &cast.error), OK);
}

static void all_run_unless_some_are_named(void **state)
{
    (void)state;
    struct cast cast = {0};
    add(&cast, (ng_plugin){.name = "a"});
    add(&cast, (ng_plugin){.name = "b"});
    assert_int_equal(select_entries(cast.at, cast.count, (struct str){0}, NULL), OK);
    assert_true(cast.entries[0].chosen && cast.entries[0].wanted);
    assert_true(cast.entries[1].chosen && cast.entries[1].wanted);
}

static void the_named_bring_what_they_need(void **state)
{
    (void)state;
    struct cast cast = {0};
    add(&cast, (ng_plugin){.name = "a", .needs = LAYERS("x"), .likes = LAYERS("w")});
    add(&cast, (ng_plugin){.name = "b", .needs = LAYERS("y"), .records = MAKES("x")});
    add(&cast, (ng_plugin){.name = "c", .records = MAKES("y")});
    add(&cast, (ng_plugin){.name = "d", .records = MAKES("w")});
    assert_int_equal(select_entries(cast.at, cast.count, STR(" a"), NULL), OK);
    assert_true(cast.entries[0].wanted);
    assert_true(cast.entries[1].chosen && !cast.entries[1].wanted);
    assert_true(cast.entries[2].chosen && !cast.entries[2].wanted);
    assert_false(cast.entries[3].chosen);
    assert_int_equal(select_entries(cast.at, cast.count, STR("d, c"), NULL), OK);
    assert_false(cast.entries[0].chosen || cast.entries[1].chosen);
    assert_true(cast.entries[2].wanted && cast.entries[3].wanted);
}

static void an_unknown_name_is_refused_with_the_nearest(void **state)
{
    (void)state;
    struct cast cast = {0};
    add(&cast, (ng_plugin){.name = "prices"});
    add(&cast, (ng_plugin){.name = "weather"});
    assert_int_equal(select_entries(cast.at, cast.count, STR("weathre"), &cast.error),
                     ERROR_CONFIG);
    assert_string_equal(cast.error.message,
                        "there is no plugin \"weathre\"; did you mean \"weather\"?");
    assert_int_equal(select_entries(cast.at, cast.count, STR("prices,"), &cast.error),
                     ERROR_CONFIG);
    assert_string_equal(cast.error.message,
                        "there is no plugin \"\"; see `nutgraf plugin list`");
}

static void two_makers_of_a_record_are_refused(void **state)
{
    (void)state;
    struct cast cast = {0};
    add(&cast, (ng_plugin){.name = "a", .records = MAKES("x")});
    add(&cast, (ng_plugin){.name = "b", .records = MAKES("y")});
    assert_int_equal(select_check(cast.at, cast.count, &cast.error), OK);
    add(&cast, (ng_plugin){.name = "c", .records = MAKES("x")});
    assert_int_equal(select_check(cast.at, cast.count, &cast.error), ERROR_CONFIG);
    assert_string_equal(
        cast.error.message,
        "plugins a and c both make the record \"x\"; run one of them with "
        "--only, or remove it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_name_where_nothing_else_counts),
        cmocka_unit_test(makers_run_before_readers),
        cmocka_unit_test(a_circle_of_likes_is_cut),
        cmocka_unit_test(needs_are_stronger_than_likes),
        cmocka_unit_test(a_circle_of_needs_is_named),
        cmocka_unit_test(unmet_needs_are_named),
        cmocka_unit_test(all_run_unless_some_are_named),
        cmocka_unit_test(the_named_bring_what_they_need),
        cmocka_unit_test(an_unknown_name_is_refused_with_the_nearest),
        cmocka_unit_test(two_makers_of_a_record_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
