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
    assert_non_null(strstr(test_host_message(), "no such class"));
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
        cmocka_unit_test(a_class_of_the_engine_must_have_words),
        cmocka_unit_test(no_lexicon_can_be_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
