#include "scratch.h"

#include "base/arena.h"
#include "run/decode.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    alloc_fail_from(0);
    arena_free(&arena);
    return 0;
}

static void assert_text(const char *bytes, size_t length, const char *expected,
                        size_t expected_length)
{
    char         copy[64];
    char        *at = copy;
    struct error error;
    memcpy(copy, bytes, length);
    assert_int_equal(decode_text(&arena, "a.txt", &at, &length, &error), OK);
    assert_int_equal(length, expected_length);
    assert_memory_equal(at, expected, length);
}

#define ASSERT_TEXT(bytes, expected) \
    assert_text((bytes), sizeof(bytes) - 1, (expected), sizeof(expected) - 1)

static void utf8_mark_is_dropped(void **state)
{
    (void)state;
    ASSERT_TEXT("\xEF\xBB\xBFtext", "text");
    ASSERT_TEXT("\xEF\xBB\xBF", "");
    ASSERT_TEXT("\xEF\xBB\xBF\xEF\xBB\xBFx", "\xEF\xBB\xBFx");
}

static void bytes_without_a_mark_stay(void **state)
{
    (void)state;
    ASSERT_TEXT("", "");
    ASSERT_TEXT("plain", "plain");
    ASSERT_TEXT("caf\xE9 \x93quoted\x94", "caf\xE9 \x93quoted\x94"); /* cp1252 */
    ASSERT_TEXT("\xEF\xBB", "\xEF\xBB");
    ASSERT_TEXT("\xFF", "\xFF");
    ASSERT_TEXT("a\0b", "a\0b");
}

static void utf16_is_converted_in_either_order(void **state)
{
    (void)state;
    ASSERT_TEXT("\xFF\xFE" "a\0\xE9\0\xAC\x20", "a\xC3\xA9\xE2\x82\xAC");
    ASSERT_TEXT("\xFE\xFF" "\0a\0\xE9\x20\xAC", "a\xC3\xA9\xE2\x82\xAC");
    ASSERT_TEXT("\xFF\xFE\x3D\xD8\x00\xDE", "\xF0\x9F\x98\x80");
    ASSERT_TEXT("\xFE\xFF\xD8\x3D\xDE\x00", "\xF0\x9F\x98\x80");
    ASSERT_TEXT("\xFF\xFE", "");
}

static void broken_utf16_becomes_replacements(void **state)
{
    (void)state;
    ASSERT_TEXT("\xFE\xFF\xD8\x3D\0x", "\xEF\xBF\xBDx");
    ASSERT_TEXT("\xFE\xFF\xDE\x00", "\xEF\xBF\xBD");
    ASSERT_TEXT("\xFE\xFF\xD8\x3D", "\xEF\xBF\xBD");
    ASSERT_TEXT("\xFE\xFF\0a\0", "a\xEF\xBF\xBD");
    ASSERT_TEXT("\xFE\xFF\0", "\xEF\xBF\xBD");
}

static void assert_refused(const char *bytes, size_t length, const char *words)
{
    char         copy[64];
    char        *at = copy;
    struct error error;
    memcpy(copy, bytes, length);
    assert_int_equal(decode_text(&arena, "a.txt", &at, &length, &error), ERROR_INPUT);
    assert_says(&error, words);
}

static void what_is_no_text_is_refused_with_a_remedy(void **state)
{
    (void)state;
    assert_refused("\x1F\x8B\x08\x00", 4, "a.txt: is compressed; use zcat");
    assert_refused("\x28\xB5\x2F\xFD.", 5, "zstdcat");
    assert_refused("\xFD" "7zXZ\0", 6, "xzcat");
    assert_refused("PK\3\4...", 7, "zip archive");
    assert_refused("%PDF-1.7", 8, "pdftotext");
    assert_refused("\x7F" "ELF", 4, "program");
    assert_refused("\xFF\xFE\0\0a\0\0\0", 8, "iconv -f UTF-32");
    assert_refused("\0\0\xFE\xFF\0\0\0a", 8, "iconv -f UTF-32");
}

static void json_lines_must_be_utf8(void **state)
{
    (void)state;
    char         bytes[] = "\xFF\xFE{\0";
    char        *at = bytes;
    size_t       length = sizeof bytes - 1;
    struct error error;
    assert_int_equal(decode_utf8("a.jsonl", &at, &length, &error), ERROR_INPUT);
    assert_says(&error, "iconv -f UTF-16");
    char marked[] = "\xEF\xBB\xBF{";
    at = marked;
    length = sizeof marked - 1;
    assert_int_equal(decode_utf8("a.jsonl", &at, &length, &error), OK);
    assert_int_equal(length, 1);
    assert_int_equal(*at, '{');
}

static void a_failed_allocation_is_reported(void **state)
{
    (void)state;
    char         bytes[] = "\xFF\xFE" "a\0";
    char        *at = bytes;
    size_t       length = sizeof bytes - 1;
    struct error error;
    alloc_fail_from(1);
    assert_int_equal(decode_text(&arena, "a.txt", &at, &length, &error), ERROR_MEMORY);
    alloc_fail_from(0);
    assert_int_equal(decode_text(&arena, "a.txt", &at, &length, &error), OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, free_arena)
    const struct CMUnitTest tests[] = {
        TEST(utf8_mark_is_dropped),
        TEST(bytes_without_a_mark_stay),
        TEST(utf16_is_converted_in_either_order),
        TEST(broken_utf16_becomes_replacements),
        TEST(what_is_no_text_is_refused_with_a_remedy),
        TEST(json_lines_must_be_utf8),
        TEST(a_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
