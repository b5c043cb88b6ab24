#include "token_fixture.h"

#include "base/alloc.h"
#include "text/utf8.h"

#define CURLY   "\xE2\x80\x99" /* right single quotation mark */
#define OKINA   "\xCA\xBB"     /* the Hawaiian letter that looks like a turned comma */
#define EN_DASH "\xE2\x80\x93"
#define EM_DASH "\xE2\x80\x94"

static void empty_text_has_no_tokens(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", "\n\n\t \r\n", "\xEF\xBB\xBF",
                                        "\xC2\xA0"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct tokenised all = tokenise(texts[i]);
        assert_int_equal(all.tokens.count, 0);
        assert_int_equal(all.tokens.sentence_count, 0);
        assert_int_equal(all.tokens.paragraph_count, 0);
        tokenised_free(&all);
    }
}

static void punctuation_stands_alone(void **state)
{
    (void)state;
    assert_tokens("Yes, (we) agreed; no: \"never\"!?",
                  "Yes|,|(|we|)|agreed|;|no|:|\"|never|\"|!?");
    assert_tokens("a\xC2\xABtrue\xC2\xBB report", "a|\xC2\xAB|true|\xC2\xBB|report");
}

static void possessive_is_a_token(void **state)
{
    (void)state;
    assert_tokens("Malaysia's role", "Malaysia|'s|role");
    assert_tokens("Malaysia" CURLY "s role", "Malaysia|" CURLY "s|role");
    assert_tokens("the officials" CURLY " meeting", "the|officials|" CURLY "|meeting");
    assert_tokens("the 1980's", "the|1980|'s");
    assert_tokens("the U.S.'s role", "the|U.S.|'s|role");
    assert_tokens("ASEAN'S", "ASEAN|'S");
    assert_tokens("the firm \"Acme\"'s", "the|firm|\"|Acme|\"|'s");
}

static void clitics_are_tokens(void **state)
{
    (void)state;
    assert_tokens("They're we've she'll I'd I'm it's",
                  "They|'re|we|'ve|she|'ll|I|'d|I|'m|it|'s");
    assert_tokens("don't can't won't isn't", "do|n't|ca|n't|wo|n't|is|n't");
    assert_tokens("don" CURLY "t DON'T", "do|n" CURLY "t|DO|N'T");
    assert_tokens("shouldn't've", "should|n't|'ve");
    assert_tokens("'tis n't", "'|tis|n't");
}

static void other_apostrophes_join(void **state)
{
    (void)state;
    assert_tokens("O'Brien Qur'an d'\xC3\xA9tat o'clock",
                  "O'Brien|Qur'an|d'\xC3\xA9tat|o'clock");
    assert_tokens("Kamakawiwo" OKINA "ole", "Kamakawiwo" OKINA "ole");
    assert_tokens("rock'n'roll Shi'ite y'all", "rock'n'roll|Shi'ite|y'all");
}

static void quotes_are_no_clitics(void **state)
{
    (void)state;
    assert_tokens("'so he said'", "'|so|he|said|'");
    assert_tokens("``quoted'' text", "``|quoted|''|text");
    assert_tokens("\xE2\x80\x98sure\xE2\x80\x99", "\xE2\x80\x98|sure|\xE2\x80\x99");
}

static void short_years_keep_their_apostrophe(void **state)
{
    (void)state;
    assert_tokens("the '90s and " CURLY "90s", "the|'90s|and|" CURLY "90s");
    assert_tokens("in " CURLY "98", "in|" CURLY "98");
    assert_tokens("'24 people left'", "'|24|people|left|'");
}

static void hyphens_join_words(void **state)
{
    (void)state;
    assert_tokens("ADMM-Plus 15-year Timor-Leste COVID-19",
                  "ADMM-Plus|15-year|Timor-Leste|COVID-19");
    assert_tokens("U.S.-China Calif.-based", "U.S.-China|Calif.-based");
    assert_tokens("pre- and post-war", "pre|-|and|post-war");
    assert_tokens("well\xE2\x80\x91known", "well\xE2\x80\x91known");
}

static void ranges_of_numbers_are_three_tokens(void **state)
{
    (void)state;
    assert_tokens("2024-2027", "2024|-|2027");
    assert_tokens("2024" EN_DASH "2027", "2024|" EN_DASH "|2027");
    assert_tokens("24-26 June", "24|-|26|June");
    assert_tokens("10-15-year plan", "10|-|15-year|plan");
    assert_tokens("1.5-2.5%", "1.5|-|2.5|%");
}

static void iso_days_are_one_token(void **state)
{
    (void)state;
    assert_tokens("on 2025-09-24.", "on|2025-09-24|.");
    assert_tokens("2025-09-24T10:30:00", "2025-09-24T10:30:00");
}

static void dashes_split(void **state)
{
    (void)state;
    assert_tokens("word--word" EM_DASH "dash" EN_DASH "end",
                  "word|--|word|" EM_DASH "|dash|" EN_DASH "|end");
    assert_tokens("a - b", "a|-|b");
    assert_tokens("-5 +5", "-|5|+|5");
}

static void numbers_keep_their_signs_inside(void **state)
{
    (void)state;
    assert_tokens("1,234.5 and 3.5% of 1,23,456", "1,234.5|and|3.5|%|of|1,23,456");
    assert_tokens("RM20,000 or A$350,000 or $A350,000",
                  "RM20,000|or|A$|350,000|or|$|A350,000");
    assert_tokens("RM2000,500 and X1,23", "RM2000|,|500|and|X1|,|23");
    assert_tokens("$1.2bn US$5m RM1,200.50", "$|1.2bn|US$|5m|RM1,200.50");
    assert_tokens("\xE2\x82\xAC"
                  "20 \xC2\xA3"
                  "30m",
                  "\xE2\x82\xAC|20|\xC2\xA3|30m");
    assert_tokens("10:30 19th .5 1/2 24/7", "10:30|19th|.5|1/2|24/7");
    assert_tokens("Sept. 24,2025", "Sept.|24|,|2025");
    assert_tokens("1\xC2\xBD", "1\xC2\xBD");
}

static void slashes_split_words(void **state)
{
    (void)state;
    assert_tokens("TOKYO/SEOUL and/or 1986/87", "TOKYO|/|SEOUL|and|/|or|1986/87");
}

static void other_signs_join_where_they_belong(void **state)
{
    (void)state;
    assert_tokens("AT&T snake_case #tag 50%", "AT&T|snake_case|#|tag|50|%");
    assert_tokens("R & D", "R|&|D");
    assert_tokens("Paral\xC2\xB7lel", "Paral\xC2\xB7lel");
}

static void abbreviations_keep_their_dot(void **state)
{
    (void)state;
    assert_tokens("Dr. Lim of the U.S. left at 10 a.m. today",
                  "Dr.|Lim|of|the|U.S.|left|at|10|a.m.|today");
    assert_tokens("J. R. R. Tolkien", "J.|R.|R.|Tolkien");
    assert_tokens("J.R.R. Tolkien, Ph.D.", "J.R.R.|Tolkien|,|Ph.D.");
    assert_tokens("Sept. 24, Jan.-March", "Sept.|24|,|Jan.|-|March");
    assert_tokens("e.g. this vs. that etc.", "e.g.|this|vs.|that|etc.");
    assert_tokens("Boston, Mass. and", "Boston|,|Mass.|and");
}

static void words_that_are_no_abbreviations_here_lose_theirs(void **state)
{
    (void)state;
    assert_tokens("No. 5, but no.", "No.|5|,|but|no|.");
    assert_tokens("a lump of mass. It fell on the sun.",
                  "a|lump|of|mass|.|It|fell|on|the|sun|.");
    assert_tokens("fig. 3 and a fig.", "fig.|3|and|a|fig|.");
}

static void ellipses_are_one_token(void **state)
{
    (void)state;
    assert_tokens("Well... so.... \xE2\x80\xA6", "Well|...|so|....|\xE2\x80\xA6");
}

static void addresses_are_one_token(void **state)
{
    (void)state;
    assert_tokens("See https://example.com/a(b)?x=1, or (http://example.org).",
                  "See|https://example.com/a(b)?x=1|,|or|(|http://example.org|)|.");
    assert_tokens("www.example.my/page.", "www.example.my/page|.");
    assert_tokens("at example.com.my today", "at|example.com.my|today");
    assert_tokens("write to jane.doe@example.co.uk.",
                  "write|to|jane.doe@example.co.uk|.");
    assert_tokens("by @nut_graf: yes", "by|@nut_graf|:|yes");
    assert_tokens("It ended.The next", "It|ended|.|The|next");
    assert_tokens("12 @ 5", "12|@|5");
}

static void repeated_signs_are_one_token(void **state)
{
    (void)state;
    assert_tokens("===== *** ___ ~~", "=====|***|___|~~");
}

static void scripts_without_spaces_stay_in_runs(void **state)
{
    (void)state;
    assert_tokens("\xE5\x9C\xA8\xE4\xB8\x9C"
                  "ASEAN\xE4\xBC\x9A\xE3\x80\x82",
                  "\xE5\x9C\xA8\xE4\xB8\x9C|ASEAN|\xE4\xBC\x9A|\xE3\x80\x82");
}

static void marks_belong_to_their_letter(void **state)
{
    (void)state;
    assert_tokens("cafe\xCC\x81 \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD",
                  "cafe\xCC\x81|\xF0\x9F\x91\x8D|\xF0\x9F\x8F\xBD");
    assert_tokens("co\xC2\xADoperate", "co\xC2\xADoperate");
}

static void replaced_bytes_stay_in_words(void **state)
{
    (void)state;
    assert_tokens("Caf\x1A"
                  "teria \x1A",
                  "Caf\x1A"
                  "teria|\x1A");
}

static void long_runs_are_one_token(void **state)
{
    (void)state;
    char text[300];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    for (size_t length = 1; length < sizeof text - 1; length++) {
        const char before = text[length];
        text[length] = '\0';
        struct tokenised all = tokenise(text);
        assert_int_equal(all.tokens.count, 1);
        assert_int_equal(all.tokens.at[0].length, length);
        assert_int_equal(all.tokens.at[0].hash, str_hash((struct str){text, length}));
        tokenised_free(&all);
        text[length] = before;
    }
}

static void words_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"ASEAN", "asean"},
        {"\xC3\x89tat", "\xC3\xA9tat"},
        {"E\xCC\x81tat", "\xC3\xA9tat"},
        {"n" CURLY "t", "n't"},
        {"O" OKINA "ahu", "o'ahu"},
        {EM_DASH, "-"},
        {"\xE2\x80\xA6", "..."},
        {"\xE2\x80\x9C", "\""},
        {"co\xC2\xADoperate", "cooperate"},
        {"\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0",
         "\xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0"},
        {"\xC8\xBA", "\xE2\xB1\xA5"}, /* grows from two bytes to three */
        {"\xE2\x84\xAB", "\xC3\xA5"}, /* the angstrom sign is a letter */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct tokenised    all = tokenise(cases[i].text);
        const struct token *token = &all.tokens.at[0];
        assert_int_equal(all.tokens.count, 1);
        assert_str(((struct str){token->word, token->length}), cases[i].folded);
        assert_int_equal(token->hash, token_hash(str_from(cases[i].folded)));
        assert_str(token_fold(&all.arena, str_from(cases[i].text)), cases[i].folded);
        tokenised_free(&all);
    }
}

static void shapes_say_what_a_token_is(void **state)
{
    (void)state;
    enum {
        W = TOKEN_WORD,
        D = TOKEN_DIGIT,
        P = TOKEN_PUNCT,
        T = TOKEN_TITLE,
        U = TOKEN_UPPER
    };
    static const struct {
        const char *text;
        uint32_t    shape;
    } cases[] = {
        {"word", W},
        {"Word", W | T},
        {"WORD", W | T | U},
        {"A", W | T},
        {"U.S.", W | T | U},
        {"J.", W | T},
        {"G20", W | D | T | U},
        {"F-16", W | D | T | U},
        {"19th", W | D},
        {"2025", D},
        {"1,234.5", D},
        {"!", P},
        {"iPhone", W},
        {"McLeod", W | T},
        {"ADMM-Plus", W | T},
        {"\xC3\x89tat", W | T},
        {"\xC3\x89TAT", W | T | U},
        {"\xE2\x82\xAC", P},
        {"'s", P},
        {"@name", W},
        {"US$", W | T | U},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct tokenised all = tokenise(cases[i].text);
        const uint32_t   shape = all.tokens.at[0].shape & ~(uint32_t)TOKEN_OPENER;
        if (shape != cases[i].shape) print_error("%s\n", cases[i].text);
        assert_int_equal(shape, cases[i].shape);
        tokenised_free(&all);
    }
}

static void tokens_know_their_glue(void **state)
{
    (void)state;
    static const bool glued[] = {false, true, false, true, true, false};
    struct tokenised  all = tokenise("ASEAN's role, so\nit");
    all.tokens.count = 6;
    for (size_t i = 0; i < COUNT(glued); i++)
        assert_int_equal((all.tokens.at[i].shape & TOKEN_GLUED) != 0, glued[i] && i != 4);
    tokenised_free(&all);
}

static void same_word_same_hash_however_it_is_read(void **state)
{
    (void)state;
    /* At the begin of a line, within it, with a sign behind it, with a mark in it. */
    struct tokenised all =
        tokenise("caf\xC3\xA9 caf\xC3\xA9, cafe\xCC\x81.\nCAF\xC3\x89 role Role ROLE's");
    const uint32_t cafe = token_hash(STR("caf\xC3\xA9")), role = token_hash(STR("role"));
    static const bool is_cafe[] = {true, true, false, true, false, true};
    for (size_t i = 0; i < COUNT(is_cafe); i++)
        assert_int_equal(all.tokens.at[i].hash == cafe, is_cafe[i]);
    for (size_t i = 6; i < 9; i++) assert_int_equal(all.tokens.at[i].hash, role);
    tokenised_free(&all);
}

/* Every n-th allocation fails once; nothing is lost, and the last round succeeds. */
static void memory_that_runs_out_is_reported(void **state)
{
    (void)state;
    static char text[200 * 1024];
    for (size_t i = 0; i + 8 < sizeof text; i += 8)
        memcpy(text + i, "\xC3\x89t a.\nb", 8);
    const struct str all = {text, sizeof text - 8};
    enum status      status = ERROR_MEMORY;
    size_t           n = 1;
    for (; status != OK; n++) {
        struct arena  arena = {0};
        struct tokens tokens;
        struct error  error;
        alloc_fail_from(n);
        status = tokens_make(&arena, all, 0, &tokens, &error);
        alloc_fail_from(0);
        if (status != OK) assert_int_equal(status, ERROR_MEMORY);
        arena_free(&arena);
        assert_in_range(n, 1, 100);
    }
    assert_true(n > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_text_has_no_tokens),
        cmocka_unit_test(punctuation_stands_alone),
        cmocka_unit_test(possessive_is_a_token),
        cmocka_unit_test(clitics_are_tokens),
        cmocka_unit_test(other_apostrophes_join),
        cmocka_unit_test(quotes_are_no_clitics),
        cmocka_unit_test(short_years_keep_their_apostrophe),
        cmocka_unit_test(hyphens_join_words),
        cmocka_unit_test(ranges_of_numbers_are_three_tokens),
        cmocka_unit_test(iso_days_are_one_token),
        cmocka_unit_test(dashes_split),
        cmocka_unit_test(numbers_keep_their_signs_inside),
        cmocka_unit_test(slashes_split_words),
        cmocka_unit_test(other_signs_join_where_they_belong),
        cmocka_unit_test(abbreviations_keep_their_dot),
        cmocka_unit_test(words_that_are_no_abbreviations_here_lose_theirs),
        cmocka_unit_test(ellipses_are_one_token),
        cmocka_unit_test(addresses_are_one_token),
        cmocka_unit_test(repeated_signs_are_one_token),
        cmocka_unit_test(scripts_without_spaces_stay_in_runs),
        cmocka_unit_test(marks_belong_to_their_letter),
        cmocka_unit_test(replaced_bytes_stay_in_words),
        cmocka_unit_test(long_runs_are_one_token),
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(shapes_say_what_a_token_is),
        cmocka_unit_test(tokens_know_their_glue),
        cmocka_unit_test(same_word_same_hash_however_it_is_read),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
