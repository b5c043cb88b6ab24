#include "host_fixture.h"

#include <math.h>

#include "base/file.h"
#include "train/train_items.h"

/* ----------------------------------------------------------------- reading */

static const struct record *record(const struct host_fixture *fixture, uint32_t ref)
{
    assert_no_errors(fixture);
    const struct record *found = doc_record(&fixture->doc, ref);
    assert_non_null(found);
    return found;
}

static ng_status read_basics(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch;
    const ng_tokens tokens = ng_tokens_of(doc);
    assert_int_equal(ng_text(doc).len, 18);
    assert_int_equal(tokens.len, 5);
    assert_int_equal(tokens.at[1].hash, ng_hash(doc->host, NG_STR("never")));
    assert_memory_equal(tokens.at[1].word, "never", 5);
    assert_int_equal(tokens.at[1].shape, NG_WORD);
    assert_int_equal(tokens.at[0].shape, NG_WORD | NG_TITLE | NG_OPENER);
    assert_int_equal(ng_meta(doc, "published").len, 10);
    assert_int_equal(ng_meta(doc, "place").len, 0);
    assert_non_null(ng_meta(doc, "place").at);
    assert_memory_equal(ng_at(doc, tokens.at[4].at).at, ".", 1);
    assert_null(ng_tags_of(doc, 0));
    const ng_str lemma = ng_lemma(doc, 1);
    assert_int_equal(lemma.len, 5);
    return NG_OK;
}

static void text_tokens_and_metadata_are_there(void **state)
{
    const ng_plugin probe =
        PLUGIN(.name = "probe", .needs = LAYERS("token", "tag"), .process = read_basics);
    host_fixture_run_one(*state, &probe, "It never rains so.");
    assert_no_errors(*state);
}

struct setup {
    ng_layer sentence, found, part, missing;
    const ng_rules *rules;
    const ng_gazetteer *names;
    ng_str data;
};

static ng_status open_all(const ng_host *host, const ng_config *config, void **self)
{
    static const ng_rule rules[] = {
        {.name = "number",         .triggers = "@digit", .regex = "(?<n>[0-9]+)"},
        {.name = "word", .triggers = "red", .regex = "RED", .flags = NG_ANYCASE},
        {0          }
    };
    struct setup *setup = calloc(1, sizeof *setup);
    *self = setup;
    if (!setup) return NG_NOMEM;
    const ng_str side = ng_option_of(host, config, "side");
    assert_memory_equal(side.at, "right", side.len);
    setup->sentence = ng_layer_of(host, "sentence");
    setup->missing = ng_layer_of(host, "weather");
    ng_status status = ng_rules_of(host, rules, &setup->rules);
    if (status == NG_OK) status = ng_gazetteer_of(host, "data.tsv", &setup->names);
    if (status == NG_OK) status = ng_data_of(host, "data.tsv", &setup->data);
    ng_say(host, NG_INFO, "is ready");
    return status;
}

static ng_status find_all(const void *self, void *scratch, ng_doc *doc)
{
    const struct setup *setup = self;
    ng_scan scan = {0};
    (void)scratch;
    assert_int_equal(ng_items_of(doc, setup->sentence).len, 2);
    assert_int_equal(ng_items_of(doc, setup->missing).len, 0);
    while (ng_next(doc, setup->rules, &scan)) {
        const ng_ref ref =
            ng_emit(doc, "found", scan.at, scan.rule ? "word" : "number", 0.5);
        ng_set(doc, ref, "value", ng_at(doc, ng_group(doc, &scan, "n")));
    }
    const ng_hits hits = ng_hits_of(doc, setup->names);
    for (size_t i = 0; i < hits.len; i++) {
        const ng_ref ref = ng_emit(doc, "found", hits.at[i].at, NULL, 1);
        ng_set(doc, ref, "value",
               ng_column_of(doc, setup->names, hits.at[i].entry, "key"));
        assert_int_equal(ng_column_of(doc, setup->names, hits.at[i].entry, "kye").len, 0);
        assert_int_equal(ng_column_of(doc, setup->names, 99, "key").len, 0);
    }
    return NG_OK;
}

static const ng_option side_option[] = {
    {.name = "side",
     .type = NG_TEXT,
     .preset = "left",
     .about = "where",
     .values = "left right"},
    {0}
};

static const ng_plugin finder =
    PLUGIN(.name = "finder", .open = open_all, .close = free, .process = find_all,
           .records = found_records, .options = side_option,
           .needs = (const char *const[]){"token", "sentence", NULL},
           .likes = (const char *const[]){"weather", NULL});

static void rules_gazetteers_and_options_work_together(void **state)
{
    struct host_fixture *fixture = *state;
    host_fixture_data(fixture, "name\tkey\nLake Bera\tbera\n");
    assert_int_equal(config_set(&fixture->config, STR("finder.side=right"), NULL), OK);
    host_fixture_run_one(fixture, &finder, "Red boats, 12 of them. They left Lake Bera.");
    assert_int_equal(fixture->doc.record_count, 3);
    assert_text(record(fixture, 1)->rule, "word");
    assert_text(record(fixture, 1)->values[0].text, "");
    assert_text(record(fixture, 2)->values[0].text, "12");
    assert_text(record(fixture, 3)->values[0].text, "bera");
    assert_text(span_of(fixture->doc.text, record(fixture, 3)->at), "Lake Bera");
    assert_text(buffer_view(&fixture->said), "info: finder: is ready\n");
}

static void a_missing_data_file_is_named(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin *const plugins[] = {&finder, NULL};
    char expected[160];
    assert_int_equal(config_set(&fixture->config, STR("finder.side=right"), NULL), OK);
    assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
    snprintf(expected, sizeof expected,
             "finder: %s/data.tsv: cannot be opened: No such file or directory",
             fixture->folder);
    assert_string_equal(fixture->error.message, expected);
}

static ng_status open_without(const ng_host *host, const ng_config *config, void **self)
{
    ng_str data;
    (void)config, (void)self;
    assert_int_equal(ng_data_of(host, "data.tsv", &data), NG_NOFILE);
    assert_int_equal(data.len, 0);
    return NG_OK;
}

static void a_plugin_may_go_on_without_a_file(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .open = open_without, .process = do_nothing);
    host_fixture_run_one(fixture, &probe, "Rain.");
    buffer_add(&fixture->said, "", 1);
    assert_non_null(strstr(fixture->said.at, "warn: probe: goes on without: "));
}

/* -------------------------------------------------------------- classifying */

/* Makes the plugins' data file a model that tells sailing ships from those at rest. */
static void make_model(struct host_fixture *fixture)
{
    char path[128];
    const char *data = path;
    const struct train_items_options options = {
        .data = &data,
        .data_count = 1,
        .least = 1,
        .learn = {.penalty = 0.1, .rounds = 20}
    };
    struct train_result result;
    snprintf(path, sizeof path, "%s/data.tsv", fixture->folder);
    host_fixture_data(fixture, "none\t1\tverb=rests\tn=#1\nmove\t1\tverb=sails\tn=#1\n");
    assert_ok(fixture, train_items(&options, &result, &fixture->error));
    assert_ok(fixture, file_replace(path, buffer_view(&result.model), &fixture->error));
    train_free(&result);
}

static ng_status open_classifier(const ng_host *host, const ng_config *config,
                                 void **self)
{
    const ng_classifier *classifier;
    (void)config;
    const ng_status status = ng_classifier_of(host, "data.tsv", &classifier);
    if (status != NG_OK) return status;
    const void *keep = classifier;
    memcpy(self, &keep, sizeof keep);
    assert_true(NG_HAS(host, knows));
    assert_int_equal(ng_class_count(host, classifier), 2);
    assert_int_equal(ng_class_count(host, NULL), 0);
    assert_memory_equal(ng_class_name(host, classifier, 0).at, "none", 5);
    assert_memory_equal(ng_class_name(host, classifier, 1).at, "move", 5);
    assert_int_equal(ng_class_name(host, classifier, 2).len, 0);
    assert_int_equal(ng_class_name(host, NULL, 0).len, 0);
    return NG_OK;
}

/* Each token is an item. */
static ng_status classify_tokens(const void *self, void *scratch, ng_doc *doc)
{
    const ng_classifier *classifier = self;
    const ng_tokens tokens = ng_tokens_of(doc);
    const uint32_t verb = ng_hash(doc->host, NG_STR("verb"));
    (void)scratch;
    for (size_t i = 0; i < tokens.len; i++) {
        const uint64_t features[] = {ng_feature(verb, tokens.at[i].hash),
                                     ng_feature(ng_hash(doc->host, NG_STR("n")), 1)};
        double probabilities[2];
        if (!ng_knows(doc, classifier, features[0])) continue;
        ng_classify(doc, classifier, features, 2, probabilities);
        assert_true(fabs(probabilities[0] + probabilities[1] - 1) < 1e-9);
        if (probabilities[1] > 0.5) ng_emit(doc, "found", tokens.at[i].at, "moves", 1);
    }
    return NG_OK;
}

static void tokens_are_classified(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .open = open_classifier, .process = classify_tokens,
               .records = found_records, .needs = LAYERS("token"));
    make_model(fixture);
    host_fixture_run_one(fixture, &probe, "A ship sails and a boat rests.");
    assert_int_equal(fixture->doc.record_count, 1);
    assert_text(span_of(fixture->doc.text, record(fixture, 1)->at), "sails");
}

static ng_status classify_too_much(const void *self, void *scratch, ng_doc *doc)
{
    const uint64_t feature = ng_feature(1, 2);
    double probabilities[2] = {1, 1};
    (void)scratch;
    ng_classify(doc, self, &feature, ((size_t)1 << 20) + 1, probabilities);
    assert_true(probabilities[0] == 0 && probabilities[1] == 0);
    probabilities[0] = 1;
    ng_classify(doc, self, &feature, 1, probabilities); /* after an error */
    assert_true(probabilities[0] == 0);
    return NG_OK;
}

static void huge_items_are_refused(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .open = open_classifier, .process = classify_too_much);
    make_model(fixture);
    host_fixture_run_one(fixture, &probe, "Rain.");
    assert_int_equal(fixture->doc.error_count, 1);
    assert_text(fixture->doc.errors[0].message,
                "classifies an item of 1048577 features; there may be 1048576");
}

static void a_file_that_is_no_classifier_is_refused(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .open = open_classifier, .process = do_nothing);
    const ng_plugin *const plugins[] = {&probe, NULL};
    host_fixture_data(fixture, "name\tkey\nLake Bera\tbera\n");
    assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
    assert_non_null(strstr(fixture->error.message,
                           "data.tsv: is no classifier model; fetch or train the model"));
}

/* ----------------------------------------------------------------- writing */

static ng_status write_all(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch;
    const ng_ref first = ng_emit(doc, "found", ng_make_span(0, 4), "by-hand", 0.5);
    const ng_ref whole = ng_emit(doc, "whole", NG_NOWHERE, NULL, 1);
    const ng_ref part = ng_nest(doc, whole, "part", ng_make_span(0, 2), NULL, 1);
    ng_set_number(doc, first, "size", -1234.5678, 2);
    ng_link(doc, first, "of", part);
    ng_link(doc, first, "all", part);
    ng_link(doc, first, "all", whole);
    assert_int_equal(ng_parent(doc, part), whole);
    assert_int_equal(ng_parent(doc, first), 0);
    assert_int_equal(ng_target(doc, first, "all", 1), whole);
    assert_int_equal(ng_target(doc, first, "all", 2), 0);
    assert_memory_equal(ng_field_of(doc, first, "rule").at, "by-hand", 7);
    assert_int_equal(ng_field_of(doc, first, "value").len, 0);
    assert_int_equal(ng_nest(doc, 0, "part", ng_make_span(0, 2), NULL, 1), 0);
    ng_set(doc, 0, "value", NG_STR("x"));
    ng_link(doc, 0, "of", first);
    unsigned char *memory = ng_alloc(doc, 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(memory[i], 0);
    return NG_OK;
}

static void records_are_written(void **state)
{
    const ng_plugin probe =
        PLUGIN(.name = "probe", .process = write_all, .records = found_records);
    struct host_fixture *fixture = *state;
    host_fixture_run_one(fixture, &probe, "Rain fell.");
    assert_text(record(fixture, 1)->values[1].text, "-1234.57");
    assert_int_equal(record(fixture, 2)->first_child, 3);
}

static ng_status write_numbers(const void *self, void *scratch, ng_doc *doc)
{
    static const struct {
        double value;
        int decimals;
    } numbers[] = {
        {0,      0},
        {-0.001, 2},
        {2.5,    1},
        {1e15,   0},
        {-7,     9}
    };
    (void)self, (void)scratch;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const ng_ref ref = ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
        ng_set_number(doc, ref, "size", numbers[i].value, numbers[i].decimals);
    }
    return NG_OK;
}

static void numbers_are_written_as_in_the_c_locale(void **state)
{
    const char *const expected[] = {"0", "0.00", "2.5", "1000000000000000",
                                    "-7.000000000"};
    const ng_plugin probe =
        PLUGIN(.name = "probe", .process = write_numbers, .records = found_records);
    struct host_fixture *fixture = *state;
    host_fixture_run_one(fixture, &probe, "Rain fell.");
    for (uint32_t i = 0; i < 5; i++) {
        assert_text(record(fixture, i + 1)->values[1].text, expected[i]);
    }
}

/* --------------------------------------------------- one reads, another made */

static ng_status open_reader(const ng_host *host, const ng_config *config, void **self)
{
    (void)config;
    struct setup *setup = calloc(1, sizeof *setup);
    *self = setup;
    if (!setup) return NG_NOMEM;
    setup->found = ng_layer_of(host, "found");
    setup->part = ng_layer_of(host, "whole/part");
    return NG_OK;
}

static ng_status read_found(const void *self, void *scratch, ng_doc *doc)
{
    const struct setup *setup = self;
    const ng_items found = ng_items_of(doc, setup->found);
    const ng_items parts = ng_items_of(doc, setup->part);
    (void)scratch;
    assert_int_equal(found.len, 2);
    assert_int_equal(parts.len, 1);
    assert_memory_equal(ng_field_of(doc, found.at[0].record, "rule").at, "early", 5);
    assert_memory_equal(ng_field_of(doc, found.at[0].record, "value").at, "first", 5);
    const ng_ref whole = ng_parent(doc, parts.at[0].record);
    assert_memory_equal(ng_field_of(doc, whole, "rule").at, "all", 3);
    const ng_ref note = ng_emit(doc, "note", found.at[1].at, NULL, 1);
    ng_link(doc, note, "of", found.at[1].record);
    return NG_OK;
}

static void a_layer_of_records_is_read(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin reader = PLUGIN(.name = "reader", .open = open_reader, .close = free,
                                    .process = read_found, .records = note_records,
                                    .needs = LAYERS("found", "whole/part"));
    const ng_plugin *const plugins[] = {&reader, &maker, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    host_fixture_run(fixture, "Rain fell.");
    assert_int_equal(record(fixture, 5)->values[0].links[0], 1);
}

static ng_status fail_always(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
    return NG_OVERRUN;
}

static ng_status expect_nothing(const void *self, void *scratch, ng_doc *doc)
{
    const struct setup *setup = self;
    (void)scratch;
    assert_int_equal(ng_items_of(doc, setup->found).len, 0);
    assert_int_equal(ng_items_of(doc, setup->part).len, 0);
    return NG_OK;
}

static void a_failed_makers_layer_is_empty(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin reader =
        PLUGIN(.name = "reader", .open = open_reader, .close = free,
               .process = expect_nothing, .needs = LAYERS("found", "whole/part"));
    ng_plugin broken = maker;
    broken.process = fail_always;
    const ng_plugin *const plugins[] = {&reader, &broken, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    host_fixture_run(fixture, "Rain fell.");
    assert_int_equal(fixture->doc.error_count, 1);
    assert_int_equal(fixture->doc.errors[0].plugin, 1);
}

static void failed_allocations_end_the_article(void **state)
{
    struct host_fixture *fixture = *state;
    const struct doc_limits limits = {.records = 1000};
    const ng_plugin *const plugins[] = {&finder, NULL};
    host_fixture_data(fixture, "name\tkey\nLake Bera\tbera\n");
    assert_int_equal(config_set(&fixture->config, STR("finder.side=right"), NULL), OK);
    for (size_t n = 1;; n++) {
        enum status status;
        arena_free(&fixture->arena);
        alloc_fail_from(n);
        status = host_fixture_load(fixture, plugins, NULL);
        if (status == OK) {
            status = host_fixture_turn(
                fixture, "Red boats, 12 of them. They left Lake Bera.", &limits);
        }
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
    assert_no_errors(fixture);
    assert_int_equal(fixture->doc.record_count, 3);
}

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, host_fixture_open, host_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(text_tokens_and_metadata_are_there),
        TEST(rules_gazetteers_and_options_work_together),
        TEST(a_missing_data_file_is_named),
        TEST(a_plugin_may_go_on_without_a_file),
        TEST(tokens_are_classified),
        TEST(huge_items_are_refused),
        TEST(a_file_that_is_no_classifier_is_refused),
        TEST(records_are_written),
        TEST(numbers_are_written_as_in_the_c_locale),
        TEST(a_layer_of_records_is_read),
        TEST(a_failed_makers_layer_is_empty),
        TEST(failed_allocations_end_the_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
