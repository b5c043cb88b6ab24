#include "doc_fixture.h"

#include "doc/layer.h"

static ng_items items(struct doc_fixture *fixture, ng_layer layer)
{
    ng_items made = {0};
    assert_int_equal(layer_items(&fixture->doc, layer, &made, &fixture->error), OK);
    return made;
}

static void layers_are_found_by_name(void **state)
{
    struct doc_fixture *fixture = *state;
    const struct kinds *kinds = &fixture->kinds;
    assert_int_equal(layer_find(kinds, STR("token")), LAYER_TOKEN);
    assert_int_equal(layer_find(kinds, STR("tag")), LAYER_TAG);
    assert_int_equal(layer_find(kinds, STR("price/part")),
                     LAYER_FIRST_KIND + FIXTURE_PART);
    assert_int_equal(layer_find(kinds, STR("prices")), LAYER_NONE);
    assert_string_equal(layer_name(kinds, LAYER_PARAGRAPH), "paragraph");
    assert_string_equal(layer_name(kinds, LAYER_FIRST_KIND + FIXTURE_PART), "price/part");
    assert_string_equal(layer_name(kinds, LAYER_NONE), "?");
    assert_string_equal(layer_name(kinds, 1000), "?");
}

static void tokens_and_sentences_are_layers(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_text(fixture, "Rain fell.\n\nIt was wet.");
    const ng_items tokens = items(fixture, LAYER_TOKEN);
    const ng_items sentences = items(fixture, LAYER_SENTENCE);
    const ng_items paragraphs = items(fixture, LAYER_PARAGRAPH);
    assert_int_equal(tokens.len, 7);
    assert_int_equal(tokens.at[3].at.begin, 12);
    assert_int_equal(tokens.at[3].first, 3);
    assert_int_equal(tokens.at[3].last, 4);
    assert_int_equal(sentences.len, 2);
    assert_int_equal(sentences.at[1].first, 3);
    assert_int_equal(sentences.at[1].last, 7);
    assert_int_equal(sentences.at[1].at.end, 23);
    assert_int_equal(paragraphs.len, 2);
}

static void records_are_sorted_and_know_their_tokens(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_text(fixture, "Rain fell. It was wet.");
    const uint32_t late = fixture_emit(fixture, FIXTURE_LIST, 11, 17, 1); /* It was */
    const uint32_t inner = fixture_emit(fixture, FIXTURE_LIST, 1, 6, 1);  /* ain f */
    const uint32_t outer = fixture_emit(fixture, FIXTURE_LIST, 1, 9, 1);  /* ain fell */
    const uint32_t gap = fixture_emit(fixture, FIXTURE_LIST, 4, 5, 1);    /* a space */
    const ng_items list = items(fixture, LAYER_FIRST_KIND + FIXTURE_LIST);
    assert_int_equal(list.len, 4);
    assert_int_equal(list.at[0].record, outer);
    assert_int_equal(list.at[0].first, 0);
    assert_int_equal(list.at[0].last, 2);
    assert_int_equal(list.at[1].record, inner);
    assert_int_equal(list.at[2].record, gap);
    assert_int_equal(list.at[2].first, 1);
    assert_int_equal(list.at[2].last, 1);
    assert_int_equal(list.at[3].record, late);
    assert_int_equal(list.at[3].first, 3);
    assert_int_equal(list.at[3].last, 5);
}

static void dropped_and_whole_records_are_in_no_layer(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t firm = fixture_emit(fixture, FIXTURE_FIRM, UINT32_MAX, UINT32_MAX, 1);
    fixture_set(fixture, firm, "name", "Acme");
    fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 0.5);
    const uint32_t kept = fixture_emit(fixture, FIXTURE_PRICE, 0, 6, 1);
    assert_int_equal(doc_settle(&fixture->doc, 1, &fixture->error), OK);
    assert_int_equal(items(fixture, LAYER_FIRST_KIND + FIXTURE_FIRM).len, 0);
    const ng_items prices = items(fixture, LAYER_FIRST_KIND + FIXTURE_PRICE);
    assert_int_equal(prices.len, 1);
    assert_int_equal(prices.at[0].record, kept);
}

static void a_layer_is_made_once(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_ptr_equal(items(fixture, LAYER_SENTENCE).at,
                     items(fixture, LAYER_SENTENCE).at);
    fixture_text(fixture, "");
    assert_int_equal(items(fixture, LAYER_TOKEN).len, 0);
    assert_ptr_equal(items(fixture, LAYER_TOKEN).at, items(fixture, LAYER_TOKEN).at);
}

static void failed_allocations_are_reported(void **state)
{
    struct doc_fixture *fixture = *state;
    for (size_t n = 1;; n++) {
        arena_free(&fixture->arena);
        fixture_text(fixture, "Rain fell.");
        fixture_emit(fixture, FIXTURE_LIST, 0, 4, 1);
        fixture->arena.next = fixture->arena.end;
        ng_items list;
        alloc_fail_from(n);
        const enum status status = layer_items(
            &fixture->doc, LAYER_FIRST_KIND + FIXTURE_LIST, &list, &fixture->error);
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(layers_are_found_by_name),
        TEST(tokens_and_sentences_are_layers),
        TEST(records_are_sorted_and_know_their_tokens),
        TEST(dropped_and_whole_records_are_in_no_layer),
        TEST(a_layer_is_made_once),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
