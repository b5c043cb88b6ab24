#include "unit.h"

#include <utf8proc.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "text/fold.h"
#include "text/utf8.h"

/* What folding should give, the long way: compose all, then lower each character. */
static struct str reference(struct arena *arena, struct str text)
{
    utf8proc_uint8_t       *composed = NULL;
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length,
                 &composed, options);
    assert_non_null(composed);
    const struct str all = str_from((const char *)composed);
    char            *into = arena_raw(arena, all.length * 2 + 4);
    size_t           length = 0;
    for (size_t i = 0, size; i < all.length; i += size) {
        const uint32_t   code = utf8_decode(all.at + i, all.length - i, &size);
        const struct str sign = fold_sign(code);
        if (sign.at && code >= 0x80) {
            memcpy(into + length, sign.at, sign.length);
            length += sign.length;
        } else {
            const utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)code);
            length += utf8_encode((uint32_t)lower, into + length);
        }
    }
    free(composed);
    return (struct str){into, length};
}

/* Every character, alone and behind a letter with a mark that composes: the quick check
 * must not pass one over that composing changes. */
static void every_character_folds_as_composed_text_does(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char text[8] = "a";
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        const struct str behind = {text, 1 + utf8_encode(code, text + 1)};
        const struct str alone = {text + 1, behind.length - 1};
        if (!str_equal(fold_text(&arena, alone), reference(&arena, alone)) ||
            !str_equal(fold_text(&arena, behind), reference(&arena, behind)))
            fail_msg("U+%04X", code);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void parts_of_korean_syllables_compose(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_str(fold_text(&arena, STR("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB")),
               "\xED\x95\x9C");
    arena_free(&arena);
}

static void marks_are_put_in_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    /* Dot below and circumflex, in both orders. */
    const char *wanted = "\xE1\xBB\x87";
    assert_str(fold_text(&arena, STR("E\xCC\xA3\xCC\x82")), wanted);
    assert_str(fold_text(&arena, STR("E\xCC\x82\xCC\xA3")), wanted);
    arena_free(&arena);
}

static void short_words_fold_as_long_ones(void **state)
{
    (void)state;
    static const char *const words[] = {"Caf\xC3\xA9", "\xC3\x89TAT", "A\xE2\x80\x99Z",
                                        "abc"};
    struct arena             arena = {0};
    for (size_t i = 0; i < COUNT(words); i++) {
        char             space[FOLD_SHORT_ROOM];
        const size_t     length = fold_short(str_from(words[i]), space);
        const struct str folded = fold_text(&arena, str_from(words[i]));
        assert_true(str_equal((struct str){space, length}, folded));
    }
    arena_free(&arena);
}

static void word_that_composes_is_not_short(void **state)
{
    (void)state;
    char space[FOLD_SHORT_ROOM], text[100];
    memset(text, 'a', sizeof text);
    assert_int_equal(fold_short(STR("e\xCC\x81"), space), 0);
    assert_int_equal(fold_short((struct str){text, FOLD_SHORT + 1}, space), 0);
    assert_int_equal(fold_short((struct str){text, FOLD_SHORT}, space), FOLD_SHORT);
}

static void memory_that_runs_out_gives_nothing(void **state)
{
    (void)state;
    static const char text[] = "E\xCC\x81tat";
    size_t            n = 1;
    for (struct str folded = {NULL, 0}; !folded.at; n++) {
        struct arena arena = {.limit = 0};
        alloc_fail_from(n);
        folded = fold_text(&arena, str_from(text));
        alloc_fail_from(0);
        arena_free(&arena);
        assert_in_range(n, 1, 10);
    }
    assert_true(n > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_folds_as_composed_text_does),
        cmocka_unit_test(parts_of_korean_syllables_compose),
        cmocka_unit_test(marks_are_put_in_order),
        cmocka_unit_test(short_words_fold_as_long_ones),
        cmocka_unit_test(word_that_composes_is_not_short),
        cmocka_unit_test(memory_that_runs_out_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
