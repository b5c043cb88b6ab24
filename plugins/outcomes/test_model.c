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

enum { CLASSES = 3, ITEMS = 8, CELL = 4096 };

struct ng_classifier { /* the test's own: it says the same of all */
    const char *names[CLASSES];
    double probabilities[CLASSES];
    uint64_t unknown; /* the feature that it does not know */
};

struct item { /* as it was put out */
    ng_span at;
    char line[CELL], pieces[CELL], features[CELL];
};

static struct ng_classifier classifier; /* that the host has; tests run one by one */
static ng_status classifier_status;
static ng_str senses_text;
static struct item items[ITEMS];
static uint32_t item_count;

static ng_status get_classifier(const ng_host *host, const char *file,
                                const ng_classifier **found)
{
    (void)host;
    assert_string_equal(file, "outcomes.model");
    *found = classifier_status == NG_OK ? &classifier : NULL;
    return classifier_status;
}

static ng_status get_data(const ng_host *host, const char *file, ng_str *text)
{
    (void)host;
    assert_string_equal(file, "senses.tsv");
    *text = senses_text;
    return NG_OK;
}

static size_t count_classes(const ng_classifier *asked)
{
    assert_ptr_equal(asked, &classifier);
    return CLASSES;
}

static ng_str name_class(const ng_classifier *asked, size_t index)
{
    return ng_make_str(asked->names[index], strlen(asked->names[index]));
}

static void classify(const ng_doc *doc, const ng_classifier *asked,
                     const uint64_t *features, size_t count, double *probabilities)
{
    (void)doc;
    assert_true(count > 0 && features);
    memcpy(probabilities, asked->probabilities, sizeof asked->probabilities);
}

static bool knows(const ng_doc *doc, const ng_classifier *asked, uint64_t feature)
{
    (void)doc;
    return feature != asked->unknown;
}

static ng_ref emit(ng_doc *doc, ng_ref parent, const char *record, ng_span at,
                   const char *rule, double score)
{
    (void)doc;
    assert_true(parent == 0 && !rule && score > 0);
    assert_string_equal(record, "outcome-item");
    assert_true(item_count < ITEMS);
    items[item_count++].at = at;
    return item_count;
}

static void set(ng_doc *doc, ng_ref ref, const char *field, ng_str value)
{
    (void)doc;
    assert_int_equal(ref, item_count);
    struct item *item = &items[ref - 1];
    char *cell = strcmp(field, "line") == 0     ? item->line
                 : strcmp(field, "pieces") == 0 ? item->pieces
                                                : item->features;
    assert_true(value.len < CELL);
    memcpy(cell, value.at, value.len);
    cell[value.len] = '\0';
}

static struct known_words known;
static ng_host host; /* the test passages', with a classifier */

static int make_host(void **state)
{
    (void)state;
    host = *test_host();
    host.data = get_data;
    host.classifier = get_classifier;
    host.class_count = count_classes;
    host.class_name = name_class;
    host.classify = classify;
    host.knows = knows;
    host.emit = emit;
    host.set = set;
    senses_text = test_file_read("senses.tsv");
    return 0;
}

static int free_host(void **state)
{
    (void)state;
    free((char *)(uintptr_t)senses_text.at);
    return 0;
}

/* ---------------------------------------------------------------------- opening */

static void have_classes(const char *first, const char *second, const char *third)
{
    classifier = (struct ng_classifier){
        .names = {first, second, third}
    };
    classifier_status = NG_OK;
}

static void classes_are_types(void **state)
{
    (void)state;
    struct model model = {0};
    have_classes("none", "harm", "move");
    assert_int_equal(model_open(&host, &model, true), NG_OK);
    assert_int_equal(model.class_count, CLASSES);
    assert_int_equal(model.types[0], TYPE_COUNT);
    assert_int_equal(model.types[1], TYPE_HARM);
    assert_int_equal(model.types[2], TYPE_MOVE);
    assert_non_null(model.senses);
    model_close(&model);
}

static void a_class_that_is_no_type_is_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"arrival", "Harm", "har", "harms", "nones", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct model model = {0};
        char message[200];
        snprintf(message, sizeof message,
                 "outcomes.model: the class \"%s\" is no type of outcome; install the "
                 "plugin again, train the model as README.md says, or set "
                 "outcomes.model=false",
                 names[i]);
        have_classes("none", "move", names[i]);
        assert_int_equal(model_open(&host, &model, true), NG_NOFILE);
        assert_string_equal(test_host_message(), message);
        model_close(&model);
    }
}

static void a_model_that_cannot_be_loaded_is_no_must(void **state)
{
    (void)state;
    struct model model = {0};
    classifier_status = NG_NOFILE;
    assert_int_equal(model_open(&host, &model, true), NG_NOFILE);
    assert_non_null(strstr(test_host_message(), "outcomes.model=false"));
    model_close(&model);
    model = (struct model){0};
    assert_int_equal(model_open(&host, &model, false), NG_OK);
    assert_null(model.classifier);
    assert_non_null(model.senses);
    model_close(&model);
}

static void a_host_without_classifiers_is_no_must(void **state)
{
    (void)state;
    struct model model = {0};
    ng_host old = host;
    old.size = offsetof(ng_host, classifier);
    assert_int_equal(model_open(&old, &model, true), NG_NOFILE);
    assert_non_null(strstr(test_host_message(), "no classifiers"));
    model_close(&model);
    model = (struct model){0};
    assert_int_equal(model_open(&old, &model, false), NG_OK);
    model_close(&model);
}

static void no_model_can_be_closed(void **state)
{
    (void)state;
    struct model model = {0};
    model_close(&model);
}

/* ---------------------------------------------------------------------- weighing */

struct weighed { /* a sentence's candidates, weighed */
    struct test_passage *test;
    struct model model;
    struct candidates candidates;
    struct features features;
    struct value *lemmas;
    char text[FEATURE_TEXT];
};

/* Weighs by a model of the classes none, harm and move, with these percentages. */
static struct weighed *weigh_for(double threshold, const char *tagged, int none, int harm,
                                 int move)
{
    struct weighed *weighed = calloc(1, sizeof *weighed);
    assert_non_null(weighed);
    have_classes("none", "harm", "move");
    classifier.unknown = written_key(NG_STR("word=#118&swallow"));
    const int percent[CLASSES] = {none, harm, move};
    for (int i = 0; i < CLASSES; i++)
        classifier.probabilities[i] = percent[i] / 100.0;
    assert_int_equal(model_open(&host, &weighed->model, true), NG_OK);
    weighed->test = test_passage_new(tagged);
    struct passage *passage = test_passage_of(weighed->test);
    passage->doc->host = &host;
    weighed->lemmas = calloc(passage->last, sizeof *weighed->lemmas);
    assert_non_null(weighed->lemmas);
    static const struct story story; /* none so far */
    const struct sight sight = {.passage = passage,
                                .story = &story,
                                .senses = weighed->model.senses,
                                .lemmas = weighed->lemmas,
                                .known = &known,
                                .candidates = &weighed->candidates};
    trigger_find(passage, &weighed->candidates);
    model_propose(&weighed->model, &sight, &weighed->candidates, 0);
    test_score(passage, &weighed->candidates);
    item_count = 0;
    weighed->features.text = weighed->text;
    model_weigh(&weighed->model, &sight, &weighed->features, &weighed->candidates, 0,
                threshold);
    return weighed;
}

static struct weighed *weigh(const char *tagged, int none, int harm, int move)
{
    return weigh_for(0.5, tagged, none, harm, move);
}

static void forget(struct weighed *weighed)
{
    known = (struct known_words){0};
    model_close(&weighed->model);
    test_passage_free(weighed->test);
    free(weighed->lemmas);
    free(weighed);
}

/* The candidate whose trigger begins with a word, open or not; NULL if there is none. */
static const struct candidate *candidate_of(struct weighed *weighed, const char *word,
                                            bool open)
{
    for (uint32_t i = 0; i < weighed->candidates.count; i++) {
        const struct candidate *candidate = &weighed->candidates.at[i];
        if (token_is(test_passage_of(weighed->test), candidate->pieces[0].begin, word) &&
            open == !!(candidate->flags & CANDIDATE_OPEN))
            return candidate;
    }
    return NULL;
}

static void assert_percent(double score, int percent)
{
    assert_in_range((int)(score * 1000 + 0.5), percent * 10, percent * 10);
}

static void what_the_model_believes_in_becomes_an_outcome(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh("The/DT heron/NN pecked=peck/VBD a/DT frog/NN ./.", 60, 30, 10);
    const struct candidate *candidate = candidate_of(weighed, "pecked", true);
    assert_non_null(candidate);
    assert_int_equal(candidate->type, TYPE_HARM);
    assert_int_equal(candidate->status, STATUS_ACHIEVED);
    assert_percent(candidate->score, 30);
    assert_string_equal(
        test_phrase_text(test_passage_of(weighed->test), &candidate->agent), "The heron");
    assert_string_equal(
        test_phrase_text(test_passage_of(weighed->test), &candidate->object), "a frog");
    forget(weighed);
}

static void what_it_does_not_believe_in_at_all_is_dropped(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh("The/DT heron/NN pecked=peck/VBD a/DT frog/NN ./.", 99, 1, 0);
    assert_int_equal(weighed->candidates.count, 0);
    forget(weighed);
}

static void nothing_is_dropped_that_is_to_be_written(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh_for(0, "The/DT heron/NN pecked=peck/VBD a/DT frog/NN ./.", 99, 1, 0);
    const struct candidate *candidate = candidate_of(weighed, "pecked", true);
    assert_non_null(candidate);
    assert_percent(candidate->score, 1);
    forget(weighed);
}

static void what_the_model_does_not_know_is_not_proposed(void **state)
{
    (void)state;
    struct weighed *weighed = weigh("The/DT heron/NN swallowed=swallow/VBD and/CC "
                                    "swallowed=swallow/VBD and/CC pecked=peck/VBD ./.",
                                    10, 90, 0);
    assert_null(candidate_of(weighed, "swallowed", true));
    assert_non_null(candidate_of(weighed, "pecked", true));
    forget(weighed);
}

/* The base form is that of the tag before it is mended: it is VBN in both sentences. */
static void what_is_known_depends_on_the_base_form_alone(void **state)
{
    (void)state;
    struct weighed *first = weigh(
        "The/DT heron/NN has=have/VBZ swallowed=swallow/JJ a/DT frog/NN ./.", 10, 90, 0);
    struct weighed *second =
        weigh("The/DT heron/NN has=have/VBZ swallowed=swallowed/VBN a/DT frog/NN ./.", 10,
              90, 0);
    assert_int_equal(tag_at(test_passage_of(first->test), 3), NG_VBN);
    assert_null(candidate_of(first, "swallowed", true));
    assert_non_null(candidate_of(second, "swallowed", true));
    forget(first);
    forget(second);
}

static const uint8_t *no_tags(ng_doc *doc, uint32_t sentence)
{
    (void)doc;
    (void)sentence;
    return NULL;
}

/* Fails: from here on the document has an error. */
static bool fail_to_know(const ng_doc *doc, const ng_classifier *asked, uint64_t feature)
{
    (void)doc;
    (void)asked;
    (void)feature;
    host.tags = no_tags;
    return false;
}

static void an_error_is_not_what_the_model_knows(void **state)
{
    (void)state;
    static const char tagged[] = "The/DT heron/NN pecked=peck/VBD a/DT frog/NN ./.";
    host.knows = fail_to_know;
    struct weighed *failed = weigh(tagged, 10, 90, 0);
    assert_null(candidate_of(failed, "pecked", true));
    host.knows = knows;
    host.tags = test_host()->tags;
    struct weighed *next = weigh(tagged, 10, 90, 0);
    assert_non_null(candidate_of(next, "pecked", true));
    forget(failed);
    forget(next);
}

static void what_the_lexicon_found_is_weighed(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh("The/DT blast/NN killed=kill/VBD 11/CD men=man/NNS ./.", 80, 20, 0);
    const struct candidate *candidate = candidate_of(weighed, "killed", false);
    assert_non_null(candidate);
    assert_int_equal(candidate->type, TYPE_HARM);
    assert_percent(candidate->score, 20);
    assert_int_equal(candidate->type, candidate->line_type);
    forget(weighed);
}

static void the_model_may_know_the_type_better(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh("The/DT blast/NN killed=kill/VBD 11/CD men=man/NNS ./.", 5, 15, 80);
    const struct candidate *candidate = candidate_of(weighed, "killed", false);
    assert_non_null(candidate);
    assert_int_equal(candidate->type, TYPE_MOVE);
    assert_int_not_equal(candidate->type, candidate->line_type);
    assert_percent(candidate->score, 80);
    forget(weighed);
}

static void what_moves_of_itself_is_what_it_happens_to(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh("The/DT herons=heron/NNS pecked=peck/VBD ./.", 5, 5, 90);
    const struct candidate *candidate = candidate_of(weighed, "pecked", true);
    assert_non_null(candidate);
    assert_int_equal(candidate->type, TYPE_MOVE);
    assert_true(phrase_is_empty(&candidate->agent));
    assert_string_equal(
        test_phrase_text(test_passage_of(weighed->test), &candidate->object),
        "The herons");
    forget(weighed);
}

static void what_was_asked_for_may_be_an_outcome_too(void **state)
{
    (void)state;
    struct weighed *weighed = weigh(
        "The/DT minister/NN asked=ask/VBD the/DT bank/NN for/IN help/NN ./.", 60, 40, 0);
    const struct candidate *context = candidate_of(weighed, "asked", false);
    const struct candidate *open = candidate_of(weighed, "asked", true);
    assert_non_null(context);
    assert_non_null(open);
    assert_int_equal(context->type, TYPE_ASK);
    assert_int_equal(open->type, TYPE_HARM);
    forget(weighed);
}

static void items_say_where_and_what(void **state)
{
    (void)state;
    struct weighed *weighed = weigh("Talks=talk/NNS fell/VBD through/RP ./.", 80, 20, 0);
    const struct candidate *candidate = candidate_of(weighed, "fell", false);
    assert_non_null(candidate);
    const struct item *item = items;
    while (item < items + item_count && item->at.begin != 6)
        item++;
    assert_true(item < items + item_count);
    assert_int_equal(item->at.end, 10);
    assert_string_equal(item->line, type_names[candidate->line_type]);
    assert_string_equal(item->pieces, "6 18 6 18");
    assert_non_null(strstr(item->features, " word-object=fell&talk "));
    assert_int_not_equal(item->features[0], ' ');
    forget(weighed);
}

static void items_are_put_out_of_what_is_dropped(void **state)
{
    (void)state;
    struct weighed *weighed =
        weigh("The/DT heron/NN pecked=peck/VBD a/DT frog/NN ./.", 99, 1, 0);
    assert_int_equal(weighed->candidates.count, 0);
    bool found = false;
    for (uint32_t i = 0; i < item_count; i++) {
        assert_string_equal(items[i].line, "none");
        found = found || strcmp(items[i].pieces, "10 16 10 16") == 0;
    }
    assert_true(found);
    forget(weighed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_types),
        cmocka_unit_test(a_class_that_is_no_type_is_refused),
        cmocka_unit_test(a_model_that_cannot_be_loaded_is_no_must),
        cmocka_unit_test(a_host_without_classifiers_is_no_must),
        cmocka_unit_test(no_model_can_be_closed),
        cmocka_unit_test(what_the_model_believes_in_becomes_an_outcome),
        cmocka_unit_test(what_it_does_not_believe_in_at_all_is_dropped),
        cmocka_unit_test(nothing_is_dropped_that_is_to_be_written),
        cmocka_unit_test(what_the_model_does_not_know_is_not_proposed),
        cmocka_unit_test(what_is_known_depends_on_the_base_form_alone),
        cmocka_unit_test(an_error_is_not_what_the_model_knows),
        cmocka_unit_test(what_the_lexicon_found_is_weighed),
        cmocka_unit_test(the_model_may_know_the_type_better),
        cmocka_unit_test(what_moves_of_itself_is_what_it_happens_to),
        cmocka_unit_test(what_was_asked_for_may_be_an_outcome_too),
        cmocka_unit_test(items_say_where_and_what),
        cmocka_unit_test(items_are_put_out_of_what_is_dropped),
    };
    return cmocka_run_group_tests(tests, make_host, free_host);
}
