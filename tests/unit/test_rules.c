#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "text/rules.h"

struct fixture {
    struct arena arena;
    struct rules *rules;
    struct rules_scratch *scratch;
    struct str text;
    struct tokens tokens;
    struct rules_scan scan;
    struct error error;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const struct rules_limits limits = {0};
    *state = fixture;
    return fixture && rules_scratch_open(&fixture->scratch, &limits, NULL) == OK ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    rules_free(fixture->rules);
    rules_scratch_close(fixture->scratch);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static void compile(struct fixture *fixture, const struct rule *rules, size_t count)
{
    rules_free(fixture->rules);
    if (rules_compile(&fixture->rules, rules, count, &fixture->error) != OK) {
        fail_msg("%s", fixture->error.message);
    }
}

static void read_text(struct fixture *fixture, const char *text)
{
    fixture->text = str_from(text);
    fixture->scan = (struct rules_scan){0};
    assert_int_equal(
        tokens_make(&fixture->arena, fixture->text, 0, &fixture->tokens, NULL), OK);
}

static bool next(struct fixture *fixture)
{
    bool found = false;
    if (rules_next(fixture->rules, fixture->scratch, fixture->text, &fixture->tokens,
                   &fixture->scan, &found, &fixture->error) != OK) {
        fail_msg("%s", fixture->error.message);
    }
    return found;
}

static void assert_slice(const struct fixture *fixture, struct span at,
                         const char *expected)
{
    const struct str slice = span_of(fixture->text, at);
    if (!str_is(slice, expected)) {
        fail_msg("\"" STR_FORMAT "\" is not \"%s\"", STR_ARGUMENTS(slice), expected);
    }
}

#define assert_next(fixture, expected_rule, expected)                                    \
    do {                                                                                 \
        assert_true(next(fixture));                                                      \
        assert_int_equal((fixture)->scan.rule, (expected_rule));                         \
        assert_slice((fixture), (fixture)->scan.at, (expected));                         \
    } while (0)

static void assert_group(struct fixture *fixture, const char *name, const char *expected)
{
    struct span at;
    assert_int_equal(rules_group(fixture->scratch, &fixture->scan, str_from(name), &at,
                                 &fixture->error),
                     OK);
    assert_slice(fixture, at, expected);
}

static void assert_refused(struct fixture *fixture, const struct rule *rule,
                           const char *words)
{
    struct rules *rules = NULL;
    assert_int_equal(rules_compile(&rules, rule, 1, &fixture->error), ERROR_CONFIG);
    assert_null(rules);
    if (!strstr(fixture->error.message, words)) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->error.message, words);
    }
}

static void tries_only_at_triggers(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"fruit", "apple pear", "(apple|pear|plum)s?", true}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "plums, apples, Pear and pears; an apple.");
    assert_next(fixture, 0, "Pear");
    assert_next(fixture, 0, "apple");
    assert_false(next(fixture));
    assert_false(next(fixture));
}

static void classes_go_by_shape(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"digit", "@digit", ".[^ ]*", false},
        {"upper", "@upper", ".[^ ]*", false},
        {"title", "@title", ".[^ ]*", false},
        {"word",  "@word",  ".[^ ]*", false},
        {"any",   "@any",   ".[^ ]*", false}
    };
    compile(fixture, rules, 5);
    read_text(fixture, "12 UN Rome rain ;");
    assert_next(fixture, 0, "12");
    assert_next(fixture, 1, "UN");
    assert_next(fixture, 2, "Rome");
    assert_next(fixture, 3, "rain");
    assert_next(fixture, 4, ";");
}

static void the_earlier_rule_wins_at_one_token(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"short", "red",   "red",         false},
        {"long",  "@word", "red\\sapple", false}
    };
    compile(fixture, rules, 2);
    read_text(fixture, "red apple");
    assert_next(fixture, 0, "red");
    assert_false(next(fixture));
}

static void leftmost_comes_before_earlier_rules(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"b", "b", "b",     false},
        {"a", "a", "a\\sb", false}
    };
    compile(fixture, rules, 2);
    read_text(fixture, "a b b");
    assert_next(fixture, 1, "a b");
    assert_next(fixture, 0, "b");
}

static void goes_on_behind_a_match(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"pair", "@digit", "[0-9]+\\s[0-9]+", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "1 2 3 4 5");
    assert_next(fixture, 0, "1 2");
    assert_next(fixture, 0, "3 4");
    assert_int_equal(fixture->scan.token, 2);
    assert_false(next(fixture));
}

static void keeps_to_its_range_of_tokens(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"number", "@digit", "[0-9]+(\\s[0-9]+)?", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "1 2 3 4 5 6");
    fixture->scan = (struct rules_scan){.begin = 1, .end = 4};
    assert_next(fixture, 0, "2 3");
    assert_next(fixture, 0, "4");
    assert_false(next(fixture));
    fixture->scan = (struct rules_scan){.begin = 4, .end = 100};
    assert_next(fixture, 0, "5 6");
    fixture->scan = (struct rules_scan){.begin = 3, .end = 3};
    assert_false(next(fixture));
    fixture->scan = (struct rules_scan){.begin = 3, .end = 2};
    assert_false(next(fixture));
}

static void spaces_and_comments_in_an_expression_are_ignored(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"x", "a", "a b  # and a remark\n c", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "a b c; abc");
    assert_false(next(fixture));
    rules_free(fixture->rules);
    fixture->rules = NULL;
    compile(fixture, &(struct rule){"x", "abc", "a b  # and a remark\n c", false}, 1);
    read_text(fixture, "a b c; abc");
    assert_next(fixture, 0, "abc");
}

static void a_rule_may_look_behind_its_token(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"x", "day", "(?<=last\\s)day", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "first day, last day");
    assert_next(fixture, 0, "day");
    assert_int_equal(fixture->scan.at.begin, 16);
}

static void groups_are_found_by_name(void **state)
{
    struct fixture *fixture = *state;
    struct span at;
    const struct rule rules[] = {
        {"either", "@digit", "(?<day>\\d+)\\s(?<month>[a-z]+)|(?<year>\\d{4})", false},
        {"turned", "may",    "(?<month>may)\\s(?<day>\\d+)",                    true }
    };
    compile(fixture, rules, 2);
    read_text(fixture, "12 june, 1999. May 5");
    assert_next(fixture, 0, "12 june");
    assert_group(fixture, "day", "12");
    assert_group(fixture, "month", "june");
    assert_group(fixture, "year", "");
    assert_next(fixture, 0, "1999");
    assert_group(fixture, "day", "");
    assert_group(fixture, "year", "1999");
    assert_next(fixture, 1, "May 5");
    assert_group(fixture, "month", "May");
    assert_group(fixture, "year", ""); /* a group of the other rule */
    assert_int_equal(
        rules_group(fixture->scratch, &fixture->scan, STR("yaer"), &at, &fixture->error),
        ERROR_PLUGIN);
}

static void alternatives_may_name_a_group_alike(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"x", "@any", "(?<n>[0-9]+)\\seggs|eggs:\\s(?<n>[0-9]+)", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "6 eggs. eggs: 12");
    assert_next(fixture, 0, "6 eggs");
    assert_group(fixture, "n", "6");
    assert_next(fixture, 0, "eggs: 12");
    assert_group(fixture, "n", "12");
}

static void groups_of_an_older_match_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct span at;
    const struct rule rules[] = {
        {"x", "@digit", "(?<n>[0-9]+)", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "1 2");
    assert_true(next(fixture));
    const struct rules_scan first = fixture->scan;
    assert_true(next(fixture));
    assert_int_equal(
        rules_group(fixture->scratch, &first, STR("n"), &at, &fixture->error),
        ERROR_PLUGIN);
    assert_false(next(fixture));
    assert_int_equal(
        rules_group(fixture->scratch, &fixture->scan, STR("n"), &at, &fixture->error),
        ERROR_PLUGIN);
}

static void many_groups_are_no_trouble(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"x", "a", "(a)(.)(b)(.)(c)(.)(d)(.)(e)(.)(f)(.)(g)(.)(h)(.)(i)(.)(?<j>j)",
         false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "a b c d e f g h i j");
    assert_true(next(fixture));
    assert_group(fixture, "j", "j");
}

static void a_match_is_never_empty(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"empty", "@any", "x*",   false},
        {"reset", "@any", "a\\K", false},
        {"full",  "@any", "a",    false}
    };
    compile(fixture, rules, 3);
    read_text(fixture, "a");
    assert_next(fixture, 2, "a");
    assert_false(next(fixture));
}

static void unicode_classes_know_accents(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"x", "\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9\\b", true}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "\xC3\x89t\xC3\xA9");
    assert_next(fixture, 0, "\xC3\x89t\xC3\xA9");
}

static void more_rules_than_bits_in_a_word(void **state)
{
    struct fixture *fixture = *state;
    enum { COUNT = 200 };
    struct rule rules[COUNT];
    char names[COUNT][16];
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "w%d", i);
        rules[i] = (struct rule){names[i], i % 2 ? "@word" : names[i], names[i], false};
        rules[i].regex = names[i];
    }
    compile(fixture, rules, COUNT);
    read_text(fixture, "w198 w70 w199");
    assert_next(fixture, 1, "w1"); /* w1 is tried at every word, and before w198 */
    assert_next(fixture, 7, "w7");
    rules[1].regex = rules[7].regex = rules[19].regex = "none";
    compile(fixture, rules, COUNT);
    read_text(fixture, "w198 w70 w199");
    assert_next(fixture, 198, "w198");
    assert_next(fixture, 70, "w70");
    assert_next(fixture, 199, "w199");
}

static void wrong_rules_are_named(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture, &(struct rule){"bad", "a", "(a", false},
                   "rule \"bad\": the expression is wrong at byte 2: missing closing");
    assert_refused(fixture, &(struct rule){"bad", " ", "a", false}, "has no trigger");
    assert_refused(fixture, &(struct rule){"bad", "", "a", false}, "has no trigger");
    assert_refused(fixture, &(struct rule){"bad", "@digits", "a", false},
                   "no trigger class \"@digits\"");
    assert_refused(fixture, &(struct rule){"bad", "May", "a", false}, "write \"may\"");
}

static void an_evil_expression_hits_the_limit(void **state)
{
    struct fixture *fixture = *state;
    bool found;
    const struct rule rules[] = {
        {"evil", "@word", "(?:a+)+$", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
    assert_int_equal(rules_next(fixture->rules, fixture->scratch, fixture->text,
                                &fixture->tokens, &fixture->scan, &found,
                                &fixture->error),
                     ERROR_LIMIT);
    assert_non_null(strstr(fixture->error.message, "rule \"evil\" at byte 0"));
}

static void nothing_is_found_in_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"x", "@any", "x", false}
    };
    compile(fixture, rules, 1);
    read_text(fixture, "");
    assert_false(next(fixture));
    compile(fixture, rules, 0);
    read_text(fixture, "x");
    assert_false(next(fixture));
}

static enum status run_all(struct fixture *fixture, const struct rule *rules,
                           size_t count)
{
    const struct rules_limits limits = {0};
    struct rules_scratch *scratch = NULL;
    struct rules *compiled = NULL;
    bool found = false;
    enum status status = rules_compile(&compiled, rules, count, &fixture->error);
    if (status == OK) status = rules_scratch_open(&scratch, &limits, &fixture->error);
    fixture->scan = (struct rules_scan){0};
    if (status == OK) {
        status = rules_next(compiled, scratch, fixture->text, &fixture->tokens,
                            &fixture->scan, &found, &fixture->error);
    }
    rules_scratch_close(scratch);
    rules_free(compiled);
    return status;
}

static void failed_allocations_are_reported(void **state)
{
    struct fixture *fixture = *state;
    const struct rule rules[] = {
        {"a", "apple pear plum", "(?<n>apple)",                                                   true},
        {"b", "a",               "(a)(.)(b)(.)(c)(.)(d)(.)(e)(.)(f)(.)(g)(.)(h)(.)(i)(.)(?<j>j)",
         false                                                                                        }
    };
    read_text(fixture, "an apple");
    for (size_t n = 1;; n++) {
        alloc_fail_from(n);
        const enum status status = run_all(fixture, rules, 2);
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(tries_only_at_triggers),
        TEST(classes_go_by_shape),
        TEST(the_earlier_rule_wins_at_one_token),
        TEST(leftmost_comes_before_earlier_rules),
        TEST(goes_on_behind_a_match),
        TEST(keeps_to_its_range_of_tokens),
        TEST(spaces_and_comments_in_an_expression_are_ignored),
        TEST(a_rule_may_look_behind_its_token),
        TEST(groups_are_found_by_name),
        TEST(alternatives_may_name_a_group_alike),
        TEST(groups_of_an_older_match_are_refused),
        TEST(many_groups_are_no_trouble),
        TEST(a_match_is_never_empty),
        TEST(unicode_classes_know_accents),
        TEST(more_rules_than_bits_in_a_word),
        TEST(wrong_rules_are_named),
        TEST(an_evil_expression_hits_the_limit),
        TEST(nothing_is_found_in_nothing),
        TEST(failed_allocations_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
