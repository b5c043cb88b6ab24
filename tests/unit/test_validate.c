#include "doc_fixture.h"
#include "scratch.h"

#include "xml/validate.h"
#include "xml/write.h"

struct validate_fixture {
    struct doc_fixture *doc;
    struct scratch     *scratch;
    struct buffer       said;
};

static int open_all(void **state)
{
    struct validate_fixture *fixture = calloc(1, sizeof *fixture);
    if (!fixture) return -1;
    void *doc = NULL, *scratch = NULL;
    if (fixture_open(&doc) != 0 || scratch_open(&scratch) != 0) return -1;
    fixture->doc = doc;
    fixture->scratch = scratch;
    *state = fixture;
    return 0;
}

static int close_all(void **state)
{
    struct validate_fixture *fixture = *state;
    void                    *doc = fixture->doc, *scratch = fixture->scratch;
    buffer_free(&fixture->said);
    fixture_close(&doc);
    const int failed = scratch_close(&scratch);
    free(fixture);
    return failed;
}

static void keep(void *user, const char *message)
{
    struct validate_fixture *fixture = user;
    buffer_format(&fixture->said, "%s\n", message);
}

/* Validates a text; gives how many problems there are, which are in fixture->said. */
static uint64_t validate(struct validate_fixture *fixture, struct str text)
{
    struct validation validation = {
        .kinds = &fixture->doc->kinds, .complain = keep, .user = fixture};
    char path[256];
    strcpy(path, scratch_write(fixture->scratch, "output", text.at, text.length));
    buffer_clear(&fixture->said);
    if (validate_file(&validation, path, &fixture->scratch->error) != OK)
        fail_msg("%s", fixture->scratch->error.message);
    buffer_char(&fixture->said, '\0');
    assert_int_equal(validation.articles, 1);
    return validation.problems;
}

/* The fixture's document with a price, its part, and a note that links to both. */
static struct buffer write_all(struct validate_fixture *fixture, enum write_format format,
                               bool bytes, bool with_text)
{
    const struct write_setup setup = {format, bytes, with_text, NULL};
    struct doc_fixture      *doc = fixture->doc;
    struct writer           *writer;
    struct buffer            into = {0};
    uint64_t                 records;
    if (doc->doc.record_count == 0) {
        const uint32_t price = fixture_emit(doc, FIXTURE_PRICE, 15, 25, 1);
        uint32_t       part;
        assert_int_equal(doc_emit(&doc->doc, FIXTURE_PART, price, (struct span){15, 17},
                                  (struct str){0}, 1, &part, &doc->error), OK);
        const uint32_t note = fixture_emit(doc, FIXTURE_NOTE, 37, 42, 1);
        fixture_set(doc, price, "unit", "USD");
        fixture_link(doc, note, "of", price);
        fixture_link(doc, note, "see", part);
    }
    assert_int_equal(writer_open(&writer, &setup, &doc->kinds, &doc->error), OK);
    writer_begin(writer, &into);
    assert_int_equal(writer_add_doc(writer, &doc->doc, &into, &records, &doc->error), OK);
    writer_end(writer, &into);
    writer_close(writer);
    return into;
}

static void what_is_written_is_valid(void **state)
{
    for (int i = 0; i < 8; i++) {
        struct buffer text = write_all(*state, i & 1 ? WRITE_JSONL : WRITE_XML, i & 2, i & 4);
        struct validate_fixture *fixture = *state;
        if (validate(fixture, buffer_view(&text)) != 0) fail_msg("%s", fixture->said.at);
        buffer_free(&text);
    }
}

/* Changes one place of valid output and expects one problem, in these words. */
static void assert_problem(struct validate_fixture *fixture, enum write_format format,
                           const char *from, const char *to, const char *words)
{
    struct buffer text = write_all(fixture, format, false, true), changed = {0};
    buffer_char(&text, '\0');
    char *found = strstr(text.at, from);
    if (!found) fail_msg("%s is not in %s", from, text.at);
    buffer_add(&changed, text.at, (size_t)(found - text.at));
    buffer_text(&changed, to);
    buffer_text(&changed, found + strlen(from));
    const uint64_t problems = validate(fixture, buffer_view(&changed));
    if (problems == 0 || !strstr(fixture->said.at, words))
        fail_msg("\"%s\" does not say \"%s\"", fixture->said.at, words);
    buffer_free(&text);
    buffer_free(&changed);
}

static void changed_xml_is_invalid(void **state)
{
    static const char *const changes[][3] = {
        {"unit=\"USD\"", "unit=\"EUR\"", "output:"},
        {"<note ", "<note x=\"y\" ", "output:"},
        {"\"price-15-25\" begin=\"15\" end=\"25\"", "\"price-15-25\" begin=\"15\" end=\"55\"",
         "output:10: test: the text ends before the end of \"price\""},
        {"begin=\"15\" end=\"17\"", "begin=\"15\" end=\"15\"",
         "begin is not before end in \"part\""},
        {">caf\xC3\xA9</note>", ">cafe</note>", "the text does not say there: \"cafe\""},
        {"begin=\"37\" end=\"41\"", "begin=\"36\" end=\"40\"", "the text does not say there"},
        {"of=\"price-15-25\"", "of=\"price-15-26\"",
         "a link leads to no record: \"price-15-26\""},
        {"see=\"part-15-17\"", "see=\"part-15-17 part-0-1\"",
         "a link leads to no record: \"part-0-1\""},
        {"id=\"part-15-17\"", "id=\"price-15-25\"", "two records have the id \"price-15-25\""},
        {"characters=\"54\"", "characters=\"55\"", "does not have as many characters"},
        {"characters=\"54\" ", "", "characters= is missing"},
        {"<text>P", "<text>p", "the text does not have the digest"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        assert_problem(*state, WRITE_XML, changes[i][0], changes[i][1], changes[i][2]);
}

static void changed_json_is_invalid(void **state)
{
    static const char *const changes[][3] = {
        {"\"unit\":\"USD\"", "\"unit\":\"EUR\"", "a value does not fit its type: \"EUR\""},
        {"\"unit\":\"USD\"", "\"sort\":\"USD\"", "a field is not declared: \"sort\""},
        {"\"kind\":\"part\"", "\"kind\":\"note\"", "no record is called \"note\""},
        {"\"beta\":[", "\"gamma\":[", "no plugin is called \"gamma\""},
        {"\"begin\":15,\"end\":25", "\"begin\":15,\"end\":55",
         "output:1: test: the text ends before the end of \"price\""},
        {"\"of\":\"price-15-25\"", "\"of\":\"price\"", "a link leads to no record: \"price\""},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        assert_problem(*state, WRITE_JSONL, changes[i][0], changes[i][1], changes[i][2]);
}

/* A text with U+FFFD in it may have been another, of other bytes. */
static void replaced_bytes_are_no_problem(void **state)
{
    struct validate_fixture *fixture = *state;
    for (int i = 0; i < 8; i++) {
        fixture_text(fixture->doc, "\x01" "a\xFF\xEF\xBF\xBE caf\xC3\xA9");
        fixture_emit(fixture->doc, FIXTURE_LIST, 0, 3, 1);
        fixture_emit(fixture->doc, FIXTURE_LIST, 7, 12, 1);
        struct buffer text = write_all(fixture, i & 1 ? WRITE_JSONL : WRITE_XML, i & 2, i & 4);
        if (validate(fixture, buffer_view(&text)) != 0) fail_msg("%s", fixture->said.at);
        buffer_free(&text);
    }
}

static void what_cannot_be_read_is_an_error(void **state)
{
    struct validate_fixture *fixture = *state;
    struct validation        validation = {.kinds = &fixture->doc->kinds};
    struct error             error;
    assert_int_equal(
        validate_file(&validation, scratch_path(fixture->scratch, "none"), &error),
        ERROR_INPUT);
    assert_int_equal(
        validate_file(&validation, scratch_text(fixture->scratch, "cut", "<nutgraf"), &error),
        ERROR_INPUT);
}

static void failed_allocations_leak_nothing(void **state)
{
    struct validate_fixture *fixture = *state;
    for (int i = 0; i < 2; i++) {
        struct buffer text = write_all(fixture, i ? WRITE_JSONL : WRITE_XML, false, true);
        enum status   status = ERROR_MEMORY;
        scratch_write(fixture->scratch, "output", text.at, text.length);
        for (size_t n = 1; status != OK; n++) {
            struct validation validation = {.kinds = &fixture->doc->kinds};
            struct error      error;
            const char       *path = scratch_path(fixture->scratch, "output");
            alloc_fail_from(n);
            status = validate_file(&validation, path, &error);
            alloc_fail_from(0);
            assert_true(status == OK || status == ERROR_MEMORY);
            assert_true(n < 200);
        }
        buffer_free(&text);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_valid),
        TEST(changed_xml_is_invalid),
        TEST(changed_json_is_invalid),
        TEST(replaced_bytes_are_no_problem),
        TEST(what_cannot_be_read_is_an_error),
        TEST(failed_allocations_leak_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
