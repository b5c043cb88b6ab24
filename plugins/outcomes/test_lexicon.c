#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "test_passage.h"

/* The classes that the engine asks for: each gets a word, before a test's own lines. */
static const char *const classes[] = {
    "be",     "have",   "do",        "negation",  "weekday",    "month",        "time",
    "person", "body",   "people",    "event",     "announced",  "announce",     "ordinal",
    "final",  "unit",   "condition", "plan-noun", "ruling",     "try-noun",     "due",
    "unsure", "confer", "distant",   "stative",   "quantifier", "ditransitive", "begin",
    "gerund", "army",   "wish",      "place",     "currency",   "sway",         "about",
    "copula", "carry",  "naming",    "doubt"};

/* The number of a test's own first line. */
static unsigned first_line(void)
{
    return sizeof classes / sizeof *classes + 1;
}

static ng_status read_lines(const char *lines, struct lexicon **lexicon)
{
    static char text[4096];
    size_t length = 0;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "class %s: x%zu\n", classes[i], i);
    snprintf(text + length, sizeof text - length, "%s", lines);
    return lexicon_read(test_host(), ng_make_str(text, strlen(text)), lexicon);
}

static uint32_t find(const struct lexicon *lexicon, const char *word)
{
    const ng_str text = ng_make_str(word, strlen(word));
    const ng_token token = {
        .hash = ng_hash(test_host(), text), .word = word, .len = (uint32_t)strlen(word)};
    return lexicon_find(lexicon, &token);
}

static size_t count_frames(const struct lexicon *lexicon, const char *word, enum pos pos)
{
    size_t count;
    lexicon_frames(lexicon, find(lexicon, word), pos, &count);
    return count;
}

static void every_form_leads_to_the_frames(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    assert_int_equal(
        read_lines("irregular buy bought bought\n[trade]\nverb buy\n", &lexicon), NG_OK);
    assert_int_equal(count_frames(lexicon, "buys", POS_VERB), 1);
    assert_int_equal(count_frames(lexicon, "bought", POS_VERB), 1);
    assert_int_equal(count_frames(lexicon, "buying", POS_VERB), 1);
    assert_int_equal(count_frames(lexicon, "sold", POS_VERB), 0);
    lexicon_free(lexicon);
}

static void both_spellings_are_read(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    assert_int_equal(read_lines("[approve]\nverb authorise honour\n", &lexicon), NG_OK);
    assert_int_equal(count_frames(lexicon, "authorized", POS_VERB), 1);
    assert_int_equal(count_frames(lexicon, "authorised", POS_VERB), 1);
    assert_int_equal(count_frames(lexicon, "honored", POS_VERB), 1);
    lexicon_free(lexicon);
}

static void lines_with_a_particle_stand_first(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    size_t count;
    assert_int_equal(read_lines("[move]\nverb set\n[launch]\nverb set_up\n", &lexicon),
                     NG_OK);
    const struct frame *frames =
        lexicon_frames(lexicon, find(lexicon, "set"), POS_VERB, &count);
    assert_int_equal(count, 2);
    assert_int_equal(frames[0].type, TYPE_LAUNCH);
    assert_int_equal(frames[1].type, TYPE_MOVE);
    lexicon_free(lexicon);
}

static void a_class_takes_in_another(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    size_t count;
    assert_int_equal(
        read_lines("class rate: price\n[move]\nverb raise: obj=@rate,duty\n", &lexicon),
        NG_OK);
    const struct frame *frame =
        lexicon_frames(lexicon, find(lexicon, "raised"), POS_VERB, &count);
    assert_int_equal(frame->condition_count, 1);
    const uint16_t group = frame->conditions[0].group;
    assert_true(lexicon_in(lexicon, find(lexicon, "prices"), group));
    assert_true(lexicon_in(lexicon, find(lexicon, "duties"), group));
    assert_false(lexicon_in(lexicon, find(lexicon, "raised"), group));
    lexicon_free(lexicon);
}

static void an_unknown_class_names_its_line(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    assert_int_equal(read_lines("[move]\nverb cut: obj=@nowhere\n", &lexicon), NG_NOFILE);
    char place[32];
    snprintf(place, sizeof place, "triggers.txt:%u: ", first_line() + 1);
    assert_non_null(strstr(test_host_message(), place));
    assert_non_null(
        strstr(test_host_message(), "no class above has the name \"@nowhere\""));
    lexicon_free(lexicon);
}

static void an_unknown_type_is_refused(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    assert_int_equal(read_lines("[movement]\n", &lexicon), NG_NOFILE);
    assert_non_null(strstr(test_host_message(), "no such type: \"movement\""));
    lexicon_free(lexicon);
}

/* Asserts that a line is refused, and that the message names line, place and remedy. */
static void assert_refused(const char *line, const char *message)
{
    struct lexicon *lexicon;
    char lines[200], expected[200];
    snprintf(lines, sizeof lines, "[move]\n%s\n", line);
    snprintf(expected, sizeof expected, "triggers.txt:%u: %s", first_line() + 1, message);
    assert_int_equal(read_lines(lines, &lexicon), NG_NOFILE);
    assert_string_equal(test_host_message(), expected);
    lexicon_free(lexicon);
}

static void a_probability_lies_between_0_and_1(void **state)
{
    (void)state;
    static const char *const values[] = {"7", "-1", "abc", "0", "1", "nan", "0.8x", ""};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char line[40], message[100];
        snprintf(line, sizeof line, "verb cut : p=%s", values[i]);
        snprintf(message, sizeof message,
                 "p= takes a number between 0 and 1, such as 0.8, not \"%s\"", values[i]);
        assert_refused(line, message);
    }
}

static void a_setting_is_given_once(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    assert_refused("verb cut : p=0.7 p=0.8",
                   "a line has one of each setting; drop the second \"p\"");
    assert_int_equal(read_lines("[move p=0.7]\nverb cut : p=0.8\n", &lexicon), NG_OK);
    lexicon_free(lexicon);
}

static void a_line_needs_a_word(void **state)
{
    (void)state;
    assert_refused("verb : p=0.9", "name a word before the colon, behind \"verb\"");
    assert_refused("verb cut : obj=", "name a word behind \"=\"");
    assert_refused("irregular", "name a word and its forms behind \"irregular\"");
}

static void a_preposition_is_a_word(void **state)
{
    (void)state;
    assert_refused("verb cut : object=@number",
                   "object= and recipient= take one preposition, not \"@number\"");
    assert_refused("verb cut : recipient=to,for",
                   "object= and recipient= take one preposition, not \"to,for\"");
}

static void a_capital_letter_is_refused(void **state)
{
    (void)state;
    assert_refused("verb Cut", "words are written in lower case, not \"Cut\"");
    assert_refused("verb cut : obj=Rate",
                   "words are written in lower case, not \"Rate\"");
    assert_refused("class rate: Rate", "words are written in lower case, not \"Rate\"");
}

static void an_unknown_setting_is_refused(void **state)
{
    (void)state;
    assert_refused("verb cut : subject=bank", "no such setting: \"subject\"");
    assert_refused("verb cut : pasive", "no such flag: \"pasive\"");
    assert_refused("verb cut : p!=0.8", "only conditions take !=, not \"p\"");
}

static void a_class_of_the_engine_must_have_words(void **state)
{
    (void)state;
    struct lexicon *lexicon;
    const char *text = "class be: is\n";
    assert_int_equal(lexicon_read(test_host(), ng_make_str(text, strlen(text)), &lexicon),
                     NG_NOFILE);
    assert_non_null(strstr(test_host_message(), "needs words in class \"have\""));
    lexicon_free(lexicon);
}

static void no_lexicon_can_be_freed(void **state)
{
    (void)state;
    lexicon_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_leads_to_the_frames),
        cmocka_unit_test(both_spellings_are_read),
        cmocka_unit_test(lines_with_a_particle_stand_first),
        cmocka_unit_test(a_class_takes_in_another),
        cmocka_unit_test(an_unknown_class_names_its_line),
        cmocka_unit_test(an_unknown_type_is_refused),
        cmocka_unit_test(a_probability_lies_between_0_and_1),
        cmocka_unit_test(a_setting_is_given_once),
        cmocka_unit_test(a_line_needs_a_word),
        cmocka_unit_test(a_preposition_is_a_word),
        cmocka_unit_test(a_capital_letter_is_refused),
        cmocka_unit_test(an_unknown_setting_is_refused),
        cmocka_unit_test(a_class_of_the_engine_must_have_words),
        cmocka_unit_test(no_lexicon_can_be_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
