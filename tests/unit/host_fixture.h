/* host_fixture: plugins that are part of the test program, run on a text by the real
 * host, with a directory of their own for data files. */
#ifndef NUTGRAF_TESTS_HOST_FIXTURE_H
#define NUTGRAF_TESTS_HOST_FIXTURE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "doc/layer.h"
#include "plugin/registry.h"

#define LAYERS(...) ((const char *const[]){__VA_ARGS__, NULL})

struct host_fixture {
    char folder[64];
    char path[80];        /* where the plugins seem to lie */
    ng_plugin plugins[3]; /* copies, which outlive the test function's */
    struct config config;
    struct buffer said; /* "level: message\n" */
    struct registry *registry;
    struct turn *turn;
    struct arena arena;
    struct doc doc;
    char text[2048];
    struct error error;
};

static inline int host_fixture_open(void **state)
{
    struct host_fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    if (!fixture) return -1;
    strcpy(fixture->folder, "/tmp/nutgraf-host-XXXXXX");
    if (!mkdtemp(fixture->folder)) return -1;
    snprintf(fixture->path, sizeof fixture->path, "%s/probe.so", fixture->folder);
    return 0;
}

static inline void host_fixture_unload(struct host_fixture *fixture)
{
    turn_close(fixture->turn);
    registry_close(fixture->registry);
    fixture->turn = NULL;
    fixture->registry = NULL;
}

static inline int host_fixture_close(void **state)
{
    struct host_fixture *fixture = *state;
    char path[128];
    host_fixture_unload(fixture);
    snprintf(path, sizeof path, "%s/data.tsv", fixture->folder);
    unlink(path);
    rmdir(fixture->folder);
    config_free(&fixture->config);
    buffer_free(&fixture->said);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

/* Writes data.tsv beside the plugins. */
static inline void host_fixture_data(struct host_fixture *fixture, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/data.tsv", fixture->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline void host_fixture_say(void *user, ng_level level, const char *message)
{
    static const char *const levels[] = {"debug", "info", "warn", "error"};
    struct host_fixture *fixture = user;
    buffer_format(&fixture->said, "%s: %s\n", levels[level], message);
}

/* Loads up to three plugins, NULL ends, and opens them and a turn. */
static inline enum status host_fixture_load(struct host_fixture *fixture,
                                            const ng_plugin *const *plugins,
                                            const char *only)
{
    struct registry_linked linked[4] = {{0}};
    host_fixture_unload(fixture);
    for (size_t i = 0; i < 3 && plugins[i]; i++) {
        fixture->plugins[i] = *plugins[i];
        linked[i] = (struct registry_linked){&fixture->plugins[i], fixture->path};
    }
    const struct registry_setup setup = {.linked = linked,
                                         .only = only ? str_from(only) : (struct str){0},
                                         .config = &fixture->config,
                                         .say = host_fixture_say,
                                         .user = fixture};
    TRY(registry_load(&fixture->registry, &setup, &fixture->error));
    TRY(registry_open(fixture->registry, &fixture->error));
    return turn_open(&fixture->turn, fixture->registry, &fixture->error);
}

static inline enum status host_fixture_turn(struct host_fixture *fixture,
                                            const char *text,
                                            const struct doc_limits *limits)
{
    arena_reset(&fixture->arena);
    fixture->arena.limit = 0;
    strcpy(fixture->text, text);
    const struct article article = {.id = STR("a-1"),
                                    .source = STR("test.txt"),
                                    .text = fixture->text,
                                    .length = strlen(text),
                                    .title = STR("Rain"),
                                    .published = STR("2025-03-04")};
    TRY(doc_open(&fixture->doc, &fixture->arena, registry_kinds(fixture->registry),
                 &article, limits, &fixture->error));
    return turn_run(fixture->turn, &fixture->doc, &fixture->error);
}

/* Runs the plugins on a text; what goes wrong in one is in doc.errors. */
static inline void host_fixture_run(struct host_fixture *fixture, const char *text)
{
    const struct doc_limits limits = {.records = 1000, .memory = 8 * 1024 * 1024};
    if (host_fixture_turn(fixture, text, &limits) != OK)
        fail_msg("%s", fixture->error.message);
}

#define assert_ok(fixture, call)                                                         \
    do {                                                                                 \
        if ((call) != OK) fail_msg("%s", (fixture)->error.message);                      \
    } while (0)

/* Loads one plugin and runs it. */
static inline void host_fixture_run_one(struct host_fixture *fixture,
                                        const ng_plugin *plugin, const char *text)
{
    const ng_plugin *const plugins[] = {plugin, NULL};
    assert_ok(fixture, host_fixture_load(fixture, plugins, NULL));
    host_fixture_run(fixture, text);
}

static inline void assert_no_errors(const struct host_fixture *fixture)
{
    if (fixture->doc.error_count) fail_msg("%s", fixture->doc.errors[0].message.at);
}

static inline void assert_text(struct str got, const char *expected)
{
    if (!str_is(got, expected)) {
        fail_msg("\"" STR_FORMAT "\" is not \"%s\"", STR_ARGUMENTS(got), expected);
    }
}

/* ------------------------------------------------ what the tests' plugins declare */

#define PLUGIN(...)                                                                      \
    {                                                                                    \
        .abi = NG_ABI, .size = sizeof(ng_plugin), .version = "1.0", .about = "a probe",  \
        __VA_ARGS__                                                                      \
    }

/* clang-format off: it would align the columns of entries that differ. */
static const ng_field found_fields[] = {
    {.name = "value", .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "what"},
    {.name = "size", .type = NG_NUMBER, .flags = NG_OPTIONAL, .about = "how much"},
    {.name = "of", .type = NG_LINK, .flags = NG_OPTIONAL, .about = "whose"},
    {.name = "all", .type = NG_LINK, .flags = NG_OPTIONAL | NG_MANY, .about = "several"},
    {0}
};
static const ng_record part_record[] = {
    {.name = "part", .about = "a part"},
    {0}
};
static const ng_record found_records[] = {
    {.name = "found", .about = "what was found", .fields = found_fields,
     .inside = part_record},
    {.name = "whole", .about = "of all", .flags = NG_WHOLE, .inside = part_record},
    {0}
};
static const ng_field note_fields[] = {
    {.name = "of", .type = NG_LINK, .about = "what"},
    {0}
};
static const ng_record note_records[] = {
    {.name = "note", .about = "a note", .fields = note_fields},
    {0}
};
/* clang-format on */

static inline ng_status do_nothing(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch, (void)doc;
    return NG_OK;
}

/* Makes four records: two found, the later one first, a whole one and a part of it. */
static inline ng_status make_found(const void *self, void *scratch, ng_doc *doc)
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

#endif
