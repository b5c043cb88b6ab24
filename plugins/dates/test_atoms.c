#include "atoms.h"
#include "test_host.h"
#include "terms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct test_host host;
    struct lexicon english, malay;
};

static void read_table(struct test_host *host, const char *file, struct lexicon *lexicon)
{
    ng_str text = {0};
    if (ng_data_of(&host->host, file, &text) != NG_OK) abort();
    if (lexicon_read(lexicon, &host->host, file, text) != NG_OK) abort();
}

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    if (!fixture) return -1;
    test_host_open(&fixture->host, NULL);
    read_table(&fixture->host, "en.tsv", &fixture->english);
    read_table(&fixture->host, "ms.tsv", &fixture->malay);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    lexicon_free(&fixture->english);
    lexicon_free(&fixture->malay);
    test_host_close(&fixture->host);
    free(fixture);
    return 0;
}

/* The number, in thousandths, that the whole text is; -1 if it is not one number. */
static int64_t number_in(const struct fixture *fixture, const struct lexicon *lexicon,
                         const char *text, int32_t class)
{
    struct test_doc doc;
    struct atoms atoms = {0};
    test_doc_open(&doc, &fixture->host, text);
    assert_true(atoms_make(&atoms, lexicon, &doc.doc));
    const bool one = atoms.count == 1 && atoms.at[0].classes & CLASS_BIT(class);
    const int64_t value = one ? atom_value(lexicon, &atoms.at[0], class) : -1;
    free(atoms.at);
    test_doc_close(&doc);
    return value;
}

#define NUMBER(text) number_in(fixture, &fixture->english, text, CLASS_NUMBER)

static void digits_are_joined_to_numbers(void **state)
{
    const struct fixture *fixture = *state;
    assert_int_equal(NUMBER("7"), 7000);
    assert_int_equal(NUMBER("1,200"), 1200000);
    assert_int_equal(NUMBER("5.5"), 5500);
    assert_int_equal(NUMBER("2 1/2"), 2500);
    assert_int_equal(NUMBER("1/2"), -1);
}

static void a_chain_of_digits_does_not_overflow(void **state)
{
    const struct fixture *fixture = *state;
    struct test_doc doc;
    struct atoms atoms = {0};
    test_doc_open(&doc, &fixture->host, "1,000,000,000,000,000,000,000,000,000,000");
    assert_true(atoms_make(&atoms, &fixture->english, &doc.doc));
    for (size_t i = 0; i < atoms.count; i++)
        assert_true(atoms.at[i].number >= 0);
    free(atoms.at);
    test_doc_close(&doc);
}

static void words_are_joined_to_numbers(void **state)
{
    const struct fixture *fixture = *state;
    assert_int_equal(NUMBER("twenty-five"), 25000);
    assert_int_equal(NUMBER("two hundred and six"), 206000);
    assert_int_equal(NUMBER("two thousand five hundred"), 2500000);
    assert_int_equal(NUMBER("two and a half"), 2500);
    assert_int_equal(NUMBER("two dozen"), 24000);
    assert_int_equal(NUMBER("one and two"), -1);
    assert_int_equal(NUMBER("five six"), -1);
}

static void years_are_spoken_in_pairs(void **state)
{
    const struct fixture *fixture = *state;
    const struct lexicon *english = &fixture->english;
    assert_int_equal(number_in(fixture, english, "nineteen ninety-six", CLASS_YEAR),
                     1996);
    assert_int_equal(number_in(fixture, english, "two thousand five", CLASS_YEAR), 2005);
    assert_int_equal(number_in(fixture, english, "twenty ten", CLASS_YEAR), 2010);
}

static void suffixes_make_ordinals_and_decades(void **state)
{
    const struct fixture *fixture = *state;
    const struct lexicon *english = &fixture->english;
    assert_int_equal(number_in(fixture, english, "19th", CLASS_ORDINAL), 19);
    assert_int_equal(number_in(fixture, english, "twenty-first", CLASS_ORDINAL), 21);
    assert_int_equal(number_in(fixture, english, "1990s", CLASS_DECADE), 199);
    assert_int_equal(number_in(fixture, english, "90s", CLASS_DECADE), 9);
    assert_int_equal(number_in(fixture, english, "95s", CLASS_DECADE), -1);
}

static void malay_numbers_multiply_and_add(void **state)
{
    const struct fixture *fixture = *state;
    const struct lexicon *malay = &fixture->malay;
    assert_int_equal(number_in(fixture, malay, "dua puluh lima", CLASS_NUMBER), 25000);
    assert_int_equal(number_in(fixture, malay, "lima belas", CLASS_NUMBER), 15000);
    assert_int_equal(number_in(fixture, malay, "tiga ratus", CLASS_NUMBER), 300000);
}

static void hyphens_cut_words_and_numbers_apart(void **state)
{
    const struct fixture *fixture = *state;
    struct test_doc doc;
    struct atoms atoms = {0};
    test_doc_open(&doc, &fixture->host, "mid-1996 and 15-year");
    assert_true(atoms_make(&atoms, &fixture->english, &doc.doc));
    assert_int_equal(atoms.count, 7);
    assert_true(atoms.at[2].classes & CLASS_BIT(CLASS_YEAR));
    assert_true(atoms.at[2].glued);
    assert_int_equal(atoms.at[6].begin, 16);
    assert_int_equal(atoms.at[6].end, 20);
    free(atoms.at);
    test_doc_close(&doc);
}

static void a_dash_with_spaces_is_no_hyphen(void **state)
{
    const struct fixture *fixture = *state;
    struct test_doc doc;
    struct atoms atoms = {0};
    test_doc_open(&doc, &fixture->host, "1996 - 15-year");
    assert_true(atoms_make(&atoms, &fixture->english, &doc.doc));
    assert_int_equal(atoms.count, 5);
    assert_false(atoms.at[1].classes & fixture->english.hyphen);
    assert_true(atoms.at[3].classes & fixture->english.hyphen);
    free(atoms.at);
    test_doc_close(&doc);
}

static void a_cue_takes_no_class(void **state)
{
    const struct fixture *fixture = *state;
    const struct lexicon *english = &fixture->english;
    struct test_doc doc;
    struct atoms atoms = {0};
    test_doc_open(&doc, &fixture->host, "will");
    assert_true(atoms_make(&atoms, english, &doc.doc));
    assert_int_equal(atoms.count, 1);
    assert_int_equal(atoms.at[0].classes, 0);
    const uint64_t future = lexicon_cue(english, NG_STR("future"));
    assert_true(future && atom_cues(english, &atoms.at[0]) & future);
    free(atoms.at);
    test_doc_close(&doc);
}

/* A table with one class too many says what to do about it. */
static void too_many_classes_name_the_limit(void **state)
{
    (void)state;
    char text[CLASS_LIMIT * 16];
    size_t length = 0;
    for (int i = CLASS_BUILTIN; i <= CLASS_LIMIT; i++)
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "w%d\tc%d\n", i, i);
    struct test_host host;
    struct lexicon lexicon = {0};
    test_host_open(&host, NULL);
    assert_int_equal(
        lexicon_read(&lexicon, &host.host, "xx.tsv", ng_make_str(text, length)),
        NG_NOFILE);
    char message[256];
    snprintf(message, sizeof message,
             "xx.tsv:%d: the row names one class too many: CLASS_LIMIT in lexicon.h says "
             "how many; a class that no rule names can be a cue, \"~name\"",
             CLASS_LIMIT - CLASS_BUILTIN + 1);
    assert_string_equal(host.said, message);
    lexicon_free(&lexicon);
    test_host_close(&host);
}

static void a_wrong_row_is_named(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"# fine\nmonday\n",
         "xx.tsv:2: the row needs a word and a class, with a tab between"},
        {"monday\tweekday\tfoo\n",
         "xx.tsv:1: the row has a value that is no number and no known name"},
        {"monday\tweekday\t1\tbig\n",
         "xx.tsv:1: the row has a fourth column that is not \"capital\""},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_host host;
        struct lexicon lexicon = {0};
        test_host_open(&host, NULL);
        const ng_str text = {cases[i].text, strlen(cases[i].text)};
        assert_int_equal(lexicon_read(&lexicon, &host.host, "xx.tsv", text), NG_NOFILE);
        assert_string_equal(host.said, cases[i].message);
        lexicon_free(&lexicon);
        test_host_close(&host);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_are_joined_to_numbers),
        cmocka_unit_test(a_chain_of_digits_does_not_overflow),
        cmocka_unit_test(words_are_joined_to_numbers),
        cmocka_unit_test(years_are_spoken_in_pairs),
        cmocka_unit_test(suffixes_make_ordinals_and_decades),
        cmocka_unit_test(malay_numbers_multiply_and_add),
        cmocka_unit_test(hyphens_cut_words_and_numbers_apart),
        cmocka_unit_test(a_dash_with_spaces_is_no_hyphen),
        cmocka_unit_test(a_cue_takes_no_class),
        cmocka_unit_test(too_many_classes_name_the_limit),
        cmocka_unit_test(a_wrong_row_is_named),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
