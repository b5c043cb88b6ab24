#include "token_fixture.h"

#define OPEN  "\xE2\x80\x9C"
#define CLOSE "\xE2\x80\x9D"

static void stops_end_sentences(void **state)
{
    (void)state;
    assert_sentences("They met. Did they agree? They did! All left.",
                     "They met. / Did they agree? / They did! / All left.");
    assert_sentences("It ended in 2025. 24 people came.",
                     "It ended in 2025. / 24 people came.");
    assert_sentences("no stop at all", "no stop at all");
}

static void quotes_and_brackets_close_behind_the_stop(void **state)
{
    (void)state;
    assert_sentences("\"We agreed.\" They left.", "\"We agreed.\" / They left.");
    assert_sentences(OPEN "We agreed." CLOSE " They left.",
                     OPEN "We agreed." CLOSE " / They left.");
    assert_sentences("(They met.) All left.", "(They met.) / All left.");
    assert_sentences("``We agreed.'' They left.", "``We agreed.'' / They left.");
    assert_sentences("He asked: \"Why?!\" Nobody knew.",
                     "He asked: \"Why?!\" / Nobody knew.");
    assert_sentences("They met.[1][12] All left.", "They met.[1][12] / All left.");
    assert_sentences("They met. \"We agreed,\" he said.",
                     "They met. / \"We agreed,\" he said.");
}

static void small_letters_go_on(void **state)
{
    (void)state;
    assert_sentences("\"Did you agree?\" he asked.", "\"Did you agree?\" he asked.");
    assert_sentences("\"It is over.\" he said.", "\"It is over.\" he said.");
    assert_sentences("approx. five of them", "approx. five of them");
    assert_sentences("It cost Rs. 25 lakh.", "It cost Rs. 25 lakh.");
    assert_sentences("It rose 4 dlrs. per ton.", "It rose 4 dlrs. per ton.");
}

static void dot_behind_a_long_word_ends_before_a_small_letter(void **state)
{
    (void)state;
    assert_sentences("prices of rice increased. they fell later.",
                     "prices of rice increased. / they fell later.");
    assert_sentences("It fell in Mass. and Conn. too.",
                     "It fell in Mass. and Conn. too.");
}

static void names_with_a_small_first_letter_open(void **state)
{
    (void)state;
    assert_sentences("Sales fell. iPhone sales rose.",
                     "Sales fell. / iPhone sales rose.");
    assert_sentences("They fled. al-Shabaab followed.",
                     "They fled. / al-Shabaab followed.");
}

static void titles_and_initials_go_on(void **state)
{
    (void)state;
    assert_sentences("Dr. Lim met Gen. A. B. Tan. They agreed.",
                     "Dr. Lim met Gen. A. B. Tan. / They agreed.");
    assert_sentences("J. R. R. Tolkien wrote it. He was read.",
                     "J. R. R. Tolkien wrote it. / He was read.");
    assert_sentences("The St. John Hall burned.", "The St. John Hall burned.");
}

static void plan_b_ends(void **state)
{
    (void)state;
    assert_sentences("They chose plan B. The rest left.",
                     "They chose plan B. / The rest left.");
}

static void abbreviated_names_end_before_openers_only(void **state)
{
    (void)state;
    assert_sentences("The U.S. Army left. The U.S. The army stayed.",
                     "The U.S. Army left. / The U.S. / The army stayed.");
    assert_sentences("He joined Acme Inc. The firm grew.",
                     "He joined Acme Inc. / The firm grew.");
    assert_sentences("Acme Corp. President Lim left.", "Acme Corp. President Lim left.");
    assert_sentences("They live in the U.S. \"The rest left,\" he said.",
                     "They live in the U.S. / \"The rest left,\" he said.");
}

static void months_and_numbers_go_on(void **state)
{
    (void)state;
    assert_sentences("It opens on Sept. 24. Hall No. 5 is full.",
                     "It opens on Sept. 24. / Hall No. 5 is full.");
    assert_sentences("It closed in Sept. The hall is empty.",
                     "It closed in Sept. / The hall is empty.");
    assert_sentences("Prices rose 3.5 per cent.", "Prices rose 3.5 per cent.");
}

static void hours_end_before_a_capital(void **state)
{
    (void)state;
    assert_sentences("It begins at 10 a.m. Police expect many.",
                     "It begins at 10 a.m. / Police expect many.");
    assert_sentences("It begins at 10 a.m. Tuesday.", "It begins at 10 a.m. Tuesday.");
    assert_sentences("It begins at 10 a.m. GMT.", "It begins at 10 a.m. GMT.");
}

static void lists_end_before_a_capital(void **state)
{
    (void)state;
    assert_sentences("They sell rice, oil etc. Prices rose.",
                     "They sell rice, oil etc. / Prices rose.");
    assert_sentences("Rice, oil etc. are sold, e.g. Basmati.",
                     "Rice, oil etc. are sold, e.g. Basmati.");
}

static void ellipses_end_before_a_capital(void **state)
{
    (void)state;
    assert_sentences("He paused... Then he left.", "He paused... / Then he left.");
    assert_sentences("He paused... then left.", "He paused... then left.");
    assert_sentences("the one . . . that we know", "the one . . . that we know");
}

static void missing_space_is_seen(void **state)
{
    (void)state;
    assert_sentences("The talks ended.They left.", "The talks ended. / They left.");
    assert_sentences("version 2.A of it", "version 2.A of it");
}

static void signoff_is_its_own(void **state)
{
    (void)state;
    assert_sentences("They agreed. \xE2\x80\x93 Bernama",
                     "They agreed. / \xE2\x80\x93 Bernama");
    assert_sentences("They agreed. - AFP", "They agreed. / - AFP");
}

static void header_is_its_own(void **state)
{
    (void)state;
    const char      *text = "MIRI, Sept 26 (Bernama) -- Prices rose. They fell.";
    struct tokenised all = tokenise_with_header(text, 27);
    assert_ranges_at(&all, all.tokens.sentences, all.tokens.sentence_count,
                     "MIRI, Sept 26 (Bernama) -- / Prices rose. / They fell.", __FILE__,
                     __LINE__);
}

static void wide_stops_need_no_space(void **state)
{
    (void)state;
    assert_sentences("\xE4\xBC\x9A\xE3\x80\x82\xE4\xBC\x9A\xE3\x80\x82",
                     "\xE4\xBC\x9A\xE3\x80\x82 / \xE4\xBC\x9A\xE3\x80\x82");
}

static void blank_lines_part_paragraphs(void **state)
{
    (void)state;
    assert_paragraphs(
        "Ministers meet in Johor\n\nThey met. They left.\n\n\nAll agreed.\n",
        "Ministers meet in Johor / They met. They left. / All agreed.");
    assert_sentences("Ministers meet in Johor\n\nThey met.",
                     "Ministers meet in Johor / They met.");
    assert_paragraphs("One line.\r\n\r\nAnother.", "One line. / Another.");
}

static void wrapped_lines_part_nothing(void **state)
{
    (void)state;
    static const char text[] =
        "The ministers of ten countries met on Friday to look at what was\n"
        "done in the past year. They agreed that more has to be done until\n"
        "September and will meet again in March. A second round of talks is\n"
        "planned in Johor.";
    struct tokenised all = tokenise(text);
    assert_int_equal(all.tokens.paragraph_count, 1);
    assert_int_equal(all.tokens.sentence_count, 3);
    tokenised_free(&all);
}

static void indented_lines_begin_paragraphs(void **state)
{
    (void)state;
    static const char text[] =
        "MINISTERS MEET IN JOHOR\n"
        "  Ministers of ten countries met on Friday to look at what\n"
        "  was done in the past year.\n"
        "      They will meet again in March, the ministry said in a\n"
        "  statement.\n"
        "      All agreed on\n"
        "  Friday.\n";
    struct tokenised all = tokenise(text);
    assert_int_equal(all.tokens.paragraph_count, 4);
    assert_int_equal(all.tokens.sentence_count, 4);
    tokenised_free(&all);
}

static void long_lines_are_paragraphs(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int line = 0; line < 3; line++) {
        buffer_text(&text, "The ministers met");
        for (int i = 0; i < 30; i++) buffer_text(&text, " and met");
        buffer_text(&text, "\n");
    }
    buffer_char(&text, '\0');
    struct tokenised all = tokenise(text.at);
    assert_int_equal(all.tokens.paragraph_count, 3);
    assert_int_equal(all.tokens.sentence_count, 3);
    tokenised_free(&all);
    buffer_free(&text);
}

static void bullets_begin_sentences(void **state)
{
    (void)state;
    assert_sentences("They agreed on:\n- Trade rules\n- Joint patrols\n",
                     "They agreed on: / - Trade rules / - Joint patrols");
    assert_sentences("They agreed on:\n\xE2\x80\xA2 trade\n\xE2\x80\xA2 patrols",
                     "They agreed on: / \xE2\x80\xA2 trade / \xE2\x80\xA2 patrols");
    assert_sentences("Agenda:\n1. Trade rules\n2. Joint patrols",
                     "Agenda: / 1. Trade rules / 2. Joint patrols");
    assert_sentences("Agenda:\n1) Trade\n2) Patrols", "Agenda: / 1) Trade / 2) Patrols");
}

static void numbers_at_line_begins_are_no_bullets(void **state)
{
    (void)state;
    assert_sentences("The ministers will meet again in the second week of March\n"
                     "31. They agreed on that in the first week of last February.",
                     "The ministers will meet again in the second week of March\n31. / "
                     "They agreed on that in the first week of last February.");
}

static void openers_are_first_words(void **state)
{
    (void)state;
    static const char *const texts[] = {"Talks ended.", "\"Talks ended.\"",
                                        "- (Talks ended.", "1. Talks ended."};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct tokenised all = tokenise(texts[i]);
        for (size_t k = 0; k < all.tokens.count; k++) {
            const struct token *token = &all.tokens.at[k];
            const bool          talks = str_is(span_of(all.text, token->at), "Talks");
            assert_int_equal((token->shape & TOKEN_OPENER) != 0, talks);
        }
        tokenised_free(&all);
    }
}

/* Whatever the text, sentences and paragraphs cover all tokens in order, no sentence
 * runs over a paragraph's end, and each token knows its sentence. */
static void ranges_cover_all_tokens(void **state)
{
    (void)state;
    struct tokenised all =
        tokenise("A headline\n\nOne. Two! \"Three?\" four\n- five.\n\n   Six 7.");
    const struct tokens *tokens = &all.tokens;
    uint32_t             next = 0;
    for (size_t i = 0; i < tokens->sentence_count; i++) {
        const struct token_range *sentence = &tokens->sentences[i];
        assert_int_equal(sentence->first, next);
        assert_true(sentence->last > sentence->first);
        assert_int_equal(sentence->at.begin, tokens->at[sentence->first].at.begin);
        assert_int_equal(sentence->at.end, tokens->at[sentence->last - 1].at.end);
        for (uint32_t k = sentence->first; k < sentence->last; k++)
            assert_int_equal(tokens->at[k].sentence, i);
        next = sentence->last;
    }
    assert_int_equal(next, tokens->count);
    next = 0;
    for (size_t i = 0; i < tokens->paragraph_count; i++) {
        assert_int_equal(tokens->paragraphs[i].first, next);
        next = tokens->paragraphs[i].last;
        const struct token *last = &tokens->at[next - 1];
        assert_int_equal(tokens->sentences[last->sentence].last, next);
    }
    assert_int_equal(next, tokens->count);
    tokenised_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_end_sentences),
        cmocka_unit_test(quotes_and_brackets_close_behind_the_stop),
        cmocka_unit_test(small_letters_go_on),
        cmocka_unit_test(dot_behind_a_long_word_ends_before_a_small_letter),
        cmocka_unit_test(names_with_a_small_first_letter_open),
        cmocka_unit_test(titles_and_initials_go_on),
        cmocka_unit_test(plan_b_ends),
        cmocka_unit_test(abbreviated_names_end_before_openers_only),
        cmocka_unit_test(months_and_numbers_go_on),
        cmocka_unit_test(hours_end_before_a_capital),
        cmocka_unit_test(lists_end_before_a_capital),
        cmocka_unit_test(ellipses_end_before_a_capital),
        cmocka_unit_test(missing_space_is_seen),
        cmocka_unit_test(signoff_is_its_own),
        cmocka_unit_test(header_is_its_own),
        cmocka_unit_test(wide_stops_need_no_space),
        cmocka_unit_test(blank_lines_part_paragraphs),
        cmocka_unit_test(wrapped_lines_part_nothing),
        cmocka_unit_test(indented_lines_begin_paragraphs),
        cmocka_unit_test(long_lines_are_paragraphs),
        cmocka_unit_test(bullets_begin_sentences),
        cmocka_unit_test(numbers_at_line_begins_are_no_bullets),
        cmocka_unit_test(openers_are_first_words),
        cmocka_unit_test(ranges_cover_all_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
