#include "token_fixture.h"

#include "text/language.h"

static struct str language_of(const char *text)
{
    struct tokenised all = tokenise(text);
    const struct str language = language_detect(all.tokens.at, all.tokens.count);
    tokenised_free(&all);
    return language;
}

static void function_words_tell(void **state)
{
    (void)state;
    assert_str(language_of("The ministers of the ten countries will meet in Johor."),
               "en");
    assert_str(
        language_of("Para menteri akan bertemu di Johor pada bulan ini kerana hal itu."),
        "ms");
    assert_str(
        language_of("Les ministres des dix pays se retrouvent dans une ville du sud."),
        "fr");
    assert_str(
        language_of("Die Minister der zehn L\xC3\xA4nder treffen sich mit dem Kanzler."),
        "de");
    assert_str(
        language_of(
            "Los ministros de los diez pa\xC3\xADses se re\xC3\xBAnen en la ciudad."),
        "es");
}

static void names_of_another_language_do_not_mislead(void **state)
{
    (void)state;
    assert_str(
        language_of("Dewan Bahasa dan Pustaka and the Institut Terjemahan said they "
                    "will work with the Majlis Amanah Rakyat."),
        "en");
}

static void figures_and_few_words_do_not_tell(void **state)
{
    (void)state;
    assert_null(language_of("").at);
    assert_null(language_of("Shr 12 cts vs 16 cts").at);
    assert_null(language_of("Johor Bahru").at);
}

static void only_the_begin_is_read(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 200; i++) buffer_text(&text, "the minister of ");
    for (int i = 0; i < 2000; i++) buffer_text(&text, "yang itu dan di ");
    buffer_char(&text, '\0');
    assert_str(language_of(text.at), "en");
    buffer_free(&text);
}

/* Nine words of English that Malay does not have are not clear enough. */
static void a_quote_at_the_begin_does_not_mislead(void **state)
{
    (void)state;
    assert_str(language_of("\"He said it was for the people and by the council,\" "
                           "kata beliau dalam ucapan itu. Menteri itu berkata akan ada "
                           "lagi mesyuarat pada bulan ini kerana hal tersebut telah "
                           "diputuskan oleh pihak yang berkenaan dengan kerajaan."),
               "ms");
}

static void what_is_clear_is_not_read_on(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 10; i++)
        buffer_text(&text, "the minister ");
    for (int i = 0; i < 100; i++)
        buffer_text(&text, "yang itu tidak ");
    buffer_char(&text, '\0');
    assert_str(language_of(text.at), "en");
    assert_str(language_of(text.at + strlen("the minister ")), "ms");
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(function_words_tell),
        cmocka_unit_test(names_of_another_language_do_not_mislead),
        cmocka_unit_test(figures_and_few_words_do_not_tell),
        cmocka_unit_test(only_the_begin_is_read),
        cmocka_unit_test(a_quote_at_the_begin_does_not_mislead),
        cmocka_unit_test(what_is_clear_is_not_read_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
