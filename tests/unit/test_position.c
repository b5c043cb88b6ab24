#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "xml/position.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    alloc_fail_from(0);
    arena_free(&arena);
    return 0;
}

/* A text of so many characters, one to four bytes long, in a mixed order. */
static struct str make_text(size_t characters, char *into)
{
    static const char *const pieces[] = {"a", "\xC3\xA9", "\xE2\x82\xAC",
                                         "\xF0\x9F\x98\x80", " ", "b"};
    uint32_t random = 1;
    size_t   length = 0;
    for (size_t i = 0; i < characters; i++) {
        random = random * 1664525 + 1013904223;
        const char *piece = pieces[(random >> 24) % 6];
        memcpy(into + length, piece, strlen(piece));
        length += strlen(piece);
    }
    return (struct str){into, length};
}

static void positions_agree_with_counting(void **state)
{
    (void)state;
    for (size_t characters = 0; characters < 400; characters += 13) {
        char             bytes[1600];
        const struct str text = make_text(characters, bytes);
        struct positions positions;
        uint32_t         expected = 0;
        assert_int_equal(positions_make(&positions, &arena, text, false, NULL), OK);
        assert_int_equal(positions.characters, characters);
        for (size_t i = 0; i <= text.length; i++) {
            const bool begins =
                i == text.length || ((unsigned char)text.at[i] & 0xC0) != 0x80;
            if (!begins) continue;
            assert_int_equal(positions_of(&positions, (uint32_t)i), expected);
            assert_int_equal(positions_byte(&positions, expected), i);
            expected++;
        }
        assert_int_equal(expected, characters + 1);
    }
}

static void bytes_of_ascii_are_positions(void **state)
{
    (void)state;
    struct positions positions;
    assert_int_equal(positions_make(&positions, &arena, STR("plain text"), false, NULL),
                     OK);
    assert_null(positions.before);
    assert_int_equal(positions_of(&positions, 7), 7);
    assert_int_equal(positions.characters, 10);
}

static void bytes_can_be_asked_for(void **state)
{
    (void)state;
    struct positions positions;
    assert_int_equal(
        positions_make(&positions, &arena, STR("\xC3\xA9\xC3\xA9x"), true, NULL), OK);
    assert_int_equal(positions.characters, 3);
    assert_int_equal(positions_of(&positions, 4), 4);
    assert_int_equal(positions_byte(&positions, 4), 4);
}

static void a_failed_allocation_is_reported(void **state)
{
    (void)state;
    struct positions positions;
    struct error     error;
    alloc_fail_from(1);
    assert_int_equal(positions_make(&positions, &arena, STR("\xC3\xA9"), false, &error),
                     ERROR_MEMORY);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, free_arena)
    const struct CMUnitTest tests[] = {
        TEST(positions_agree_with_counting),
        TEST(bytes_of_ascii_are_positions),
        TEST(bytes_can_be_asked_for),
        TEST(a_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
