#include "scratch.h"

#include "run/jsonl.h"

static char         bytes[4096];
static const size_t room = sizeof bytes;

/* Reads one line, the seventh of a file. */
static enum status read_line(const char *text, struct article *article,
                             struct error *error)
{
    assert_true(strlen(text) < room);
    strcpy(bytes, text);
    const struct jsonl_line line = {"news.jsonl", 7, bytes, strlen(text)};
    *article = (struct article){.id = STR("news-7"), .source = STR("news.jsonl")};
    return jsonl_read(&line, article, error);
}

static struct str text_of(const struct article *article)
{
    return (struct str){article->text, article->length};
}

static void all_keys_are_read(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(
        read_line("{\"id\":\"a\",\"text\":\"A \\u201cquote\\u201d.\",\"title\":\"T\","
                  "\"published\":\"2025-09-26\",\"place\":\"Desaru\","
                  "\"agency\":\"Bernama\",\"language\":\"en\"}",
                  &article, &error),
        OK);
    assert_str_is(article.id, "a");
    assert_str_is(text_of(&article), "A \xE2\x80\x9Cquote\xE2\x80\x9D.");
    assert_str_is(article.title, "T");
    assert_str_is(article.published, "2025-09-26");
    assert_str_is(article.place, "Desaru");
    assert_str_is(article.agency, "Bernama");
    assert_str_is(article.language, "en");
}

static void only_the_text_is_required(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"text\":\"\"}", &article, &error), OK);
    assert_str_is(article.id, "news-7");
    assert_int_equal(article.length, 0);
    assert_non_null(article.text);
    assert_null(article.published.at);
    assert_int_equal(read_line("{\"id\":\"a\"}", &article, &error), ERROR_INPUT);
    assert_says(&error, "news.jsonl:7:1: key \"text\" is missing");
}

static void unknown_keys_are_passed_over(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"x\":{\"text\":\"no\",\"y\":[1,{\"id\":2}]},"
                               "\"text\":\"yes\",\"z\":[[],null,true]}",
                               &article, &error),
                     OK);
    assert_str_is(text_of(&article), "yes");
    assert_str_is(article.id, "news-7");
}

static void null_and_empty_count_as_absent(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"id\":\"\",\"text\":\"t\",\"title\":null,"
                               "\"published\":null,\"place\":\"\"}",
                               &article, &error),
                     OK);
    assert_str_is(article.id, "news-7");
    assert_null(article.title.at);
    assert_null(article.published.at);
    assert_null(article.place.at);
}

static void an_id_may_be_a_number(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"id\":42,\"text\":\"t\"}", &article, &error), OK);
    assert_str_is(article.id, "42");
}

static void the_last_of_two_keys_counts(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"text\":\"a\",\"text\":\"b\"}", &article, &error), OK);
    assert_str_is(text_of(&article), "b");
}

static void published_is_cut_to_the_day(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"text\":\"\",\"published\":\"2024-02-29T23:59:60Z\"}",
                               &article, &error),
                     OK);
    assert_str_is(article.published, "2024-02-29");
    static const char *const bad[] = {"2023-02-29", "26 Sept", "2025-13-01", "2025-09",
                                      "2025-W39-5", "2025-09-26x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char line[64];
        snprintf(line, sizeof line, "{\"text\":\"\",\"published\":\"%s\"}", bad[i]);
        assert_int_equal(read_line(line, &article, &error), ERROR_INPUT);
        assert_says(&error, "news.jsonl:7:24: \"published\" must be a day");
    }
}

static void wrong_types_are_refused_with_a_place(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"text\":5}", &article, &error), ERROR_INPUT);
    assert_says(&error, "news.jsonl:7:9: \"text\" must be a string");
    assert_int_equal(read_line("{\"text\":null}", &article, &error), ERROR_INPUT);
    assert_says(&error, "\"text\" must be a string");
    assert_int_equal(read_line("{\"text\":\"\",\"title\":[]}", &article, &error),
                     ERROR_INPUT);
    assert_says(&error, "\"title\" must be a string");
    assert_int_equal(read_line("[1]", &article, &error), ERROR_INPUT);
    assert_says(&error, "news.jsonl:7:1: an object is expected");
    assert_int_equal(read_line("{\"text\":\"\"} x", &article, &error), ERROR_INPUT);
    assert_says(&error, "news.jsonl:7:13: nothing may follow");
    assert_int_equal(read_line("{\"title\":", &article, &error), ERROR_INPUT);
    assert_says(&error, "a value is expected");
}

/* The text is repaired by the document, metadata here. */
static void metadata_is_valid_utf8(void **state)
{
    (void)state;
    struct article article;
    struct error   error;
    assert_int_equal(read_line("{\"id\":\"a\xFF\",\"place\":\"\xC3\",\"text\":\"\xFF\"}",
                               &article, &error),
                     OK);
    assert_str_is(article.id, "a\x1A");
    assert_str_is(article.place, "\x1A");
    assert_str_is(text_of(&article), "\xFF");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_keys_are_read),
        cmocka_unit_test(only_the_text_is_required),
        cmocka_unit_test(unknown_keys_are_passed_over),
        cmocka_unit_test(null_and_empty_count_as_absent),
        cmocka_unit_test(an_id_may_be_a_number),
        cmocka_unit_test(the_last_of_two_keys_counts),
        cmocka_unit_test(published_is_cut_to_the_day),
        cmocka_unit_test(wrong_types_are_refused_with_a_place),
        cmocka_unit_test(metadata_is_valid_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
