/* doc_fixture: a document over a text, with the kinds of two plugins, for the tests of
 * core/doc.  "price" is exclusive and holds "part"; "firm" is about the whole article;
 * "note" links to others. */
#ifndef NUTGRAF_TESTS_DOC_FIXTURE_H
#define NUTGRAF_TESTS_DOC_FIXTURE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "doc/doc.h"

struct doc_fixture {
    struct arena arena, setup;
    struct kinds kinds;
    struct doc doc;
    struct error error;
    char text[4096];
};

enum { FIXTURE_FIRM, FIXTURE_LIST, FIXTURE_PRICE, FIXTURE_PART, FIXTURE_NOTE };

/* clang-format off: it would align the columns of entries that differ. */
static const ng_field fixture_price_fields[] = {
    {.name = "value", .type = NG_NUMBER, .flags = NG_KEY | NG_OPTIONAL,
     .about = "amount"},
    {.name = "unit", .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "unit",
     .values = "USD MYR"},
    {.name = "count", .type = NG_INT, .flags = NG_OPTIONAL, .about = "how many"},
    {.name = "final", .type = NG_BOOL, .flags = NG_OPTIONAL, .about = "is it final"},
    {.name = "day", .type = NG_WHEN, .flags = NG_OPTIONAL, .about = "when"},
    {0}
};
static const ng_record fixture_part[] = {
    {.name = "part", .about = "a part"},
    {0}
};
static const ng_field fixture_note_fields[] = {
    {.name = "of", .type = NG_LINK, .about = "what it is about"},
    {.name = "see", .type = NG_LINK, .flags = NG_OPTIONAL | NG_MANY, .about = "others"},
    {.name = "text", .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "what it says"},
    {0}
};
static const ng_field fixture_firm_fields[] = {
    {.name = "name", .type = NG_TEXT, .flags = NG_KEY, .about = "its name"},
    {0}
};
static const ng_record fixture_first[] = {
    {.name = "firm", .flags = NG_WHOLE, .fields = fixture_firm_fields, .about = "a firm"},
    {.name = "list", .about = "a list"},
    {0}
};
static const ng_record fixture_second[] = {
    {.name = "price", .flags = NG_EXCLUSIVE, .fields = fixture_price_fields,
     .inside = fixture_part, .about = "a price"},
    {.name = "note", .fields = fixture_note_fields, .about = "a note"},
    {0}
};
static const ng_plugin fixture_plugins[] = {
    {.name = "alpha", .version = "1.0", .records = fixture_first},
    {.name = "beta", .version = "2.0", .records = fixture_second}
};
/* clang-format on */

/* (Re)opens the fixture's document over a text. */
static inline void fixture_text(struct doc_fixture *fixture, const char *text)
{
    const struct doc_limits limits = {.records = 5000};
    arena_reset(&fixture->arena);
    assert_true(strlen(text) < sizeof fixture->text);
    memcpy(fixture->text, text, strlen(text) + 1);
    const struct article article = {.id = STR("test"),
                                    .source = STR("test.txt"),
                                    .text = fixture->text,
                                    .length = strlen(text)};
    assert_int_equal(doc_open(&fixture->doc, &fixture->arena, &fixture->kinds, &article,
                              &limits, &fixture->error),
                     OK);
}

static inline int fixture_open(void **state)
{
    struct doc_fixture *fixture = calloc(1, sizeof *fixture);
    const ng_plugin *const plugins[] = {&fixture_plugins[0], &fixture_plugins[1]};
    if (!fixture) return -1;
    if (kinds_make(&fixture->kinds, &fixture->setup, plugins, 2, &fixture->error) != OK) {
        return -1;
    }
    *state = fixture;
    fixture_text(fixture,
                 "Prices rose by 10 dollars on Monday, caf\xC3\xA9 owners said.");
    return 0;
}

static inline int fixture_close(void **state)
{
    struct doc_fixture *fixture = *state;
    arena_free(&fixture->arena);
    arena_free(&fixture->setup);
    free(fixture);
    return 0;
}

/* Adds a record that must be accepted. */
static inline uint32_t fixture_emit(struct doc_fixture *fixture, uint32_t kind,
                                    uint32_t begin, uint32_t end, double score)
{
    uint32_t ref = 0;
    assert_int_equal(doc_emit(&fixture->doc, kind, 0, (struct span){begin, end},
                              (struct str){0}, score, &ref, &fixture->error),
                     OK);
    return ref;
}

static inline void fixture_set(struct doc_fixture *fixture, uint32_t ref,
                               const char *field, const char *value)
{
    assert_int_equal(
        doc_set(&fixture->doc, ref, str_from(field), str_from(value), &fixture->error),
        OK);
}

static inline void fixture_link(struct doc_fixture *fixture, uint32_t ref,
                                const char *field, uint32_t target)
{
    assert_int_equal(
        doc_link(&fixture->doc, ref, str_from(field), target, &fixture->error), OK);
}

#define assert_str_is(s, expected)                                                       \
    do {                                                                                 \
        const struct str got_ = (s);                                                     \
        assert_non_null(got_.at);                                                        \
        assert_int_equal(got_.length, strlen(expected));                                 \
        assert_memory_equal(got_.at, (expected), got_.length);                           \
    } while (0)

#define assert_error(fixture, call, expected, words)                                     \
    do {                                                                                 \
        assert_int_equal((call), (expected));                                            \
        if (!strstr((fixture)->error.message, (words))) {                                \
            fail_msg("\"%s\" does not say \"%s\"", (fixture)->error.message, (words));   \
        }                                                                                \
    } while (0)

#endif
