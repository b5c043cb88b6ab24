#include "doc_fixture.h"

#include <stdio.h>

#include "xml/write.h"

/* Writes the fixture's document; the caller frees. */
static struct buffer write_doc(struct doc_fixture *fixture, const struct write_setup *setup)
{
    struct writer *writer;
    struct buffer  into = {0};
    uint64_t       records;
    assert_int_equal(writer_open(&writer, setup, &fixture->kinds, &fixture->error), OK);
    assert_int_equal(writer_add_doc(writer, &fixture->doc, &into, &records, &fixture->error),
                     OK);
    writer_close(writer);
    buffer_char(&into, '\0');
    return into;
}

/* The text holds `expected` once the parts that are the same everywhere are cut. */
static void assert_written(struct doc_fixture *fixture, const struct write_setup *setup,
                           const char *expected)
{
    struct buffer into = write_doc(fixture, setup);
    if (!strstr(into.at, expected)) fail_msg("%s\ndoes not hold\n%s", into.at, expected);
    buffer_free(&into);
}

static void assert_not_written(struct doc_fixture *fixture, const struct write_setup *setup,
                               const char *unexpected)
{
    struct buffer into = write_doc(fixture, setup);
    if (strstr(into.at, unexpected)) fail_msg("%s\nholds\n%s", into.at, unexpected);
    buffer_free(&into);
}

/* "10 dollars" with a part, a note on both, and a firm that the note sees. */
static void fill(struct doc_fixture *fixture)
{
    uint32_t       part = 0, firm = 0;
    const uint32_t price = fixture_emit(fixture, FIXTURE_PRICE, 15, 25, 0.875);
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_PART, price, (struct span){15, 17},
                              STR("digits"), 1, &part, &fixture->error),
                     OK);
    assert_int_equal(doc_emit(&fixture->doc, FIXTURE_FIRM, 0,
                              (struct span){UINT32_MAX, UINT32_MAX}, (struct str){0}, 1,
                              &firm, &fixture->error),
                     OK);
    fixture_set(fixture, firm, "name", "Caf\xC3\xA9 & Sons, Ltd.");
    fixture_set(fixture, price, "unit", "USD");
    fixture_set(fixture, price, "value", "10");
    fixture_set(fixture, price, "final", "true");
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 37, 42, 0.005);
    fixture_link(fixture, note, "of", price);
    fixture_link(fixture, note, "see", firm);
    fixture_link(fixture, note, "see", part);
    fixture_set(fixture, note, "text", "<\"quoted\">\n");
}

static const struct write_setup xml = {.format = WRITE_XML};

static void xml_has_a_record_a_line_in_fixed_order(void **state)
{
    struct doc_fixture *fixture = *state;
    fill(fixture);
    assert_written(
        fixture, &xml,
        "  <article id=\"test\" source=\"test.txt\" characters=\"54\" "
        "digest=\"01586550efbcfe120c1cf396fb98d39f\">\n"
        "    <alpha>\n"
        "      <firm id=\"firm-caf\xC3\xA9-sons-ltd\" name=\"Caf\xC3\xA9 &amp; Sons, Ltd.\" "
        "score=\"1.00\"/>\n"
        "    </alpha>\n"
        "    <beta>\n"
        "      <price id=\"price-15-25\" begin=\"15\" end=\"25\" value=\"10\" unit=\"USD\" "
        "final=\"true\" score=\"0.88\">\n"
        "        <part id=\"part-15-17\" begin=\"15\" end=\"17\" rule=\"digits\" "
        "score=\"1.00\">10</part>\n"
        "      </price>\n"
        "      <note begin=\"37\" end=\"41\" of=\"price-15-25\" "
        "see=\"firm-caf\xC3\xA9-sons-ltd part-15-17\" "
        "text=\"&lt;&quot;quoted&quot;&gt;&#10;\" score=\"0.01\">caf\xC3\xA9</note>\n"
        "    </beta>\n"
        "  </article>\n");
}

static void json_is_one_line_that_stands_alone(void **state)
{
    struct doc_fixture      *fixture = *state;
    const struct write_setup setup = {.format = WRITE_JSONL};
    fill(fixture);
    assert_written(
        fixture, &setup,
        "{\"id\":\"test\",\"source\":\"test.txt\",\"characters\":54,"
        "\"digest\":\"01586550efbcfe120c1cf396fb98d39f\",\"made-by\":{\"nutgraf\":");
    assert_written(
        fixture, &setup,
        "\"plugins\":{\"alpha\":\"1.0\",\"beta\":\"2.0\"}},"
        "\"sections\":{\"alpha\":[{\"kind\":\"firm\",\"id\":\"firm-caf\xC3\xA9-sons-ltd\","
        "\"fields\":{\"name\":\"Caf\xC3\xA9 & Sons, Ltd.\"},\"score\":1.00}],"
        "\"beta\":[{\"kind\":\"price\",\"id\":\"price-15-25\",\"begin\":15,\"end\":25,"
        "\"fields\":{\"value\":10,\"unit\":\"USD\",\"final\":true},\"score\":0.88,"
        "\"inside\":[{\"kind\":\"part\",\"id\":\"part-15-17\",\"begin\":15,\"end\":17,"
        "\"rule\":\"digits\",\"score\":1.00,\"text\":\"10\"}]},"
        "{\"kind\":\"note\",\"begin\":37,\"end\":41,\"fields\":{\"of\":\"price-15-25\","
        "\"see\":[\"firm-caf\xC3\xA9-sons-ltd\",\"part-15-17\"],"
        "\"text\":\"<\\\"quoted\\\">\\n\"},\"score\":0.01,\"text\":\"caf\xC3\xA9\"}]}}\n");
}

static void json_numbers_are_those_of_json(void **state)
{
    struct doc_fixture      *fixture = *state;
    const struct write_setup setup = {.format = WRITE_JSONL};
    const uint32_t           price = fixture_emit(fixture, FIXTURE_PRICE, 15, 25, 1);
    static const char *const values[][2] = {{"10", "10"},      {"-0.5", "-0.5"},
                                            {"007", "\"007\""}, {"-00", "\"-00\""},
                                            {"0", "0"},        {"-0", "-0"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char expected[64];
        fixture_set(fixture, price, "value", values[i][0]);
        snprintf(expected, sizeof expected, "{\"value\":%s}", values[i][1]);
        assert_written(fixture, &setup, expected);
    }
}

static void tsv_has_a_column_for_each_field(void **state)
{
    struct doc_fixture      *fixture = *state;
    const struct write_setup setup = {.format = WRITE_TSV};
    struct writer           *writer;
    struct buffer            into = {0};
    fill(fixture);
    assert_int_equal(writer_open(&writer, &setup, &fixture->kinds, &fixture->error), OK);
    writer_begin(writer, &into);
    writer_end(writer, &into);
    writer_close(writer);
    buffer_char(&into, '\0');
    assert_string_equal(into.at,
                        "article\trecord\tid\tbegin\tend\ttext\trule\tscore\tname\tvalue\t"
                        "unit\tcount\tfinal\tday\tof\tsee\tfield-text\n");
    buffer_free(&into);
    assert_written(fixture, &setup,
                   "test\tfirm\tfirm-caf\xC3\xA9-sons-ltd\t\t\t\t\t1.00\tCaf\xC3\xA9 & Sons, "
                   "Ltd.\t\t\t\t\t\t\t\t\n"
                   "test\tprice\tprice-15-25\t15\t25\t10 dollars\t\t0.88\t\t10\tUSD\t\ttrue"
                   "\t\t\t\t\n"
                   "test\tprice/part\tpart-15-17\t15\t17\t10\tdigits\t1.00\t\t\t\t\t\t\t\t\t\n"
                   "test\tnote\t\t37\t41\tcaf\xC3\xA9\t\t0.01\t\t\t\t\t\t\tprice-15-25\t"
                   "firm-caf\xC3\xA9-sons-ltd part-15-17\t<\"quoted\">\\n\n");
}

static void positions_count_characters_or_bytes(void **state)
{
    struct doc_fixture      *fixture = *state;
    const struct write_setup bytes = {.format = WRITE_XML, .byte_offsets = true};
    fixture_text(fixture, "caf\xC3\xA9 owners");
    fixture_emit(fixture, FIXTURE_LIST, 6, 12, 1);
    assert_written(fixture, &xml, "<list begin=\"5\" end=\"11\" score=\"1.00\">owners</list>");
    assert_written(fixture, &xml, " characters=\"11\" digest");
    assert_written(fixture, &bytes, "<list begin=\"6\" end=\"12\" score");
    assert_written(fixture, &bytes, " characters=\"11\" bytes=\"12\" digest");
}

static void the_text_can_be_there(void **state)
{
    struct doc_fixture      *fixture = *state;
    const struct write_setup with_text = {.format = WRITE_XML, .with_text = true};
    fixture_text(fixture, "a < b\r\n\xFF");
    assert_written(fixture, &with_text,
                   "replaced=\"1\" digest=\"");
    assert_written(fixture, &with_text, "\">\n    <text>a &lt; b&#13;\n\xEF\xBF\xBD</text>\n");
    assert_not_written(fixture, &xml, "<text>");
}

static void an_empty_article_is_an_empty_element(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_text(fixture, "");
    assert_written(fixture, &xml, "characters=\"0\" digest=\"00000000000000000000000000000000\""
                                  ">\n  </article>\n");
}

static void namesakes_get_numbers(void **state)
{
    struct doc_fixture *fixture = *state;
    uint32_t            firm[3];
    static const char *const names[] = {"A 2", "A", "A"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(doc_emit(&fixture->doc, FIXTURE_FIRM, 0,
                                  (struct span){UINT32_MAX, UINT32_MAX}, (struct str){0}, 1,
                                  &firm[i], &fixture->error),
                         OK);
        fixture_set(fixture, firm[i], "name", names[i]);
    }
    const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 6, 1);
    fixture_link(fixture, note, "of", note);
    for (size_t i = 0; i < 3; i++) fixture_link(fixture, note, "see", firm[i]);
    assert_written(fixture, &xml, "<firm id=\"firm-a\" name=\"A\"");
    assert_written(fixture, &xml, "<firm id=\"firm-a-2\" name=\"A\"");
    assert_written(fixture, &xml, "<firm id=\"firm-a-2-2\" name=\"A 2\"");
    assert_written(fixture, &xml, "see=\"firm-a-2-2 firm-a firm-a-2\"");
}

static void slugs_keep_letters_only(void **state)
{
    struct doc_fixture *fixture = *state;
    static const char *const names[][2] = {
        {"  Bank  Negara (M'sia) ", "firm-bank-negara-m-sia"},
        {"\xE2\x80\x9CQuoted\xE2\x80\x9D\xC2\xA0Ltd", "firm-quoted-ltd"},
        {"\xE4\xB8\xAD\xE5\x9B\xBD", "firm-\xE4\xB8\xAD\xE5\x9B\xBD"},
        {"\xEF\xBF\xBE", "firm"},
        {"---", "firm"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char expected[128];
        fixture_text(fixture, "text");
        uint32_t firm;
        assert_int_equal(doc_emit(&fixture->doc, FIXTURE_FIRM, 0,
                                  (struct span){UINT32_MAX, UINT32_MAX}, (struct str){0}, 1,
                                  &firm, &fixture->error),
                         OK);
        fixture_set(fixture, firm, "name", names[i][0]);
        const uint32_t note = fixture_emit(fixture, FIXTURE_NOTE, 0, 4, 1);
        fixture_link(fixture, note, "of", firm);
        snprintf(expected, sizeof expected, "<firm id=\"%s\" name=", names[i][1]);
        assert_written(fixture, &xml, expected);
        snprintf(expected, sizeof expected, " of=\"%s\"", names[i][1]);
        assert_written(fixture, &xml, expected);
    }
}

static void hidden_plugins_take_their_links_along(void **state)
{
    struct doc_fixture      *fixture = *state;
    const bool               hidden[] = {true, false};
    const struct write_setup setup = {.format = WRITE_XML, .hidden = hidden};
    const struct write_setup json = {.format = WRITE_JSONL, .hidden = hidden};
    fill(fixture);
    assert_not_written(fixture, &setup, "firm");
    assert_written(fixture, &setup, "of=\"price-15-25\" see=\"part-15-17\" text=");
    assert_written(fixture, &json, "\"see\":[\"part-15-17\"],");
    const bool all[] = {true, true};
    const struct write_setup none = {.format = WRITE_XML, .hidden = all};
    assert_written(fixture, &none, "\">\n  </article>\n");
}

static void a_failed_plugin_leaves_an_error(void **state)
{
    struct doc_fixture *fixture = *state;
    fixture_emit(fixture, FIXTURE_LIST, 0, 6, 1);
    assert_int_equal(doc_fail(&fixture->doc, fixture->doc.record_count, 1,
                              STR("beta: broke \"<it>\""), &fixture->error),
                     OK);
    assert_written(fixture, &xml,
                   "    </alpha>\n"
                   "    <error plugin=\"beta\" reason=\"beta: broke &quot;&lt;it&gt;&quot;\"/>\n"
                   "  </article>\n");
    const struct write_setup json = {.format = WRITE_JSONL}, tsv = {.format = WRITE_TSV};
    assert_written(fixture, &json,
                   "}]},\"errors\":[{\"plugin\":\"beta\",\"reason\":\"beta: broke "
                   "\\\"<it>\\\"\"}]}\n");
    assert_written(fixture, &tsv, "test\terror\t\t\t\tbeta: broke \"<it>\"\tbeta\t\t\t\t\t\t\t"
                                  "\t\t\t\n");
}

/* What is between articles, and articles that could not be read. */
static struct buffer write_rest(struct doc_fixture *fixture, enum write_format format)
{
    const struct write_setup setup = {.format = format};
    const struct article     article = {.id = STR("a\xFF"), .source = STR("a.txt")};
    struct writer           *writer;
    struct buffer            into = {0};
    assert_int_equal(writer_open(&writer, &setup, &fixture->kinds, &fixture->error), OK);
    writer_begin(writer, &into);
    writer_add_failure(writer, &article, STR("a.txt: \"no\""), &into);
    writer_add_break(writer, STR("stopped"), &into);
    writer_end(writer, &into);
    writer_close(writer);
    buffer_char(&into, '\0');
    return into;
}

static void failures_and_breaks_are_in_band(void **state)
{
    struct doc_fixture *fixture = *state;
    struct buffer       into = write_rest(fixture, WRITE_XML);
    const char         *article = strstr(into.at, "  <article");
    assert_non_null(article);
    assert_string_equal(article,
                        "  <article id=\"a\xEF\xBF\xBD\" source=\"a.txt\">\n"
                        "    <error reason=\"a.txt: &quot;no&quot;\"/>\n  </article>\n"
                        "  <error reason=\"stopped\"/>\n</nutgraf>\n");
    buffer_free(&into);
    into = write_rest(fixture, WRITE_JSONL);
    assert_string_equal(into.at,
                        "{\"id\":\"a\xEF\xBF\xBD\",\"source\":\"a.txt\","
                        "\"errors\":[{\"reason\":\"a.txt: \\\"no\\\"\"}]}\n"
                        "{\"errors\":[{\"reason\":\"stopped\"}]}\n");
    buffer_free(&into);
    into = write_rest(fixture, WRITE_TSV);
    assert_non_null(strstr(into.at, "a\xEF\xBF\xBD\terror\t\t\t\ta.txt: \"no\"\t\t"));
    assert_non_null(strstr(into.at, "\n\terror\t\t\t\tstopped\t\t"));
    buffer_free(&into);
}

static void failed_allocations_are_reported(void **state)
{
    struct doc_fixture *fixture = *state;
    static const enum write_format formats[] = {WRITE_XML, WRITE_JSONL, WRITE_TSV};
    fill(fixture);
    for (size_t i = 0; i < 3; i++) {
        const struct write_setup setup = {.format = formats[i], .with_text = true};
        enum status              status = ERROR_MEMORY;
        for (size_t n = 1; status != OK; n++) {
            struct writer *writer = NULL;
            struct buffer  into = {0};
            uint64_t       records;
            alloc_fail_from(n);
            status = writer_open(&writer, &setup, &fixture->kinds, &fixture->error);
            if (status == OK)
                status = writer_add_doc(writer, &fixture->doc, &into, &records,
                                        &fixture->error);
            alloc_fail_from(0);
            writer_close(writer);
            buffer_free(&into);
            assert_true(status == OK || status == ERROR_MEMORY);
            assert_true(n < 100);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(xml_has_a_record_a_line_in_fixed_order),
        TEST(json_is_one_line_that_stands_alone),
        TEST(json_numbers_are_those_of_json),
        TEST(tsv_has_a_column_for_each_field),
        TEST(positions_count_characters_or_bytes),
        TEST(the_text_can_be_there),
        TEST(an_empty_article_is_an_empty_element),
        TEST(namesakes_get_numbers),
        TEST(slugs_keep_letters_only),
        TEST(hidden_plugins_take_their_links_along),
        TEST(a_failed_plugin_leaves_an_error),
        TEST(failures_and_breaks_are_in_band),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
