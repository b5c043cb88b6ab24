/* testing: the helpers of the public header nutgraf/testing.h, over the real registry.
 * A library of its own, since it needs cmocka. */
#include <nutgraf/testing.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "doc/doc.h"
#include "plugin/registry.h"

enum { OTHERS_MOST = 15 };

struct ng_test {
    struct config config;
    struct registry *registry;
    struct turn *turn;
    struct tagger *tagger;
    struct arena arena;
    struct article article; /* what is known beside the text */
    struct doc doc;
    struct buffer text;
    struct buffer said; /* errors and warnings of the host and the plugins */
};

static void fail_at(const char *file, int line, const char *message)
{
    print_error("%s\n", message);
    _fail(file, line);
}

static void hear(void *user, ng_level level, const char *message)
{
    ng_test *test = user;
    if (level < NG_WARN) return;
    buffer_format(&test->said, "%s\n", message);
}

static enum status open_all(ng_test *test, const ng_test_setup *setup,
                            struct error *error)
{
    const char *paths[OTHERS_MOST + 2] = {setup->plugin};
    const char *const *option = setup->options;
    const struct registry_setup registry = {
        .paths = paths, .config = &test->config, .say = hear, .user = test};
    size_t count = 1;
    for (; count <= OTHERS_MOST && setup->others && setup->others[count - 1]; count++) {
        paths[count] = setup->others[count - 1];
    }
    for (; option && *option; option++) {
        TRY(config_set(&test->config, str_from(*option), error));
    }
    if (setup->model) TRY(tagger_open(&test->tagger, setup->model, error));
    TRY(registry_load(&test->registry, &registry, error));
    if (registry_count(test->registry) != count) {
        return error_set(error, ERROR_CONFIG, "not every plugin could be loaded");
    }
    TRY(registry_open(test->registry, error));
    return turn_open(&test->turn, test->registry, error);
}

ng_test *ng_test_open_at(const ng_test_setup *setup, const char *file, int line)
{
    struct error error = {0};
    ng_test *test = alloc_zeroed(1, sizeof *test);
    if (!test) fail_at(file, line, "out of memory");
    if (open_all(test, setup, &error) == OK) return test;
    print_error("%.*s", (int)test->said.length, test->said.at ? test->said.at : "");
    ng_test_close(test);
    fail_at(file, line, error.message);
    return NULL;
}

void ng_test_close(ng_test *test)
{
    if (!test) return;
    turn_close(test->turn);
    registry_close(test->registry);
    tagger_close(test->tagger);
    config_free(&test->config);
    arena_free(&test->arena);
    buffer_free(&test->text);
    buffer_free(&test->said);
    alloc_free(test);
}

void ng_test_know_at(ng_test *test, const char *key, const char *value, const char *file,
                     int line)
{
    struct article *article = &test->article;
    const struct {
        const char *key;
        struct str *value;
    } known[] = {
        {"published", &article->published},
        {"title",     &article->title    },
        {"place",     &article->place    },
        {"agency",    &article->agency   },
        {"language",  &article->language },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!str_is(str_from(key), known[i].key)) continue;
        *known[i].value = str_from(value);
        return;
    }
    fail_at(file, line, "ng_test_know() does not know this key");
}

static void run(ng_test *test, const char *text, const char *file, int line)
{
    const struct doc_limits limits = {.records = 100000, .memory = (size_t)1 << 30};
    struct error error = {0};
    arena_reset(&test->arena);
    buffer_clear(&test->text);
    buffer_text(&test->text, text);
    if (buffer_failed(&test->text)) fail_at(file, line, "out of memory");
    test->article.id = STR("test");
    test->article.source = STR("test");
    test->article.text = test->text.at;
    test->article.length = test->text.length;
    enum status status =
        doc_open(&test->doc, &test->arena, registry_kinds(test->registry), &test->article,
                 &limits, &error);
    test->doc.tagger = test->tagger;
    if (status == OK) status = turn_run(test->turn, &test->doc, &error);
    if (status != OK) fail_at(file, line, error.message);
}

void ng_test_run_at(ng_test *test, const char *text, const char *file, int line)
{
    run(test, text, file, line);
    if (test->doc.error_count) fail_at(file, line, test->doc.errors[0].message.at);
}

void ng_test_error_at(ng_test *test, const char *text, const char *words,
                      const char *file, int line)
{
    run(test, text, file, line);
    for (size_t i = 0; i < test->doc.error_count; i++) {
        if (strstr(test->doc.errors[i].message.at, words)) return;
        print_error("%s\n", test->doc.errors[i].message.at);
    }
    print_error("no plugin failed with \"%s\"\n", words);
    _fail(file, line);
}

/* ------------------------------------------------------------------ looking */

/* The value of a field, or the rule, as text; .at is NULL if it is not set. */
static struct str value_of(const struct doc *doc, const struct record *record,
                           struct str field)
{
    if (str_is(field, "rule")) return record->rule;
    const uint32_t index = kind_field(&doc->kinds->at[record->kind], field);
    return index == KIND_NONE ? (struct str){0} : record->values[index].text;
}

static bool has_field(const struct doc *doc, const struct record *record,
                      const char *expected)
{
    struct str rest = str_from(expected), name;
    str_next(&rest, '=', &name);
    const struct str value = value_of(doc, record, name);
    return rest.length ? value.at && str_equal(value, rest) : value.length == 0;
}

static bool is_kind(const struct doc *doc, const struct record *record, const char *kind)
{
    return !record->dropped && str_is(str_from(kind), doc->kinds->at[record->kind].path);
}

static bool fits(const struct doc *doc, const struct record *record, const char *kind,
                 uint32_t begin, uint32_t end, const char *const *fields)
{
    if (!is_kind(doc, record, kind) || record->at.begin != begin ||
        record->at.end != end) {
        return false;
    }
    for (; *fields; fields++) {
        if (!has_field(doc, record, *fields)) return false;
    }
    return true;
}

/* All records of a kind, for the message of a test that fails. */
static void print_records(const struct doc *doc, const char *kind)
{
    for (size_t i = 0; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        if (!is_kind(doc, record, kind)) continue;
        const bool whole = record->at.begin == UINT32_MAX;
        const struct str words =
            whole ? STR("the whole article") : span_of(doc->text, record->at);
        print_error("    there is %s [%u, %u) \"" STR_FORMAT "\" rule=" STR_FORMAT, kind,
                    record->at.begin, record->at.end, STR_ARGUMENTS(words),
                    STR_ARGUMENTS(record->rule));
        const struct kind *declared = &doc->kinds->at[record->kind];
        for (uint32_t f = 0; f < declared->field_count; f++) {
            const struct value *value = &record->values[f];
            if (!value->text.at) continue;
            print_error(" %s=" STR_FORMAT, declared->record->fields[f].name,
                        STR_ARGUMENTS(value->text));
        }
        print_error("\n");
    }
}

void ng_test_record_at(const ng_test *test, const char *kind, uint32_t begin,
                       uint32_t end, const char *const *fields, const char *file,
                       int line)
{
    const struct doc *doc = &test->doc;
    for (size_t i = 0; i < doc->record_count; i++) {
        if (fits(doc, &doc->records[i], kind, begin, end, fields)) return;
    }
    print_error("there is no %s [%u, %u)", kind, begin, end);
    for (; *fields; fields++)
        print_error(" %s", *fields);
    print_error("\n");
    print_records(doc, kind);
    _fail(file, line);
}

void ng_test_record_of_at(const ng_test *test, const char *kind, const char *words,
                          const char *const *fields, const char *file, int line)
{
    const struct str text = test->doc.text;
    const char *found =
        text.length ? memmem(text.at, text.length, words, strlen(words)) : NULL;
    if (!found) {
        print_error("the text does not say \"%s\"\n", words);
        _fail(file, line);
        return;
    }
    const uint32_t begin = (uint32_t)(found - text.at);
    ng_test_record_at(test, kind, begin, begin + (uint32_t)strlen(words), fields, file,
                      line);
}

void ng_test_count_at(const ng_test *test, const char *kind, size_t count,
                      const char *file, int line)
{
    const struct doc *doc = &test->doc;
    size_t found = 0;
    for (size_t i = 0; i < doc->record_count; i++) {
        found += is_kind(doc, &doc->records[i], kind);
    }
    if (found == count) return;
    print_error("there are %zu of %s, not %zu\n", found, kind, count);
    print_records(doc, kind);
    _fail(file, line);
}
