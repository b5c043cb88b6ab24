#include "unit.h"

#include "scratch.h"
#include "text/features.h"
#include "text/tagger_model.h"
#include "train/certain.h"

struct learnt {
    struct corpus corpus;
    struct label_set labels;
    struct words words;
};

static void learn_certain(struct learnt *learnt, struct scratch *scratch,
                          const char *lines, size_t least, double doubt)
{
    const char *path = scratch_text(scratch, "corpus", lines);
    const struct corpus_options options = {.token_column = 1, .label_column = -1};
    *learnt = (struct learnt){0};
    if (corpus_read(&learnt->corpus, &path, 1, &options, &learnt->labels,
                    &scratch->error) != OK ||
        certain_learn(&learnt->words, &learnt->corpus, &learnt->labels, least, doubt,
                      &scratch->error) != OK)
        fail_msg("%s", scratch->error.message);
    assert_int_equal(learnt->words.column_count, 1);
    assert_str(learnt->words.columns[0], "certain");
}

static void learnt_free(struct learnt *learnt)
{
    words_free(&learnt->words);
    labels_free(&learnt->labels);
    corpus_free(&learnt->corpus);
}

/* The label that a folded word is certain of, written with the shape; "" for none. */
static struct str label_of(struct learnt *learnt, const char *word, uint32_t shape)
{
    const struct words_entry *entry =
        words_find(&learnt->words, features_word_hash(str_from(word)));
    assert_non_null(entry);
    const unsigned certain = tagger_certain(entry->values[0], shape);
    return certain ? learnt->labels.names[certain - 1] : STR("");
}

static void words_with_one_label_are_certain(void **state)
{
    struct learnt learnt;
    learn_certain(&learnt, *state, "the D\nsails N\n\nthe D\nsails V\n\nthe D\ncrew N\n",
                  3, 0);
    assert_str(label_of(&learnt, "the", TOKEN_WORD), "D");
    assert_str(label_of(&learnt, "sails", TOKEN_WORD), "");
    assert_str(label_of(&learnt, "crew", TOKEN_WORD), ""); /* seen once */
    assert_str(label_of(&learnt, "mast", TOKEN_WORD), ""); /* and never */
    learnt_free(&learnt);
}

/* The month and the verb. */
static void spellings_are_counted_apart(void **state)
{
    struct learnt learnt;
    learn_certain(&learnt, *state,
                  "it P\nmay M\nsail V\n\nit P\nmay M\nsail V\n\n"
                  "in I\nMay N\n\nin I\nMay N\n\nMay M\nit P\n",
                  2, 0.4);
    assert_str(label_of(&learnt, "may", TOKEN_WORD), "M");
    assert_str(label_of(&learnt, "may", TOKEN_WORD | TOKEN_TITLE), "N");
    assert_str(label_of(&learnt, "may", TOKEN_WORD | TOKEN_UPPER), "N");
    assert_str(label_of(&learnt, "it", TOKEN_WORD), "P");
    assert_str(label_of(&learnt, "it", TOKEN_WORD | TOKEN_TITLE), "");
    learnt_free(&learnt);
}

static void some_doubt_may_be_overlooked(void **state)
{
    static const char lines[] = "a D\na D\na D\na N\n";
    struct learnt learnt;
    learn_certain(&learnt, *state, lines, 4, 0.2);
    assert_str(label_of(&learnt, "a", TOKEN_WORD), "");
    learnt_free(&learnt);
    learn_certain(&learnt, *state, lines, 4, 0.25);
    assert_str(label_of(&learnt, "a", TOKEN_WORD), "D");
    learnt_free(&learnt);
}

static void of_chunks_only_the_outside_is_certain(void **state)
{
    struct learnt learnt;
    learn_certain(&learnt, *state,
                  "Tern B-SHIP\nsank O\n\nTern B-SHIP\nsank O\n\n"
                  "Blue B-SHIP\nHeron I-SHIP\n\nBlue B-SHIP\nHeron I-SHIP\n",
                  2, 0);
    assert_str(label_of(&learnt, "sank", TOKEN_WORD), "O");
    assert_str(label_of(&learnt, "tern", TOKEN_WORD | TOKEN_TITLE), "");
    assert_str(label_of(&learnt, "heron", TOKEN_WORD | TOKEN_TITLE), "");
    learnt_free(&learnt);
}

static void digits_are_all_alike(void **state)
{
    struct learnt learnt;
    learn_certain(&learnt, *state, "1987 C\n2004 C\n1999 C\n", 3, 0);
    assert_str(label_of(&learnt, "2025", TOKEN_DIGIT), "C");
    learnt_free(&learnt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(words_with_one_label_are_certain),
        SCRATCH_TEST(spellings_are_counted_apart),
        SCRATCH_TEST(some_doubt_may_be_overlooked),
        SCRATCH_TEST(of_chunks_only_the_outside_is_certain),
        SCRATCH_TEST(digits_are_all_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
