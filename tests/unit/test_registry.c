#include "host_fixture.h"

/* What the functions below write down, by way of an option that holds an address: a
 * plugin has no other way to reach its test. */
struct journal {
    char text[256];
    int fails_at; /* the call of this number fails */
    int calls;
};

static struct journal *journal_of(const ng_host *host, const ng_config *config)
{
    const ng_str value = ng_option_of(host, config, "journal");
    uint64_t number = 0;
    assert_true(str_to_number((struct str){value.at, value.len}, UINT64_MAX, &number));
    return (struct journal *)(uintptr_t)number;
}

static ng_status note(struct journal *journal, const char *what)
{
    strcat(journal->text, what);
    strcat(journal->text, " ");
    return ++journal->calls == journal->fails_at ? NG_BADCONF : NG_OK;
}

static ng_status open_noted(const ng_host *host, const ng_config *config, void **self)
{
    *self = journal_of(host, config);
    return note(*self, "open");
}

static void close_noted(void *self)
{
    note(self, "close");
}

static ng_status begin_noted(const void *self, void **scratch)
{
    memcpy(scratch, &self, sizeof self);
    return note(*scratch, "begin");
}

static void end_noted(void *scratch)
{
    note(scratch, "end");
}

static ng_status process_noted(const void *self, void *scratch, ng_doc *doc)
{
    (void)doc;
    assert_ptr_equal(self, scratch);
    return note(scratch, "process");
}

static const ng_option noted_options[] = {
    {.name = "journal", .type = NG_INT, .preset = "0", .about = "where"},
    {0}
};
static const ng_plugin noted = {.abi = NG_ABI,
                                .size = sizeof(ng_plugin),
                                .name = "noted",
                                .version = "1.0",
                                .about = "writes down what is called",
                                .options = noted_options,
                                .open = open_noted,
                                .close = close_noted,
                                .begin = begin_noted,
                                .end = end_noted,
                                .process = process_noted};

static void set_journal(struct host_fixture *fixture, const struct journal *journal)
{
    char setting[64];
    snprintf(setting, sizeof setting, "noted.journal=%llu",
             (unsigned long long)(uintptr_t)journal);
    assert_int_equal(config_set(&fixture->config, str_from(setting), NULL), OK);
}

static void every_function_has_its_turn(void **state)
{
    struct host_fixture *fixture = *state;
    struct journal journal = {0};
    set_journal(fixture, &journal);
    host_fixture_run_one(fixture, &noted, "Rain.");
    host_fixture_run(fixture, "More rain.");
    host_fixture_unload(fixture);
    assert_string_equal(journal.text, "open begin process process end close ");
}

static void what_failed_is_still_closed(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin *const plugins[] = {&noted, NULL};
    struct journal journal = {.fails_at = 1};
    set_journal(fixture, &journal);
    assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
    assert_non_null(strstr(fixture->error.message, "noted: open() returned 2"));
    host_fixture_unload(fixture);
    assert_string_equal(journal.text, "open close ");
    journal = (struct journal){.fails_at = 2};
    assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
    assert_string_equal(fixture->error.message, "noted: begin() returned NG_BADCONF");
    host_fixture_unload(fixture);
    assert_string_equal(journal.text, "open begin end close ");
}

static void a_status_without_a_reason_gets_one(void **state)
{
    struct host_fixture *fixture = *state;
    struct journal journal = {.fails_at = 3};
    set_journal(fixture, &journal);
    host_fixture_run_one(fixture, &noted, "Rain.");
    assert_int_equal(fixture->doc.error_count, 1);
    assert_text(fixture->doc.errors[0].message,
                "process() returned NG_BADCONF and no call had failed");
    host_fixture_unload(fixture); /* while there is a journal to write to */
}

#define IDLE(...) PLUGIN(.process = do_nothing, __VA_ARGS__)

static void plugins_stand_by_name_and_run_by_need(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_record makes_x[] = {
        {.name = "x", .about = "x"},
        {0}
    };
    const ng_plugin b = IDLE(.name = "b"), c = IDLE(.name = "c", .records = makes_x),
                    a = IDLE(.name = "a", .needs = LAYERS("x"));
    const ng_plugin *const plugins[] = {&c, &b, &a, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    assert_int_equal(registry_count(fixture->registry), 3);
    assert_string_equal(registry_plugin(fixture->registry, 0)->name, "a");
    assert_string_equal(registry_plugin(fixture->registry, 2)->name, "c");
    assert_string_equal(registry_path(fixture->registry, 0), fixture->path);
    assert_int_equal(registry_order(fixture->registry)[0], 1);
    assert_int_equal(registry_order(fixture->registry)[1], 2);
    assert_int_equal(registry_order(fixture->registry)[2], 0);
    assert_int_equal(registry_kinds(fixture->registry)->count, 1);
    assert_int_equal(registry_kinds(fixture->registry)->at[0].plugin, 2);
}

static void only_leaves_out_the_others(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_record makes_x[] = {
        {.name = "x", .about = "x"},
        {0}
    };
    const ng_plugin a = IDLE(.name = "a", .needs = LAYERS("x")), b = IDLE(.name = "b"),
                    c = IDLE(.name = "c", .records = makes_x);
    const ng_plugin *const plugins[] = {&c, &b, &a, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, "a"));
    assert_int_equal(registry_count(fixture->registry), 2);
    assert_string_equal(registry_plugin(fixture->registry, 1)->name, "c");
    assert_true(registry_wanted(fixture->registry, 0));
    assert_false(registry_wanted(fixture->registry, 1));
    assert_int_equal(registry_kinds(fixture->registry)->plugin_count, 2);
    assert_ok(fixture, host_fixture_load(fixture, plugins, "c"));
    assert_int_equal(registry_count(fixture->registry), 1);
    assert_true(registry_wanted(fixture->registry, 0));
}

static void refused_plugins_are_said_and_counted(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin bad = IDLE(.name = "Bad"), good = IDLE(.name = "good");
    const ng_plugin *const plugins[] = {&bad, &good, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    assert_int_equal(registry_count(fixture->registry), 1);
    assert_int_equal(registry_refused(fixture->registry), 1);
    buffer_add(&fixture->said, "", 1);
    assert_non_null(strstr(fixture->said.at, "error: "));
    assert_non_null(strstr(fixture->said.at, "plugin \"Bad\": the name is not"));
}

static void two_of_one_name_are_an_error(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin one = IDLE(.name = "twin"), two = IDLE(.name = "twin");
    const ng_plugin *const plugins[] = {&one, &two, NULL};
    assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
    assert_non_null(
        strstr(fixture->error.message, "are both the plugin \"twin\"; remove one"));
}

static void a_listing_forgives(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_record makes_x[] = {
        {.name = "x", .about = "x"},
        {0}
    };
    const ng_plugin a = IDLE(.name = "a", .needs = LAYERS("weather")),
                    b = IDLE(.name = "b", .records = makes_x),
                    c = IDLE(.name = "c", .records = makes_x);
    const struct registry_linked linked[] = {
        {&a,      "a.so"},
        {&b,       "b.so"},
        {&c,"c.so"},
        {0}
    };
    struct registry_setup setup = {.linked = linked, .listing = true};
    assert_ok(fixture, registry_load(&fixture->registry, &setup, &fixture->error));
    assert_int_equal(registry_count(fixture->registry), 3);
    registry_close(fixture->registry);
    setup.listing = false;
    assert_int_equal(registry_load(&fixture->registry, &setup, &fixture->error),
                     ERROR_CONFIG);
    assert_null(fixture->registry);
}

static void a_missing_path_is_said(void **state)
{
    struct host_fixture *fixture = *state;
    const char *const paths[] = {"/nowhere/plugins", NULL};
    const struct registry_setup setup = {
        .paths = paths, .say = host_fixture_say, .user = fixture};
    assert_ok(fixture, registry_load(&fixture->registry, &setup, &fixture->error));
    assert_int_equal(registry_count(fixture->registry), 0);
    assert_text(buffer_view(&fixture->said),
                "warn: plugin path /nowhere/plugins: cannot be read: No such file or "
                "directory\n");
}

static void no_plugins_run_on_everything(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin *const plugins[] = {NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    host_fixture_run(fixture, "Rain.");
    assert_int_equal(fixture->doc.record_count, 0);
}

static const ng_option side_options[] = {
    {.name = "window", .type = NG_INT, .preset = "5", .about = "how far"},
    {.name = "side",
     .type = NG_TEXT,
     .preset = "left",
     .about = "where",
     .values = "left right"},
    {0}
};

static void assert_setting_refused(struct host_fixture *fixture, const char *setting,
                                   const char *words)
{
    const ng_plugin probe = IDLE(.name = "probe", .options = side_options);
    const ng_plugin *const plugins[] = {&probe, NULL};
    config_free(&fixture->config);
    assert_int_equal(config_set(&fixture->config, str_from(setting), NULL), OK);
    assert_int_equal(host_fixture_load(fixture, plugins, NULL), ERROR_CONFIG);
    assert_string_equal(fixture->error.message, words);
}

static void wrong_settings_are_refused(void **state)
{
    struct host_fixture *fixture = *state;
    assert_setting_refused(fixture, "prob.window=1",
                           "-s: there is no plugin \"prob\"; did you mean \"probe\"?");
    assert_setting_refused(
        fixture, "elsewhere.window=1",
        "-s: there is no plugin \"elsewhere\"; see `nutgraf plugin list`");
    assert_setting_refused(
        fixture, "probe.windwo=1",
        "-s: plugin probe has no option \"windwo\"; did you mean \"window\"?");
    assert_setting_refused(
        fixture, "probe.zzz=1",
        "-s: plugin probe has no option \"zzz\"; see `nutgraf plugin show`");
    assert_setting_refused(fixture, "probe.window=far",
                           "-s: probe.window is \"far\", which is not a whole number");
    assert_setting_refused(fixture, "probe.side=up",
                           "-s: probe.side is \"up\", which is not one of left right");
}

static void settings_of_plugins_left_out_are_fine(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_plugin a = IDLE(.name = "a"), b = IDLE(.name = "b", .options = side_options);
    const ng_plugin *const plugins[] = {&a, &b, NULL};
    assert_int_equal(config_set(&fixture->config, STR("b.window=7"), NULL), OK);
    assert_ok(fixture, host_fixture_load(fixture, plugins, "a"));
}

static void failed_allocations_are_reported(void **state)
{
    struct host_fixture *fixture = *state;
    const ng_record makes_x[] = {
        {.name = "x", .about = "x"},
        {0}
    };
    const ng_plugin a = IDLE(.name = "a", .needs = LAYERS("x")),
                    b = IDLE(.name = "b", .records = makes_x);
    const ng_plugin *const plugins[] = {&a, &b, NULL};
    for (size_t n = 1;; n++) {
        alloc_fail_from(n);
        const enum status status = host_fixture_load(fixture, plugins, "a");
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, host_fixture_open, host_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(every_function_has_its_turn),
        TEST(what_failed_is_still_closed),
        TEST(a_status_without_a_reason_gets_one),
        TEST(plugins_stand_by_name_and_run_by_need),
        TEST(only_leaves_out_the_others),
        TEST(refused_plugins_are_said_and_counted),
        TEST(two_of_one_name_are_an_error),
        TEST(a_listing_forgives),
        TEST(a_missing_path_is_said),
        TEST(no_plugins_run_on_everything),
        TEST(wrong_settings_are_refused),
        TEST(settings_of_plugins_left_out_are_fine),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
