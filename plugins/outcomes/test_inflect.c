#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "inflect.h"
#include "lexicon.h"

static bool has_form(const char *base, const char *text, uint8_t forms)
{
    struct inflection found[8];
    const size_t count = inflect_verb(base, found);
    for (size_t i = 0; i < count; i++)
        if (strcmp(found[i].text, text) == 0 && found[i].forms == forms) return true;
    return false;
}

static void regular_verbs_take_endings(void **state)
{
    (void)state;
    const uint8_t past = FORM_PAST | FORM_PARTICIPLE;
    assert_true(has_form("sign", "signs", FORM_S));
    assert_true(has_form("sign", "signed", past));
    assert_true(has_form("sign", "signing", FORM_ING));
    assert_true(has_form("approve", "approved", past));
    assert_true(has_form("approve", "approving", FORM_ING));
    assert_true(has_form("agree", "agreeing", FORM_ING));
}

static void y_becomes_i_behind_a_consonant(void **state)
{
    (void)state;
    assert_true(has_form("ratify", "ratifies", FORM_S));
    assert_true(has_form("ratify", "ratified", FORM_PAST | FORM_PARTICIPLE));
    assert_true(has_form("deploy", "deploys", FORM_S));
    assert_true(has_form("deploy", "deployed", FORM_PAST | FORM_PARTICIPLE));
}

static void a_last_consonant_may_be_doubled(void **state)
{
    (void)state;
    assert_true(has_form("ban", "banned", FORM_PAST | FORM_PARTICIPLE));
    assert_true(has_form("cancel", "cancelled", FORM_PAST | FORM_PARTICIPLE));
    assert_true(has_form("cancel", "canceled", FORM_PAST | FORM_PARTICIPLE));
    assert_false(has_form("free", "freeed", FORM_PAST | FORM_PARTICIPLE));
}

static void nouns_have_plurals(void **state)
{
    (void)state;
    struct inflection plurals[2];
    assert_int_equal(inflect_noun("policy", plurals), 1);
    assert_string_equal(plurals[0].text, "policies");
    assert_int_equal(inflect_noun("ambush", plurals), 1);
    assert_string_equal(plurals[0].text, "ambushes");
    assert_int_equal(inflect_noun("euro", plurals), 2);
    assert_string_equal(plurals[1].text, "euros");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_verbs_take_endings),
        cmocka_unit_test(y_becomes_i_behind_a_consonant),
        cmocka_unit_test(a_last_consonant_may_be_doubled),
        cmocka_unit_test(nouns_have_plurals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
