#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "test_passage.h"

static void assert_subject(const struct passage *passage, const char *verb,
                           const char *subject)
{
    assert_string_equal(test_phrase_text(passage, &test_clause(passage, verb)->subject),
                        subject);
}

static void assert_object(const struct passage *passage, const char *verb,
                          const char *object)
{
    assert_string_equal(test_phrase_text(passage, &test_clause(passage, verb)->object),
                        object);
}

static uint16_t verb_flags(const struct passage *passage, const char *verb)
{
    return passage->chunks[test_clause(passage, verb)->verb].flags;
}

static void a_verb_has_subject_and_object(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "The/DT city/NN on/IN Friday/NNP opened/VBD a/DT new/JJ bridge/NN ./.");
    assert_subject(test_passage_of(test), "opened", "The city");
    assert_object(test_passage_of(test), "opened", "a new bridge");
    test_passage_free(test);
}

static void parentheses_are_skipped(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "Ardea/NNP ,/, a/DT builder/NN ,/, sold/VBD the/DT quarry/NN ./.");
    assert_subject(test_passage_of(test), "sold", "Ardea");
    test_passage_free(test);
    test = test_passage_new("The/DT union/NN ,/, which/WH has/VBZ 900/CD members/NNS ,/, "
                            "ended/VBD the/DT strike/NN ./.");
    assert_subject(test_passage_of(test), "ended", "The union");
    test_passage_free(test);
}

static void two_verbs_share_a_subject(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "Voters/NNS rejected/VBD the/DT tax/NN and/CC elected/VBD a/DT baker/NN ./.");
    assert_subject(test_passage_of(test), "elected", "Voters");
    assert_true(test_clause(test_passage_of(test), "elected")->flags & CLAUSE_SHARED);
    test_passage_free(test);
}

static void two_nouns_are_one_subject(void **state)
{
    (void)state;
    struct test_passage *test =
        test_passage_new("Peru/NNP and/CC Chile/NNP signed/VBD a/DT pact/NN ./.");
    assert_subject(test_passage_of(test), "signed", "Peru and Chile");
    test_passage_free(test);
}

static void clauses_joined_by_and_are_kept_apart(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "Gold/NN rose/VBD 3/CD dollars/NNS and/CC copper/NN fell/VBD ./.");
    assert_subject(test_passage_of(test), "fell", "copper");
    test_passage_free(test);
}

static void who_stands_for_the_noun_before_it(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "Police/NNS found/VBD a/DT farmer/NN ,/, who/WH was/VBD later/RB freed/VBN ./.");
    assert_subject(test_passage_of(test), "freed", "a farmer");
    assert_int_equal(test_clause(test_passage_of(test), "freed")->kind, CLAUSE_RELATIVE);
    test_passage_free(test);
}

static void auxiliaries_tell_voice_and_mood(void **state)
{
    (void)state;
    struct test_passage *test =
        test_passage_new("The/DT dam/NN will/MD not/RB be/VB built/VBN ./.");
    const uint16_t flags = verb_flags(test_passage_of(test), "built");
    assert_true(flags & VERB_WILL);
    assert_true(flags & VERB_NEGATED);
    assert_true(flags & VERB_PASSIVE);
    test_passage_free(test);
    test = test_passage_new("A/DT fund/NN is/VBZ to/TO be/VB set/VBN up/RP ./.");
    assert_true(verb_flags(test_passage_of(test), "set") & VERB_BE_TO);
    test_passage_free(test);
}

static void a_participle_is_no_second_verb(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "Eggs/NNS shipped/VBD to/IN Osaka/NNP were/VBD recalled/VBN ./.");
    assert_subject(test_passage_of(test), "recalled", "Eggs shipped to Osaka");
    assert_int_equal(test_clause(test_passage_of(test), "shipped")->kind, CLAUSE_REDUCED);
    test_passage_free(test);
}

static void tags_that_cannot_be_are_mended(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "The/DT strike/NN had/VBD cost/NN it/PRP 4/CD million/CD euros/NNS ./.");
    assert_subject(test_passage_of(test), "cost", "The strike");
    test_passage_free(test);
}

static void what_is_said_knows_who_says_it(void **state)
{
    (void)state;
    struct test_passage *test = test_passage_new(
        "The/DT firm/NN said/VBD it/PRP would/MD sell/VB the/DT mill/NN ,/, and/CC "
        "Norway/NNP closed/VBD a/DT port/NN ./.");
    const struct passage *passage = test_passage_of(test);
    const struct clause *sold = test_clause(passage, "sell");
    assert_true(sold->flags & CLAUSE_SAID);
    assert_string_equal(
        test_phrase_text(passage, &passage->clauses[sold->speech].subject), "The firm");
    assert_false(test_clause(passage, "closed")->flags & CLAUSE_SAID);
    test_passage_free(test);
}

static void many_commas_take_no_time(void **state)
{
    (void)state;
    char text[1000] = "";
    size_t length = 0;
    for (int i = 0; i < 30; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "a/NN ,/, ");
    snprintf(text + length, sizeof text - length, "fell/VBD");
    struct test_passage *test = test_passage_new(text);
    assert_int_equal(test_passage_of(test)->clause_count, 1);
    test_passage_free(test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verb_has_subject_and_object),
        cmocka_unit_test(parentheses_are_skipped),
        cmocka_unit_test(two_verbs_share_a_subject),
        cmocka_unit_test(two_nouns_are_one_subject),
        cmocka_unit_test(clauses_joined_by_and_are_kept_apart),
        cmocka_unit_test(who_stands_for_the_noun_before_it),
        cmocka_unit_test(auxiliaries_tell_voice_and_mood),
        cmocka_unit_test(a_participle_is_no_second_verb),
        cmocka_unit_test(tags_that_cannot_be_are_mended),
        cmocka_unit_test(what_is_said_knows_who_says_it),
        cmocka_unit_test(many_commas_take_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
