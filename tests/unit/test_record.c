#include "doc_fixture.h"

#include <math.h>

static enum status emit(struct doc_fixture *fixture, uint32_t kind, uint32_t begin,
                        uint32_t end, const char *rule, double score)
{
    uint32_t ref = 7;
    const enum status status = doc_emit(&fixture->doc, kind, 0, (struct span){begin, end},
                                        str_from(rule), score, &ref, &fixture->error);
    assert_int_equal(ref == 0, status != OK);
    return status;
}

static void emit_keeps_what_it_is_given(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_int_equal(emit(fixture, FIXTURE_LIST, 0, 6, "by-hand", 0.25), OK);
    const struct record *record = doc_record(&fixture->doc, 1);
    assert_int_equal(record->kind, FIXTURE_LIST);
    assert_int_equal(record->at.begin, 0);
    assert_int_equal(record->at.end, 6);
    assert_str_is(record->rule, "by-hand");
    assert_true(record->score >= 0.25 && record->score <= 0.25);
    assert_null(doc_record(&fixture->doc, 0));
    assert_null(doc_record(&fixture->doc, 2));
}

static void emit_refuses_bad_spans(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t length = (uint32_t)fixture->doc.text.length;
    const uint32_t accent = (uint32_t)(strchr(fixture->text, '\xC3') - fixture->text);
    assert_error(fixture, emit(fixture, FIXTURE_LIST, 5, 5, NULL, 1), ERROR_PLUGIN,
                 "empty");
    assert_error(fixture, emit(fixture, FIXTURE_LIST, 6, 5, NULL, 1), ERROR_PLUGIN,
                 "reversed");
    assert_error(fixture, emit(fixture, FIXTURE_LIST, 0, length + 1, NULL, 1),
                 ERROR_PLUGIN, "not inside the text");
    assert_error(fixture,
                 emit(fixture, FIXTURE_LIST, UINT32_MAX - 1, UINT32_MAX, NULL, 1),
                 ERROR_PLUGIN, "not inside the text");
    assert_error(fixture, emit(fixture, FIXTURE_LIST, accent, accent + 1, NULL, 1),
                 ERROR_PLUGIN, "splits a character");
    assert_error(fixture, emit(fixture, FIXTURE_LIST, accent + 1, length, NULL, 1),
                 ERROR_PLUGIN, "splits a character");
    assert_int_equal(fixture->doc.record_count, 0);
    assert_int_equal(emit(fixture, FIXTURE_LIST, accent, accent + 2, NULL, 1), OK);
    assert_int_equal(emit(fixture, FIXTURE_LIST, 0, length, NULL, 1), OK);
}

static void emit_keeps_whole_and_placed_kinds_apart(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_error(fixture, emit(fixture, FIXTURE_FIRM, 0, 6, NULL, 1), ERROR_PLUGIN,
                 "declares it NG_WHOLE");
    assert_error(fixture, emit(fixture, FIXTURE_LIST, UINT32_MAX, UINT32_MAX, NULL, 1),
                 ERROR_PLUGIN, "at NG_NOWHERE");
    assert_int_equal(emit(fixture, FIXTURE_FIRM, UINT32_MAX, UINT32_MAX, NULL, 1), OK);
}

static void emit_refuses_scores_out_of_range(void **state)
{
    struct doc_fixture *fixture = *state;
    const double scores[] = {-0.1, 1.1, NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        assert_error(fixture, emit(fixture, FIXTURE_LIST, 0, 6, NULL, scores[i]),
                     ERROR_PLUGIN, "score");
    }
    assert_int_equal(emit(fixture, FIXTURE_LIST, 0, 6, NULL, -0.0), OK);
    assert_false(signbit(doc_record(&fixture->doc, 1)->score));
}

static void emit_refuses_bad_rule_names(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_error(fixture, emit(fixture, FIXTURE_LIST, 0, 6, "By Hand", 1), ERROR_PLUGIN,
                 "\"By Hand\"");
    assert_int_equal(emit(fixture, FIXTURE_LIST, 0, 6, "", 1), OK);
    assert_null(doc_record(&fixture->doc, 1)->rule.at);
}

static void emit_stops_at_the_limit(void **state)
{
    struct doc_fixture *fixture = *state;
    for (size_t i = 0; i < fixture->doc.limits.records; i++) {
        assert_int_equal(emit(fixture, FIXTURE_LIST, 0, 6, NULL, 1), OK);
    }
    assert_error(fixture, emit(fixture, FIXTURE_LIST, 0, 6, NULL, 1), ERROR_LIMIT,
                 "limit of 5000");
}

static void children_hang_in_order_of_emission(void **state)
{
    struct doc_fixture *fixture = *state;
    uint32_t child[3];
    const uint32_t price = fixture_emit(fixture, FIXTURE_PRICE, 0, 20, 1);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(doc_emit(&fixture->doc, FIXTURE_PART, price,
                                  (struct span){10 - i, 11}, (struct str){0}, 1,
                                  &child[i], &fixture->error),
                         OK);
    }
    const struct record *record = doc_record(&fixture->doc, price);
    assert_int_equal(record->first_child, child[0]);
    assert_int_equal(record->last_child, child[2]);
    assert_int_equal(doc_record(&fixture->doc, child[0])->next, child[1]);
    assert_int_equal(doc_record(&fixture->doc, child[2])->next, 0);
    assert_int_equal(doc_record(&fixture->doc, child[1])->parent, price);
}

static enum status set(struct doc_fixture *fixture, uint32_t ref, const char *field,
                       const char *value)
{
    return doc_set(&fixture->doc, ref, str_from(field), str_from(value), &fixture->error);
}

static void set_checks_values_against_types(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t price = fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 1);
    assert_error(fixture, set(fixture, price, "value", "ten"), ERROR_PLUGIN,
                 "sets \"value\" of \"price\" to \"ten\", which is not a decimal number");
    assert_error(fixture, set(fixture, price, "unit", "usd"), ERROR_PLUGIN,
                 "not one of USD MYR");
    assert_error(fixture, set(fixture, price, "count", "1.5"), ERROR_PLUGIN,
                 "whole number");
    assert_error(fixture, set(fixture, price, "final", "no"), ERROR_PLUGIN,
                 "true or false");
    assert_error(fixture, set(fixture, price, "day", "2025-02-30"), ERROR_PLUGIN,
                 "2025-09-24");
    assert_error(fixture, set(fixture, price, "colour", "red"), ERROR_PLUGIN,
                 "\"colour\" of \"price\", which it does not declare");
    for (uint32_t i = 0; i < 5; i++) {
        assert_null(doc_record(&fixture->doc, price)->values[i].text.at);
    }
}

static void set_keeps_the_last_value_as_a_copy(void **state)
{
    struct doc_fixture *fixture = *state;
    char value[] = "12.5";
    const uint32_t price = fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 1);
    fixture_set(fixture, price, "value", "1");
    fixture_set(fixture, price, "value", value);
    value[0] = 'x';
    assert_str_is(doc_record(&fixture->doc, price)->values[0].text, "12.5");
}

static void set_refuses_bytes_that_are_not_utf8(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    assert_error(fixture, set(fixture, note, "text", "caf\xE9"), ERROR_PLUGIN,
                 "not UTF-8");
    assert_error(fixture,
                 doc_set(&fixture->doc, note, STR("text"), (struct str){"a\0b", 3},
                         &fixture->error),
                 ERROR_PLUGIN, "not UTF-8");
    assert_int_equal(set(fixture, note, "text", ""), OK);
}

static void links_add_up_only_where_many_are_allowed(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t list = fixture_emit(fixture, FIXTURE_LIST, 0, 6, 1);
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    fixture_link(fixture, note, "of", list);
    fixture_link(fixture, note, "of", note);
    fixture_link(fixture, note, "see", list);
    fixture_link(fixture, note, "see", note);
    const struct value *values = doc_record(&fixture->doc, note)->values;
    assert_int_equal(values[0].link_count, 1);
    assert_int_equal(values[0].links[0], note);
    assert_int_equal(values[1].link_count, 2);
    assert_int_equal(values[1].links[0], list);
}

static void links_and_texts_are_not_mixed_up(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    assert_error(fixture, set(fixture, note, "of", "1"), ERROR_PLUGIN, "use ng_link()");
    assert_error(fixture,
                 doc_link(&fixture->doc, note, STR("text"), note, &fixture->error),
                 ERROR_PLUGIN, "use ng_set()");
    assert_error(fixture, doc_link(&fixture->doc, note, STR("of"), 99, &fixture->error),
                 ERROR_PLUGIN, "record 99, which does not exist");
}

static void settle_asks_for_required_fields(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_emit(fixture, FIXTURE_NOTE, 3, 6, 1);
    assert_error(fixture, doc_settle(&fixture->doc, 0, &fixture->error), ERROR_PLUGIN,
                 "leaves \"of\" of \"note\" at [3, 6) unset");
}

static void settle_asks_whole_records_too(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_emit(fixture, FIXTURE_FIRM, UINT32_MAX, UINT32_MAX, 1);
    assert_error(fixture, doc_settle(&fixture->doc, 0, &fixture->error), ERROR_PLUGIN,
                 "leaves \"name\" of \"firm\" unset");
}

static void settle_drops_losers_of_exclusive_kinds_only(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t worse = fixture_emit(fixture, FIXTURE_PRICE, 0, 20, 0.5);
    const uint32_t better = fixture_emit(fixture, FIXTURE_PRICE, 10, 15, 0.9);
    const uint32_t other = fixture_emit(fixture, FIXTURE_LIST, 0, 20, 0.1);
    const uint32_t apart = fixture_emit(fixture, FIXTURE_PRICE, 20, 22, 0.1);
    assert_int_equal(doc_settle(&fixture->doc, 0, &fixture->error), OK);
    assert_true(doc_record(&fixture->doc, worse)->dropped);
    assert_false(doc_record(&fixture->doc, better)->dropped);
    assert_false(doc_record(&fixture->doc, other)->dropped);
    assert_false(doc_record(&fixture->doc, apart)->dropped);
}

static void with_a_record_fall_its_children_and_dependents(void **state)
{
    struct doc_fixture *fixture = *state;
    struct doc *doc = &fixture->doc;
    uint32_t part;
    const uint32_t loser = fixture_emit(fixture, FIXTURE_PRICE, 0, 5, 0.5);
    assert_int_equal(doc_emit(doc, FIXTURE_PART, loser, (struct span){0, 1},
                              (struct str){0}, 1, &part, &fixture->error),
                     OK);
    const uint32_t winner = fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 0.5);
    const uint32_t falls = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    const uint32_t follows = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    const uint32_t stays = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    fixture_link(fixture, falls, "of", part);
    fixture_link(fixture, follows, "of", falls);
    fixture_link(fixture, stays, "of", winner);
    fixture_link(fixture, stays, "see", loser);
    fixture_link(fixture, stays, "see", winner);
    fixture_link(fixture, stays, "see", follows);
    assert_int_equal(doc_settle(doc, 0, &fixture->error), OK);
    assert_true(doc_record(doc, loser)->dropped);
    assert_true(doc_record(doc, part)->dropped);
    assert_true(doc_record(doc, falls)->dropped);
    assert_true(doc_record(doc, follows)->dropped);
    assert_false(doc_record(doc, stays)->dropped);
    assert_int_equal(doc_record(doc, stays)->values[1].link_count, 1);
    assert_int_equal(doc_record(doc, stays)->values[1].links[0], winner);
}

static void a_long_chain_of_links_falls_at_once(void **state)
{
    struct doc_fixture *fixture = *state;
    enum { CHAIN = 4000 };
    fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 1);
    uint32_t last = fixture_emit(fixture, FIXTURE_PRICE, 0, 5, 1);
    for (int i = 0; i < CHAIN; i++) {
        const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
        fixture_link(fixture, note, "of", last);
        last = note;
    }
    assert_int_equal(doc_settle(&fixture->doc, 0, &fixture->error), OK);
    assert_true(doc_record(&fixture->doc, last)->dropped);
}

static void settle_leaves_earlier_turns_alone(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t before = fixture_emit(fixture, FIXTURE_PRICE, 0, 20, 0.5);
    const size_t from = fixture->doc.record_count;
    const uint32_t after = fixture_emit(fixture, FIXTURE_PRICE, 0, 20, 0.9);
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    fixture_emit(fixture, FIXTURE_PRICE, 0, 19, 0.9);
    fixture_link(fixture, note, "of", before);
    assert_int_equal(doc_settle(&fixture->doc, from, &fixture->error), OK);
    assert_false(doc_record(&fixture->doc, before)->dropped);
    assert_false(doc_record(&fixture->doc, after)->dropped);
    assert_false(doc_record(&fixture->doc, note)->dropped);
}

static void fail_takes_a_turn_back(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_emit(fixture, FIXTURE_LIST, 0, 6, 1);
    fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 1);
    assert_int_equal(doc_fail(&fixture->doc, 1, 1, STR("broke"), &fixture->error), OK);
    assert_int_equal(fixture->doc.record_count, 1);
    assert_int_equal(fixture->doc.error_count, 1);
    assert_int_equal(fixture->doc.errors[0].plugin, 1);
    assert_str_is(fixture->doc.errors[0].message, "broke");
}

/* Everything above once, with the n-th allocation failing. */
static enum status whole_turn(struct doc_fixture *fixture)
{
    struct doc *doc = &fixture->doc;
    uint32_t a, b, c;
    for (int i = 0; i < 60; i++) {
        TRY(doc_emit(doc, FIXTURE_PRICE, 0, (struct span){0, 6}, STR("r"), 1, &a,
                     &fixture->error));
    }
    TRY(doc_set(doc, a, STR("value"), STR("1"), &fixture->error));
    TRY(doc_emit(doc, FIXTURE_NOTE, 0, (struct span){0, 6}, STR("r"), 1, &b,
                 &fixture->error));
    TRY(doc_emit(doc, FIXTURE_PART, a, (struct span){0, 6}, STR("r"), 1, &c,
                 &fixture->error));
    TRY(doc_link(doc, b, STR("of"), a, &fixture->error));
    TRY(doc_settle(doc, 0, &fixture->error));
    return doc_fail(doc, 0, 0, STR("broke"), &fixture->error);
}

static void failed_allocations_are_reported(void **state)
{
    struct doc_fixture *fixture = *state;
    for (size_t n = 1;; n++) {
        arena_free(&fixture->arena);
        fixture_text(fixture, "Prices rose.");
        fixture->doc.arena->next = fixture->doc.arena->end; /* no room left over */
        alloc_fail_from(n);
        const enum status status = whole_turn(fixture);
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(emit_keeps_what_it_is_given),
        TEST(emit_refuses_bad_spans),
        TEST(emit_keeps_whole_and_placed_kinds_apart),
        TEST(emit_refuses_scores_out_of_range),
        TEST(emit_refuses_bad_rule_names),
        TEST(emit_stops_at_the_limit),
        TEST(children_hang_in_order_of_emission),
        TEST(set_checks_values_against_types),
        TEST(set_keeps_the_last_value_as_a_copy),
        TEST(set_refuses_bytes_that_are_not_utf8),
        TEST(links_add_up_only_where_many_are_allowed),
        TEST(links_and_texts_are_not_mixed_up),
        TEST(settle_asks_for_required_fields),
        TEST(settle_asks_whole_records_too),
        TEST(settle_drops_losers_of_exclusive_kinds_only),
        TEST(with_a_record_fall_its_children_and_dependents),
        TEST(a_long_chain_of_links_falls_at_once),
        TEST(settle_leaves_earlier_turns_alone),
        TEST(fail_takes_a_turn_back),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
