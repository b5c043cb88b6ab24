#include "scratch.h"

#include "base/buffer.h"
#include "xml/read.h"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\">\n"
    "  <made-by nutgraf=\"0.9\"><plugin name=\"b\" version=\"2\"/><plugin name=\"a\" "
    "version=\"1\"/></made-by>\n";

static const char article[] =
    "  <article id=\"x\" source=\"x.txt\" characters=\"9\">\n"
    "    <text>one &amp; two</text>\n"
    "    <a>\n"
    "      <thing id=\"thing-0-3\" begin=\"0\" end=\"3\" sort=\"s\" see=\"p q\" "
    "rule=\"r\" "
    "score=\"0.25\">\n"
    "        <part begin=\"0\" end=\"1\" score=\"1.00\">o</part>\n"
    "        <part begin=\"1\" end=\"3\" score=\"1.00\">ne<!-- comment --></part>\n"
    "      </thing>\n"
    "      <whole name=\"w\" score=\"1.00\"/>\n"
    "    </a>\n"
    "    <error plugin=\"b\" reason=\"broke\"/>\n"
    "  </article>\n";

static const char lines[] =
    "{\"id\":\"x\",\"source\":\"x.txt\",\"characters\":9,\"made-by\":{\"nutgraf\":\"0."
    "9\","
    "\"plugins\":{\"b\":\"2\",\"a\":\"1\"}},\"text\":\"one & two\",\"sections\":{\"a\":["
    "{\"kind\":\"thing\",\"id\":\"thing-0-3\",\"begin\":0,\"end\":3,\"fields\":{\"sort\":"
    "\"s\",\"see\":[\"p\",\"q\"]},\"rule\":\"r\",\"score\":0.25,\"inside\":[{\"kind\":"
    "\"part\",\"begin\":0,\"end\":1,\"score\":1.00,\"text\":\"o\"},{\"kind\":\"part\","
    "\"begin\":1,\"end\":3,\"score\":1.00,\"text\":\"ne\"}]},{\"kind\":\"whole\","
    "\"fields\":{\"name\":\"w\"},\"score\":1.00}]},\"errors\":[{\"plugin\":\"b\","
    "\"reason\":\"broke\"}]}\n";

/* Opens a file with the text of several pieces, the last of which is NULL. */
static struct reader *open_pieces(struct scratch *scratch, const char *const *pieces)
{
    static char    path[256];
    struct buffer  text = {0};
    struct reader *reader = NULL;
    for (size_t i = 0; pieces[i]; i++) buffer_text(&text, pieces[i]);
    strcpy(path, scratch_write(scratch, "output", text.at, text.length));
    buffer_free(&text);
    const enum status status = reader_open(&reader, path, &scratch->error);
    assert_int_equal(status == OK, reader != NULL);
    return reader;
}

#define OPEN(scratch, ...)                                                               \
    open_pieces((scratch), (const char *const[]){__VA_ARGS__, NULL})

/* Reads to the end or to an error; gives how many articles there were. */
static size_t count_articles(struct scratch *scratch, struct reader *reader,
                             enum status *status)
{
    struct arena        arena = {0};
    struct read_article ignored;
    bool                more = true;
    size_t              count = 0;
    scratch->error.message[0] = '\0';
    while ((*status = reader_next(reader, &arena, &ignored, &more, &scratch->error)) ==
               OK &&
           more)
        count++;
    arena_free(&arena);
    reader_close(reader);
    return count;
}

static void assert_tree(struct scratch *scratch, struct reader *reader)
{
    struct arena        arena = {0};
    struct read_article got;
    bool                more;
    assert_int_equal(reader_head(reader)->plugin_count, 2);
    assert_str_is(reader_head(reader)->made_by, "0.9");
    assert_str_is(reader_head(reader)->plugins[0].name, "a");
    assert_str_is(reader_head(reader)->plugins[1].version, "2");
    assert_false(reader_head(reader)->byte_offsets);
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_true(more);
    assert_str_is(got.id, "x");
    assert_str_is(read_fact(&got, "source"), "x.txt");
    assert_str_is(read_fact(&got, "characters"), "9");
    assert_null(read_fact(&got, "place").at);
    assert_str_is(got.text, "one & two");
    assert_null(got.failure.at);
    assert_int_equal(got.section_count, 2);
    assert_str_is(got.sections[0].name, "a");
    assert_null(got.sections[0].failure.at);
    assert_str_is(got.sections[1].name, "b");
    assert_str_is(got.sections[1].failure, "broke");
    assert_int_equal(got.sections[1].count, 0);
    assert_int_equal(got.sections[0].count, 2);

    const struct read_record *thing = &got.sections[0].records[0];
    assert_str_is(thing->name, "thing");
    assert_str_is(thing->id, "thing-0-3");
    assert_int_equal(thing->begin, 0);
    assert_int_equal(thing->end, 3);
    assert_str_is(thing->rule, "r");
    assert_true(thing->scored && thing->score >= 0.25 && thing->score <= 0.25);
    assert_null(thing->text.at);
    assert_int_equal(thing->field_count, 2);
    assert_str_is(thing->fields[0].name, "sort");
    assert_str_is(read_field(thing, STR("see")), "p q");
    assert_null(read_field(thing, STR("id")).at);
    assert_int_equal(thing->inside_count, 2);
    assert_str_is(thing->inside[0].text, "o");
    assert_str_is(thing->inside[1].text, "ne");
    assert_null(thing->inside[1].id.at);
    const struct read_record *whole = &got.sections[0].records[1];
    assert_true(whole->begin == READ_NOWHERE && whole->end == READ_NOWHERE);
    assert_str_is(read_field(whole, STR("name")), "w");
    assert_null(whole->text.at);
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_false(more);
    arena_free(&arena);
    reader_close(reader);
}

static void xml_becomes_a_tree(void **state)
{
    struct reader *reader = OPEN(*state, head, article, "</nutgraf>\n");
    assert_non_null(reader);
    assert_true(reader_is_xml(reader));
    assert_tree(*state, reader);
}

static void json_lines_become_the_same_tree(void **state)
{
    struct reader *reader = OPEN(*state, lines);
    assert_non_null(reader);
    assert_false(reader_is_xml(reader));
    assert_tree(*state, reader);
}

static void lines_are_told(void **state)
{
    struct scratch     *scratch = *state;
    struct arena        arena = {0};
    struct read_article got;
    bool                more;
    struct reader      *reader = OPEN(scratch, head, article, article, "</nutgraf>\n");
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_int_equal(got.line, 4);
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_int_equal(got.line, 15);
    assert_int_equal(got.sections[0].records[0].line, 18);
    assert_int_equal(got.sections[0].records[0].inside[1].line, 20);
    reader_close(reader);
    reader = OPEN(scratch, lines, "\n", lines);
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_int_equal(got.line, 3);
    assert_int_equal(got.sections[0].records[0].inside[1].line, 3);
    reader_close(reader);
    arena_free(&arena);
}

static void a_walk_meets_every_record(void **state)
{
    struct scratch           *scratch = *state;
    struct arena              arena = {0};
    struct read_article       got;
    struct buffer             seen = {0};
    const struct read_record *record;
    bool                      more;
    struct reader            *reader = OPEN(scratch, lines);
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    struct read_walk walk = read_walk(got.sections[0].records, got.sections[0].count);
    while ((record = read_walk_next(&walk)) != NULL) {
        buffer_format(&seen, "%u" STR_FORMAT " ", walk.depth,
                      STR_ARGUMENTS(record->name));
        if (walk.depth) assert_ptr_equal(walk.above[0], &got.sections[0].records[0]);
    }
    assert_str_is(buffer_view(&seen), "0thing 1part 1part 0whole ");
    walk = read_walk(NULL, 0);
    assert_null(read_walk_next(&walk));
    buffer_free(&seen);
    arena_free(&arena);
    reader_close(reader);
}

static void no_article_is_no_error(void **state)
{
    enum status    status;
    struct reader *reader = OPEN(*state, head, "</nutgraf>\n");
    assert_int_equal(count_articles(*state, reader, &status), 0);
    assert_int_equal(status, OK);
    reader = OPEN(*state,
                  "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\" offsets=\"bytes\"/>");
    assert_non_null(reader);
    assert_true(reader_head(reader)->byte_offsets);
    assert_null(reader_head(reader)->made_by.at);
    assert_int_equal(count_articles(*state, reader, &status), 0);
    assert_int_equal(status, OK);
}

static void failed_articles_say_why(void **state)
{
    static const char *const files[][2] = {
        {head,
         "<article id=\"x\" source=\"s\"><error reason=\"gone\"/></article></nutgraf>"},
        {"",   "{\"id\":\"x\",\"source\":\"s\",\"errors\":[{\"reason\":\"gone\"}]}\n" }
    };
    struct scratch *scratch = *state;
    for (size_t i = 0; i < 2; i++) {
        struct arena        arena = {0};
        struct read_article got;
        bool                more;
        struct reader      *reader = OPEN(scratch, files[i][0], files[i][1]);
        assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
        assert_str_is(got.failure, "gone");
        assert_int_equal(got.section_count, 0);
        arena_free(&arena);
        reader_close(reader);
    }
}

/* Each file is refused, at the latest behind its second article, with these words. */
static void assert_refused(struct scratch *scratch, const char *words,
                           const char *const *pieces)
{
    enum status    status = ERROR_INPUT;
    struct reader *reader = open_pieces(scratch, pieces);
    if (reader) count_articles(scratch, reader, &status);
    assert_int_equal(status, ERROR_INPUT);
    assert_says(&scratch->error, words);
}

#define REFUSED(scratch, words, ...) \
    assert_refused((scratch), (words), (const char *const[]){__VA_ARGS__, NULL})

static void what_is_not_ours_is_refused(void **state)
{
    REFUSED(*state, "output: is empty", "");
    REFUSED(*state, "output: is empty", " \n");
    REFUSED(*state, "neither XML nor JSON Lines", "A report.");
    REFUSED(*state, "its root is \"html\"", "<html/>");
    REFUSED(*state, "its root is \"nutgraf\"", "<nutgraf/>");
    REFUSED(*state, "of a version that this nutgraf cannot read: \"2\"",
            "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"2\"/>");
    REFUSED(*state, "the article has no id", "{\"a\":1}");
    REFUSED(*state, "output:4: the article has no id", head, "<article/></nutgraf>");
    REFUSED(*state, "not expected: \"thing\"", head, "<thing/></nutgraf>");
    REFUSED(*state, "text stands between records: \"loose\"", head, "loose</nutgraf>");
    REFUSED(*state, "text stands between records", head,
            "<article id=\"x\">loose</article></nutgraf>");
    REFUSED(*state, "text stands between records: \"loose\"", head,
            "<article id=\"x\"><a><t>loose<p/></t></a></article></nutgraf>");
    REFUSED(*state, "the text holds an element: \"b\"", head,
            "<article id=\"x\"><text>loose<b/></text></article></nutgraf>");
}

static void bad_attributes_are_refused(void **state)
{
    REFUSED(*state, "output:4: a position is not a number: \"-1\"", head,
            "<article id=\"x\"><a><t begin=\"-1\" end=\"2\"/></a></article></nutgraf>");
    REFUSED(*state, "a position is not a number: \"4294967295\"", head,
            "<article id=\"x\"><a><t begin=\"0\" "
            "end=\"4294967295\"/></a></article></nutgraf>");
    REFUSED(*state, "begin is behind end in \"t\"", head,
            "<article id=\"x\"><a><t begin=\"5\" end=\"2\"/></a></article></nutgraf>");
    REFUSED(*state, "begin and end go together in \"t\"", head,
            "<article id=\"x\"><a><t begin=\"1\"/></a></article></nutgraf>");
    REFUSED(*state, "the score is not a number: \"high\"", head,
            "<article id=\"x\"><a><t score=\"high\"/></a></article></nutgraf>");
    REFUSED(*state, "a plugin has no name",
            "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\"><made-by><plugin/></made-by>"
            "</nutgraf>");
    REFUSED(*state, "a record has no kind", "{\"id\":\"x\",\"sections\":{\"a\":[{}]}}");
    REFUSED(*state, "output:1: column 36: a text, a number",
            "{\"id\":\"x\",\"sections\":{\"a\":[{\"rule\":{}}]}}");
}

static void what_is_cut_off_is_refused(void **state)
{
    struct scratch *scratch = *state;
    enum status     status;
    struct reader  *reader = OPEN(scratch, head, article);
    /* libxml2 reads ahead, and may complain before the article is given. */
    assert_true(count_articles(scratch, reader, &status) <= 1);
    assert_int_equal(status, ERROR_INPUT);
    for (size_t length = sizeof article - 1; length > 0; length -= 7) {
        char *cut = strndup(article, length - 1);
        assert_non_null(cut);
        REFUSED(scratch, "output:", head, cut);
        free(cut);
        if (length < 8) break;
    }
    for (size_t length = sizeof lines - 2; length > 7; length -= 5) {
        char *cut = strndup(lines, length - 1);
        assert_non_null(cut);
        REFUSED(scratch, "output:1: ", cut);
        free(cut);
    }
}

static void output_that_was_interrupted_is_refused(void **state)
{
    REFUSED(*state, "is not complete: \"interrupted by SIGINT\"", head, article,
            "<error reason=\"interrupted by SIGINT\"/></nutgraf>");
    REFUSED(*state, "output:2: is not complete: \"interrupted\"", lines,
            "{\"errors\":[{\"reason\":\"interrupted\"}]}\n");
}

static void units_of_positions_may_not_change(void **state)
{
    REFUSED(*state, "output:2: does not count positions as the first line does",
            "{\"id\":\"x\"}\n{\"id\":\"y\",\"offsets\":\"bytes\"}\n");
}

static void entities_are_refused(void **state)
{
    struct scratch *scratch = *state;
    char            secret[256], file[600];
    REFUSED(
        scratch, "document type",
        "<!DOCTYPE nutgraf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;\">]><nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\">"
        "<article id=\"&c;&c;&c;\"/></nutgraf>");
    strcpy(secret, scratch_text(scratch, "secret", "secret"));
    snprintf(file, sizeof file,
             "<!DOCTYPE nutgraf [<!ENTITY x SYSTEM \"file://%s\">]><nutgraf "
             "xmlns=\"urn:nutgraf:1\" version=\"1\"><article id=\"a\"><text>&x;</text>"
             "</article></nutgraf>",
             secret);
    REFUSED(scratch, "document type", file);
    REFUSED(scratch, "document type",
            "<!DOCTYPE nutgraf SYSTEM \"http://127.0.0.1:9/x.dtd\"><nutgraf "
            "xmlns=\"urn:nutgraf:1\" version=\"1\"/>");
    REFUSED(scratch, "output:4: ", head, "<article id=\"&x;\"/></nutgraf>");
}

static void depth_is_bounded(void **state)
{
    struct buffer xml = {0}, json = {0};
    buffer_text(&xml, "<article id=\"x\"><a>");
    buffer_text(&json, "{\"id\":\"x\",\"sections\":{\"a\":[");
    for (int i = 0; i < READ_DEPTH + 1; i++) {
        buffer_text(&xml, "<t>");
        buffer_text(&json, "{\"kind\":\"t\",\"inside\":[");
    }
    for (int i = 0; i < READ_DEPTH + 1; i++) buffer_text(&json, "]}");
    buffer_text(&json, "]}}");
    buffer_char(&xml, '\0');
    buffer_char(&json, '\0');
    REFUSED(*state, "records are nested too deeply", head, xml.at);
    REFUSED(*state, "records are nested too deeply", json.at);
    buffer_free(&xml);
    buffer_free(&json);
}

static void memory_does_not_grow_with_the_file(void **state)
{
    struct scratch *scratch = *state;
    struct buffer   text = {0};
    enum { COUNT = 3000 };
    buffer_text(&text, head);
    for (int i = 0; i < COUNT; i++) buffer_text(&text, article);
    buffer_text(&text, "</nutgraf>");
    buffer_char(&text, '\0');
    struct reader      *reader = OPEN(scratch, text.at);
    struct arena        arena = {.limit = 256 * 1024};
    struct read_article got;
    bool                more = true;
    size_t              count = 0;
    for (;; count++) {
        assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
        if (!more) break;
        arena_reset(&arena);
    }
    assert_int_equal(count, COUNT);
    arena_free(&arena);
    reader_close(reader);
    buffer_free(&text);
}

/* Comments cut a text into pieces; putting them together takes no more than the text. */
static void many_pieces_of_text_are_put_together_once(void **state)
{
    struct scratch *scratch = *state;
    struct buffer   text = {0};
    enum { COUNT = 100 * 1000 };
    buffer_text(&text, head);
    buffer_text(&text, "<article id=\"x\"><text>");
    for (int i = 0; i < COUNT; i++) buffer_text(&text, "x<!---->");
    buffer_text(&text, "</text><a><t>");
    for (int i = 0; i < COUNT; i++) buffer_text(&text, "y<!---->");
    buffer_text(&text, "</t></a></article></nutgraf>");
    buffer_char(&text, '\0');
    struct reader      *reader = OPEN(scratch, text.at);
    struct arena        arena = {.limit = 1024 * 1024};
    struct read_article got;
    bool                more = true;
    assert_int_equal(reader_next(reader, &arena, &got, &more, &scratch->error), OK);
    assert_int_equal(got.text.length, COUNT);
    assert_int_equal(got.sections[0].records[0].text.length, COUNT);
    arena_free(&arena);
    reader_close(reader);
    buffer_free(&text);
}

static void failed_allocations_leak_nothing(void **state)
{
    struct scratch *scratch = *state;
    static const char *const files[][3] = {
        {head,  article, "</nutgraf>"},
        {lines, lines,   ""          }
    };
    for (size_t i = 0; i < 2; i++) {
        enum status status = ERROR_MEMORY;
        reader_close(OPEN(scratch, files[i][0], files[i][1], files[i][2]));
        for (size_t n = 1; status != OK; n++) {
            struct reader      *reader = NULL;
            struct arena        arena = {0};
            struct read_article got;
            bool                more = true;
            alloc_fail_from(n);
            status =
                reader_open(&reader, scratch_path(scratch, "output"), &scratch->error);
            while (status == OK && more)
                status = reader_next(reader, &arena, &got, &more, &scratch->error);
            alloc_fail_from(0);
            arena_free(&arena);
            reader_close(reader);
            assert_true(status == OK || status == ERROR_MEMORY);
            assert_true(n < 200);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(xml_becomes_a_tree),
        SCRATCH_TEST(json_lines_become_the_same_tree),
        SCRATCH_TEST(lines_are_told),
        SCRATCH_TEST(a_walk_meets_every_record),
        SCRATCH_TEST(no_article_is_no_error),
        SCRATCH_TEST(failed_articles_say_why),
        SCRATCH_TEST(what_is_not_ours_is_refused),
        SCRATCH_TEST(bad_attributes_are_refused),
        SCRATCH_TEST(what_is_cut_off_is_refused),
        SCRATCH_TEST(output_that_was_interrupted_is_refused),
        SCRATCH_TEST(units_of_positions_may_not_change),
        SCRATCH_TEST(entities_are_refused),
        SCRATCH_TEST(depth_is_bounded),
        SCRATCH_TEST(memory_does_not_grow_with_the_file),
        SCRATCH_TEST(many_pieces_of_text_are_put_together_once),
        SCRATCH_TEST(failed_allocations_leak_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
