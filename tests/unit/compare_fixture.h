/* compare_fixture: articles and records written out in a test, as a reader gives them. */
#ifndef NUTGRAF_TESTS_COMPARE_FIXTURE_H
#define NUTGRAF_TESTS_COMPARE_FIXTURE_H

#include "unit.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "xml/read.h"

struct compare_fixture {
    struct arena arena;
    struct error error;
};

static inline int compare_open(void **state)
{
    struct compare_fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    return fixture ? 0 : -1;
}

static inline int compare_close(void **state)
{
    struct compare_fixture *fixture = *state;
    alloc_fail_from(0);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

#define COMPARE_TEST(name)                                                               \
    cmocka_unit_test_setup_teardown(name, compare_open, compare_close)

/* A record with one field, "value"; value NULL for none. */
static inline struct read_record record_at(struct compare_fixture *fixture,
                                           const char *name, uint32_t begin, uint32_t end,
                                           const char *value)
{
    struct read_record record = {.name = str_from(name), .begin = begin, .end = end};
    if (!value) return record;
    record.fields = arena_array(&fixture->arena, 1, sizeof *record.fields);
    assert_non_null(record.fields);
    record.fields[0] = (struct read_attribute){STR("value"), str_from(value)};
    record.field_count = 1;
    return record;
}

/* An article of one section; digest or text may be NULL. */
static inline struct read_article article_of(struct compare_fixture *fixture,
                                             const char *id, const char *digest,
                                             const char *text,
                                             struct read_record *records, size_t count)
{
    struct read_section *section = arena_array(&fixture->arena, 1, sizeof *section);
    struct read_attribute *fact = arena_array(&fixture->arena, 1, sizeof *fact);
    assert_non_null(section);
    assert_non_null(fact);
    *section =
        (struct read_section){.name = STR("p"), .records = records, .count = count};
    if (digest) *fact = (struct read_attribute){STR("digest"), str_from(digest)};
    return (struct read_article){.id = str_from(id),
                                 .facts = fact,
                                 .fact_count = digest != NULL,
                                 .text = str_from(text),
                                 .sections = section,
                                 .section_count = 1,
                                 .line = 1};
}

#endif
