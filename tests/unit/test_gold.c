#include "unit.h"

#include "xml/gold.h"

static bool quotes(const void *user, struct str element, struct str attribute)
{
    (void)user;
    return str_is(element, "event") &&
           (str_is(attribute, "word") || str_is(attribute, "who"));
}

static const struct gold_setup setup = {.quotes = quotes};

struct fixture {
    struct arena arena;
    struct error error;
    struct read_article article;
};

static int open_fixture(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.error = {.status = OK}};
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    return 0;
}

static enum status read(struct fixture *fixture, const char *xml)
{
    return gold_read(&fixture->arena, &setup, "a.xml", str_from(xml), &fixture->article,
                     &fixture->error);
}

static const struct read_record *record(struct fixture *fixture, size_t index)
{
    assert_int_equal(fixture->article.section_count, 1);
    assert_true(index < fixture->article.sections[0].count);
    return &fixture->article.sections[0].records[index];
}

static void the_text_is_sentences_and_paragraphs(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read(fixture, "<article id='a'>\n<p><s n='1"
                                   "'>One  is\n here. </s>  <s n='2'>Two.</s></p>\n"
                                   "<p><s n='3'>Three.</s></p>\n</article>"),
                     OK);
    assert_str(fixture->article.text, "One is here. Two.\n\nThree.");
    assert_str(fixture->article.id, "a");
}

static void marks_may_nest_and_count_characters(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read(fixture,
                          "<article id='a'><p><s n='1'>Zoë saw <org key='x'>Bank of "
                          "<land iso='JP'>Japan</land> </org>.</s></p></article>"),
                     OK);
    assert_str(record(fixture, 0)->name, "org");
    assert_str(record(fixture, 0)->text, "Bank of Japan");
    assert_int_equal(record(fixture, 0)->begin, 8);
    assert_int_equal(record(fixture, 0)->end, 21);
    assert_str(record(fixture, 1)->name, "land");
    assert_int_equal(record(fixture, 1)->begin, 16);
    assert_str(read_field(record(fixture, 1), STR("iso")), "JP");
}

static void quotations_are_found_as_whole_words(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read(fixture,
                          "<article id='a'><p><s n='1'>He set it.</s> <s n='2'>Reset, "
                          "the team set off.</s></p>"
                          "<marks><event s='2' word='set' who='the team' "
                          "kind='move'/></marks></article>"),
                     OK);
    const struct read_record *event = record(fixture, 0);
    assert_int_equal(event->inside_count, 2);
    assert_str(event->inside[0].name, "word");
    assert_int_equal(event->inside[0].begin, 27);
    assert_str(event->inside[1].text, "the team");
    assert_int_equal(event->begin, 18);
    assert_int_equal(event->end, 30);
}

static void a_curly_quote_ends_a_word(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read(fixture,
                          "<article id='a'><p><s n='1'>Nonministry; the ministry’s "
                          "plan.</s></p><marks><event s='1' word='ministry'/></marks>"
                          "</article>"),
                     OK);
    assert_int_equal(record(fixture, 0)->begin, 17);
}

static void a_quotation_in_pieces_spans_them(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read(fixture,
                          "<article id='a'><p><s n='1'>They reached at last an "
                          "agreement.</s></p><marks><event s='1' word='reached ... "
                          "agreement'/></marks></article>"),
                     OK);
    assert_str(record(fixture, 0)->text, "reached at last an agreement");
}

static void assert_refused(struct fixture *fixture, const char *xml, const char *message)
{
    assert_int_equal(read(fixture, xml), ERROR_INPUT);
    if (!strstr(fixture->error.message, message))
        fail_msg("\"%s\" does not say \"%s\"", fixture->error.message, message);
}

static void what_is_wrong_is_named_with_its_line(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture,
                   "<article id='a'>\n<p><s n='1'>One.</s></p>\n"
                   "<marks><event s='1' word='two'/></marks></article>",
                   "a.xml:3: the sentence does not hold \"two\"");
    assert_refused(fixture,
                   "<article id='a'><p><s n='1'>One.</s></p>"
                   "<marks><event s='4' word='One'/></marks></article>",
                   "there is no sentence \"4\"");
    assert_refused(fixture, "<article id='a'><p>Loose <s n='1'>One.</s></p></article>",
                   "text outside of its sentences");
    assert_refused(fixture, "<article id='a'><p><s n='1'>One <x> </x>.</s></p></article>",
                   "an element marks no text: \"x\"");
    assert_refused(fixture, "<article><p><s n='1'>One.</s></p></article>", "has no id");
    assert_refused(fixture, "<story id='a'/>", "the root element is not article");
    assert_refused(fixture, "<article id='a'><p>", "a.xml:1:");
    assert_refused(
        fixture,
        "<!DOCTYPE article [<!ENTITY e 'x'>]><article id='a'><p><s n='1'>&e;</s>"
        "</p></article>",
        "has a document type");
}

static void only_articles_begin_as_such(void **state)
{
    (void)state;
    assert_true(gold_begins(STR("<?xml version='1.0'?>\n<!-- x -->\n<article id='a'>")));
    assert_true(gold_begins(STR("  <article>")));
    assert_false(gold_begins(STR("<nutgraf xmlns='urn:nutgraf:1'>")));
    assert_false(gold_begins(STR("")));
    assert_false(gold_begins(STR("<?")));
}

#define WITH_FIXTURE(test)                                                               \
    cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(the_text_is_sentences_and_paragraphs),
        WITH_FIXTURE(marks_may_nest_and_count_characters),
        WITH_FIXTURE(quotations_are_found_as_whole_words),
        WITH_FIXTURE(a_curly_quote_ends_a_word),
        WITH_FIXTURE(a_quotation_in_pieces_spans_them),
        WITH_FIXTURE(what_is_wrong_is_named_with_its_line),
        cmocka_unit_test(only_articles_begin_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
