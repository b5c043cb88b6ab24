/* The n-th allocation fails, for n = 1.. until all goes well: comparing, scoring, making
 * a page and reading gold give ERROR_MEMORY, never a wrong answer, and leak nothing. */
#include "compare_fixture.h"

#include "base/buffer.h"
#include "compare/diff.h"
#include "compare/report.h"
#include "compare/score.h"
#include "compare/score_report.h"
#include "compare/view.h"
#include "xml/gold.h"

enum { MANY = 200 }; /* enough for arenas to need more than a block */

/* Long values and links, so that memory runs out between any two steps. */
static struct read_article make(struct compare_fixture *fixture, const char *digest,
                                const char *value)
{
    static const char text[] =
        "The harbour at Suva opened on Monday and the council of Nadi closed the road.";
    struct read_record *records = arena_array(&fixture->arena, MANY, sizeof *records);
    struct read_record *inside = arena_array(&fixture->arena, MANY, sizeof *inside);
    assert_non_null(records);
    assert_non_null(inside);
    for (uint32_t i = 0; i < MANY; i++) {
        char id[16];
        snprintf(id, sizeof id, "x-%u", i);
        records[i] = record_at(fixture, i % 2 ? "x" : "y", i % 60, i % 60 + 5,
                               i % 3 ? value : "x-1 x-2 x-3");
        records[i].id = arena_copy(&fixture->arena, str_from(id));
        inside[i] = record_at(fixture, "part", i % 60, i % 60 + 2, value);
        records[i].inside = &inside[i];
        records[i].inside_count = 1;
        records[i].scored = true;
        records[i].score = 0.5;
    }
    return article_of(fixture, "a", digest, text, records, MANY);
}

/* What a run gives; all it allocates is freed again. */
typedef enum status attempt(struct compare_fixture *fixture, struct str *answer);

static void fail_until_it_works(struct compare_fixture *fixture, attempt *run)
{
    struct str wanted;
    assert_int_equal(run(fixture, &wanted), OK);
    for (size_t n = 1;; n++) {
        struct str answer = {0};
        alloc_fail_from(n);
        const enum status status = run(fixture, &answer);
        alloc_fail_from(0);
        if (status == OK) {
            assert_true(str_equal(answer, wanted));
            assert_true(n > 2); /* some failed */
            return;
        }
        assert_int_equal(status, ERROR_MEMORY);
    }
}

/* The answer is kept in the fixture's arena, with allocations that may not fail. */
static struct str keep(struct compare_fixture *fixture, const struct buffer *bytes)
{
    alloc_fail_from(0);
    const struct str kept = arena_copy(&fixture->arena, buffer_view(bytes));
    assert_non_null(kept.at);
    return kept;
}

static struct read_article old_article, new_article;

static enum status compare(struct compare_fixture *fixture, struct str *answer,
                           enum report_format format)
{
    static const struct report_head head = {.count = 0};
    struct arena arena = {0};
    struct report report = {.format = format, .old_name = "old", .new_name = "new"};
    const struct diff_setup setup = {.ignore = STR("none")};
    struct article_diff diff;
    report_begin(&report, &head);
    enum status status =
        diff_articles(&arena, &setup, &old_article, &new_article, &diff, &fixture->error);
    if (!status) status = report_add(&report, &arena, &diff, &fixture->error);
    if (!status) report_end(&report);
    if (!status && buffer_failed(&report.out)) status = ERROR_MEMORY;
    if (!status) *answer = keep(fixture, &report.out);
    report_close(&report);
    arena_free(&arena);
    return status;
}

static enum status compare_text(struct compare_fixture *fixture, struct str *answer)
{
    return compare(fixture, answer, REPORT_TEXT);
}

static enum status compare_html(struct compare_fixture *fixture, struct str *answer)
{
    return compare(fixture, answer, REPORT_HTML);
}

static void diff_survives_any_failure(void **state)
{
    struct compare_fixture *fixture = *state;
    old_article = make(fixture, "1", "one");
    new_article = make(fixture, "2", "two");
    new_article.text =
        STR("So the harbour at Suva opened on Monday, and Nadi closed it.");
    fail_until_it_works(fixture, compare_text);
    fail_until_it_works(fixture, compare_html);
}

static enum status score(struct compare_fixture *fixture, struct str *answer)
{
    struct arena arena = {0}, scratch = {0};
    struct scheme scheme = {0};
    struct score made = {.scheme = &scheme, .error_limit = 5};
    struct buffer out = {0};
    enum status status = scheme_learn(&scheme, &arena, &old_article, &fixture->error);
    if (!status) {
        status = score_add(&made, &scratch, &old_article, &new_article, false,
                           &fixture->error);
    }
    if (!status) status = score_report_json(&made, NULL, &out, &fixture->error);
    if (!status) status = score_report_text(&made, NULL, &out, &fixture->error);
    if (!status) *answer = keep(fixture, &out);
    buffer_free(&out);
    score_free(&made);
    arena_free(&scratch);
    arena_free(&arena);
    return status;
}

static void score_survives_any_failure(void **state)
{
    struct compare_fixture *fixture = *state;
    old_article = make(fixture, "1", "one");
    new_article = make(fixture, "1", "two");
    fail_until_it_works(fixture, score);
}

static enum status view(struct compare_fixture *fixture, struct str *answer)
{
    struct arena arena = {0};
    struct view made = {.article_count = 0};
    struct buffer page = {0};
    enum status status = view_add(&made, &arena, &old_article, false, &fixture->error);
    if (!status) status = view_end(&made, &page, &fixture->error);
    if (!status) *answer = keep(fixture, &page);
    buffer_free(&page);
    view_close(&made);
    arena_free(&arena);
    return status;
}

static void view_survives_any_failure(void **state)
{
    struct compare_fixture *fixture = *state;
    old_article = make(fixture, "1", "2024-05");
    fail_until_it_works(fixture, view);
}

static bool quotes(const void *user, struct str element, struct str attribute)
{
    (void)user, (void)element;
    return str_is(attribute, "word");
}

static enum status read_gold(struct compare_fixture *fixture, struct str *answer)
{
    static const struct gold_setup setup = {.quotes = quotes};
    struct arena arena = {0};
    struct read_article article;
    const enum status status =
        gold_read(&arena, &setup, "a.xml",
                  STR("<article id='a' desk='x'><p><s n='1'>It <x v='1'>met</x> in "
                      "<y>May</y>.</s></p><e><x s='1' word='met'/></e></article>"),
                  &article, &fixture->error);
    if (!status) {
        assert_int_equal(article.sections[0].count, 3);
        *answer = STR("It met in May.");
        assert_true(str_equal(article.text, *answer));
    }
    arena_free(&arena);
    return status;
}

static void gold_survives_any_failure(void **state)
{
    fail_until_it_works(*state, read_gold);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(diff_survives_any_failure),
        COMPARE_TEST(score_survives_any_failure),
        COMPARE_TEST(view_survives_any_failure),
        COMPARE_TEST(gold_survives_any_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
