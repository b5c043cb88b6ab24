#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "senses.h"
#include "test_passage.h"

static struct senses *read_good(const char *lines)
{
    struct senses *senses;
    test_host_forget();
    assert_int_equal(senses_read(test_host(), ng_make_str(lines, strlen(lines)), &senses),
                     NG_OK);
    assert_string_equal(test_host_message(), "");
    return senses;
}

/* The names of a word's senses, with a space between; valid until the next call. */
static const char *names_of(const struct senses *senses, enum sense_of of,
                            const char *word)
{
    static char names[200];
    size_t length = 0;
    const struct word_senses found =
        senses_find(senses, of, ng_hash(test_host(), ng_make_str(word, strlen(word))));
    names[0] = '\0';
    for (uint32_t i = 0; i < found.count; i++) {
        const ng_str name = found.at[i]->name;
        assert_int_equal(found.at[i]->hash, ng_hash(test_host(), name));
        length += (size_t)snprintf(names + length, sizeof names - length, "%s%.*s",
                                   i ? " " : "", (int)name.len, name.at);
    }
    return names;
}

static void the_shipped_list_says_what_its_lines_say(void **state)
{
    (void)state;
    struct senses *senses;
    const ng_str text = test_file_read("senses.tsv");
    test_host_forget();
    assert_int_equal(senses_read(test_host(), text, &senses), NG_OK);
    assert_string_equal(test_host_message(), "");
    char line[200], word[100], of[10], names[100];
    size_t verbs = 0, nouns = 0;
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.at + at, '\n', text.len - at);
        assert_non_null(end); /* the last line has one, too */
        const size_t length = (size_t)(end - text.at) - at;
        assert_true(length < sizeof line);
        memcpy(line, text.at + at, length);
        line[length] = '\0';
        at += length + 1;
        if (line[0] == '#') continue;
        assert_int_equal(sscanf(line, "%99[^\t]\t%9[^\t]\t%99[^\t]", word, of, names), 3);
        const bool verb = strcmp(of, "verb") == 0;
        verbs += verb;
        nouns += !verb;
        assert_string_equal(names_of(senses, verb ? SENSE_OF_VERB : SENSE_OF_NOUN, word),
                            names);
    }
    assert_true(verbs > 0 && nouns > 0);
    senses_free(senses);
    free((char *)(uintptr_t)text.at);
}

static void a_verb_is_not_a_noun(void **state)
{
    (void)state;
    struct senses *senses = read_good("# what burns\n"
                                      "fire\tverb\tdismiss attack\n"
                                      "\n"
                                      "fire\tnoun\taccident\n"
                                      "quake\tnoun\taccident nature");
    assert_string_equal(names_of(senses, SENSE_OF_VERB, "fire"), "dismiss attack");
    assert_string_equal(names_of(senses, SENSE_OF_NOUN, "fire"), "accident");
    assert_string_equal(names_of(senses, SENSE_OF_NOUN, "quake"), "accident nature");
    assert_string_equal(names_of(senses, SENSE_OF_VERB, "quake"), "");
    assert_string_equal(names_of(senses, SENSE_OF_NOUN, "quakes"), "");
    senses_free(senses);
}

static void one_name_is_one_sense(void **state)
{
    (void)state;
    struct senses *senses = read_good("sack\tverb\tdismiss\nfire\tverb\tshoot dismiss\n");
    const uint32_t sack = ng_hash(test_host(), NG_STR("sack"));
    const uint32_t fire = ng_hash(test_host(), NG_STR("fire"));
    assert_ptr_equal(senses_find(senses, SENSE_OF_VERB, sack).at[0],
                     senses_find(senses, SENSE_OF_VERB, fire).at[1]);
    senses_free(senses);
}

static void an_empty_list_has_no_senses(void **state)
{
    (void)state;
    struct senses *senses = read_good("");
    assert_string_equal(names_of(senses, SENSE_OF_VERB, "fire"), "");
    senses_free(senses);
}

static void assert_refused(const char *lines, const char *message)
{
    struct senses *senses;
    test_host_forget();
    assert_int_equal(senses_read(test_host(), ng_make_str(lines, strlen(lines)), &senses),
                     NG_NOFILE);
    assert_string_equal(test_host_message(), message);
    senses_free(senses);
}

static void a_bad_line_is_refused_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *what;
    } bad[] = {
        {"# words\n\nfire\n",                "3: not three cells: \"fire\""             },
        {"fire\tverb\n",                     "1: not three cells: \"fire\""             },
        {"fire\tverb\t\n",                   "1: not three cells: \"fire\""             },
        {"\tverb\tdismiss\n",                "1: not three cells: \"\""                 },
        {"fire verb dismiss\n",              "1: not three cells: \"fire verb dismiss\""},
        {"a\tnoun\tx\nred\tadjective\tb\n",  "2: neither verb nor noun: \"adjective\""  },
        {"fire\tVerb\tdismiss\n",            "1: neither verb nor noun: \"Verb\""       },
        {"fire\t\tdismiss\n",                "1: neither verb nor noun: \"\""           },
        {"fire\tverb\tdismiss shoot burn\n", "1: more senses than two: \"burn\""        },
        {"fire\tverb\tdismiss\tshoot\n",
         "1: not the name of a sense, a to z and hyphens: \"dismiss\tshoot\""           },
        {"fire\tverb\tdismiss  shoot\n",
         "1: not the name of a sense, a to z and hyphens: \"\""                         },
        {"fire\tverb\tdismiss\r\n",
         "1: not the name of a sense, a to z and hyphens: \"dismiss\r\""                },
        {"fire\tverb\tDismiss\n",
         "1: not the name of a sense, a to z and hyphens: \"Dismiss\""                  }
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char message[300];
        snprintf(
            message, sizeof message,
            "senses.tsv:%s; write a word, a tab, verb or noun, a tab, and one or two "
            "senses with a space between",
            bad[i].what);
        assert_refused(bad[i].lines, message);
    }
}

static void a_word_has_one_line_as_a_verb(void **state)
{
    (void)state;
    assert_refused("fire\tverb\tdismiss\nfire\tnoun\taccident\nfire\tverb\tshoot\n",
                   "senses.tsv:3: a word for the second time: \"fire\"; drop one of the "
                   "lines");
}

static void the_first_error_is_told_and_no_other(void **state)
{
    (void)state;
    assert_refused(
        "fire\tverb\tDismiss shoot burn\nquake\n",
        "senses.tsv:1: not the name of a sense, a to z and hyphens: "
        "\"Dismiss\"; write a word, a tab, verb or noun, a tab, and one or two "
        "senses with a space between");
}

/* Lines of which each has two senses of its own, "xaa" and "yaa"; free with free(). */
static char *lines_of_new_senses(unsigned count)
{
    char *lines = malloc(count * 32 + 1), *at = lines;
    assert_non_null(lines);
    for (unsigned i = 0; i < count; i++) {
        const char name[] = {(char)('a' + i / 26), (char)('a' + i % 26), '\0'};
        at += sprintf(at, "w%u\tverb\tx%s y%s\n", i, name, name);
    }
    return lines;
}

static void there_are_two_hundred_senses_at_most(void **state)
{
    (void)state;
    char *lines = lines_of_new_senses(100);
    senses_free(read_good(lines));
    free(lines);
    lines = lines_of_new_senses(101);
    assert_refused(lines,
                   "senses.tsv:101: one sense more than 200: \"xdw\"; call it like "
                   "another sense");
    free(lines);
}

static void a_list_without_end_is_refused(void **state)
{
    (void)state;
    enum { LINES = 1 << 19 };
    char *lines = malloc(LINES + 1);
    assert_non_null(lines);
    memset(lines, '\n', LINES);
    lines[LINES] = '\0';
    assert_refused(lines,
                   "senses.tsv:524289: too long a list: \"\"; keep it below half a "
                   "million lines");
    free(lines);
}

static void no_senses_can_be_freed(void **state)
{
    (void)state;
    senses_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_list_says_what_its_lines_say),
        cmocka_unit_test(a_verb_is_not_a_noun),
        cmocka_unit_test(one_name_is_one_sense),
        cmocka_unit_test(an_empty_list_has_no_senses),
        cmocka_unit_test(a_bad_line_is_refused_with_its_place),
        cmocka_unit_test(a_word_has_one_line_as_a_verb),
        cmocka_unit_test(the_first_error_is_told_and_no_other),
        cmocka_unit_test(there_are_two_hundred_senses_at_most),
        cmocka_unit_test(a_list_without_end_is_refused),
        cmocka_unit_test(no_senses_can_be_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
