#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_numbers),         cmocka_unit_test(scales_multiply),
        cmocka_unit_test(signs_name_a_currency),     cmocka_unit_test(parts_of_a_unit),
        cmocka_unit_test(two_sides_are_a_pair),      cmocka_unit_test(years_are_no_pair),
        cmocka_unit_test(a_change_is_not_its_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
