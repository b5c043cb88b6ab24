#include "pattern.h"
#include "resolve.h"
#include "test_host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char table[] = "monday\tweekday\t1\n"
                            "may\tmonth\t5\tcapital\n"
                            "week\tunitone\tweek\n"
                            "of\tpreposition\n"
                            "will\t~future\n";

static const char *const actions[] = {"none", "point", NULL};

struct fixture {
    struct test_host host;
    struct test_file files[3];
    struct rules rules;
    struct atoms atoms;
    ng_status status;
};

static void open_rules(struct fixture *fixture, const char *text)
{
    *fixture = (struct fixture){
        .files = {{"xx.tsv", table}, {"xx.rules", text}, {NULL, NULL}}
    };
    test_host_open(&fixture->host, fixture->files);
    fixture->status = rules_read(&fixture->rules, &fixture->host.host, "xx", actions);
}

static void close_rules(struct fixture *fixture)
{
    rules_free(&fixture->rules);
    free(fixture->atoms.at);
    test_host_close(&fixture->host);
}

/* The first match in a text; its rule is NULL if there is none. */
static struct match first_match(struct fixture *fixture, const char *text)
{
    struct test_doc doc;
    struct match match = {0};
    test_doc_open(&doc, &fixture->host, text);
    assert_true(atoms_make(&fixture->atoms, &fixture->rules.lexicon, &doc.doc));
    for (uint32_t at = 0; at < fixture->atoms.count; at++)
        if (rules_match(&fixture->rules, &fixture->atoms, at, &match)) break;
    test_doc_close(&doc);
    return match;
}

static void assert_rule(const struct match *match, const char *name)
{
    assert_non_null(match->rule);
    assert_string_equal(match->rule->name, name);
}

static void the_longest_match_counts(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "[point]\nshort = month\nlong = month year=yearnumber\n");
    assert_int_equal(fixture.status, NG_OK);
    const struct match match = first_match(&fixture, "in May 1998");
    assert_rule(&match, "long");
    assert_int_equal(match.slots[SLOT_MONTH], 5);
    assert_int_equal(match.slots[SLOT_YEAR], 1998);
    assert_int_equal(match.slots[SLOT_DAY], SLOT_EMPTY);
    close_rules(&fixture);
}

static void of_equal_matches_the_first_rule_counts(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "[point]\nfirst = weekday\nsecond = weekday\n");
    const struct match match = first_match(&fixture, "on Monday");
    assert_rule(&match, "first");
    close_rules(&fixture);
}

static void choices_options_and_settings_combine(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "@late = \"late\" {mod=END} | \"early\" {mod=START}\n"
                         "[point]\nrule = @late? (weekday | \"the\" unit=unitone)\n"
                         "  -> shift=-1 score=40\n");
    assert_int_equal(fixture.status, NG_OK);
    const struct match day = first_match(&fixture, "early Monday");
    assert_rule(&day, "rule");
    assert_int_equal(day.slots[SLOT_MOD], MOD_START);
    assert_int_equal(day.slots[SLOT_WEEKDAY], 1);
    assert_int_equal(day.slots[SLOT_SHIFT], -1);
    const struct match week = first_match(&fixture, "it was late the week");
    assert_rule(&week, "rule");
    assert_int_equal(week.slots[SLOT_MOD], MOD_END);
    assert_int_equal(week.slots[SLOT_UNIT], UNIT_WEEK);
    const struct match bare = first_match(&fixture, "a Monday");
    assert_rule(&bare, "rule");
    assert_int_equal(bare.slots[SLOT_MOD], SLOT_EMPTY);
    close_rules(&fixture);
}

static void neighbours_decide_where_a_rule_says_so(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "[point]\nrule = month -> left=preposition right!=number\n");
    struct match match = first_match(&fixture, "of May they");
    assert_rule(&match, "rule");
    match = first_match(&fixture, "if May they");
    assert_null(match.rule);
    match = first_match(&fixture, "of May 12");
    assert_null(match.rule);
    close_rules(&fixture);
}

static void a_word_with_a_capital_only(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "[point]\nrule = month\n");
    const struct match match = first_match(&fixture, "they may go");
    assert_null(match.rule);
    close_rules(&fixture);
}

static void glued_atoms_have_no_space_between(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "[point]\nrule = year=yearnumber ~\"-\" ~to-year=yearnumber\n");
    const struct match glued = first_match(&fixture, "in 2024-2027");
    assert_rule(&glued, "rule");
    const struct match loose = first_match(&fixture, "in 2024 - 2027");
    assert_null(loose.rule);
    close_rules(&fixture);
}

static void a_wrong_rule_is_named(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"rule = month\n",
         "xx.rules:1: the rule stands above the first [section]"},
        {"[other]\n",
         "xx.rules:1: the section has an unknown name"},
        {"[point]\n\nrule = moon\n",
         "xx.rules:3: the pattern names a class that the table lacks"},
        {"[point]\nrule = orbit=month\n",
         "xx.rules:2: the pattern names an unknown slot"},
        {"[point]\nrule = (month\n",
         "xx.rules:2: a group has no end"},
        {"[point]\nrule = month)\n",
         "xx.rules:2: a group ends that did not begin"},
        {"[point]\nrule = \"of month\n",
         "xx.rules:2: a quoted word has no end or is empty"},
        {"[point]\nrule = month -> shift\n",
         "xx.rules:2: behind -> stands something that is not name=value"},
        {"[point]\nrule = month -> shift=far\n",
         "xx.rules:2: a setting's value is not known"},
        {"[point]\nrule = @none month\n",
         "xx.rules:2: the pattern uses an @name that is not defined above"},
        {"[point]\nmonth\n",
         "xx.rules:2: the line is no [section], no NAME = PATTERN and no comment"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        open_rules(&fixture, cases[i].text);
        assert_int_equal(fixture.status, NG_BADRULE);
        assert_string_equal(fixture.host.said, cases[i].message);
        close_rules(&fixture);
    }
}

/* A file with one rule too many says what to do about it. */
static void too_many_rules_name_the_limit(void **state)
{
    (void)state;
    static char text[32 * (RULE_LIMIT + 2)];
    size_t length = (size_t)snprintf(text, sizeof text, "[point]\n");
    for (int i = 0; i <= RULE_LIMIT; i++)
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "r%d = month\n", i);
    struct fixture fixture;
    open_rules(&fixture, text);
    assert_int_equal(fixture.status, NG_BADRULE);
    char message[160];
    snprintf(message, sizeof message,
             "xx.rules:%d: the file has more rules than there is room for: raise "
             "RULE_LIMIT in pattern.h by 64",
             RULE_LIMIT + 2);
    assert_string_equal(fixture.host.said, message);
    close_rules(&fixture);
}

static void a_rule_may_not_name_a_cue(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rules(&fixture, "[point]\nrule = future month\n");
    assert_int_equal(fixture.status, NG_BADRULE);
    assert_string_equal(fixture.host.said,
                        "xx.rules:2: the pattern names a class that the table lacks");
    close_rules(&fixture);
}

static void the_languages_compile(void **state)
{
    (void)state;
    static const char *const names[] = {"en", "ms"};
    for (size_t i = 0; i < 2; i++) {
        struct test_host host;
        struct rules rules = {0};
        test_host_open(&host, NULL);
        assert_int_equal(rules_read(&rules, &host.host, names[i], action_names), NG_OK);
        for (size_t k = 0; k < rules.rule_count; k++)
            for (size_t j = 0; j < k; j++)
                if (strcmp(rules.rules[k].name, rules.rules[j].name) == 0)
                    fail_msg("%s: two rules are called %s", names[i],
                             rules.rules[k].name);
        rules_free(&rules);
        test_host_close(&host);
    }
}

/* A text that begins a rule over and over again costs no more for each word. */
static void a_long_text_of_begins_ends(void **state)
{
    (void)state;
    struct test_host host;
    struct rules rules = {0};
    struct test_doc doc;
    struct atoms atoms = {0};
    test_host_open(&host, NULL);
    assert_int_equal(rules_read(&rules, &host.host, "en", action_names), NG_OK);
    static char text[400000];
    for (size_t i = 0; i + 9 < sizeof text; i += 8)
        memcpy(text + i, "the first ", 8);
    test_doc_open(&doc, &host, text);
    assert_true(atoms_make(&atoms, &rules.lexicon, &doc.doc));
    struct match match;
    size_t matches = 0;
    for (uint32_t at = 0; at < atoms.count; at++)
        matches += rules_match(&rules, &atoms, at, &match) ? 1 : 0;
    assert_int_equal(matches, 0);
    free(atoms.at);
    test_doc_close(&doc);
    rules_free(&rules);
    test_host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_match_counts),
        cmocka_unit_test(of_equal_matches_the_first_rule_counts),
        cmocka_unit_test(choices_options_and_settings_combine),
        cmocka_unit_test(neighbours_decide_where_a_rule_says_so),
        cmocka_unit_test(a_word_with_a_capital_only),
        cmocka_unit_test(glued_atoms_have_no_space_between),
        cmocka_unit_test(a_wrong_rule_is_named),
        cmocka_unit_test(too_many_rules_name_the_limit),
        cmocka_unit_test(a_rule_may_not_name_a_cue),
        cmocka_unit_test(the_languages_compile),
        cmocka_unit_test(a_long_text_of_begins_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
