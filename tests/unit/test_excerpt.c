#include "compare_fixture.h"

#include "base/buffer.h"
#include "compare/excerpt.h"

static void assert_plain(const char *text, size_t limit, const char *wanted)
{
    struct buffer out = {0};
    excerpt_plain(&out, str_from(text), limit);
    assert_str(buffer_view(&out), wanted);
    buffer_free(&out);
}

static void nothing_steers_the_terminal(void **state)
{
    (void)state;
    assert_plain("a\033[31mb\x07", 0, "a?[31mb?");
    assert_plain("a\nb\tc\rd", 0, "a b c d");
    assert_plain("a\xC2\x9B"
                 "31mb",
                 0, "a?31mb"); /* CSI in one character */
    assert_plain("\x7F", 0, "?");
    assert_plain("\xC2\xA0é", 0,
                 "\xC2\xA0é"); /* no control: a space that does not break */
}

static void the_limit_counts_characters(void **state)
{
    (void)state;
    assert_plain("éöü", 3, "éöü");
    assert_plain("éöüa", 3, "éöü...");
    assert_plain("", 3, "");
}

static struct excerpt find(struct compare_fixture *fixture, const char *text,
                           uint32_t begin, uint32_t end)
{
    struct locate locate;
    assert_int_equal(
        locate_make(&locate, &fixture->arena, str_from(text), false, &fixture->error),
        OK);
    return excerpt_find(&locate, begin, end);
}

static void words_around_are_whole(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct excerpt excerpt = find(
        fixture,
        "The first words of this sentence are too far away to be shown, and then the "
        "bridge opened, and the last words of this sentence are too far away as well.",
        76, 82);
    assert_str(excerpt.inside, "bridge");
    assert_str(excerpt.before, "are too far away to be shown, and then the ");
    assert_str(excerpt.after, " opened, and the last words of this sentence");
    assert_true(excerpt.cut_before && excerpt.cut_after);
}

/* Text without a space is cut between characters, never in one. */
static void characters_are_not_cut(void **state)
{
    struct compare_fixture *fixture = *state;
    char text[3 * 100 + 1] = "";
    for (int i = 0; i < 100; i++)
        strcat(text, "市");
    for (uint32_t at = 0; at < 100; at++) {
        const struct excerpt excerpt = find(fixture, text, at, at + 1);
        assert_str(excerpt.inside, "市");
        assert_int_equal(excerpt.before.length % 3, 0);
        assert_int_equal(excerpt.after.length % 3, 0);
    }
}

static void places_beyond_the_text_are_empty(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct excerpt excerpt = find(fixture, "abc", 4294967290u, 4294967294u);
    assert_int_equal(excerpt.inside.length, 0);
    assert_str(excerpt.before, "abc");
    assert_int_equal(find(fixture, "abc", 2, 1).inside.length, 0);
    assert_int_equal(find(fixture, "", 0, 1).inside.length, 0);
}

static void every_position_is_found(void **state)
{
    struct compare_fixture *fixture = *state;
    struct buffer text = {0};
    size_t bytes[301];
    for (size_t i = 0; i < 300; i++) {
        bytes[i] = text.length;
        buffer_text(&text, i % 3 == 0 ? "a" : i % 3 == 1 ? "é" : "市");
    }
    bytes[300] = text.length;
    struct locate locate;
    assert_int_equal(
        locate_make(&locate, &fixture->arena, buffer_view(&text), false, &fixture->error),
        OK);
    for (uint32_t i = 0; i <= 300; i++)
        assert_int_equal(locate_byte(&locate, i), bytes[i]);
    assert_int_equal(locate_byte(&locate, 301), text.length);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(nothing_steers_the_terminal),
        COMPARE_TEST(the_limit_counts_characters),
        COMPARE_TEST(words_around_are_whole),
        COMPARE_TEST(characters_are_not_cut),
        COMPARE_TEST(places_beyond_the_text_are_empty),
        COMPARE_TEST(every_position_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
