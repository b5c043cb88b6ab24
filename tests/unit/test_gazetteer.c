#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "text/gazetteer.h"
#include "text/utf8.h"

struct fixture {
    struct arena arena;
    struct gazetteers *gazetteers;
    struct gazetteer *first;
    struct str text;
    struct tokens tokens;
    struct gazetteer_hits *hits;
    struct error error;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    if (!fixture) return -1;
    fixture->gazetteers = gazetteers_open();
    return fixture->gazetteers ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    gazetteers_close(fixture->gazetteers);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static struct gazetteer *add(struct fixture *fixture, const char *table)
{
    struct gazetteer *gazetteer = NULL;
    if (gazetteers_add(fixture->gazetteers, "t.tsv", str_from(table), &gazetteer,
                       &fixture->error) != OK) {
        fail_msg("%s", fixture->error.message);
    }
    return gazetteer;
}

static void match(struct fixture *fixture, const char *text)
{
    fixture->text = str_from(text);
    assert_int_equal(
        tokens_make(&fixture->arena, fixture->text, 0, &fixture->tokens, NULL), OK);
    assert_int_equal(gazetteers_match(fixture->gazetteers, &fixture->arena, fixture->text,
                                      &fixture->tokens, &fixture->hits, NULL),
                     OK);
}

/* The hits of a table in a text, as "Malaysia=0 South Korea=1". */
static void assert_hits(struct fixture *fixture, const struct gazetteer *gazetteer,
                        const char *text, const char *expected)
{
    struct buffer got = {0};
    match(fixture, text);
    const struct gazetteer_hits hits = fixture->hits[gazetteer_index(gazetteer)];
    for (size_t i = 0; i < hits.count; i++) {
        const struct gazetteer_hit *hit = &hits.at[i];
        const struct token *tokens = fixture->tokens.at;
        assert_int_equal(hit->at.begin, tokens[hit->first].at.begin);
        assert_int_equal(hit->at.end, tokens[hit->last - 1].at.end);
        buffer_str(&got, i ? STR(" ") : STR(""));
        buffer_str(&got, span_of(fixture->text, hit->at));
        buffer_format(&got, "=%u", hit->entry);
    }
    if (!str_is(buffer_view(&got), expected)) {
        fail_msg("in \"%s\": \"%.*s\" is not \"%s\"", text, (int)got.length, got.at,
                 expected);
    }
    buffer_free(&got);
}

static void names_are_found_token_by_token(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\nMalaysia\nSouth Korea|ROK\n");
    assert_hits(fixture, names, "Malaysia, South Korea and the ROK met Malaysian envoys",
                "Malaysia=0 South Korea=1 ROK=1");
    assert_hits(fixture, names, "South of Korea; Malaysia's", "Malaysia=0");
    assert_hits(fixture, names, "SouthKorea South", "");
    assert_hits(fixture, names, "", "");
}

static void any_ignores_case(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\tcase\nRed Cross\tany\n");
    assert_hits(fixture, names, "red cross RED Cross Red Cross",
                "red cross=0 RED Cross=0 Red Cross=0");
}

static void exact_wants_it_as_written(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names =
        add(fixture, "name\tcase\nUS|U.S.\texact\niPad Mini\texact\n");
    assert_hits(fixture, names, "The US told us; Us, the U.S. and u.s.", "US=0 U.S.=0");
    assert_hits(fixture, names, "iPad Mini, IPAD MINI, iPad mini", "iPad Mini=1");
}

static void title_wants_capitals_where_the_file_has_them(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names =
        add(fixture, "name\tcase\nBank of Japan\ttitle\nTurkey\t\nal-Noor\t\n");
    assert_hits(
        fixture, names,
        "Bank of Japan, BANK OF JAPAN, Bank Of Japan, bank of Japan, Bank of japan",
        "Bank of Japan=0 BANK OF JAPAN=0 Bank Of Japan=0");
    assert_hits(fixture, names, "turkey Turkey TURKEY", "Turkey=1 TURKEY=1");
    assert_hits(fixture, names, "al-noor al-Noor Al-Noor AL-NOOR",
                "al-Noor=2 Al-Noor=2 AL-NOOR=2");
}

static void accents_and_quotes_fold(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\nC\xC3\xB4te d'Ivoire\n");
    assert_hits(fixture, names, "C\xC3\xB4te d'Ivoire", "C\xC3\xB4te d'Ivoire=0");
    assert_hits(fixture, names, "C\xC3\x94TE D\xE2\x80\x99IVOIRE",
                "C\xC3\x94TE D\xE2\x80\x99IVOIRE=0");
    assert_hits(fixture, names, "Co\xCC\x82te d'Ivoire", "Co\xCC\x82te d'Ivoire=0");
}

static void possessives_stay_outside(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names =
        add(fixture, "name\nMalaysia\nMcDonald's\nUnited States\n");
    assert_hits(fixture, names, "Malaysia's and Malaysia\xE2\x80\x99s",
                "Malaysia=0 Malaysia=0");
    assert_hits(fixture, names, "McDonald's and McDonald\xE2\x80\x99s",
                "McDonald's=1 McDonald\xE2\x80\x99s=1");
    assert_hits(fixture, names, "the United States' navy", "United States=2");
}

static void only_the_longest_of_a_table_is_kept(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names =
        add(fixture, "name\nNew York\nYork\nNew York Stock Exchange\nExchange\n");
    assert_hits(fixture, names, "New York Stock Exchange", "New York Stock Exchange=2");
    assert_hits(fixture, names, "New York Stock Market in York", "New York=0 York=1");
    assert_hits(fixture, names, "York Stock Exchange", "York=1 Exchange=3");
}

static void the_longer_wins_wherever_it_begins(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\nA B\nB C D E\nE F\nF G H\n");
    assert_hits(fixture, names, "A B C D E F G H", "B C D E=1 F G H=3");
}

static void equal_lengths_go_to_the_first_row(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\nBB CC\nAA BB\nAA BB\n");
    assert_hits(fixture, names, "AA BB CC", "BB CC=0");
    assert_hits(fixture, names, "AA BB", "AA BB=1");
}

static void names_of_all_spellings_keep_the_order_of_rows(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names =
        add(fixture, "name\nNew  York|Yahoo!|3M\nNew York|YAHOO!\niPhone 4S\n"
                     "Llanfairpwllgwyngyllgogerychwyrndrobwll\nLeeds & Co\n");
    assert_hits(fixture, names, "Yahoo! in New York, 3M and YAHOO!",
                "Yahoo!=0 New York=0 3M=0 YAHOO!=0");
    assert_hits(fixture, names, "iPhone 4S iphone 4S IPHONE 4s", "iPhone 4S=2");
    assert_hits(fixture, names, "Leeds & Co in Llanfairpwllgwyngyllgogerychwyrndrobwll",
                "Leeds & Co=4 Llanfairpwllgwyngyllgogerychwyrndrobwll=3");
}

static void tables_do_not_disturb_each_other(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *places = add(fixture, "name\tiso\nJordan\tJO\n");
    const struct gazetteer *people = add(fixture, "name\tborn\nMichael Jordan\t1963\n");
    assert_int_equal(gazetteers_count(fixture->gazetteers), 2);
    assert_hits(fixture, places, "Michael Jordan", "Jordan=0");
    assert_hits(fixture, people, "Michael Jordan", "Michael Jordan=0");
    assert_true(str_is(gazetteer_cell(people, 0, STR("born")), "1963"));
    assert_true(str_is(gazetteer_cell(places, 0, STR("iso")), "JO"));
    assert_null(gazetteer_cell(places, 0, STR("born")).at);
    assert_null(gazetteer_cell(places, 1, STR("iso")).at);
    assert_int_equal(gazetteer_rows(places), 1);
}

static void names_do_not_run_from_a_headline_into_the_text(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\nNew York\n");
    assert_hits(fixture, names, "What is New\n\nYork is old.", "");
    assert_hits(fixture, names, "They moved to New\nYork in May.", "New\nYork=0");
}

static void equal_hashes_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(fixture, "name\tcase\nalpha beta\tany\n");
    match(fixture, "gamma beta");
    fixture->tokens.at[0].hash = token_hash(STR("alpha")); /* as if it were equal */
    assert_int_equal(gazetteers_match(fixture->gazetteers, &fixture->arena, fixture->text,
                                      &fixture->tokens, &fixture->hits, NULL),
                     OK);
    assert_int_equal(fixture->hits[gazetteer_index(names)].count, 0);
}

static void tables_may_have_comments_and_windows_lines(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names = add(
        fixture, "\xEF\xBB\xBF# places\r\nname\tiso\r\n\r\n# one\r\nMalaysia \t MY\r\n");
    assert_hits(fixture, names, "Malaysia", "Malaysia=0");
    assert_true(str_is(gazetteer_cell(names, 0, STR("iso")), "MY"));
}

static void assert_refused(struct fixture *fixture, const char *table, const char *words)
{
    struct gazetteer *gazetteer = NULL;
    assert_int_equal(gazetteers_add(fixture->gazetteers, "t.tsv", str_from(table),
                                    &gazetteer, &fixture->error),
                     ERROR_CONFIG);
    assert_null(gazetteer);
    if (!strstr(fixture->error.message, words)) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->error.message, words);
    }
}

static void wrong_tables_are_refused_with_the_line(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture, "", "t.tsv: is empty");
    assert_refused(fixture, "# only\n\n", "t.tsv: is empty");
    assert_refused(fixture, "nam\nx\n", "t.tsv: has no column \"name\"");
    assert_refused(fixture, "name\t\nx\ty\n", "t.tsv:1: column 2 has no name");
    assert_refused(fixture, "name\tiso\tiso\n", "t.tsv:1: two columns are named \"iso\"");
    assert_refused(fixture, "name\tiso\n# c\nx\n", "t.tsv:3: has 1 columns, where");
    assert_refused(fixture, "name\nx\ty\n", "t.tsv:2: has 2 columns, where");
    assert_refused(fixture, "name\tcase\nA\tlower\n", "t.tsv:2: case is \"lower\"");
    assert_refused(fixture, "name\tiso\nA\tx\n\ty\n", "t.tsv:3: has an empty name");
    assert_refused(fixture, "name\nA||B\n", "t.tsv:2: has an empty name");
    assert_refused(fixture, "name\nok\ncaf\xE9\n", "t.tsv:3: is not UTF-8");
    assert_refused(
        fixture,
        "name\na a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a\n",
        "has 33 tokens");
}

static void a_table_after_a_wrong_one_keeps_its_place(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture, "name\tcase\nMalaysia\tany\nA\tlower\n", "lower");
    const struct gazetteer *names = add(fixture, "name\nNepal\n");
    assert_hits(fixture, names, "Malaysia and Nepal", "Nepal=0");
}

static void thirty_two_tokens_are_a_name(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *names =
        add(fixture, "name\tcase\na a a a a a a a a a a a a a a a a a a a a a a a a a a "
                     "a a a a a\tany\n");
    assert_hits(fixture, names,
                "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
                "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a=0");
}

/* Every token begins a name that overlaps the next: the work must not be quadratic. */
static void a_chain_of_overlapping_names_is_resolved_soon(void **state)
{
    struct fixture *fixture = *state;
    enum { COUNT = 200000 };
    struct buffer text = {0};
    add(fixture, "name\tcase\na a a\tany\na a\tany\na\tany\n");
    for (int i = 0; i < COUNT; i++)
        buffer_text(&text, "a ");
    buffer_add(&text, "", 1);
    match(fixture, text.at);
    const struct gazetteer_hits hits = fixture->hits[0];
    assert_int_equal(hits.count, COUNT / 3 + 1);
    assert_int_equal(hits.at[0].last, 3);
    buffer_free(&text);
}

static enum status add_and_match(struct fixture *fixture)
{
    struct gazetteers *gazetteers = gazetteers_open();
    struct gazetteer *gazetteer;
    struct arena arena = {0};
    if (!gazetteers) return ERROR_MEMORY;
    enum status status =
        gazetteers_add(gazetteers, "t.tsv", STR("name\nNew York\nYork|York City|N.Y.\n"),
                       &gazetteer, &fixture->error);
    if (status == OK) {
        status = gazetteers_match(gazetteers, &arena, fixture->text, &fixture->tokens,
                                  &fixture->hits, &fixture->error);
    }
    arena_free(&arena);
    gazetteers_close(gazetteers);
    return status;
}

static void failed_allocations_are_reported(void **state)
{
    struct fixture *fixture = *state;
    match(fixture, "In New York City");
    for (size_t n = 1;; n++) {
        alloc_fail_from(n);
        const enum status status = add_and_match(fixture);
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(names_are_found_token_by_token),
        TEST(any_ignores_case),
        TEST(exact_wants_it_as_written),
        TEST(title_wants_capitals_where_the_file_has_them),
        TEST(accents_and_quotes_fold),
        TEST(possessives_stay_outside),
        TEST(only_the_longest_of_a_table_is_kept),
        TEST(the_longer_wins_wherever_it_begins),
        TEST(equal_lengths_go_to_the_first_row),
        TEST(names_of_all_spellings_keep_the_order_of_rows),
        TEST(tables_do_not_disturb_each_other),
        TEST(names_do_not_run_from_a_headline_into_the_text),
        TEST(equal_hashes_are_told_apart),
        TEST(tables_may_have_comments_and_windows_lines),
        TEST(wrong_tables_are_refused_with_the_line),
        TEST(a_table_after_a_wrong_one_keeps_its_place),
        TEST(thirty_two_tokens_are_a_name),
        TEST(a_chain_of_overlapping_names_is_resolved_soon),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
