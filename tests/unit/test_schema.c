#include "doc_fixture.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "xml/schema.h"
#include "xml/write.h"

static void ignore(void *user, xmlError *error)
{
    (void)user;
    (void)error;
}


/* The schema of the fixture's kinds; libxml2 must take it without a word. */
static xmlRelaxNG *compile(struct doc_fixture *fixture)
{
    struct buffer text = {0};
    schema_make(&fixture->kinds, &text);
    assert_false(buffer_failed(&text));
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(text.at, (int)text.length);
    assert_non_null(parser);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    assert_non_null(schema);
    xmlRelaxNGFreeParserCtxt(parser);
    buffer_free(&text);
    return schema;
}

static bool fits(xmlRelaxNG *schema, struct str text)
{
    xmlDoc *doc = xmlReadMemory(text.at, (int)text.length, "test", NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(context, ignore, NULL);
    const bool valid = xmlRelaxNGValidateDoc(context, doc) == 0;
    xmlRelaxNGFreeValidCtxt(context);
    xmlFreeDoc(doc);
    return valid;
}

/* An article around some XML, in a whole file. */
static bool article_fits(xmlRelaxNG *schema, const char *inside)
{
    struct buffer text = {0};
    buffer_text(&text,
                "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\"><made-by nutgraf=\"1\"/>"
                "<article id=\"x\" characters=\"9\">");
    buffer_text(&text, inside);
    buffer_text(&text, "</article></nutgraf>");
    const bool valid = fits(schema, buffer_view(&text));
    buffer_free(&text);
    return valid;
}

static void what_is_written_fits(void **state)
{
    struct doc_fixture *fixture = *state;
    const uint32_t      price = fixture_emit(fixture, FIXTURE_PRICE, 15, 25, 1);
    uint32_t            part, firm;
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_PART, price, (struct span){15, 17},
                              STR("digits"), 0, &part, &fixture->error), OK);
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_FIRM, 0,
                              (struct span){UINT32_MAX, UINT32_MAX}, (struct str){0}, 1,
                              &firm, &fixture->error), OK);
    fixture_set(fixture, firm, "name", "");
    fixture_set(fixture, price, "unit", "MYR");
    fixture_set(fixture, price, "value", "-0.50");
    fixture_set(fixture, price, "count", "-9223372036854775808");
    fixture_set(fixture, price, "final", "false");
    fixture_set(fixture, price, "day", "2025-09-26T10:30:00+08:00/2027-W01-1");
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    fixture_link(fixture, note, "of", price);
    fixture_link(fixture, note, "see", firm);
    fixture_link(fixture, note, "see", part);

    xmlRelaxNG *schema = compile(fixture);
    for (int i = 0; i < 4; i++) {
        const bool               hidden[] = {i == 3, false};
        const struct write_setup setup = {
            .byte_offsets = i == 1, .with_text = i == 2, .hidden = hidden};
        const struct article failed = {.id = STR("y"), .source = STR("y.txt")};
        struct writer       *writer;
        struct buffer        into = {0};
        uint64_t             records;
        assert_int_equal(writer_open(&writer, &setup, &fixture->kinds, &fixture->error),
                         OK);
        writer_begin(writer, &into);
        assert_int_equal(
            writer_add_doc(writer, &fixture->doc, &into, &records, &fixture->error), OK);
        writer_add_failure(writer, &failed, STR("gone"), &into);
        writer_add_break(writer, STR("stopped"), &into);
        writer_end(writer, &into);
        if (!fits(schema, buffer_view(&into)))
            fail_msg("%.*s", (int)into.length, into.at);
        writer_close(writer);
        buffer_free(&into);
    }
    xmlRelaxNGFree(schema);
}

static void an_error_stands_in_for_a_section(void **state)
{
    xmlRelaxNG *schema = compile(*state);
    assert_true(article_fits(schema, "<alpha/><error plugin=\"beta\" reason=\"r\"/>"));
    assert_true(article_fits(schema, "<error plugin=\"alpha\" reason=\"r\"/><beta/>"));
    assert_true(article_fits(schema, "<error reason=\"r\"/>"));
    assert_false(article_fits(schema, "<error plugin=\"gamma\" reason=\"r\"/>"));
    assert_false(article_fits(schema, "<alpha/><error plugin=\"alpha\" reason=\"r\"/>"));
    xmlRelaxNGFree(schema);
}

#define PART "<part begin=\"0\" end=\"1\" score=\"1.00\">t</part>"

/* One list that fits, and what may be wrong with it. */
static void what_is_not_declared_does_not_fit(void **state)
{
    static const char *const bad[] = {
        "<gamma/>",
        "<beta/><alpha/>",
        "<alpha><price begin=\"0\" end=\"1\" score=\"1.00\"/></alpha>",
        "<alpha><list end=\"1\" score=\"1.00\">x</list></alpha>",
        "<alpha><list begin=\"-1\" end=\"1\" score=\"1.00\">x</list></alpha>",
        "<alpha><list begin=\"0\" end=\"1\">x</list></alpha>",
        "<alpha><list begin=\"0\" end=\"1\" score=\"2.00\">x</list></alpha>",
        "<alpha><list begin=\"0\" end=\"1\" score=\"1\">x</list></alpha>",
        "<alpha><list begin=\"0\" end=\"1\" score=\"1.00\" x=\"\">x</list></alpha>",
        "<alpha><list begin=\"0\" end=\"1\" rule=\"A B\" score=\"1.00\">x</list></alpha>",
        "<alpha><list begin=\"0\" end=\"1\" score=\"1.00\"><part/></list></alpha>",
        "<alpha><firm score=\"1.00\"/></alpha>",
        "<alpha><firm begin=\"0\" end=\"1\" name=\"n\" score=\"1.00\"/></alpha>",
        "<alpha><firm name=\"n\" score=\"1.00\">text</firm></alpha>",
        "<beta><part begin=\"0\" end=\"1\" score=\"1.00\">x</part></beta>",
        "<beta><price begin=\"0\" end=\"2\" score=\"1.00\">text" PART "</price></beta>",
        "<beta><price begin=\"0\" end=\"1\" value=\".5\" score=\"1.00\"/></beta>",
        "<beta><price begin=\"0\" end=\"1\" value=\"1e3\" score=\"1.00\"/></beta>",
        "<beta><price begin=\"0\" end=\"1\" unit=\"EUR\" score=\"1.00\"/></beta>",
        "<beta><price begin=\"0\" end=\"1\" count=\"1.5\" score=\"1.00\"/></beta>",
        ("<beta><price begin=\"0\" end=\"1\" count=\"9223372036854775808\" "
         "score=\"1.00\"/></beta>"),
        "<beta><price begin=\"0\" end=\"1\" final=\"yes\" score=\"1.00\"/></beta>",
        "<beta><price begin=\"0\" end=\"1\" day=\"26 Sept\" score=\"1.00\"/></beta>",
        "<beta><price begin=\"0\" end=\"1\" day=\"2025-09-26/\" score=\"1.00\"/></beta>",
        "<beta><note begin=\"0\" end=\"1\" of=\"a b\" score=\"1.00\">x</note></beta>",
        "<text>a<b/></text>",
    };
    xmlRelaxNG *schema = compile(*state);
    assert_true(article_fits(schema, "<alpha><list begin=\"0\" end=\"1\" score=\"1.00\">x"
                                     "</list></alpha>"));
    assert_true(article_fits(schema, "<beta><price begin=\"0\" end=\"1\" score=\"1.00\"/>"
                                     "</beta>"));
    assert_true(article_fits(schema, "<beta><price begin=\"0\" end=\"1\" score=\"1.00\">t"
                                     "</price></beta>"));
    assert_true(article_fits(schema,
                             "<beta><price begin=\"0\" end=\"1\" score=\"1.00\">" PART
                             "</price></beta>"));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (article_fits(schema, bad[i])) fail_msg("%s fits", bad[i]);
    xmlRelaxNGFree(schema);
}

static void declarations_are_explained(void **state)
{
    struct doc_fixture *fixture = *state;
    struct buffer       text = {0};
    schema_make(&fixture->kinds, &text);
    buffer_char(&text, '\0');
    assert_non_null(strstr(text.at, "<define name=\"record.price.part\">"));
    assert_non_null(strstr(text.at, "<a:documentation>how many</a:documentation>"));
    assert_non_null(strstr(text.at, "<a:documentation>a firm</a:documentation>"));
    buffer_free(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_fits),
        TEST(an_error_stands_in_for_a_section),
        TEST(what_is_not_declared_does_not_fit),
        TEST(declarations_are_explained),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
