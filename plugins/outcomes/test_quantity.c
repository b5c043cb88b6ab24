#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "currency.h"
#include "test_passage.h"

static void assert_quantity(const char *tagged, const char *value, const char *unit)
{
    struct test_passage *test = test_passage_new(tagged);
    const struct passage *passage = test_passage_of(test);
    struct quantity quantity;
    assert_true(quantity_find(passage, 0, passage->last, &quantity));
    assert_string_equal(quantity.value, value);
    assert_int_equal(quantity.unit.len, strlen(unit));
    assert_memory_equal(quantity.unit.at, unit, strlen(unit));
    test_passage_free(test);
}

static void words_are_numbers(void **state)
{
    (void)state;
    assert_quantity("ten/CD important/JJ initiatives/NNS", "10", "initiatives");
    assert_quantity("twenty-three/CD ships/NNS", "23", "ships");
    assert_quantity("two/CD hundred/CD and/CC five/CD men/NNS", "205", "men");
}

static void scales_multiply(void **state)
{
    (void)state;
    assert_quantity("1.2/CD billion/CD ringgit/NN", "1200000000", "ringgit");
    assert_quantity("Rs/NNP 25/CD lakh/NN", "2500000", "rupees");
    assert_quantity("12m/CD people/NNS", "12000000", "people");
}

static void signs_name_a_currency(void **state)
{
    (void)state;
    assert_quantity("$/OTHER ~4.5/CD million/CD", "4500000", "dollars");
    assert_quantity("US$/OTHER ~20/CD", "20", "dollars");
    assert_quantity("RM12/NNP", "12", "ringgit");
    assert_quantity("Rs/NNP ~./OTHER 25,000/CD", "25000", "rupees");
    assert_quantity("$/OTHER ~A350,000/NNP", "350000", "Australian dollars");
    assert_quantity("J$/NNP ~250,000/CD", "250000", "Jamaican dollars");
    assert_quantity("EUR10m/NNP", "10000000", "euros");
    assert_quantity("five/CD million/CD Solomon/NNP Islands/NNP dollars/NNS", "5000000",
                    "Solomon Islands dollars");
}

static void one_letter_is_a_currency_of_large_amounts_only(void **state)
{
    (void)state;
    assert_quantity("N50/NNP million/CD", "50000000", "naira");
    assert_quantity("P1,500/NNP", "1500", "pesos");
    assert_quantity("N95/NNP masks/NNS for/IN 20/CD clinics/NNS", "20", "clinics");
}

static void telegrams_have_names_of_their_own(void **state)
{
    (void)state;
    assert_quantity("24/CD mln/NN dlrs/NNS", "24000000", "dollars");
    assert_quantity("36/CD cts/NNS", "36", "cents");
    assert_quantity("1/CD ~-/OTHER ~1/2/CD pct/NN", "1.5", "percent");
    assert_quantity("2/CD 1/4/CD points/NNS", "2.25", "points");
}

static void units_may_be_glued(void **state)
{
    (void)state;
    assert_quantity("2.3kg/CD of/IN tea/NN", "2.3", "kg");
    assert_quantity("a/DT 150-million-euro/JJ loan/NN", "150000000", "euros");
    assert_quantity("a/DT 10-percent/JJ stake/NN", "10", "percent");
    assert_quantity("a/DT 25-basis-point/JJ cut/NN", "25", "basis points");
    assert_quantity("PHP76-billion/NNP fund/NN", "76000000000", "pesos");
    assert_quantity("a/DT seven-year/JJ term/NN", "7", "years");
}

static void compounds_that_measure_nothing_are_none(void **state)
{
    (void)state;
    assert_quantity("the/DT 54-year-old/JJ wrote/VBD two/CD books/NNS", "2", "books");
    assert_quantity("a/DT five-match/JJ tour/NN of/IN 3/CD cities/NNS", "3", "cities");
    assert_quantity("third-quarter/JJ sales/NNS of/IN 9/CD boats/NNS", "9", "boats");
}

static void articles_count_scales(void **state)
{
    (void)state;
    assert_quantity("a/DT million/CD people/NNS", "1000000", "people");
    assert_quantity("half/DT a/DT dozen/NN men/NNS", "6", "men");
    assert_quantity("one/CD and/CC a/DT half/NN million/CD tonnes/NNS", "1500000",
                    "tonnes");
}

static void a_plural_may_be_shared(void **state)
{
    (void)state;
    assert_quantity("1,500/CD army/NN and/CC police/NN men/NNS", "1500", "men");
}

static void parts_of_a_unit(void **state)
{
    (void)state;
    assert_quantity("a/DT quarter-point/NN", "0.25", "point");
    assert_quantity("half/NN a/DT per/IN cent/NN", "0.5", "percent");
    assert_quantity("a/DT tenth/NN of/IN a/DT cent/NN", "0.1", "cent");
}

static void two_sides_are_a_pair(void **state)
{
    (void)state;
    assert_quantity("3/CD ~-/OTHER ~1/CD", "3-1", "");
    assert_quantity("by/IN 52/CD votes/NNS to/IN 31/CD", "52-31", "votes");
    assert_quantity("by/IN 47/CD to/IN 39/CD", "47-39", "");
}

static void years_are_no_pair(void **state)
{
    (void)state;
    assert_quantity("the/DT 2012/CD ~-/OTHER ~2017/CD period/NN", "2012", "");
}

static void a_change_is_not_its_level(void **state)
{
    (void)state;
    assert_quantity("3.8/CD points/NNS to/IN 1291/CD", "3.8", "points");
}

static void currencies_are_sorted(void **state)
{
    (void)state;
    /* The first and the last of each table, and one within, by a search by halves. */
    assert_string_equal(currency_before("$", 1), "dollars");
    assert_string_equal(currency_before("rs.", 3), "rupees");
    assert_string_equal(currency_before("\xEF\xBF\xA5", 3), "yen");
    assert_string_equal(currency_behind("baht", 4), "baht");
    assert_string_equal(currency_behind("zloty", 5), "zlotys");
    assert_null(currency_before("xyz", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_numbers),
        cmocka_unit_test(scales_multiply),
        cmocka_unit_test(signs_name_a_currency),
        cmocka_unit_test(one_letter_is_a_currency_of_large_amounts_only),
        cmocka_unit_test(telegrams_have_names_of_their_own),
        cmocka_unit_test(units_may_be_glued),
        cmocka_unit_test(compounds_that_measure_nothing_are_none),
        cmocka_unit_test(articles_count_scales),
        cmocka_unit_test(a_plural_may_be_shared),
        cmocka_unit_test(currencies_are_sorted),
        cmocka_unit_test(parts_of_a_unit),
        cmocka_unit_test(two_sides_are_a_pair),
        cmocka_unit_test(years_are_no_pair),
        cmocka_unit_test(a_change_is_not_its_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
