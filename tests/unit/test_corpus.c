#include "unit.h"

#include "scratch.h"
#include "train/chunk.h"
#include "train/corpus.h"
#include "train/join.h"

/* ------------------------------------------------------------------------------ join */

/* Joins tokens given with spaces between. */
static void assert_joined_at(const char *tokens, bool hyphens, const char *wanted,
                             const char *file, int line)
{
    struct str rest = str_from(tokens), cut[32];
    struct span places[32];
    struct buffer text = {0};
    size_t count = 0;
    while (count < 32 && str_next(&rest, ' ', &cut[count]))
        count++;
    join_block(&text, cut, count, hyphens, places);
    assert_str_at(buffer_view(&text), wanted, file, line);
    for (size_t i = 0; i < count; i++)
        if (!str_starts(cut[i], "-LRB-") && !str_starts(cut[i], "-RRB-") &&
            !str_starts(cut[i], "``") && !str_starts(cut[i], "''"))
            assert_true(str_equal(span_of(buffer_view(&text), places[i]), cut[i]));
    buffer_free(&text);
}

#define assert_joined(tokens, wanted)                                                    \
    assert_joined_at(tokens, false, wanted, __FILE__, __LINE__)
#define assert_hyphened(tokens, wanted)                                                  \
    assert_joined_at(tokens, true, wanted, __FILE__, __LINE__)

static void punctuation_closes_up(void **state)
{
    (void)state;
    assert_joined("Yes , we did ; twice .", "Yes, we did; twice.");
    assert_joined("It rose 5 % ( five ) .", "It rose 5% (five).");
    assert_joined("It cost $ 20 or US $ 15", "It cost $20 or US$15");
    assert_joined("-LRB- see -RRB-", "(see)");
    assert_joined("and / or", "and/or");
}

static void quotation_marks_open_and_close(void **state)
{
    (void)state;
    assert_joined("He said \" no \" twice .", "He said \"no\" twice.");
    assert_joined("`` No , '' he said .", "\"No,\" he said.");
    assert_joined("the \" Blue Heron \" , she", "the \"Blue Heron\", she");
    assert_joined("a ' quote ' here", "a 'quote' here");
}

static void clitics_close_up(void **state)
{
    (void)state;
    assert_joined("Larvik 's port", "Larvik's port");
    assert_joined("they do n't and we 're", "they don't and we're");
    assert_joined("Larvik ' s port", "Larvik's port");
    assert_joined("the owners ' ship", "the owners' ship");
}

static void hyphens_close_up_where_a_corpus_cuts_them(void **state)
{
    (void)state;
    assert_joined("a well - known ship", "a well - known ship");
    assert_hyphened("a well - known ship", "a well-known ship");
    assert_hyphened("a state - of - the - art ship", "a state-of-the-art ship");
    assert_hyphened("it sank - the crew said", "it sank - the crew said");
    assert_hyphened("COVID - 19", "COVID-19");
    struct join_hyphens seen = {0};
    for (int i = 0; i < 6; i++)
        join_count_hyphens(&seen, STR("-"));
    assert_true(join_cuts_hyphens(&seen));
    for (int i = 0; i < 2; i++)
        join_count_hyphens(&seen, STR("well-known"));
    assert_false(join_cuts_hyphens(&seen));
}

/* ---------------------------------------------------------------------------- chunks */

/* The chunks of labels given with spaces between, as "ORG 0-2, LOC 3-4". */
static void assert_chunks_at(const char *labels, const char *wanted, const char *file,
                             int line)
{
    struct str rest = str_from(labels), cut[32];
    struct arena arena = {0};
    struct chunks chunks = {0};
    struct buffer shown = {0};
    size_t count = 0;
    while (count < 32 && str_next(&rest, ' ', &cut[count]))
        count++;
    assert_int_equal(chunk_read(&arena, cut, count, &chunks, NULL), OK);
    for (size_t i = 0; i < chunks.length; i++)
        buffer_format(&shown, "%s%.*s %zu-%zu", i ? ", " : "",
                      STR_ARGUMENTS(chunks.at[i].type), chunks.at[i].first,
                      chunks.at[i].last);
    assert_str_at(buffer_view(&shown), wanted, file, line);
    buffer_free(&shown);
    arena_free(&arena);
}

#define assert_chunks(labels, wanted) assert_chunks_at(labels, wanted, __FILE__, __LINE__)

static void chunks_of_all_schemes_are_read(void **state)
{
    (void)state;
    assert_chunks("O B-ORG I-ORG O B-LOC", "ORG 1-3, LOC 4-5");
    assert_chunks("B-ORG B-ORG I-ORG", "ORG 0-1, ORG 1-3");
    assert_chunks("I-ORG I-ORG I-LOC O", "ORG 0-2, LOC 2-3");
    assert_chunks("U-ORG B-ORG I-ORG L-ORG L-LOC", "ORG 0-1, ORG 1-4, LOC 4-5");
    assert_chunks("S-ORG S-ORG B-ORG E-ORG I-ORG", "ORG 0-1, ORG 1-2, ORG 2-4, ORG 4-5");
    assert_chunks("O O", "");
}

static void prefixes_mark_chunks(void **state)
{
    (void)state;
    const struct chunk one = {3, 4, STR("X")}, three = {3, 6, STR("X")};
    assert_int_equal(chunk_prefix(&one, 3, false), 'B');
    assert_int_equal(chunk_prefix(&one, 3, true), 'U');
    assert_int_equal(chunk_prefix(&three, 3, true), 'B');
    assert_int_equal(chunk_prefix(&three, 4, true), 'I');
    assert_int_equal(chunk_prefix(&three, 5, true), 'L');
    assert_int_equal(chunk_prefix(&three, 5, false), 'I');
}

static void labels_follow_by_rule(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        bool fine, may;
    } cases[] = {
        {"O",   "B-X", false, true },
        {"O",   "I-X", false, false},
        {"B-X", "I-X", false, true },
        {"B-Y", "I-X", false, false},
        {"I-X", "O",   false, true },
        {"I-X", "B-X", false, true },
        {"B-X", "O",   true,  false},
        {"B-X", "L-X", true,  true },
        {"I-X", "B-X", true,  false},
        {"L-X", "B-X", true,  true },
        {"U-X", "I-X", true,  false},
        {"L-X", "L-X", true,  false},
        {"U-X", "O",   true,  true },
        {"O",   "L-X", true,  false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(chunk_may_follow(str_from(cases[i].from), str_from(cases[i].to),
                                          cases[i].fine, cases[i].fine),
                         cases[i].may);
}

/* ---------------------------------------------------------------------------- corpus */

struct read {
    struct corpus corpus;
    struct label_set labels;
};

static enum status read_text(void **state, struct read *read, const char *text,
                             const char *map, const char *fine)
{
    struct scratch *scratch = *state;
    const char *path = scratch_text(scratch, "corpus", text);
    const struct corpus_options options = {
        .token_column = 1, .label_column = -1, .map = map, .fine = fine};
    return corpus_read(&read->corpus, &path, 1, &options, &read->labels, &scratch->error);
}

static void free_read(struct read *read)
{
    corpus_free(&read->corpus);
    labels_free(&read->labels);
}

/* All our tokens with their labels: "Larvik/B-LOC". */
static void assert_read_at(void **state, const char *text, const char *map,
                           const char *fine, const char *wanted, const char *file,
                           int line)
{
    struct scratch *scratch = *state;
    struct read read = {0};
    struct buffer shown = {0};
    if (read_text(state, &read, text, map, fine) != OK)
        fail_msg("%s", scratch->error.message);
    for (size_t d = 0; d < read.corpus.length; d++) {
        const struct train_document *document = &read.corpus.at[d];
        if (d) buffer_text(&shown, " | ");
        for (size_t i = 0; i < document->tokens.count; i++) {
            if (i) buffer_char(&shown, ' ');
            buffer_str(&shown, span_of(document->text, document->tokens.at[i].at));
            buffer_char(&shown, '/');
            buffer_str(&shown, read.labels.names[document->labels[i]]);
        }
    }
    assert_str_at(buffer_view(&shown), wanted, file, line);
    buffer_free(&shown);
    free_read(&read);
}

#define assert_read(text, map, fine, wanted)                                             \
    assert_read_at(state, text, map, fine, wanted, __FILE__, __LINE__)

static void blocks_are_documents_unless_marked(void **state)
{
    assert_read("Ships\tN\nsail\tV\n\n\nThey\tP\n", NULL, NULL,
                "Ships/N sail/V | They/P");
    assert_read("-DOCSTART- O\n\nShips N\nsail V\n\nThey P\n-DOCSTART- O\n\nYes U", NULL,
                NULL, "Ships/N sail/V They/P | Yes/U");
    assert_read("# text = Ships\nShips N\r\nsail V\r\n", NULL, NULL, "Ships/N sail/V");
}

static void our_tokens_have_the_labels_of_raw_ones(void **state)
{
    /* Raw tokens that we keep whole, and raw ones that we cut. */
    assert_read("the D\nU.S. X\nNavy N\n's S\n", NULL, NULL, "the/D U.S./X Navy/N 's/S");
    assert_read("Larvik's X\nport N\n", NULL, NULL, "Larvik/X 's/X port/N");
    assert_read(
        "well A\n- H\nknown B\nships N\nnon-ship N\n- H\n- H\n- H\n- H\n- H\n- H\n- H\n",
        NULL, NULL, "well-known/B ships/N non-ship/N -/H -/H -/H -/H -/H -/H -/H");
}

static void chunks_are_laid_over_our_tokens(void **state)
{
    assert_read("in O\nPort B-LOC\nVale's I-LOC\nbay O\n", NULL, NULL,
                "in/O Port/B-LOC Vale/I-LOC 's/I-LOC bay/O");
    assert_read("in O\nPort I-LOC\nVale I-LOC\n", NULL, "ORG,LOC",
                "in/O Port/B-LOC Vale/L-LOC");
    assert_read("Larvik B-LOC\nBergen B-LOC\n", NULL, "LOC", "Larvik/U-LOC Bergen/U-LOC");
}

static void labels_are_renamed_and_dropped(void **state)
{
    assert_read("a B-Ship\nb I-Ship\nc B-Money\nd B-Other\n", "Ship=SHIP,Money=", NULL,
                "a/B-SHIP b/I-SHIP c/O d/B-Other");
    assert_read("a B-Ship\nb B-Other\n", "Ship=Ship,*=", NULL, "a/B-Ship b/O");
    assert_read("a NNS\nb NN\n", "NNS=NN", NULL, "a/NN b/NN");
}

static void mistakes_name_the_line(void **state)
{
    struct scratch *scratch = *state;
    struct read read = {0};
    assert_int_equal(read_text(state, &read, "a B\n\nb\n", NULL, NULL), ERROR_INPUT);
    assert_says(&scratch->error,
                "corpus:3: has no label; a line is a token and its label");
    free_read(&read);
    assert_int_equal(read_text(state, &read, "a\tB\n\n\tC\n", NULL, NULL), ERROR_INPUT);
    assert_says(&scratch->error,
                "corpus:3: has no token; a line is a token and its label");
    free_read(&read);
    assert_int_equal(read_text(state, &read, "\n\n", NULL, NULL), ERROR_INPUT);
    assert_says(&scratch->error, "corpus: has no token");
    free_read(&read);

    struct buffer many = {0};
    for (int i = 0; i < 70; i++)
        buffer_format(&many, "a L%d\n", i);
    buffer_char(&many, '\0');
    assert_int_equal(read_text(state, &read, many.at, NULL, NULL), ERROR_INPUT);
    assert_says(&scratch->error,
                "more than 64 labels, with \"L64\"; rename some with --map");
    free_read(&read);
    buffer_free(&many);
}

static void closed_sets_take_no_new_label(void **state)
{
    struct scratch *scratch = *state;
    struct read read = {0};
    assert_int_equal(read_text(state, &read, "a X\nb Y\n", NULL, NULL), OK);
    corpus_free(&read.corpus);
    assert_int_equal(read_text(state, &read, "a X\nb Z\n", NULL, NULL), ERROR_INPUT);
    assert_says(&scratch->error, "the label \"Z\" is not in the training data");
    free_read(&read);
}

static void numbers_come_from_columns(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_text(scratch, "corpus", "ships 7 N\nsail 255 V\n");
    const struct corpus_column columns[] = {
        {"mark", 2}
    };
    struct corpus_options options = {
        .token_column = 1, .label_column = -1, .columns = columns, .column_count = 1};
    struct read read = {0};
    assert_int_equal(
        corpus_read(&read.corpus, &path, 1, &options, &read.labels, &scratch->error), OK);
    assert_int_equal(read.corpus.column_count, 1);
    assert_int_equal(read.corpus.at[0].columns[0].at[0], 7);
    assert_int_equal(read.corpus.at[0].columns[0].at[1], 255);
    free_read(&read);
    path = scratch_text(scratch, "corpus", "ships 256 N\n");
    assert_int_equal(
        corpus_read(&read.corpus, &path, 1, &options, &read.labels, &scratch->error),
        ERROR_INPUT);
    assert_says(&scratch->error,
                "corpus:1: has no number from 0 to 255 in column 2, \"mark\"");
    free_read(&read);
}

static void failing_memory_is_reported(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_text(scratch, "corpus", "a B-X\nb O\n\nc O\n");
    const struct corpus_options options = {.token_column = 1, .label_column = -1};
    for (size_t n = 1;; n++) {
        struct read read = {0};
        alloc_fail_from(n);
        const enum status status =
            corpus_read(&read.corpus, &path, 1, &options, &read.labels, NULL);
        alloc_fail_from(0);
        free_read(&read);
        if (status == OK) {
            assert_true(n > 5);
            return;
        }
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(punctuation_closes_up),
        cmocka_unit_test(quotation_marks_open_and_close),
        cmocka_unit_test(clitics_close_up),
        cmocka_unit_test(hyphens_close_up_where_a_corpus_cuts_them),
        cmocka_unit_test(chunks_of_all_schemes_are_read),
        cmocka_unit_test(prefixes_mark_chunks),
        cmocka_unit_test(labels_follow_by_rule),
        SCRATCH_TEST(blocks_are_documents_unless_marked),
        SCRATCH_TEST(our_tokens_have_the_labels_of_raw_ones),
        SCRATCH_TEST(chunks_are_laid_over_our_tokens),
        SCRATCH_TEST(labels_are_renamed_and_dropped),
        SCRATCH_TEST(mistakes_name_the_line),
        SCRATCH_TEST(closed_sets_take_no_new_label),
        SCRATCH_TEST(numbers_come_from_columns),
        SCRATCH_TEST(failing_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
