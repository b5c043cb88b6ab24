#include "doc_fixture.h"

static struct str meta(struct doc_fixture *fixture, const char *key)
{
    struct str value = {0};
    assert_int_equal(doc_meta(&fixture->doc, str_from(key), &value, &fixture->error), OK);
    return value;
}

/* Opens a document over a text with what a reader may know beside it. */
static enum status open_article(struct doc_fixture *fixture, const char *text,
                                struct article article)
{
    const struct doc_limits limits = {.records = 10};
    arena_reset(&fixture->arena);
    strcpy(fixture->text, text);
    article.text = fixture->text;
    article.length = strlen(text);
    return doc_open(&fixture->doc, &fixture->arena, &fixture->kinds, &article, &limits,
                    &fixture->error);
}

static void text_is_repaired_in_place(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_int_equal(open_article(fixture, "caf\xE9 \xFF.", (struct article){0}), OK);
    assert_str_is(fixture->doc.text, "caf\x1A \x1A.");
    assert_int_equal(fixture->doc.repaired, 2);
    assert_ptr_equal(fixture->doc.text.at, fixture->text);
}

static const char *const report =
    "IPOH, March 5 (Bernama) -- Two bridges were opened here today.\n\nThey are long.\n";

static void the_dateline_tells_what_the_reader_does_not(void **state)
{
    struct doc_fixture *fixture = *state;
    const struct article article = {.published = STR("2024-03-06")};
    assert_int_equal(open_article(fixture, report, article), OK);
    assert_str_is(meta(fixture, "published"), "2024-03-06");
    assert_str_is(meta(fixture, "place"), "Ipoh");
    assert_str_is(meta(fixture, "agency"), "Bernama");
    assert_str_is(meta(fixture, "place-at"), "0 4");
    assert_str_is(meta(fixture, "agency-at"), "15 22");
    assert_null(meta(fixture, "signoff-at").at);
}

static void the_reader_is_believed_first(void **state)
{
    struct doc_fixture *fixture = *state;
    const struct article article = {.id = STR("a-1"),
                                    .title = STR("Bridges"),
                                    .place = STR("Perak"),
                                    .agency = STR("Desk"),
                                    .language = STR("ms")};
    assert_int_equal(open_article(fixture, report, article), OK);
    assert_str_is(meta(fixture, "id"), "a-1");
    assert_str_is(meta(fixture, "title"), "Bridges");
    assert_str_is(meta(fixture, "place"), "Perak");
    assert_str_is(meta(fixture, "agency"), "Desk");
    assert_str_is(meta(fixture, "language"), "ms");
}

static void a_day_without_a_year_is_not_known(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_int_equal(open_article(fixture, report, (struct article){0}), OK);
    assert_null(meta(fixture, "published").at);
}

static void header_is_a_number(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_int_equal(open_article(fixture, "Rain fell.", (struct article){0}), OK);
    assert_str_is(meta(fixture, "header"), "0");
}

static void an_unknown_key_is_an_error(void **state)
{
    struct doc_fixture *fixture = *state;
    struct str value;
    assert_error(fixture, doc_meta(&fixture->doc, STR("plcae"), &value, &fixture->error),
                 ERROR_PLUGIN, "\"plcae\"");
}

static void language_follows_function_words(void **state)
{
    struct doc_fixture *fixture = *state;
    const struct {
        const char *text, *language;
    } samples[] = {
        {"The river rose by two metres and the bridge was closed to all traffic.",   "en"},
        {"Jambatan itu ditutup kerana paras air di sungai telah naik, kata beliau.",
         "ms"                                                                            },
        {"Jembatan itu ditutup karena air sungai naik dan warga tidak bisa lewat.",  "id"},
        {"Le pont est ferm\xC3\xA9 et les habitants attendent dans la ville.",       "fr"},
        {"Die Br\xC3\xBC"
         "cke ist gesperrt und der Fluss steigt mit dem Regen.",            "de"},
        {"El puente est\xC3\xA1 cerrado y los vecinos esperan en la ciudad.",        "es"},
        {"A ponte foi fechada e os moradores esperam com o barco do porto.",         "pt"},
        {"Il ponte \xC3\xA8 chiuso e gli abitanti sono nella citt\xC3\xA0, non per "
         "molto.",                                                                           "it"                                                                        },
        {"De brug is dicht en het water van de rivier stijgt naar een hoog peil.",                                                                          "nl"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        fixture_text(fixture, samples[i].text);
        assert_str_is(meta(fixture, "language"), samples[i].language);
    }
}

static void too_few_words_have_no_language(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_text(fixture, "Bridges, 2024");
    assert_null(meta(fixture, "language").at);
    fixture_text(fixture, "");
    assert_null(meta(fixture, "language").at);
}

static void without_a_model_there_are_no_tags(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint8_t *tags = (const uint8_t *)"";
    assert_int_equal(doc_tag(&fixture->doc, 0, &tags, &fixture->error), OK);
    assert_null(tags);
}

static void tokens_are_made_once(void **state)
{
    struct doc_fixture *fixture = *state;
    assert_int_equal(doc_tokenise(&fixture->doc, &fixture->error), OK);
    const struct token *first = fixture->doc.tokens.at;
    assert_int_equal(doc_tokenise(&fixture->doc, &fixture->error), OK);
    assert_ptr_equal(fixture->doc.tokens.at, first);
}

static void memory_is_limited(void **state)
{
    struct doc_fixture *fixture = *state;
    const struct doc_limits limits = {.records = 10, .memory = 200000};
    const struct article article = {.text = fixture->text, .length = 10};
    struct doc doc;
    struct arena arena = {0};
    assert_int_equal(doc_open(&doc, &arena, &fixture->kinds, &article, &limits, NULL),
                     OK);
    assert_null(arena_alloc(&arena, 200000));
    assert_true(arena.full);
    assert_non_null(arena_alloc(&arena, 1000));
    arena_free(&arena);
}

static enum status read_everything(struct doc_fixture *fixture)
{
    static const char *const keys[] = {"published", "header", "place-at", "language"};
    struct str value;
    TRY(open_article(fixture, report, (struct article){.published = STR("2024-03-06")}));
    fixture->arena.next = fixture->arena.end;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        TRY(doc_meta(&fixture->doc, str_from(keys[i]), &value, &fixture->error));
        fixture->arena.next = fixture->arena.end;
    }
    return OK;
}

static void failed_allocations_are_reported(void **state)
{
    struct doc_fixture *fixture = *state;
    for (size_t n = 1;; n++) {
        arena_free(&fixture->arena);
        alloc_fail_from(n);
        const enum status status = read_everything(fixture);
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(text_is_repaired_in_place),
        TEST(the_dateline_tells_what_the_reader_does_not),
        TEST(the_reader_is_believed_first),
        TEST(a_day_without_a_year_is_not_known),
        TEST(header_is_a_number),
        TEST(an_unknown_key_is_an_error),
        TEST(language_follows_function_words),
        TEST(too_few_words_have_no_language),
        TEST(without_a_model_there_are_no_tags),
        TEST(tokens_are_made_once),
        TEST(memory_is_limited),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
