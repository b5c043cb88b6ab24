/* What a plugin gets wrong, and what it hears. */
#include "host_fixture.h"

#include <math.h>

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
        {emit_unknown,       "emits \"fund\", which it does not declare; did you mean \"found\"?"   },
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

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, host_fixture_open, host_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(misuse_in_open_is_an_error_whatever_it_returns),
        TEST(misuse_in_process_is_refused_and_named),
        TEST(after_the_first_error_calls_do_nothing),
        TEST(the_others_records_stay),
        TEST(an_evil_rule_is_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
