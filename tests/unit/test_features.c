#include "token_fixture.h"

#include "text/features.h"

/* The keys of one template at each token of a text. */
struct keys {
    struct tokenised all;
    struct features *features;
    struct feature_rows rows;
    uint64_t at[64];
};

static struct keys read_keys(const char *templates, const char *text)
{
    struct keys keys = {.all = tokenise(text)};
    struct error error = {0};
    if (features_compile(&keys.features, str_from(templates), "t", &error) != OK)
        fail_msg("%s", error.message);
    const struct tokens *tokens = &keys.all.tokens;
    assert_int_equal(features_make_rows(keys.features, &keys.all.arena, tokens->count,
                                        &keys.rows, NULL),
                     OK);
    for (size_t i = 0; i < tokens->count; i++)
        features_read(keys.features, keys.all.text, &tokens->at[i],
                      keys.rows.at + i * keys.rows.width);
    for (size_t i = 0; i < keys.all.tokens.count; i++)
        features_keys(keys.features, &keys.rows, i, &keys.at[i]);
    return keys;
}

static void free_keys(struct keys *keys)
{
    features_free(keys->features);
    tokenised_free(&keys->all);
}

/* Whether an attribute is the same at two tokens of a text. */
static bool same(const char *templates, const char *text, size_t a, size_t b)
{
    struct keys keys = read_keys(templates, text);
    const bool equal = keys.at[a] == keys.at[b];
    free_keys(&keys);
    return equal;
}

static void words_differ_as_written(void **state)
{
    (void)state;
    assert_true(same("word[0]", "Apple and Apple", 0, 2));
    assert_false(same("word[0]", "Apple and apple", 0, 2));
    assert_true(same("folded[0]", "Apple and apple", 0, 2));
    assert_false(same("folded[0]", "Apple and apples", 0, 2));
}

static void digits_are_alike(void **state)
{
    (void)state;
    assert_true(same("folded[0]", "1987 or 2025", 0, 2));
    assert_false(same("folded[0]", "1987 or 202", 0, 2));
    assert_true(same("suffix2[0]", "A12 or B34", 0, 2));
    assert_int_equal(features_word_hash(STR("g20")), features_word_hash(STR("g77")));
    assert_int_equal(features_word_hash(STR("ship")), token_hash(STR("ship")));
}

static void affixes_are_characters(void **state)
{
    (void)state;
    assert_true(same("prefix3[0]", "reading reason", 0, 1));
    assert_false(same("prefix4[0]", "reading reason", 0, 1));
    assert_true(same("suffix3[0]", "reading sailing", 0, 1));
    assert_true(same("suffix2[0]", "caf\xC3\xA9 t\xC3\xA9 f\xC3\xA9", 0, 2));
    assert_true(same("prefix1[0]", "\xC3\x89tat \xC3\xA9lan", 0, 1));
    assert_false(same("prefix1[0]", "\xC3\x89tat \xC3\xA0 la", 0, 1));
    assert_true(same("suffix3[0]", "ing sailing", 0, 1));
    assert_false(same("suffix3[0]", "ng sailing", 0, 1));
    assert_true(same("suffix3[0]", "ng and ng", 0, 2));
}

static void shapes_cut_runs_at_two(void **state)
{
    (void)state;
    assert_true(same("shape[0]", "Malaysia Johor", 0, 1));
    assert_true(same("shape[0]", "ASEAN NATO", 0, 1));
    assert_false(same("shape[0]", "ASEAN A", 0, 1));
    assert_false(same("shape[0]", "Malaysia malaysia", 0, 1));
    assert_true(same("shape[0]", "ADMM-Plus BRICS-Bank", 0, 1));
    assert_true(same("shape[0]", "\xC3\x89lan Johor", 0, 1));
}

static void places_count_from_the_token(void **state)
{
    (void)state;
    struct keys here = read_keys("folded[0]", "one two three");
    struct keys last = read_keys("folded[-1]", "one two one three");
    assert_int_equal(last.at[1], last.at[3]);
    assert_int_not_equal(last.at[1], last.at[2]);
    /* The template is part of the key. */
    assert_int_not_equal(here.at[0], last.at[1]);
    free_keys(&here);
    free_keys(&last);
}

static void places_outside_have_values_of_their_own(void **state)
{
    (void)state;
    struct keys before = read_keys("folded[-2]", "a b c");
    struct keys behind = read_keys("folded[2]", "a b c");
    assert_int_not_equal(before.at[0], before.at[1]);
    assert_int_not_equal(before.at[1], before.at[2]);
    assert_int_not_equal(behind.at[1], behind.at[2]);
    free_keys(&before);
    free_keys(&behind);
}

static void keys_join_all_attributes(void **state)
{
    (void)state;
    const char *text = "old ship old boat new ship";
    assert_true(same("folded[-1] shape[0]", text, 1, 3));
    assert_false(same("folded[-1] folded[0]", text, 1, 3));
    assert_false(same("folded[-1] folded[0]", text, 1, 5));
    assert_true(same("bias", text, 0, 5));
}

static void columns_are_set_by_token(void **state)
{
    (void)state;
    struct keys keys = read_keys("mark[0]", "one two three");
    uint64_t now[3];
    assert_int_equal(features_column_count(keys.features), 1);
    assert_string_equal(features_column_name(keys.features, 0), "mark");
    assert_int_equal(keys.at[0], keys.at[1]);
    features_set(keys.features, keys.rows.at + keys.rows.width, 0, 7);
    for (size_t i = 0; i < 3; i++)
        features_keys(keys.features, &keys.rows, i, &now[i]);
    assert_int_equal(now[0], keys.at[0]);
    assert_int_not_equal(now[1], keys.at[1]);
    free_keys(&keys);
}

static void templates_have_comments_and_space(void **state)
{
    (void)state;
    struct features *features;
    const char *text = "# all\n\n  word[0]   word[1] # both\r\nbias\n";
    assert_int_equal(features_compile(&features, str_from(text), "t", NULL), OK);
    assert_int_equal(features_count(features), 2);
    features_free(features);
    features_free(NULL);
}

/* Keys are part of the file format: they must not change unseen. */
static void keys_are_fixed(void **state)
{
    (void)state;
    struct keys keys = read_keys("suffix3[-1] shape[0] flags[0]", "The ships sailed");
    assert_true(keys.at[1] == UINT64_C(0xB757726FF29B0C64));
    free_keys(&keys);
}

static void mistakes_are_named(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *templates, *message;
    } cases[] = {
        {"", "t: has no template"},
        {"bias\nword", "t:2: a place such as [0] or [-1] is missing behind \"word\""},
        {"word[9]", "t:1: the place is a number from -8 to 8 in \"word[9]\""},
        {"word[x]", "t:1: the place is a number from -8 to 8 in \"word[x]\""},
        {"suffix9[0]", "t:1: an affix has 1 to 6 characters, unlike \"suffix9\""},
        {"Word[0]", "t:1: an attribute is named by a-z, 0-9 and -, not \"Word\""},
        {"[0]", "t:1: an attribute is named by a-z, 0-9 and -, not \"\""},
        {"word[0]\nword[0]", "t:2: this template has been there before: \"word[0]\""},
        {"bias\nbias", "t:2: this template has been there before: \"bias\""},
        {"word[0] word[1] word[2] word[3] word[4]",
         "t:1: a template has at most four attributes; one too many is \"word[4]\""},
    };
    /* clang-format on */
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct features *features;
        struct error error = {0};
        assert_int_equal(
            features_compile(&features, str_from(cases[i].templates), "t", &error),
            ERROR_CONFIG);
        assert_null(features);
        assert_string_equal(error.message, cases[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_differ_as_written),
        cmocka_unit_test(digits_are_alike),
        cmocka_unit_test(affixes_are_characters),
        cmocka_unit_test(shapes_cut_runs_at_two),
        cmocka_unit_test(places_count_from_the_token),
        cmocka_unit_test(places_outside_have_values_of_their_own),
        cmocka_unit_test(keys_join_all_attributes),
        cmocka_unit_test(columns_are_set_by_token),
        cmocka_unit_test(templates_have_comments_and_space),
        cmocka_unit_test(keys_are_fixed),
        cmocka_unit_test(mistakes_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
