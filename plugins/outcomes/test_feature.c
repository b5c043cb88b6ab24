#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "feature.h"
#include "test_written.h"

struct page { /* a set of features, with room for its text and what must stay as it is */
    struct feature_names names;
    struct features features;
    uint64_t guard;
    char text[FEATURE_TEXT], text_guard[8];
};

static const uint64_t guard = 0xA5A5A5A5A5A5A5A5u;

static struct page *page_new(void)
{
    struct page *page = malloc(sizeof *page);
    assert_non_null(page);
    feature_names_make(test_host(), &page->names);
    page->features.names = &page->names;
    page->features.text = page->text;
    page->guard = guard;
    memcpy(page->text_guard, "unharmed", 8);
    features_clear(&page->features);
    return page;
}

static void page_free(struct page *page)
{
    assert_true(page->guard == guard);
    assert_memory_equal(page->text_guard, "unharmed", 8);
    free(page);
}

static struct value word(const char *text)
{
    const ng_str str = ng_make_str(text, strlen(text));
    return value_word(ng_hash(test_host(), str), str);
}

static void a_name_stands_for_one_feature(void **state)
{
    (void)state;
    struct page *page = page_new();
    for (int i = 0; i < FEATURE_COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_int_not_equal(page->names.hashes[i], page->names.hashes[k]);
    page_free(page);
}

static void text_and_keys_are_those_of_the_header(void **state)
{
    (void)state;
    struct page *page = page_new();
    struct features *features = &page->features;
    const uint32_t object = ng_hash(test_host(), NG_STR("word-object"));
    features_add(features, FEATURE_BIAS, value_number('v'));
    features_add2(features, FEATURE_WORD_OBJECT, word("sack"), word("cook"));
    assert_string_equal(page->text, " bias=#118 word-object=sack&cook");
    assert_int_equal(features->count, 2);
    assert_true(features->at[0] == ng_feature(ng_hash(test_host(), NG_STR("bias")), 118));
    assert_true(features->at[1] ==
                ng_feature_and(ng_feature(object, word("sack").key), word("cook").key));
    page_free(page);
}

static void numbers_are_written_in_full(void **state)
{
    (void)state;
    struct page *page = page_new();
    features_add3(&page->features, FEATURE_WORD_VOICE, value_number(0),
                  value_number(4294967295u), value_number(10));
    assert_string_equal(page->text, " word-voice=#0&#4294967295&#10");
    written_agrees(&page->features);
    page_free(page);
}

static void any_bytes_can_be_in_a_word(void **state)
{
    (void)state;
    static const struct {
        const char *word, *written;
    } words[] = {
        {"at&t",         "at%26t"        },
        {"100%",         "100%25"        },
        {"a=b",          "a%3Db"         },
        {"#1",           "%231"          },
        {"two words",    "two%20words"   },
        {"caf\303\251",  "caf%C3%A9"     },
        {"\340\244\205", "%E0%A4%85"     },
        {"tab\there",    "tab%09here"    },
        {"line\nline\r", "line%0Aline%0D"},
        {"\177\001",     "%7F%01"        },
        {"%26",          "%2526"         },
        {"back\\slash",  "back\\slash"   },
        {"o'neil",       "o'neil"        },
        {"\"",           "\""            },
        {"",             ""              }
    };
    struct page *page = page_new();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char expected[100];
        snprintf(expected, sizeof expected, " word=#118&%s", words[i].written);
        features_clear(&page->features);
        features_add2(&page->features, FEATURE_WORD, value_number('v'),
                      word(words[i].word));
        assert_string_equal(page->text, expected);
        written_agrees(&page->features);
    }
    page_free(page);
}

static void without_text_there_are_the_same_keys(void **state)
{
    (void)state;
    struct page *with = page_new(), *without = page_new();
    without->features.text = NULL;
    features_clear(&without->features);
    struct features *both[] = {&with->features, &without->features};
    for (int i = 0; i < 2; i++) {
        features_add(both[i], FEATURE_GOVERNOR, word("caf\303\251"));
        features_add2(both[i], FEATURE_WORD, value_number('n'), word("a=b"));
        features_add3(both[i], FEATURE_WORD_VOICE, word("x"), word("y"), word("z"));
    }
    assert_int_equal(without->features.count, 3);
    assert_memory_equal(with->features.at, without->features.at, 3 * sizeof(uint64_t));
    page_free(with);
    page_free(without);
}

static void features_can_be_used_again(void **state)
{
    (void)state;
    struct page *page = page_new();
    features_add(&page->features, FEATURE_GOVERNOR, word("cook"));
    features_clear(&page->features);
    assert_int_equal(page->features.count, 0);
    assert_string_equal(page->text, "");
    features_add(&page->features, FEATURE_DETERMINER, word("board"));
    assert_string_equal(page->text, " determiner=board");
    written_agrees(&page->features);
    page_free(page);
}

static void features_too_many_are_left_out(void **state)
{
    (void)state;
    struct page *page = page_new();
    for (uint32_t i = 0; i < MOST_FEATURES + 100; i++)
        features_add(&page->features, FEATURE_GOVERNOR, value_number(i));
    assert_int_equal(page->features.count, MOST_FEATURES);
    written_agrees(&page->features);
    page_free(page);
}

/* A word of bytes that are written with three characters each. */
static const char *long_word(size_t length)
{
    static char text[600];
    assert_true(length < sizeof text);
    memset(text, 0xE9, length);
    text[length] = '\0';
    return text;
}

static void what_has_no_room_is_not_written_by_half(void **state)
{
    (void)state;
    struct page *page = page_new();
    for (int i = 0; i < 100; i++)
        features_add2(&page->features, FEATURE_WORD_OBJECT, value_number((uint32_t)i),
                      word(long_word(400)));
    features_add(&page->features, FEATURE_DETERMINER, word("board"));
    assert_int_equal(page->features.count, 101);
    assert_true(page->features.length < FEATURE_TEXT);
    assert_int_equal(strlen(page->text), page->features.length);
    const size_t written = written_keys(&page->features);
    assert_in_range(written, FEATURE_TEXT / (3 * 400 + 40), 100);
    assert_non_null(strstr(page->text, " determiner=board"));
    page_free(page);
}

static void text_is_filled_to_the_last_byte(void **state)
{
    (void)state;
    static const char ending[] = " governor=";
    struct page *page = page_new();
    size_t length = 0;
    while (length + 500 < FEATURE_TEXT) { /* so many bytes in each round */
        char plain[500 - sizeof ending + 2];
        memset(plain, 'x', sizeof plain - 1);
        plain[sizeof plain - 1] = '\0';
        features_add(&page->features, FEATURE_GOVERNOR, word(plain));
        length += sizeof ending - 1 + sizeof plain - 1;
        assert_int_equal(page->features.length, length);
    }
    for (size_t left = 1; left < 520; left++) { /* whatever comes last */
        const size_t before = page->features.length;
        char plain[520];
        memset(plain, 'y', left);
        plain[left] = '\0';
        features_add(&page->features, FEATURE_GOVERNOR, word(plain));
        const size_t after = page->features.length;
        assert_true(after == before || after == before + sizeof ending - 1 + left);
        page->features.length = before;
        page->text[before] = '\0';
        page->features.count--;
        assert_memory_equal(page->text_guard, "unharmed", 8);
    }
    page_free(page);
}

static void words_too_long_for_the_trainer_are_not_written(void **state)
{
    (void)state;
    struct page *page = page_new();
    features_add(&page->features, FEATURE_GOVERNOR, word(long_word(512)));
    written_agrees(&page->features);
    features_add(&page->features, FEATURE_GOVERNOR, word(long_word(513)));
    assert_int_equal(page->features.count, 2);
    assert_int_equal(written_keys(&page->features), 1);
    page_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_stands_for_one_feature),
        cmocka_unit_test(text_and_keys_are_those_of_the_header),
        cmocka_unit_test(numbers_are_written_in_full),
        cmocka_unit_test(any_bytes_can_be_in_a_word),
        cmocka_unit_test(without_text_there_are_the_same_keys),
        cmocka_unit_test(features_can_be_used_again),
        cmocka_unit_test(features_too_many_are_left_out),
        cmocka_unit_test(what_has_no_room_is_not_written_by_half),
        cmocka_unit_test(text_is_filled_to_the_last_byte),
        cmocka_unit_test(words_too_long_for_the_trainer_are_not_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
