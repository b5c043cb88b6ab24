#include "host_fixture.h"

#include <math.h>

/* ----------------------------------------------------------------- reading */

static const ng_field found_fields[] = {
    {.name = "value",       .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "what"},
    {.name = "size", .type = NG_NUMBER, .flags = NG_OPTIONAL, .about = "how much"},
    {.name = "of",                     .type = NG_LINK, .flags = NG_OPTIONAL, .about = "whose"},
    {.name = "all",    .type = NG_LINK, .flags = NG_OPTIONAL | NG_MANY, .about = "several"},
    {0}
};
static const ng_record part_record[] = {
    {.name = "part", .about = "a part"},
    {0}
};
static const ng_record found_records[] = {
    {.name = "found",
     .about = "what was found",
     .fields = found_fields,
     .inside = part_record},
    {.name = "whole", .about = "of all", .flags = NG_WHOLE, .inside = part_record},
    {0}
};

#define PLUGIN(...)                                                                      \
    {                                                                                    \
        .abi = NG_ABI, .size = sizeof(ng_plugin), .version = "1.0", .about = "a probe",  \
        __VA_ARGS__                                                                      \
    }

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
        {0}
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

static ng_status do_nothing(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch, (void)doc;
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

static ng_status open_elsewhere(const ng_host *host, const ng_config *config, void **self)
{
    ng_str data;
    (void)config, (void)self;
    return ng_data_of(host, "../data.tsv", &data);
}

static ng_status open_undeclared_option(const ng_host *host, const ng_config *config,
                                        void **self)
{
    (void)self;
    assert_int_equal(ng_option_of(host, config, "window").len, 0);
    return NG_OK;
}

static ng_status open_undeclared_layer(const ng_host *host, const ng_config *config,
                                       void **self)
{
    (void)config, (void)self;
    assert_int_equal(ng_layer_of(host, "sentence"), 0);
    return NG_OK;
}

static ng_status open_bad_rule(const ng_host *host, const ng_config *config, void **self)
{
    static const ng_rule rules[] = {
        {.name = "bad",  .triggers = "a", .regex = "(a"},
        {0}
    };
    const ng_rules *compiled;
    (void)config, (void)self;
    const ng_status status = ng_rules_of(host, rules, &compiled);
    assert_int_equal(status, NG_BADRULE);
    assert_null(compiled);
    return status;
}

static ng_status open_reserved_rule(const ng_host *host, const ng_config *config,
                                    void **self)
{
    static const ng_rule rules[] = {
        {.name = "bad", .triggers = "a", .regex = "a", .reserved = "x"},
        {0}
    };
    const ng_rules *compiled;
    (void)config, (void)self;
    ng_rules_of(host, rules, &compiled);
    return NG_OK;
}

static void misuse_in_open_is_an_error_whatever_it_returns(void **state)
{
    struct host_fixture *fixture = *state;
    const struct {
        ng_status (*open)(const ng_host *, const ng_config *, void **);
        const char *message;
    } misuses[] = {
        {open_elsewhere,
         "probe: asks for data file \"../data.tsv\"; it is a name beside the "
         "plugin"                                                                      },
        {open_undeclared_option,
         "probe: asks for option \"window\", which it does not declare"                },
        {open_undeclared_layer,
         "probe: asks for layer \"sentence\", which is neither in .needs nor in .likes"},
        {open_bad_rule,          "probe: rule \"bad\": the expression is wrong at byte 2: missing "
                        "closing parenthesis"                   },
        {open_reserved_rule,     "probe: rule \"bad\": .reserved is not NULL"          },
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        const ng_plugin probe =
            PLUGIN(.name = "probe", .open = misuses[i].open, .process = do_nothing);
        const ng_plugin *const plugins[] = {&probe, NULL};
        assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
        assert_string_equal(fixture->error.message, misuses[i].message);
    }
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

static ng_status make_found(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(5, 9), "late", 1);
    const ng_ref early = ng_emit(doc, "found", ng_make_span(0, 4), "early", 1);
    const ng_ref whole = ng_emit(doc, "whole", NG_NOWHERE, "all", 1);
    ng_nest(doc, whole, "part", ng_make_span(0, 4), NULL, 1);
    ng_set(doc, early, "value", NG_STR("first"));
    return NG_OK;
}

static const ng_plugin maker =
    PLUGIN(.name = "zz_maker", .process = make_found, .records = found_records);

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

static const ng_field note_fields[] = {
    {.name = "of",     .type = NG_LINK, .about = "what"},
    {0}
};
static const ng_record note_records[] = {
    {.name = "note",         .about = "a note", .fields = note_fields},
    {0}
};

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

/* ------------------------------------------------------------ what is refused */

struct misuse {
    ng_status (*process)(const void *, void *, ng_doc *);
    const char *message; /* of the document's error */
};

/* A process() of one statement. */
#define MISUSE(name, ...)                                                                \
    static ng_status name(const void *self, void *scratch, ng_doc *doc)                  \
    {                                                                                    \
        (void)self, (void)scratch, (void)doc;                                            \
        __VA_ARGS__                                                                      \
        return NG_OK;                                                                    \
    }

#define FOUND ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1)

MISUSE(emit_unknown, ng_emit(doc, "fund", ng_make_span(0, 4), NULL, 1);)
MISUSE(emit_null, ng_emit(doc, NULL, ng_make_span(0, 4), NULL, 1);)
MISUSE(emit_nested_at_top, ng_emit(doc, "part", ng_make_span(0, 4), NULL, 1);)
MISUSE(nest_wrong, ng_nest(doc, FOUND, "found", ng_make_span(0, 4), NULL, 1);)
MISUSE(nest_nowhere, ng_nest(doc, 77, "part", ng_make_span(0, 4), NULL, 1);)
MISUSE(nest_foreign, ng_nest(doc, 1, "part", ng_make_span(0, 4), NULL, 1);)
MISUSE(emit_reversed, ng_emit(doc, "found", ng_make_span(4, 1), NULL, 1);)
MISUSE(emit_nan, ng_emit(doc, "found", ng_make_span(0, 4), NULL, NAN);)
MISUSE(set_unknown, ng_set(doc, FOUND, "vaule", NG_STR("x"));)
MISUSE(set_null, ng_set(doc, FOUND, NULL, NG_STR("x"));)
MISUSE(set_nothing, ng_set(doc, FOUND, "value", ng_make_str(NULL, 3));)
MISUSE(set_foreign, ng_set(doc, 1, "value", NG_STR("x"));)
MISUSE(set_missing, ng_set(doc, 99, "value", NG_STR("x"));)
MISUSE(number_nan, ng_set_number(doc, FOUND, "size", NAN, 1);)
MISUSE(number_precise, ng_set_number(doc, FOUND, "size", 1, 10);)
MISUSE(number_as_text, ng_set(doc, FOUND, "size", NG_STR("large"));)
MISUSE(link_missing, ng_link(doc, FOUND, "of", 99);)
MISUSE(link_zero, ng_link(doc, FOUND, "of", 0);)
MISUSE(link_foreign,
       ng_link(doc, ng_emit(doc, "note", ng_make_span(0, 4), NULL, 1), "of", 1);)
MISUSE(read_foreign, ng_field_of(doc, 1, "value");)
MISUSE(read_unknown, ng_field_of(doc, FOUND, "vaule");)
MISUSE(read_layer, ng_items_of(doc, LAYER_PARAGRAPH);)
MISUSE(read_no_layer, ng_items_of(doc, 999);)
MISUSE(read_tags, ng_tags_of(doc, 0);)
MISUSE(read_lemma, ng_lemma(doc, 99);)
MISUSE(read_meta, ng_meta(doc, "weather");)
MISUSE(read_meta_null, ng_meta(doc, NULL);)
MISUSE(next_null, ng_scan scan = {0}; ng_next(doc, NULL, &scan);)
MISUSE(group_null, ng_group(doc, NULL, "n");)
MISUSE(hits_null, ng_hits_of(doc, NULL);)
MISUSE(label_null, ng_label(doc, NULL, NULL, 0);)
MISUSE(alloc_all, ng_alloc(doc, SIZE_MAX - 64);)
MISUSE(alloc_much, ng_alloc(doc, 9 * 1024 * 1024);)
MISUSE(emit_many, for (int i = 0; i < 10000000; i++) FOUND;)
MISUSE(returns_rubbish, return (ng_status)99;)

static void misuse_in_process_is_refused_and_named(void **state)
{
    struct host_fixture *fixture = *state;
    const struct misuse misuses[] = {
        {emit_unknown,       "emits \"fund\", which it does not declare; is \"found\" meant?"   },
        {emit_null,          "emits \"(NULL)\", which it does not declare"                      },
        {emit_nested_at_top, "emits \"part\", which it does not declare"                        },
        {nest_wrong,         "emits \"found\" inside \"found\", which it does not declare there"},
        {nest_nowhere,       "uses record 77, which does not exist"                             },
        {nest_foreign,       "changes a record of \"found\", which is another plugin's"         },
        {emit_reversed,      "emits \"found\" at [4, 1), which is reversed"                     },
        {emit_nan,           "emits \"found\" with the score nan; a score is in [0, 1]"         },
        {set_unknown,        "sets field \"vaule\" of \"found\", which it does not declare"     },
        {set_null,           "sets field \"(NULL)\" of \"found\", which it does not declare"    },
        {set_nothing,        "sets \"value\" to 3 bytes at NULL"                                },
        {set_foreign,        "changes a record of \"found\", which is another plugin's"         },
        {set_missing,        "uses record 99, which does not exist"                             },
        {number_nan,
         "sets \"size\" to the number nan with 1 decimals; it must be finite, with "
         "0 to 9"                                                                               },
        {number_precise,
         "sets \"size\" to the number 1 with 10 decimals; it must be finite, "
         "with 0 to 9"                                                                          },
        {number_as_text,
         "sets \"size\" of \"found\" to \"large\", which is not a decimal "
         "number"                                                                               },
        {link_missing,       "uses record 99, which does not exist"                             },
        {link_zero,          "uses record 0, which does not exist"                              },
        {link_foreign,
         "uses a record of \"found\", which is neither in .needs nor in .likes"                 },
        {read_foreign,
         "uses a record of \"found\", which is neither in .needs nor in .likes"                 },
        {read_unknown,       "reads field \"vaule\" of \"found\", which does not exist"         },
        {read_layer,
         "reads layer \"paragraph\", which is neither in .needs nor in .likes"                  },
        {read_no_layer,      "reads layer \"?\", which is neither in .needs nor in .likes"      },
        {read_tags,          "reads layer \"tag\", which is neither in .needs nor in .likes"    },
        {read_lemma,         "asks for the lemma of token 99 of 3"                              },
        {read_meta,
         "asks for metadata \"weather\", which does not exist; see ng_meta() for "
         "the keys"                                                                             },
        {read_meta_null,
         "asks for metadata \"(NULL)\", which does not exist; see ng_meta() "
         "for the keys"                                                                         },
        {next_null,          "hands NULL to ng_next()"                                          },
        {group_null,         "hands NULL to ng_group()"                                         },
        {hits_null,          "hands NULL to ng_hits_of()"                                       },
        {label_null,         "hands NULL to ng_label()"                                         },
        {alloc_all,          "needs more memory than an article may take"                       },
        {alloc_much,         "needs more memory than an article may take"                       },
        {emit_many,          "emits more records than the limit of 1000 an article"             },
        {returns_rubbish,
         "process() returned a number that is no ng_status and no call had failed"              },
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        /* The other plugin's record is number 1; this one's must not pass for it. */
        ng_plugin other = maker,
                  probe = PLUGIN(.name = "zz_probe", .records = found_records,
                                 .needs = LAYERS("token"));
        const bool foreign = strstr(misuses[i].message, "a record of \"found\"") != NULL;
        probe.process = misuses[i].process;
        other.name = "a_maker";
        if (foreign) probe.records = note_records;
        const ng_plugin *const plugins[] = {&probe, foreign ? &other : NULL, NULL};
        assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
        host_fixture_run(fixture, "Rain fell.");
        if (fixture->doc.error_count != 1)
            fail_msg("not refused: %s", misuses[i].message);
        assert_text(fixture->doc.errors[0].message, misuses[i].message);
        assert_int_equal(fixture->doc.record_count, foreign ? 4 : 0);
    }
}

static ng_status ignore_errors(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch;
    const ng_ref kept = FOUND;
    assert_int_not_equal(kept, 0);
    assert_int_equal(ng_emit(doc, "nothing", ng_make_span(0, 4), NULL, 1), 0);
    assert_int_equal(FOUND, 0);
    assert_int_equal(ng_tokens_of(doc).len, 0);
    assert_int_equal(ng_items_of(doc, LAYER_TOKEN).len, 0);
    assert_int_equal(ng_field_of(doc, kept, "value").len, 0);
    assert_int_equal(ng_parent(doc, kept), 0);
    assert_int_equal(ng_meta(doc, "id").len, 0);
    assert_int_equal(ng_lemma(doc, 0).len, 0);
    assert_int_equal(ng_group(doc, NULL, "x").end, 0);
    assert_null(ng_alloc(doc, 8));
    assert_null(ng_tags_of(doc, 0));
    assert_int_equal(ng_text(doc).len, 10); /* the text stays, so that slices do */
    return NG_OK;
}

static void after_the_first_error_calls_do_nothing(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .process = ignore_errors, .records = found_records,
               .needs = LAYERS("token", "tag"));
    host_fixture_run_one(fixture, &probe, "Rain fell.");
    assert_int_equal(fixture->doc.error_count, 1);
    assert_text(fixture->doc.errors[0].message,
                "emits \"nothing\", which it does not declare");
    assert_int_equal(fixture->doc.record_count, 0);
}

MISUSE(fail_always, return NG_OVERRUN;)

static void the_others_records_stay(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe = PLUGIN(.name = "a_probe", .process = fail_always);
    const ng_plugin *const plugins[] = {&probe, &maker, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    host_fixture_run(fixture, "Rain fell.");
    assert_int_equal(fixture->doc.error_count, 1);
    assert_int_equal(fixture->doc.errors[0].plugin, 0);
    assert_int_equal(fixture->doc.record_count, 4);
}

static ng_status open_evil(const ng_host *host, const ng_config *config, void **self)
{
    static const ng_rule rules[] = {
        {.name = "evil",       .triggers = "@word", .regex = "(?:a+)+$"},
        {0}
    };
    const ng_rules *compiled;
    (void)config;
    const ng_status status = ng_rules_of(host, rules, &compiled);
    memcpy(self, &compiled, sizeof compiled);
    return status;
}

static ng_status match_evil(const void *self, void *scratch, ng_doc *doc)
{
    ng_scan scan = {0};
    (void)scratch;
    while (ng_next(doc, self, &scan))
        ng_emit(doc, "found", scan.at, "evil", 1);
    return NG_OK;
}

static void an_evil_rule_is_given_up(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .open = open_evil, .process = match_evil,
               .records = found_records, .needs = LAYERS("token"));
    host_fixture_run_one(fixture, &probe,
                         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
    assert_int_equal(fixture->doc.error_count, 1);
    assert_text(
        fixture->doc.errors[0].message,
        "rule \"evil\" at byte 0: gives up after 100000 steps; make the expression "
        "cheaper");
}

static void a_failed_makers_layer_is_empty(void **state)
{
    struct host_fixture *fixture = *state;
    ng_plugin broken = maker;
    const ng_plugin reader =
        PLUGIN(.name = "reader", .open = open_reader, .close = free,
               .process = do_nothing, .needs = LAYERS("found", "whole/part"));
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
        TEST(misuse_in_open_is_an_error_whatever_it_returns),
        TEST(records_are_written),
        TEST(numbers_are_written_as_in_the_c_locale),
        TEST(a_layer_of_records_is_read),
        TEST(misuse_in_process_is_refused_and_named),
        TEST(after_the_first_error_calls_do_nothing),
        TEST(the_others_records_stay),
        TEST(an_evil_rule_is_given_up),
        TEST(a_failed_makers_layer_is_empty),
        TEST(failed_allocations_end_the_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
