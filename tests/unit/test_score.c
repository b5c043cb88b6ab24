#include "unit.h"

#include "base/buffer.h"
#include "compare/bootstrap.h"
#include "compare/score.h"
#include "compare/score_report.h"

static const char map[] = "element thing\n"
                          "kind    thing\n"
                          "key     value value\n"
                          "field   colour shade\n"
                          "part    whole owner\n"
                          "set     value\n"
                          "alias   colour crimson red\n"
                          "neutral size tiny\n"
                          "element name\n"
                          "kind    entity/mention\n"
                          "cluster group ^entity\n";

struct fixture {
    struct arena arena, scratch;
    struct error error;
    struct scheme scheme;
    struct score score;
};

static int open_fixture(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.error = {.status = OK}};
    assert_int_equal(scheme_read(&fixture.scheme, &fixture.arena, "map", str_from(map),
                                 &fixture.error),
                     OK);
    fixture.score.scheme = &fixture.scheme;
    fixture.score.error_limit = 10;
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    score_free(&fixture->score);
    arena_free(&fixture->arena);
    arena_free(&fixture->scratch);
    return 0;
}

/* A record with up to three fields, given as name, value, name, value ... NULL. */
static struct read_record make(struct fixture *fixture, const char *name, uint32_t begin,
                               uint32_t end, const char *const *fields)
{
    struct read_record record = {.name = str_from(name), .begin = begin, .end = end};
    record.fields = arena_array(&fixture->arena, 3, sizeof *record.fields);
    for (; fields && fields[0]; fields += 2) {
        record.fields[record.field_count++] =
            (struct read_attribute){str_from(fields[0]), str_from(fields[1])};
    }
    return record;
}

#define FIELDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void add(struct fixture *fixture, const char *id, struct read_record *gold,
                size_t gold_count, struct read_record *output, size_t output_count)
{
    struct read_section wanted = {
        .name = STR("gold"), .records = gold, .count = gold_count};
    struct read_section got = {
        .name = STR("made"), .records = output, .count = output_count};
    const struct read_article a = {.id = str_from(id),
                                   .text = STR("one two three four"),
                                   .sections = &wanted,
                                   .section_count = 1};
    const struct read_article b = {
        .id = str_from(id), .sections = &got, .section_count = 1};
    assert_int_equal(score_add(&fixture->score, &fixture->scratch, &a, output ? &b : NULL,
                               false, &fixture->error),
                     OK);
}

static void assert_count(struct fixture *fixture, enum score_mode mode, uint32_t right,
                         uint32_t output, uint32_t gold)
{
    const struct score_count sum = score_sum(&fixture->score, 0, mode, (struct str){0});
    assert_int_equal(sum.right, right);
    assert_int_equal(sum.output, output);
    assert_int_equal(sum.gold, gold);
}

static const struct score_count *find(const struct score_names *names, const char *name)
{
    for (size_t i = 0; i < names->length; i++) {
        if (str_is(names->at[i].name, name)) return &names->at[i].count;
    }
    fail_msg("no count for %s", name);
    return NULL;
}

static void places_and_values_count_apart(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1")),
        make(fixture, "thing", 4, 7, FIELDS("value", "2")),
        make(fixture, "thing", 8, 13, FIELDS("value", "3")),
    };
    struct read_record output[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1")),   /* right */
        make(fixture, "thing", 4, 9, FIELDS("value", "2")),   /* too long */
        make(fixture, "thing", 8, 13, FIELDS("value", "9")),  /* another value */
        make(fixture, "thing", 14, 18, FIELDS("value", "4")), /* nothing there */
    };
    add(fixture, "a", gold, 3, output, 4);
    assert_count(fixture, SCORE_STRICT, 2, 4, 3);
    assert_count(fixture, SCORE_RELAXED, 3, 4, 3);
    assert_count(fixture, SCORE_VALUE, 2, 4, 3);
    assert_int_equal(fixture->score.errors.length, 3);
    const struct score_count *set = find(&fixture->score.sets, "value");
    assert_int_equal(set->right, 2);
    assert_int_equal(set->output, 4);
    assert_int_equal(set->gold, 3);
}

static void the_same_place_is_taken_before_an_overlap(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {make(fixture, "thing", 0, 7, FIELDS("value", "1")),
                                 make(fixture, "thing", 4, 7, FIELDS("value", "2"))};
    struct read_record output[] = {make(fixture, "thing", 4, 7, FIELDS("value", "2"))};
    add(fixture, "a", gold, 2, output, 1);
    assert_count(fixture, SCORE_STRICT, 1, 1, 2);
    assert_count(fixture, SCORE_VALUE, 1, 1, 2);
}

static void optional_gold_counts_on_neither_side(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1", "optional", "yes")),
        make(fixture, "thing", 4, 7, FIELDS("value", "2", "optional", "yes"))};
    struct read_record output[] = {make(fixture, "thing", 0, 3, FIELDS("value", "1"))};
    add(fixture, "a", gold, 2, output, 1);
    assert_count(fixture, SCORE_STRICT, 0, 0, 0);
}

static void neutral_output_counts_only_where_the_gold_has_it(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {make(fixture, "thing", 0, 3, FIELDS("value", "1"))};
    struct read_record output[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1", "size", "tiny")),
        make(fixture, "thing", 8, 13, FIELDS("value", "2", "size", "tiny"))};
    add(fixture, "a", gold, 1, output, 2);
    assert_count(fixture, SCORE_STRICT, 1, 1, 1);
}

static void aliases_and_parts_count_as_fields(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1", "colour", "red"))};
    struct read_record output[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1", "shade", "crimson"))};
    struct read_record whole = make(fixture, "whole", 4, 13, NULL);
    struct read_record owner = make(fixture, "owner", 8, 13, NULL);
    gold[0].inside = &whole;
    gold[0].inside_count = 1;
    output[0].inside = &owner;
    output[0].inside_count = 1;
    add(fixture, "a", gold, 1, output, 1);
    assert_int_equal(find(&fixture->score.fields, "colour")->right, 1);
    assert_int_equal(find(&fixture->score.fields, "whole")->right, 1);
}

static void a_missing_article_is_all_missed(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {make(fixture, "thing", 0, 3, FIELDS("value", "1"))};
    add(fixture, "a", gold, 1, NULL, 0);
    assert_count(fixture, SCORE_STRICT, 0, 0, 1);
    assert_int_equal(fixture->score.missing, 1);
}

/* Two of one thing and one of another, taken for one entity: precision (2/3+2/3+1/3)/3,
 * recall 1. */
static void clusters_are_scored_by_b_cubed(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {make(fixture, "name", 0, 3, FIELDS("group", "x")),
                                 make(fixture, "name", 4, 7, FIELDS("group", "x")),
                                 make(fixture, "name", 8, 13, FIELDS("group", "y"))};
    struct read_record mentions[] = {make(fixture, "mention", 0, 3, NULL),
                                     make(fixture, "mention", 4, 7, NULL),
                                     make(fixture, "mention", 8, 13, NULL)};
    struct read_record entity =
        make(fixture, "entity", READ_NOWHERE, READ_NOWHERE, FIELDS("entity", "all"));
    entity.inside = mentions;
    entity.inside_count = 3;
    add(fixture, "a", gold, 3, &entity, 1);
    const struct score_cluster sums = score_clusters(&fixture->score, 1);
    assert_int_equal(sums.count, 3);
    assert_true(sums.precision / 3 > 0.5550 && sums.precision / 3 < 0.5560);
    assert_true(sums.recall / 3 > 0.9990);
}

static void a_written_score_is_read_back(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {make(fixture, "thing", 0, 3, FIELDS("value", "1"))};
    struct read_record output[] = {make(fixture, "thing", 0, 3, FIELDS("value", "2"))};
    struct buffer json = {0};
    struct score_baseline baseline = {0};
    add(fixture, "a \"quoted\" id", gold, 1, output, 1);
    assert_int_equal(score_report_json(&fixture->score, NULL, &json, &fixture->error),
                     OK);
    assert_int_equal(score_baseline_read(&baseline, &fixture->arena, "b.json", json.at,
                                         json.length, &fixture->error),
                     OK);
    assert_int_equal(baseline.articles.length, 1);
    assert_str(baseline.articles.at[0].id, "a \"quoted\" id");
    assert_int_equal(baseline.articles.at[0].counts[SCORE_STRICT].right, 1);
    assert_int_equal(baseline.articles.at[0].counts[SCORE_VALUE].right, 0);
    assert_int_equal(baseline.articles.at[0].counts[SCORE_VALUE].gold, 1);
    buffer_free(&json);
}

static void a_broken_baseline_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct score_baseline baseline = {0};
    char more[] = "{\"elements\":[\"a\"],\"articles\":{\"x\":[1,2,3,4,5,6,7,8,9,10]}}";
    char cut[] = "{\"elements\":[";
    assert_int_equal(score_baseline_read(&baseline, &fixture->arena, "b.json", more,
                                         strlen(more), &fixture->error),
                     ERROR_INPUT);
    assert_non_null(strstr(fixture->error.message, "more counts"));
    baseline = (struct score_baseline){0};
    assert_int_equal(score_baseline_read(&baseline, &fixture->arena, "b.json", cut,
                                         strlen(cut), &fixture->error),
                     ERROR_INPUT);
}

/* The same run twice differs by nothing; a run that is better on every article does so in
 * every draw. */
static void chance_is_told_from_a_real_change(void **state)
{
    struct fixture *fixture = *state;
    struct score_count was[40], is[40];
    struct bootstrap_change change;
    for (int i = 0; i < 40; i++) {
        was[i] = (struct score_count){5, 10, 10};
        is[i] = (struct score_count){7, 10, 10};
    }
    assert_int_equal(
        bootstrap_compare(&fixture->arena, was, was, 40, &change, &fixture->error), OK);
    assert_true(change.p > 0.99);
    assert_int_equal(
        bootstrap_compare(&fixture->arena, was, is, 40, &change, &fixture->error), OK);
    assert_true(change.p < 0.01);
    assert_true(change.change > 0.199 && change.change < 0.201);
    assert_true(change.interval.low > 0.199 && change.interval.high < 0.201);
}

static void a_scheme_names_the_line_that_is_wrong(void **state)
{
    struct fixture *fixture = *state;
    struct scheme scheme = {0};
    assert_int_equal(
        scheme_read(&scheme, &fixture->arena, "m", STR("kind a\n"), &fixture->error),
        ERROR_CONFIG);
    assert_non_null(strstr(fixture->error.message, "m:1: begin with \"element\""));
    assert_int_equal(scheme_read(&scheme, &fixture->arena, "m", STR("element a\nkey x\n"),
                                 &fixture->error),
                     ERROR_CONFIG);
    assert_non_null(strstr(fixture->error.message, "m:2:"));
    assert_int_equal(scheme_read(&scheme, &fixture->arena, "m", STR("element a\nset x\n"),
                                 &fixture->error),
                     ERROR_CONFIG);
}

static void a_mirrored_scheme_compares_like_with_like(void **state)
{
    struct fixture *fixture = *state;
    struct read_record gold[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1", "colour", "red")),
        make(fixture, "name", 4, 7, FIELDS("group", "x"))};
    struct read_record second[] = {
        make(fixture, "thing", 0, 3, FIELDS("value", "1", "colour", "red")),
        make(fixture, "name", 4, 7, FIELDS("group", "x")),
        make(fixture, "thing", 8, 13, FIELDS("value", "2", "optional", "yes"))};
    assert_int_equal(scheme_mirror(&fixture->scheme, &fixture->arena, &fixture->error),
                     OK);
    add(fixture, "a", gold, 2, second, 3);
    assert_count(fixture, SCORE_VALUE, 1, 1, 1);
    assert_int_equal(find(&fixture->score.fields, "colour")->right, 1);
    assert_int_equal(score_clusters(&fixture->score, 1).count, 1);
}

#define WITH_FIXTURE(test)                                                               \
    cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(places_and_values_count_apart),
        WITH_FIXTURE(the_same_place_is_taken_before_an_overlap),
        WITH_FIXTURE(optional_gold_counts_on_neither_side),
        WITH_FIXTURE(neutral_output_counts_only_where_the_gold_has_it),
        WITH_FIXTURE(aliases_and_parts_count_as_fields),
        WITH_FIXTURE(a_missing_article_is_all_missed),
        WITH_FIXTURE(clusters_are_scored_by_b_cubed),
        WITH_FIXTURE(a_written_score_is_read_back),
        WITH_FIXTURE(a_broken_baseline_is_refused),
        WITH_FIXTURE(chance_is_told_from_a_real_change),
        WITH_FIXTURE(a_mirrored_scheme_compares_like_with_like),
        WITH_FIXTURE(a_scheme_names_the_line_that_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
