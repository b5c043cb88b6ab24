#include "train_fixture.h"

#include "scratch.h"
#include "text/tagger.h"
#include "train/wordlist.h"

/* Names of ships begin behind "ferry" or "tanker" and have one or two words. */
static const char names[] = "The O\nferry O\nBlue B-SHIP\nHeron I-SHIP\nsailed O\n. O\n\n"
                            "A O\ntanker O\nRosa B-SHIP\nsank O\n. O\n\n"
                            "The O\nferry O\nGrey B-SHIP\nTern I-SHIP\nsank O\n. O\n\n"
                            "A O\ntanker O\nLinden B-SHIP\nsailed O\n. O\n\n"
                            "The O\nBoard O\nmet O\nin O\nLarvik O\n. O\n\n";
static const char unseen_names[] =
    "The O\nferry O\nGold B-SHIP\nFinch I-SHIP\nsank O\n. O\n\n"
    "A O\ntanker O\nMarigold B-SHIP\nsailed O\n. O\n\n"
    "The O\nBoard O\nsailed O\n. O\n\n";
static const char name_templates[] =
    "bias\nfolded[0]\nshape[0]\nfolded[-1] shape[0]\nfolded[-2] shape[-1] "
    "shape[0]\nshape[1]\n";

static const char tags[] =
    "the D\nship N\nsails V\n. S\n\nthe D\nsails N\ntear V\n. S\n\n"
    "they P\nship V\ngrain N\n. S\n\nthe D\ngrain N\nsinks V\n. S\n\n"
    "they P\ntear V\nthe D\nsails N\n. S\n\n";

struct job { /* what one test trains; in the scratch folder */
    struct train_options options;
    const char *data, *test;
    char paths[4][80];
};

static const char *keep(struct scratch *scratch, struct job *job, size_t index,
                        const char *name, const char *text)
{
    return strcpy(job->paths[index], scratch_text(scratch, name, text));
}

static void prepare(struct job *job, struct scratch *scratch, const char *data,
                    const char *test, const char *templates)
{
    *job = (struct job){
        .options = {.data_count = 1,
                    .test_count = test ? 1 : 0,
                    .corpus = {.token_column = 1, .label_column = -1},
                    .learn = {.rounds = 20, .rate = 0.1, .seed = 1},
                    .least = 1}
    };
    job->data = keep(scratch, job, 0, "data", data);
    if (test) job->test = keep(scratch, job, 1, "test", test);
    job->options.data = &job->data;
    job->options.test = &job->test;
    job->options.templates = keep(scratch, job, 2, "templates", templates);
}

static struct train_result run(struct job *job, struct scratch *scratch)
{
    struct train_result result;
    if (train(&job->options, &result, &scratch->error) != OK)
        fail_msg("%s", scratch->error.message);
    return result;
}

static void chunks_are_learnt(void **state)
{
    struct job job;
    for (int method = LEARN_CRF; method <= LEARN_PERCEPTRON; method++)
        for (int fine = 0; fine < 2; fine++) {
            prepare(&job, *state, names, unseen_names, name_templates);
            job.options.learn.method = (enum learn_method)method;
            job.options.corpus.fine = fine ? "SHIP" : NULL;
            struct train_result result = run(&job, *state);
            assert_reports(&result,
                           "SHIP                100.00    100.00    100.00         2\n");
            assert_reports(&result, "tokens right        100.00 % of 15\n");
            train_free(&result);
        }
}

static void tags_are_learnt(void **state)
{
    struct job job;
    for (int method = LEARN_CRF; method <= LEARN_PERCEPTRON; method++) {
        prepare(&job, *state, tags, tags, "folded[0]\nfolded[-1]\nfolded[1]\n");
        job.options.learn.method = (enum learn_method)method;
        struct train_result result = run(&job, *state);
        assert_reports(&result,
                       "V                   100.00    100.00    100.00         5\n");
        assert_reports(&result, "tokens right        100.00 % of 21\n");
        train_free(&result);
    }
}

/* What may not be, however well it would score: an inside without a begin. */
static void impossible_labels_are_never_given(void **state)
{
    struct job job;
    prepare(&job, *state, "a B-X\nb I-X\n\na B-X\nb I-X\n\nc O\nd O\n", "c O\nb O\nb O\n",
            "folded[0]\n");
    struct train_result result = run(&job, *state);
    struct tagger *tagger;
    struct arena arena = {0};
    struct tokens tokens;
    uint8_t labels[3];
    assert_int_equal(tagger_open_bytes(&tagger, buffer_view(&result.model), "m", NULL),
                     OK);
    assert_int_equal(tokens_make(&arena, STR("b b c"), 0, &tokens, NULL), OK);
    const struct tagger_sentence sentence = {
        .text = STR("b b c"), .tokens = tokens.at, .count = 3};
    tagger_run(tagger, NULL, &sentence, &arena, labels, NULL);
    assert_str(tagger_label(tagger, labels[0]), "B-X");
    assert_str(tagger_label(tagger, labels[1]), "I-X");
    assert_str(tagger_label(tagger, labels[2]), "O");
    tagger_close(tagger);
    arena_free(&arena);
    train_free(&result);
}

static void same_seed_gives_the_same_bytes(void **state)
{
    struct job job;
    prepare(&job, *state, names, NULL, name_templates);
    job.options.learn.dropout = 0.2;
    struct train_result a = run(&job, *state), b = run(&job, *state);
    job.options.learn.seed = 2;
    struct train_result c = run(&job, *state);
    assert_int_equal(a.model.length, b.model.length);
    assert_memory_equal(a.model.at, b.model.at, a.model.length);
    assert_true(a.model.length != c.model.length ||
                memcmp(a.model.at, c.model.at, a.model.length) != 0);
    train_free(&a);
    train_free(&b);
    train_free(&c);
}

static void voters_are_averaged(void **state)
{
    struct job job;
    prepare(&job, *state, names, unseen_names, name_templates);
    job.options.learn.voters = 3;
    struct train_result result = run(&job, *state);
    assert_reports(&result, "tokens right        100.00 % of 15\n");
    train_free(&result);
}

/* A label that is right twice in five times: enough for a chunk only if missing one
 * costs more than a mistake. */
static void recall_can_be_asked_for(void **state)
{
    static const char doubtful[] =
        "a O\n\na O\n\na O\n\na B-X\n\na B-X\n\nb O\n\nc B-X\n";
    struct job job;
    prepare(&job, *state, doubtful, "a B-X\n", "folded[0]\n");
    struct train_result plain = run(&job, *state);
    assert_reports(&plain, "tokens right          0.00 % of 1\n");
    job.options.learn.recall = 6;
    struct train_result keen = run(&job, *state);
    assert_reports(&keen, "tokens right        100.00 % of 1\n");
    train_free(&plain);
    train_free(&keen);
}

static void pruning_keeps_what_counts(void **state)
{
    struct job job;
    prepare(&job, *state, names, unseen_names, name_templates);
    struct train_result full = run(&job, *state);
    job.options.prune = 0.25;
    struct train_result pruned = run(&job, *state);
    assert_reports(&pruned, "tokens right        100.00 % of 15\n");
    assert_true(pruned.model.length < full.model.length);
    train_free(&full);
    train_free(&pruned);
}

static void rare_features_are_left_out(void **state)
{
    struct job job;
    prepare(&job, *state, tags, NULL, "folded[0]\n");
    job.options.least = 3;
    struct train_result result = run(&job, *state);
    /* "the" 4, "sails" 3, "." 5 */
    assert_reports(&result, "\n3 features seen");
    train_free(&result);
}

static void limits_keep_words_to_their_labels(void **state)
{
    struct job job;
    /* Only the limit can tell "sails" from a preposition. */
    prepare(&job, *state, tags, "sails N\n", "bias\nlabels[0]\n");
    job.options.often = 2;
    struct train_result result = run(&job, *state);
    struct tagger *tagger;
    struct arena arena = {0};
    struct tokens tokens;
    uint8_t labels[4];
    assert_int_equal(tagger_open_bytes(&tagger, buffer_view(&result.model), "m", NULL),
                     OK);
    assert_int_equal(tokens_make(&arena, STR("the they the ."), 0, &tokens, NULL), OK);
    const struct tagger_sentence sentence = {
        .text = STR("the they the ."), .tokens = tokens.at, .count = 4};
    tagger_run(tagger, NULL, &sentence, &arena, labels, NULL);
    assert_str(tagger_label(tagger, labels[0]), "D");
    assert_str(tagger_label(tagger, labels[1]), "P");
    assert_str(tagger_label(tagger, labels[2]), "D");
    assert_str(tagger_label(tagger, labels[3]), "S");
    tagger_close(tagger);
    arena_free(&arena);
    train_free(&result);
}

/* Every feature says noun; only what is certain can say otherwise. */
static void certain_words_need_no_features(void **state)
{
    static const char *const expected[] = {"N", "D", "N", "N"};
    struct job job;
    prepare(&job, *state,
            "the D\nship N\n\nthe D\nmast N\n\nsails N\nkeel N\n\nrope N\nhull N\n\n"
            "deck N\ncrew N\n",
            NULL, "bias\n");
    job.options.certain = 2;
    struct train_result result = run(&job, *state);
    struct tagger *tagger;
    struct arena arena = {0};
    struct tokens tokens;
    uint8_t labels[4];
    const struct str text = STR("grain the grain The");
    assert_int_equal(tagger_open_bytes(&tagger, buffer_view(&result.model), "m", NULL),
                     OK);
    assert_int_equal(tokens_make(&arena, text, 0, &tokens, NULL), OK);
    const struct tagger_sentence sentence = {
        .text = text, .tokens = tokens.at, .count = 4};
    tagger_run(tagger, NULL, &sentence, &arena, labels, NULL);
    for (size_t i = 0; i < COUNT(labels); i++)
        assert_str(tagger_label(tagger, labels[i]), expected[i]);
    tagger_close(tagger);
    arena_free(&arena);
    train_free(&result);
}

static void word_lists_are_attributes(void **state)
{
    struct scratch *scratch = *state;
    struct job job;
    prepare(&job, scratch, "a X\nb Y\n\nb Y\na X\n", "c X\nd Y\n", "class[0]\n");
    const char *table =
        keep(scratch, &job, 3, "words.tsv", "word\tclass\na\t1\nb\t2\nc\t1\nd\t2\n");
    job.options.words = &table;
    job.options.words_count = 1;
    struct train_result result = run(&job, scratch);
    assert_reports(&result, "tokens right        100.00 % of 2\n");
    train_free(&result);
}

static void document_columns_are_made(void **state)
{
    struct job job;
    /* "Apple" is a name where "apple" does not stand elsewhere in the document. */
    prepare(&job, *state,
            "-DOCSTART- O\n\nApple B-N\nfell O\n\nthe O\nbig O\nApple B-N\n\n"
            "-DOCSTART- O\n\nApple O\nfell O\n\nthe O\nbig O\napple O\n",
            "-DOCSTART- O\n\nPear B-N\nfell O\n\nthe O\nbig O\nPear B-N\n\n"
            "-DOCSTART- O\n\nPear O\nfell O\n\nthe O\nbig O\npear O\n",
            "bias\nshape[0] seen-lower[0] seen-capital[0]\nheadline[0]\n");
    struct train_result result = run(&job, *state);
    assert_reports(&result, "tokens right        100.00 % of 10\n");
    train_free(&result);
}

static void mistakes_are_named(void **state)
{
    struct scratch *scratch = *state;
    struct train_result result;
    struct job job;
    prepare(&job, scratch, tags, NULL, "folded[0]\nclass64[0]\n");
    assert_int_equal(train(&job.options, &result, &scratch->error), ERROR_CONFIG);
    assert_says(&scratch->error, "the templates name \"class64\", which is no attribute");
    train_free(&result);

    prepare(&job, scratch, tags, NULL, "folded\n");
    assert_int_equal(train(&job.options, &result, &scratch->error), ERROR_CONFIG);
    assert_says(&scratch->error, "templates:1: a place such as [0] or [-1] is missing");
    train_free(&result);

    prepare(&job, scratch, tags, "the Q\n", "folded[0]\n");
    assert_int_equal(train(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "test:1: the label \"Q\" is not in the training data");
    train_free(&result);

    prepare(&job, scratch, tags, NULL, "folded[0]\n");
    const char *table = keep(scratch, &job, 3, "words.tsv", "the\t1\n");
    job.options.words = &table;
    job.options.words_count = 1;
    assert_int_equal(train(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "words.tsv:1: the first line has to name the columns");
    train_free(&result);
    table = keep(scratch, &job, 3, "words.tsv", "word\tclass\nthe\tx\n");
    assert_int_equal(train(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "words.tsv:2: \"x\" is no number up to 65535");
    train_free(&result);
    table = keep(scratch, &job, 3, "words.tsv", "word\tcertain\nthe\t1\n");
    assert_int_equal(train(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "words.tsv:1: the trainer has a column \"certain\"");
    train_free(&result);
}

static void failing_memory_is_reported(void **state)
{
    struct job job;
    prepare(&job, *state, tags, tags, "folded[0]\nlabels[0]\n");
    job.options.often = 2;
    job.options.certain = 2;
    job.options.prune = 0.1;
    job.options.learn.rounds = 1;
    job.options.learn.voters = 2;
    for (size_t n = 1;; n++) {
        struct train_result result;
        alloc_fail_from(n);
        const enum status status = train(&job.options, &result, NULL);
        alloc_fail_from(0);
        train_free(&result);
        if (status == OK) {
            assert_true(n > 30);
            return;
        }
        assert_int_equal(status, ERROR_MEMORY);
    }
}

/* ------------------------------------------------------------------------ word lists */

static const char used_alike[] =
    "the ferry left the port . the tanker left the port . the ferry left the quay . "
    "the tanker left the quay . the ferry reached the port . the tanker reached the quay "
    ". "
    "the ferry reached the quay . the tanker reached the port .";

/* A word's row without the word, or NULL. */
static const char *row_of(const struct buffer *table, const char *word, char row[32])
{
    struct str rest = buffer_view(table), line, cell;
    while (str_next(&rest, '\n', &line)) {
        struct str cells = line;
        if (!str_next(&cells, '\t', &cell) || !str_is(cell, word)) continue;
        snprintf(row, 32, "%.*s", STR_ARGUMENTS(cells));
        return row;
    }
    return NULL;
}

static void words_used_alike_share_a_class(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_text(scratch, "text", used_alike);
    const size_t counts[] = {5};
    const struct wordlist_options options = {.texts = &path,
                                             .text_count = 1,
                                             .class_counts = counts,
                                             .class_count_count = 1,
                                             .least = 2};
    struct buffer table = {0};
    char a[32], b[32];
    assert_int_equal(wordlist_make(&options, &table, &scratch->error), OK);
    assert_true(str_starts(buffer_view(&table), "word\tclass5\nthe\t"));
    assert_string_equal(row_of(&table, "ferry", a), row_of(&table, "tanker", b));
    assert_string_equal(row_of(&table, "port", a), row_of(&table, "quay", b));
    assert_string_equal(row_of(&table, "left", a), row_of(&table, "reached", b));
    assert_string_not_equal(row_of(&table, "left", a), row_of(&table, "the", b));
    assert_string_not_equal(row_of(&table, "ferry", a), row_of(&table, "the", b));
    buffer_free(&table);
}

static void labels_given_are_columns(void **state)
{
    struct scratch *scratch = *state;
    struct job job;
    char model[80], a[32], b[32];
    struct buffer table = {0};
    prepare(&job, scratch, tags, NULL, "folded[0]\nfolded[-1]\n");
    struct train_result result = run(&job, scratch);
    strcpy(model,
           scratch_write(scratch, "tags.model", result.model.at, result.model.length));
    train_free(&result);
    const char *path = scratch_text(
        scratch, "text",
        "the ship . the ship . the ship . the grain . the grain . the grain .");
    const struct wordlist_options options = {
        .texts = &path, .text_count = 1, .least = 1, .model = model};
    assert_int_equal(wordlist_make(&options, &table, &scratch->error), OK);
    assert_true(str_starts(buffer_view(&table), "word\tgiven\n"));
    assert_string_equal(row_of(&table, "ship", a), row_of(&table, "grain", b));
    assert_string_not_equal(row_of(&table, "the", a), row_of(&table, "grain", b));
    buffer_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(chunks_are_learnt),
        SCRATCH_TEST(tags_are_learnt),
        SCRATCH_TEST(impossible_labels_are_never_given),
        SCRATCH_TEST(same_seed_gives_the_same_bytes),
        SCRATCH_TEST(voters_are_averaged),
        SCRATCH_TEST(recall_can_be_asked_for),
        SCRATCH_TEST(pruning_keeps_what_counts),
        SCRATCH_TEST(rare_features_are_left_out),
        SCRATCH_TEST(limits_keep_words_to_their_labels),
        SCRATCH_TEST(certain_words_need_no_features),
        SCRATCH_TEST(word_lists_are_attributes),
        SCRATCH_TEST(document_columns_are_made),
        SCRATCH_TEST(mistakes_are_named),
        SCRATCH_TEST(failing_memory_is_reported),
        SCRATCH_TEST(words_used_alike_share_a_class),
        SCRATCH_TEST(labels_given_are_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
