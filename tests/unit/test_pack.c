#include "compare_fixture.h"

#include "base/buffer.h"
#include "compare/pack.h"

static struct read_article sample(struct compare_fixture *fixture)
{
    static struct read_record records[2];
    static struct read_record inside[1];
    inside[0] = record_at(fixture, "part", 1, 2, NULL);
    records[0] = record_at(fixture, "x", 0, 3, "one");
    records[0].inside = inside;
    records[0].inside_count = 1;
    records[0].scored = true;
    records[0].score = 0.25;
    records[0].rule = STR("r");
    records[0].text = STR("");
    records[1] = record_at(fixture, "y", READ_NOWHERE, READ_NOWHERE, NULL);
    records[1].id = STR("y-1");
    return article_of(fixture, "a", "d", "abc", records, 2);
}

static struct str pack(struct compare_fixture *fixture)
{
    struct buffer bytes = {0};
    const struct read_article article = sample(fixture);
    pack_article(&bytes, &article);
    assert_false(buffer_failed(&bytes));
    const struct str kept = arena_copy(&fixture->arena, buffer_view(&bytes));
    buffer_free(&bytes);
    return kept;
}

static void what_is_packed_comes_back(void **state)
{
    struct compare_fixture *fixture = *state;
    struct read_article article;
    assert_int_equal(
        unpack_article(pack(fixture), &fixture->arena, &article, &fixture->error), OK);
    assert_str(article.id, "a");
    assert_str(article.text, "abc");
    assert_null(article.failure.at);
    assert_str(read_fact(&article, "digest"), "d");
    assert_int_equal(article.section_count, 1);
    const struct read_record *records = article.sections[0].records;
    assert_int_equal(article.sections[0].count, 2);
    assert_str(read_field(&records[0], STR("value")), "one");
    assert_true(records[0].scored && records[0].score > 0.24 && records[0].score < 0.26);
    assert_non_null(records[0].text.at); /* empty, and not missing */
    assert_int_equal(records[0].inside_count, 1);
    assert_int_equal(records[0].inside[0].end, 2);
    assert_null(records[0].inside[0].text.at);
    assert_int_equal(records[1].begin, READ_NOWHERE);
    assert_str(records[1].id, "y-1");
    assert_false(records[1].scored);
}

static void bytes_cut_short_are_refused(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct str bytes = pack(fixture);
    for (size_t length = 0; length < bytes.length; length++) {
        struct arena arena = {0};
        struct read_article article;
        assert_int_equal(unpack_article(str_slice(bytes, 0, length), &arena, &article,
                                        &fixture->error),
                         ERROR_INPUT);
        arena_free(&arena);
    }
}

/* Whatever a byte is changed to, the answer is an article or an error, and nothing else
 * is read than the bytes given (the sanitizers look). */
static void damaged_bytes_do_no_harm(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct str bytes = pack(fixture);
    char *damaged = malloc(bytes.length);
    assert_non_null(damaged);
    for (size_t at = 0; at < bytes.length; at++) {
        static const unsigned char values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
        for (size_t i = 0; i < sizeof values; i++) {
            struct arena arena = {.limit = 1 << 20};
            struct read_article article;
            memcpy(damaged, bytes.at, bytes.length);
            damaged[at] = (char)values[i];
            const enum status status = unpack_article((struct str){damaged, bytes.length},
                                                      &arena, &article, &fixture->error);
            assert_true(status == OK || status == ERROR_INPUT || status == ERROR_MEMORY);
            arena_free(&arena);
        }
    }
    free(damaged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(what_is_packed_comes_back),
        COMPARE_TEST(bytes_cut_short_are_refused),
        COMPARE_TEST(damaged_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
