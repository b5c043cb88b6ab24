#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model.h"
#include "test_written.h"

struct seen { /* a sentence with its candidates, and the features of one of them */
    struct test_passage *test;
    struct model model; /* without a classifier: each word is proposed */
    ng_str list;
    struct candidates candidates;
    struct value *lemmas;
    struct sight sight;
    struct features features;
    char text[FEATURE_TEXT];
    struct story story; /* none at first */
};

static struct seen *see(const char *tagged)
{
    struct seen *seen = calloc(1, sizeof *seen);
    assert_non_null(seen);
    seen->test = test_passage_new(tagged);
    const struct passage *passage = test_passage_of(seen->test);
    seen->lemmas = calloc(passage->last, sizeof *seen->lemmas);
    assert_non_null(seen->lemmas);
    seen->list = test_file_read("senses.tsv");
    assert_int_equal(senses_read(test_host(), seen->list, &seen->model.senses), NG_OK);
    feature_names_make(test_host(), &seen->model.names);
    seen->sight = (struct sight){.passage = passage,
                                 .story = &seen->story,
                                 .senses = seen->model.senses,
                                 .lemmas = seen->lemmas,
                                 .candidates = &seen->candidates};
    seen->features.names = &seen->model.names;
    seen->features.text = seen->text;
    trigger_find(passage, &seen->candidates);
    model_propose(&seen->model, &seen->sight, &seen->candidates, 0);
    test_score(passage, &seen->candidates);
    return seen;
}

static void forget(struct seen *seen)
{
    senses_free(seen->model.senses);
    free((char *)(uintptr_t)seen->list.at);
    free(seen->lemmas);
    test_passage_free(seen->test);
    free(seen);
}

/* The features of the candidate whose trigger begins with a word; text and keys agree. */
static const struct features *features_of(struct seen *seen, const char *word)
{
    const struct passage *passage = test_passage_of(seen->test);
    for (uint32_t i = 0; i < seen->candidates.count; i++) {
        const struct candidate *candidate = &seen->candidates.at[i];
        if (!token_is(passage, candidate->pieces[0].begin, word)) continue;
        evidence_collect(&seen->sight, candidate, &seen->features);
        written_agrees(&seen->features);
        return &seen->features;
    }
    fail_msg("no candidate %s", word);
    return NULL;
}

static void assert_has(const struct features *features, const char *feature)
{
    if (!written_has(features, feature)) fail_msg("no %s in%s", feature, features->text);
}

static void assert_lacks(const struct features *features, const char *name)
{
    char wanted[40];
    snprintf(wanted, sizeof wanted, " %s=", name);
    if (strstr(features->text, wanted)) fail_msg("%s in%s", name, features->text);
}

static void assert_line(const struct features *features, enum type type)
{
    char line[20];
    snprintf(line, sizeof line, "line=#%d", (int)type);
    assert_has(features, line);
}

static void a_verb_comes_with_its_arguments(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT board/NN sacked=sack/VBD the/DT cooks=cook/NNS ./.");
    const struct features *features = features_of(seen, "sacked");
    assert_line(features, TYPE_APPOINT);
    assert_has(features, "word=#118&sack");
    assert_has(features, "word-object=sack&cook");
    assert_has(features, "word-subject=sack&board");
    assert_has(features, "before=#118&board");
    assert_has(features, "behind=#118&the");
    assert_lacks(features, "refused");
    assert_lacks(features, "negative");
    assert_lacks(features, "governor");
    forget(seen);
}

static void senses_stand_for_words(void **state)
{
    (void)state;
    struct seen *seen =
        see("A/DT quake/NN destroyed=destroy/VBD the/DT mills=mill/NNS ./.");
    const struct features *features = features_of(seen, "destroyed");
    assert_has(features, "sense=#118&destroy");
    assert_has(features, "subject-sense=#118&accident");
    assert_has(features, "object-sense=#118&facility");
    assert_has(features, "sense-subject=destroy&accident");
    assert_has(features, "sense-object=destroy&facility");
    forget(seen);
}

/* The voice that a sentence's verb is told to have. */
static void copy_voice(const char *tagged, const char *verb, char voice[20])
{
    struct seen *seen = see(tagged);
    snprintf(voice, 20, "%s", written_value(features_of(seen, verb), "voice"));
    forget(seen);
}

static void voice_tells_what_the_subject_is(void **state)
{
    (void)state;
    char active[20], passive[20], other[20], alone[20];
    copy_voice("Police/NNS arrested=arrest/VBD two/CD men=man/NNS ./.", "arrested",
               active);
    copy_voice("Two/CD men=man/NNS were=be/VBD arrested=arrest/VBN ./.", "arrested",
               passive);
    copy_voice("The/DT bridge/NN was=be/VBD closed=close/VBN ./.", "closed", other);
    copy_voice("The/DT heron/NN pecked=peck/VBD ./.", "pecked", alone);
    assert_string_equal(passive, other);
    assert_string_not_equal(active, passive);
    assert_string_not_equal(alone, passive);
    assert_string_not_equal(alone, active);
}

static void a_passive_has_its_subject_as_its_object(void **state)
{
    (void)state;
    struct seen *seen = see("Two/CD men=man/NNS were=be/VBD arrested=arrest/VBN by/IN "
                            "police/NNS ./.");
    const struct features *features = features_of(seen, "arrested");
    assert_line(features, TYPE_JUDGE);
    assert_has(features, "word-object=arrest&man");
    assert_has(features, "word-subject=arrest&police");
    forget(seen);
}

static void so_has_a_passive_without_a_line(void **state)
{
    (void)state;
    struct seen *seen = see("A/DT frog/NN was=be/VBD pecked=peck/VBN by/IN the/DT "
                            "heron/NN ./.");
    const struct features *features = features_of(seen, "pecked");
    assert_line(features, TYPE_COUNT);
    assert_has(features, "word-object=peck&frog");
    assert_has(features, "word-subject=peck&heron");
    forget(seen);
}

static void a_verb_without_a_line_is_open(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT heron/NN pecked=peck/VBD a/DT frog/NN ./.");
    const struct features *features = features_of(seen, "pecked");
    assert_line(features, TYPE_COUNT);
    assert_has(features, "word=#118&peck");
    assert_has(features, "word-object=peck&frog");
    assert_has(features, "word-subject=peck&heron");
    assert_lacks(features, "refused");
    assert_lacks(features, "listed");
    forget(seen);
}

static void a_line_that_says_no_is_told(void **state)
{
    (void)state;
    struct seen *seen =
        see("The/DT report/NN raised=raise/VBD questions=question/NNS ./.");
    const struct features *features = features_of(seen, "raised");
    assert_line(features, TYPE_COUNT);
    assert_has(features, "refused=#1");
    forget(seen);
}

static void an_infinitive_has_a_governor(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT firm/NN refused=refuse/VBD to/TO buy=buy/VB the/DT "
                            "mill/NN ./.");
    const struct features *features = features_of(seen, "buy");
    assert_has(features, "word=#118&buy");
    assert_has(features, "governor=refuse");
    assert_has(features, "word-governor=buy&refuse");
    forget(seen);
}

static void a_noun_stands_by_a_verb(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT leak/NN forced=force/VBD the/DT early/JJ closure/NN "
                            "of/IN the/DT plant/NN ./.");
    const struct features *features = features_of(seen, "closure");
    assert_has(features, "word=#110&closure");
    assert_has(features, "governor=force");
    assert_has(features, "word-governor=closure&force");
    assert_has(features, "determiner=the");
    assert_has(features, "modifier=early");
    assert_has(features, "sense=#110&end");
    assert_has(features, "ending=ure");
    forget(seen);
}

static void a_negative_is_told(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT board/NN did=do/VBD not/RB sack=sack/VB the/DT "
                            "cook/NN ./.");
    assert_has(features_of(seen, "sack"), "negative=#1");
    forget(seen);
}

static void a_number_counts_as_any_other(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT flood/NN killed=kill/VBD 11/CD ./.");
    const struct features *features = features_of(seen, "killed");
    assert_line(features, TYPE_HARM);
    assert_has(features, "word-object=kill&#1");
    assert_has(features, "behind=#118&#1");
    forget(seen);
}

static void a_word_without_a_base_form_is_its_own(void **state)
{
    (void)state;
    struct seen *seen = see("AT&T/NNP sacked/VBD the/DT 50%/NN ./.");
    const struct features *features = features_of(seen, "sacked");
    assert_has(features, "word=#118&sacked");
    assert_has(features, "word-subject=sacked&at%26t");
    assert_has(features, "word-object=sacked&50%25");
    forget(seen);
}

static void the_ends_of_a_sentence_are_safe(void **state)
{
    (void)state;
    struct seen *seen = see("Killed=kill/VBD");
    const struct features *features = features_of(seen, "killed");
    assert_has(features, "before=#118&#0");
    assert_has(features, "behind=#118&#0");
    forget(seen);
}

static void nouns_are_asked_for_by_their_key(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT closures=closure/NNS hurt=hurt/VBD ./.");
    const struct features *features = features_of(seen, "closures");
    const uint64_t key =
        evidence_key(&seen->model.names, 'n', evidence_lemma(&seen->sight, 1));
    assert_true(key == written_key(NG_STR("word=#110&closure")));
    assert_has(features, "word=#110&closure");
    forget(seen);
}

static void a_story_is_what_a_fifth_of_it_is_about(void **state)
{
    (void)state;
    struct seen *seen = see("The/DT board/NN sacked=sack/VBD the/DT cooks=cook/NNS ./.");
    assert_has(features_of(seen, "sacked"), "story=#118&#20"); /* none so far */
    seen->story.counts[TYPE_HARM] = 4;
    seen->story.counts[TYPE_JUDGE] = 1;
    const struct features *features = features_of(seen, "sacked");
    assert_has(features, "story=#118&#14");
    assert_has(features, "story-line=#14&#12");
    assert_has(features, "story-sense=#14&dismiss");
    assert_has(features, "story=#118&#9");
    seen->story.counts[TYPE_HARM] = 5; /* one in six is too little */
    features = features_of(seen, "sacked");
    assert_has(features, "story=#118&#14");
    assert_false(written_has(features, "story=#118&#9"));
    forget(seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verb_comes_with_its_arguments),
        cmocka_unit_test(senses_stand_for_words),
        cmocka_unit_test(voice_tells_what_the_subject_is),
        cmocka_unit_test(a_passive_has_its_subject_as_its_object),
        cmocka_unit_test(so_has_a_passive_without_a_line),
        cmocka_unit_test(a_verb_without_a_line_is_open),
        cmocka_unit_test(a_line_that_says_no_is_told),
        cmocka_unit_test(an_infinitive_has_a_governor),
        cmocka_unit_test(a_noun_stands_by_a_verb),
        cmocka_unit_test(a_negative_is_told),
        cmocka_unit_test(a_number_counts_as_any_other),
        cmocka_unit_test(a_word_without_a_base_form_is_its_own),
        cmocka_unit_test(the_ends_of_a_sentence_are_safe),
        cmocka_unit_test(nouns_are_asked_for_by_their_key),
        cmocka_unit_test(a_story_is_what_a_fifth_of_it_is_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
