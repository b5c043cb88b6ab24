/* The choice among mentions that overlap, and the keys of organisations, on a document
 * that is made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "entity.h"
#include "key.h"
#include "mentions.h"
#include "score.h"
#include "tagged.h"

enum { TOKENS = 12, BLOCKS = 64 };

struct fixture {
    ng_host host;
    ng_doc doc;
    ng_token tokens[TOKENS];
    uint32_t cover[TOKENS], classes[TOKENS];
    uint8_t heads[TOKENS], themed[TOKENS], things[TOKENS], tagged[TOKENS];
    struct page page;
};

/* Memory of the document, freed at the end of a test. */
static void *blocks[BLOCKS];
static size_t block_count;

static void *take(ng_doc *doc, size_t size)
{
    (void)doc;
    assert_true(block_count < BLOCKS);
    return blocks[block_count++] = calloc(1, size);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->host.alloc = take;
    fixture->doc.host = &fixture->host;
    for (uint32_t i = 0; i < TOKENS; i++)
        fixture->tokens[i].at = ng_make_span(2 * i, 2 * i + 1);
    fixture->page = (struct page){.doc = &fixture->doc,
                                  .tokens = fixture->tokens,
                                  .count = TOKENS,
                                  .cover = fixture->cover,
                                  .classes = fixture->classes,
                                  .heads = fixture->heads,
                                  .themed = fixture->themed,
                                  .things = fixture->things,
                                  .tagged = fixture->tagged};
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    while (block_count)
        free(blocks[--block_count]);
    free(*state);
    return 0;
}

static void add(struct page *page, uint32_t first, uint32_t last, enum source source,
                double score)
{
    assert_non_null(mentions_add(page, first, last, source, "test", score));
}

static void assert_only(const struct page *page, uint32_t first, uint32_t last)
{
    assert_int_equal(page->length, 1);
    assert_int_equal(page->mentions[0].first, first);
    assert_int_equal(page->mentions[0].last, last);
}

static void the_higher_score_is_kept(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 0, 3, FROM_TAGGER, SCORE_TAGGED);
    add(page, 2, 5, FROM_NAME, SCORE_LISTED);
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 2, 5);
}

static void a_longer_name_takes_the_score_inside(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 1, 2, FROM_NAME, SCORE_LISTED);
    add(page, 0, 4, FROM_TAGGER, SCORE_TAGGED);
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 0, 4);
}

static void a_guess_does_not(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 1, 2, FROM_NAME, SCORE_LISTED);
    add(page, 0, 4, FROM_HEAD, SCORE_WEAK);
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 1, 2);
}

static void a_guess_whose_end_the_tagger_saw_does(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 2, 4, FROM_TAGGER, SCORE_TAGGED);
    add(page, 0, 4, FROM_HEAD, SCORE_WEAK);
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 0, 4);
}

static void what_scores_too_little_goes(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 0, 1, FROM_NAME, SCORE_WEAK);
    mentions_settle(page, SCORE_ENOUGH);
    assert_int_equal(page->length, 0);
}

static void the_same_name_twice_is_one(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 0, 2, FROM_TAGGER, SCORE_TAGGED);
    add(page, 0, 2, FROM_NAME, SCORE_LISTED);
    page->mentions[1].kind = KIND_PARTY;
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 0, 2);
    assert_int_equal(page->mentions[0].kind, KIND_PARTY);
    assert_int_equal(page->mentions[0].source, FROM_NAME);
}

static void in_a_theme_only_listed_names_stand(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    page->themed[0] = page->themed[4] = 1;
    add(page, 0, 2, FROM_TAGGER, SCORE_TAGGED);
    add(page, 4, 6, FROM_NAME, SCORE_LISTED);
    page->mentions[1].row = 7;
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 4, 6);
}

static void inside_a_thing_nothing_stands(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    page->things[0] = page->things[1] = page->things[5] = 1;
    add(page, 0, 1, FROM_NAME, SCORE_LISTED);
    add(page, 0, 2, FROM_TAGGER, SCORE_TAGGED);
    add(page, 4, 6, FROM_TAGGER, SCORE_TAGGED);
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 4, 6);
}

static void a_listed_short_form_ends_before_what_is_no_head(void **state)
{
    struct fixture *fixture = *state;
    struct page *page = &fixture->page;
    fixture->tokens[3].shape = NG_WORD | NG_TITLE | NG_UPPER;
    add(page, 3, 5, FROM_TAGGER, SCORE_TAGGED);
    add(page, 3, 4, FROM_NAME, SCORE_LISTED);
    page->mentions[1].row = 7;
    mentions_settle(page, SCORE_ENOUGH);
    assert_only(page, 3, 4);
}

static void the_cover_follows(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    add(page, 4, 6, FROM_NAME, SCORE_LISTED);
    mentions_settle(page, SCORE_ENOUGH);
    assert_true(mentions_on(page, 5) == &page->mentions[0]);
    mentions_move(page, 0, 4, 5);
    assert_null(mentions_on(page, 5));
    mentions_drop(page, 0);
    assert_true(mentions_free(page, 0, TOKENS));
}

/* "Royal" "Malaysia" "Police", "Kenya" "Airways", and "Kenya" alone. */
static void parts_are_cut_off_and_out(void **state)
{
    struct page *page = &((struct fixture *)*state)->page;
    static const uint8_t tagged[] = {
        TAGGED_ORGANISATION, TAGGED_PART,         TAGGED_ORGANISATION, TAGGED_NOTHING,
        TAGGED_PART,         TAGGED_ORGANISATION, TAGGED_NOTHING,      TAGGED_PART};
    memcpy(page->tagged, tagged, sizeof tagged);
    add(page, 0, 3, FROM_TAGGER, SCORE_TAGGED);
    add(page, 4, 6, FROM_TAGGER, SCORE_TAGGED);
    add(page, 7, 8, FROM_NAME, SCORE_LISTED);
    mentions_settle(page, SCORE_ENOUGH);
    tagged_part(page);
    static const uint32_t expected[][2] = {
        {0, 1},
        {2, 3},
        {5, 6},
        {7, 8}
    };
    assert_int_equal(page->length, 4);
    for (uint32_t i = 0; i < page->length; i++) {
        assert_int_equal(page->mentions[i].first, expected[i][0]);
        assert_int_equal(page->mentions[i].last, expected[i][1]);
    }
}

static void keys_differ(void **state)
{
    struct fixture *fixture = *state;
    struct entity list[3];
    memset(list, 0, sizeof list);
    list[0].name = NG_STR("Workers\xE2\x80\x99 Party");
    list[1].name = NG_STR("Workers' Party");
    list[2].name = NG_STR("World Health Organization");
    list[2].acronym = NG_STR("WHO");
    struct entities entities = {list, 3};
    key_make(&fixture->doc, &entities);
    assert_memory_equal(list[0].key.at, "workers-party", list[0].key.len);
    assert_memory_equal(list[1].key.at, "workers-party-2", list[1].key.len);
    assert_memory_equal(list[2].key.at, "who", list[2].key.len);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_higher_score_is_kept),
        TEST(a_longer_name_takes_the_score_inside),
        TEST(a_guess_does_not),
        TEST(a_guess_whose_end_the_tagger_saw_does),
        TEST(what_scores_too_little_goes),
        TEST(the_same_name_twice_is_one),
        TEST(in_a_theme_only_listed_names_stand),
        TEST(inside_a_thing_nothing_stands),
        TEST(a_listed_short_form_ends_before_what_is_no_head),
        TEST(the_cover_follows),
        TEST(parts_are_cut_off_and_out),
        TEST(keys_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
