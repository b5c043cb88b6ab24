#include "unit.h"

#include <nutgraf/plugin.h>

#include "base/arena.h"
#include "text/lemma.h"
#include "text/lemma_words.h"

struct example {
    const char *word;
    uint8_t     tag;
    const char *lemma;
};

static void check(const struct example *examples, size_t count)
{
    struct arena arena = {0};
    size_t       wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const struct str got = lemma_of(&arena, str_from(examples[i].word), examples[i].tag);
        if (str_is(got, examples[i].lemma)) continue;
        print_error("%s: \"%.*s\" is not \"%s\"\n", examples[i].word, (int)got.length, got.at,
                    examples[i].lemma);
        wrong++;
    }
    assert_int_equal(wrong, 0);
    arena_free(&arena);
}

#define CHECK(...)                                        \
    do {                                                  \
        static const struct example examples[] = {__VA_ARGS__}; \
        check(examples, COUNT(examples));                 \
    } while (0)

static void regular_verbs_lose_their_endings(void **state)
{
    (void)state;
    CHECK({"approved", NG_VBD, "approve"}, {"reported", NG_VBD, "report"},
          {"agreed", NG_VBN, "agree"}, {"carried", NG_VBD, "carry"}, {"planned", NG_VBN, "plan"},
          {"called", NG_VBD, "call"}, {"passed", NG_VBD, "pass"}, {"added", NG_VBD, "add"},
          {"stated", NG_VBD, "state"}, {"visited", NG_VBD, "visit"}, {"invited", NG_VBD, "invite"},
          {"offered", NG_VBD, "offer"}, {"referred", NG_VBN, "refer"}, {"created", NG_VBD, "create"},
          {"treated", NG_VBD, "treat"}, {"defeated", NG_VBD, "defeat"}, {"voted", NG_VBD, "vote"},
          {"looted", NG_VBD, "loot"}, {"boycotted", NG_VBD, "boycott"}, {"executed", NG_VBN, "execute"},
          {"shouted", NG_VBD, "shout"}, {"declared", NG_VBD, "declare"}, {"cleared", NG_VBD, "clear"},
          {"secured", NG_VBD, "secure"}, {"occurred", NG_VBD, "occur"}, {"honoured", NG_VBN, "honour"},
          {"changed", NG_VBD, "change"}, {"belonged", NG_VBD, "belong"}, {"pledged", NG_VBD, "pledge"},
          {"cancelled", NG_VBN, "cancel"}, {"controlled", NG_VBD, "control"}, {"killed", NG_VBN, "kill"},
          {"settled", NG_VBD, "settle"}, {"compiled", NG_VBD, "compile"}, {"failed", NG_VBD, "fail"},
          {"resumed", NG_VBD, "resume"}, {"claimed", NG_VBD, "claim"}, {"welcomed", NG_VBD, "welcome"},
          {"postponed", NG_VBN, "postpone"}, {"mentioned", NG_VBD, "mention"},
          {"opened", NG_VBD, "open"}, {"convened", NG_VBD, "convene"}, {"explained", NG_VBD, "explain"},
          {"examined", NG_VBD, "examine"}, {"developed", NG_VBD, "develop"}, {"hoped", NG_VBD, "hope"},
          {"escaped", NG_VBD, "escape"}, {"dropped", NG_VBD, "drop"}, {"revoked", NG_VBN, "revoke"},
          {"attacked", NG_VBD, "attack"}, {"provided", NG_VBD, "provide"}, {"raided", NG_VBD, "raid"},
          {"exceeded", NG_VBD, "exceed"}, {"conceded", NG_VBD, "concede"}, {"included", NG_VBD, "include"},
          {"released", NG_VBN, "release"}, {"focused", NG_VBD, "focus"}, {"seized", NG_VBD, "seize"},
          {"subscribed", NG_VBD, "subscribe"}, {"bombed", NG_VBN, "bomb"}, {"valued", NG_VBN, "value"},
          {"vetoed", NG_VBD, "veto"}, {"stayed", NG_VBD, "stay"}, {"wasted", NG_VBN, "waste"},
          {"tested", NG_VBN, "test"}, {"competed", NG_VBD, "compete"}, {"targeted", NG_VBN, "target"});
}

static void present_forms_lose_theirs(void **state)
{
    (void)state;
    CHECK({"says", NG_VBZ, "say"}, {"passes", NG_VBZ, "pass"}, {"carries", NG_VBZ, "carry"},
          {"goes", NG_VBZ, "go"}, {"raises", NG_VBZ, "raise"}, {"reaches", NG_VBZ, "reach"},
          {"making", NG_VBG, "make"}, {"running", NG_VBG, "run"}, {"signing", NG_VBG, "sign"},
          {"dying", NG_VBG, "die"}, {"rising", NG_VBG, "rise"}, {"bringing", NG_VBG, "bring"},
          {"trafficking", NG_VBG, "traffic"}, {"string", NG_NN, "string"}, {"agree", NG_VB, "agree"},
          {"bring", NG_VB, "bring"}, {"need", NG_VBP, "need"}, {"focus", NG_VB, "focus"});
}

static void irregular_forms_are_known(void **state)
{
    (void)state;
    CHECK({"took", NG_VBD, "take"}, {"won", NG_VBD, "win"}, {"sought", NG_VBD, "seek"},
          {"is", NG_VBZ, "be"}, {"'re", NG_VBP, "be"}, {"wo", NG_MD, "will"}, {"ca", NG_MD, "can"},
          {"found", NG_VBD, "find"}, {"found", NG_VB, "found"}, {"led", NG_VBN, "lead"},
          {"withdrew", NG_VBD, "withdraw"}, {"fell", NG_VBD, "fall"}, {"cut", NG_VBD, "cut"});
}

static void nouns_become_singular(void **state)
{
    (void)state;
    CHECK({"initiatives", NG_NNS, "initiative"}, {"countries", NG_NNS, "country"},
          {"losses", NG_NNS, "loss"}, {"taxes", NG_NNS, "tax"}, {"churches", NG_NNS, "church"},
          {"men", NG_NNS, "man"}, {"people", NG_NNS, "person"}, {"crises", NG_NNS, "crisis"},
          {"gas", NG_NN, "gas"}, {"bus", NG_NN, "bus"}, {"news", NG_NN, "news"},
          {"prizes", NG_NNS, "prize"}, {"cases", NG_NNS, "case"}, {"spokesmen", NG_NNS, "spokesman"},
          {"shoes", NG_NNS, "shoe"}, {"movies", NG_NNS, "movie"});
}

static void other_words_stay_as_they_are(void **state)
{
    (void)state;
    CHECK({"united", NG_NNP, "united"}, {"quickly", NG_RB, "quickly"}, {"this", NG_DT, "this"},
          {"red", NG_JJ, "red"}, {"a", NG_VBD, "a"}, {"", NG_NNS, ""}, {"\xC3\xA9", NG_VBD, "\xC3\xA9"});
}

static void untagged_words_take_the_likeliest_reading(void **state)
{
    (void)state;
    CHECK({"approved", NG_TAG_NONE, "approve"}, {"women", NG_TAG_NONE, "woman"},
          {"went", NG_TAG_NONE, "go"}, {"initiatives", NG_TAG_NONE, "initiative"});
}

static void the_tables_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 1; i < lemma_verb_count; i++) {
        assert_true(strcmp(lemma_verbs[i - 1].form, lemma_verbs[i].form) < 0);
    }
    for (size_t i = 1; i < lemma_noun_count; i++) {
        assert_true(strcmp(lemma_nouns[i - 1].form, lemma_nouns[i].form) < 0);
    }
    for (size_t i = 1; i < lemma_stem_count; i++) {
        const char *a = lemma_stems[i - 1].ending, *b = lemma_stems[i].ending;
        assert_true(a[strlen(a) - 1] <= b[strlen(b) - 1]);
        assert_true(strcmp(a, b) != 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_verbs_lose_their_endings),
        cmocka_unit_test(present_forms_lose_theirs),
        cmocka_unit_test(irregular_forms_are_known),
        cmocka_unit_test(nouns_become_singular),
        cmocka_unit_test(other_words_stay_as_they_are),
        cmocka_unit_test(untagged_words_take_the_likeliest_reading),
        cmocka_unit_test(the_tables_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
