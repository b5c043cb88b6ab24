#include "unit.h"

#include <nutgraf/plugin.h>

#include "scratch.h"
#include "text/token.h"
#include "train/items.h"

static uint32_t hash(const char *word)
{
    return token_hash(str_from(word));
}

/* ------------------------------------------------------------------------------ keys */

static void assert_key_at(const char *feature, uint64_t wanted, const char *file,
                          int line)
{
    struct error error = {0};
    uint64_t key = 0;
    if (items_key(str_from(feature), &key, &error) != OK) {
        print_error("%s\n", error.message);
        _fail(file, line);
    }
    if (key != wanted) _fail(file, line);
}

#define assert_key(feature, wanted) assert_key_at(feature, wanted, __FILE__, __LINE__)

/* Models hold keys: these are computed elsewhere, and never change. */
static void keys_are_those_of_all_models(void **state)
{
    (void)state;
    assert_true(ng_feature(0, 0) == 0xe220a8397b1dcdafu);
    assert_true(ng_feature(1, 2) == 0xb3703ad894507022u);
    assert_true(ng_feature_and(ng_feature(1, 2), 3) == 0x54b318ded76404e0u);
    assert_true(ng_feature_and(ng_feature(1, 2), UINT32_MAX) == 0xa6695ce1bcaeba2du);
}

static void trainer_and_header_make_the_same_keys(void **state)
{
    (void)state;
    assert_key("verb=sail", ng_feature(hash("verb"), hash("sail")));
    assert_key("verb=sail&into",
               ng_feature_and(ng_feature(hash("verb"), hash("sail")), hash("into")));
    assert_key("n=#7&#0&x",
               ng_feature_and(ng_feature_and(ng_feature(hash("n"), 7), 0), hash("x")));
    assert_key("#3=#4294967295", ng_feature(3, UINT32_MAX));
    assert_key("empty=", ng_feature(hash("empty"), hash("")));
    assert_key("empty=a&",
               ng_feature_and(ng_feature(hash("empty"), hash("a")), hash("")));
}

static void bytes_may_be_written_as_numbers(void **state)
{
    (void)state;
    assert_key("w=%26", ng_feature(hash("w"), hash("&")));
    assert_key("w=a%09b%3d%3Dc", ng_feature(hash("w"), hash("a\tb==c")));
    assert_key("w=%2312", ng_feature(hash("w"), hash("#12")));
    assert_key("w=100%25", ng_feature(hash("w"), hash("100%")));
    assert_key("w=%73ail", ng_feature(hash("w"), hash("sail")));
}

static void orders_and_numbers_of_values_differ(void **state)
{
    (void)state;
    const uint64_t keys[] = {ng_feature(1, 2), ng_feature(2, 1),
                             ng_feature_and(ng_feature(1, 2), 0),
                             ng_feature_and(ng_feature(1, 0), 2),
                             ng_feature_and(ng_feature_and(ng_feature(1, 2), 0), 0)};
    for (size_t i = 0; i < COUNT(keys); i++)
        for (size_t k = 0; k < i; k++)
            assert_true(keys[i] != keys[k]);
}

static void bad_features_are_named(void **state)
{
    static const struct {
        const char *feature, *says;
    } bad[] = {
        {"verb",            "\"verb\" is no feature; write NAME=VALUE"          },
        {"",                "\"\" is no feature"                                },
        {"=sail",           "\"=sail\" is no feature"                           },
        {"n=#",             "\"#\" is no # and a number up to 4294967295"       },
        {"n=#7x",           "\"#7x\" is no # and a number"                      },
        {"n=a&#4294967296", "write a # of a word as %23"                        },
        {"n=50%",
         "\"50%\" has a % without two hexadecimal digits; write % itself as %25"},
        {"n=%4",            "has a % without two"                               },
        {"n=%4g",           "has a % without two"                               },
        {"%zz=x",           "\"%zz\" has a % without two"                       }
    };
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct error error = {0};
        uint64_t key;
        assert_int_equal(items_key(str_from(bad[i].feature), &key, &error), ERROR_INPUT);
        assert_says(&error, bad[i].says);
    }
    char word[1024] = "n=%41";
    memset(word + 5, 'a', sizeof word - 6);
    struct error error = {0};
    uint64_t key;
    assert_int_equal(items_key(str_from(word), &key, &error), ERROR_INPUT);
    assert_says(&error, "is longer than 512 bytes; shorten it");
}

/* ----------------------------------------------------------------------------- files */

static void items_are_read(void **state)
{
    struct scratch *scratch = *state;
    struct items items = {0};
    struct class_set classes = {0};
    const char *path = scratch_text(scratch, "a.items",
                                    "# ships\n\nsink\t1\tverb=sank\tn=#2\r\n"
                                    "none\t0.25\tverb=sailed\nburn\t3\n"
                                    "none\t1\tverb=sank");
    assert_int_equal(items_read(&items, path, &classes, &scratch->error), OK);
    items_close(&items, &classes);
    assert_int_equal(classes.count, 3);
    assert_str(classes.names[0], "none");
    assert_str(classes.names[1], "burn");
    assert_str(classes.names[2], "sink");
    assert_int_equal(items.items.length, 4);
    const struct item *at = items.items.at;
    assert_int_equal(at[0].class, 2);
    assert_int_equal(at[1].class, 0);
    assert_int_equal(at[2].class, 1);
    assert_int_equal(at[3].class, 0);
    assert_true(at[0].weight == 1 && at[1].weight == 0.25f && at[2].weight == 3);
    assert_int_equal(at[0].last - at[0].first, 2);
    assert_int_equal(at[2].last - at[2].first, 0);
    assert_true(items.keys.at[at[0].first + 1] == ng_feature(hash("n"), 2));
    assert_true(items.keys.at[at[3].first] == items.keys.at[at[0].first]);
    items_free(&items);
    class_set_free(&classes);
}

static void bad_lines_are_named(void **state)
{
    static const struct {
        const char *text, *says;
    } bad[] = {
        {"sink\n",                        "a.items:1: an item is its class"     },
        {"# x\n\t1\tverb=sank\n",         "a.items:2: the class has no name"    },
        {"sink\t0\n",                     "a.items:1: \"0\" is no weight; write"},
        {"sink\t-1\n",                    "\"-1\" is no weight"                 },
        {"sink\tnan\n",                   "\"nan\" is no weight"                },
        {"sink\t1e3\n",                   "\"1e3\" is no weight"                },
        {"sink\t1.2.3\n",                 "\"1.2.3\" is no weight"              },
        {"sink\t9999999\n",               "\"9999999\" is no weight"            },
        {"sink\t\tverb=sank\n",           "\"\" is no weight"                   },
        {"sink\t1\tv=w\nburn\t1\tverb\n", "a.items:2: \"verb\" is no feature"   },
        {"sink\t1\tverb=sank\t\n",        "a.items:1: \"\" is no feature"       }
    };
    struct scratch *scratch = *state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct items items = {0};
        struct class_set classes = {0};
        const char *path = scratch_text(scratch, "a.items", bad[i].text);
        assert_int_equal(items_read(&items, path, &classes, &scratch->error),
                         ERROR_INPUT);
        assert_says(&scratch->error, bad[i].says);
        items_free(&items);
        class_set_free(&classes);
    }
}

static void classes_are_counted(void **state)
{
    struct scratch *scratch = *state;
    struct items items = {0};
    struct class_set classes = {0};
    struct buffer text = {0};
    for (int i = 0; i <= CLASSIFIER_CLASSES; i++)
        buffer_format(&text, "c%d\t1\n", i);
    const char *path = scratch_write(scratch, "a.items", text.at, text.length);
    assert_int_equal(items_read(&items, path, &classes, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "a.items:65: more than 64 classes, with \"c64\"");
    items_close(&items, &classes);
    path = scratch_text(scratch, "b.items", "c1\t1\nc99\t1\n");
    assert_int_equal(items_read(&items, path, &classes, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error,
                "b.items:2: the class \"c99\" is not in the training data");
    buffer_free(&text);
    items_free(&items);
    class_set_free(&classes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_those_of_all_models),
        cmocka_unit_test(trainer_and_header_make_the_same_keys),
        cmocka_unit_test(bytes_may_be_written_as_numbers),
        cmocka_unit_test(orders_and_numbers_of_values_differ),
        cmocka_unit_test(bad_features_are_named),
        SCRATCH_TEST(items_are_read),
        SCRATCH_TEST(bad_lines_are_named),
        SCRATCH_TEST(classes_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
