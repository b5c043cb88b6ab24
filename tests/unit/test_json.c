#include "scratch.h"

#include "base/buffer.h"
#include "text/json.h"

/* Reads a JSON text, which may be nothing but one string. */
static struct json begin(char *into, const char *text)
{
    strcpy(into, text);
    return json_read(into, strlen(text));
}

static void assert_string(const char *text, const char *expected)
{
    char        bytes[256];
    struct json json = begin(bytes, text);
    assert_str_is(json_string(&json), expected);
    assert_true(json_end(&json));
}

/* Passes over a whole text; gives what is wrong, and where. */
static const char *pass_over(const char *text, size_t *column)
{
    static char bytes[4096];
    struct json json = begin(bytes, text);
    json_skip(&json);
    json_end(&json);
    *column = json_column(&json);
    return json.problem;
}

static void assert_problem(const char *text, const char *words, size_t column)
{
    size_t      found;
    const char *problem = pass_over(text, &found);
    assert_non_null(problem);
    if (!strstr(problem, words)) fail_msg("%s: \"%s\"", text, problem);
    if (found != column) fail_msg("%s: column %zu", text, found);
}

static void strings_are_unescaped(void **state)
{
    (void)state;
    assert_string("\"\"", "");
    assert_string("\"plain text that is longer than eight bytes\"",
                  "plain text that is longer than eight bytes");
    assert_string("\"a\\\"b\\\\c\\/d\\be\\ff\\ng\\rh\\ti\"", "a\"b\\c/d\be\ff\ng\rh\ti");
    assert_string("\"\\u0041\\u00e9\\u20AC\"", "A\xC3\xA9\xE2\x82\xAC");
    assert_string("\"caf\xC3\xA9 after an escape\\n and more of it\"",
                  "caf\xC3\xA9 after an escape\n and more of it");
}

static void surrogates_pair_up_or_become_replacements(void **state)
{
    (void)state;
    assert_string("\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80");
    assert_string("\"\\ud83dx\"", "\xEF\xBF\xBDx");
    assert_string("\"\\ude00\"", "\xEF\xBF\xBD");
    assert_string("\"\\ud83d\\ud83d\\ude00\"", "\xEF\xBF\xBD\xF0\x9F\x98\x80");
    assert_string("\"\\ud83d\\u0041\"", "\xEF\xBF\xBD" "A");
}

static void an_escaped_nul_is_a_byte(void **state)
{
    (void)state;
    char        bytes[32];
    struct json json = begin(bytes, "\"a\\u0000b\"");
    const struct str text = json_string(&json);
    assert_int_equal(text.length, 3);
    assert_memory_equal(text.at, "a\0b", 3);
}

static void bad_strings_are_refused(void **state)
{
    (void)state;
    assert_problem("\"open", "does not end", 6);
    assert_problem("\"a\nb\"", "control character", 3);
    assert_problem("\"a\tb\"", "control character", 3);
    assert_problem("\"\\x41\"", "escape is malformed", 2);
    assert_problem("\"\\u12G4\"", "escape is malformed", 2);
    assert_problem("\"\\u12\"", "escape is malformed", 2);
    assert_problem("\"\\", "escape is malformed", 2);
    assert_problem("\"abc\\", "escape is malformed", 5);
}

static void numbers_follow_the_grammar(void **state)
{
    (void)state;
    static const char *const good[] = {"0", "-0", "10", "3.25", "-1.5e3", "2E-7", "1e+9"};
    static const char *const bad[] = {"-", "01", "1.", ".5", "1e", "+1", "1.e3", "0x1"};
    size_t                   column;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char        bytes[32];
        struct json json = begin(bytes, good[i]);
        assert_str_is(json_number(&json), good[i]);
        assert_true(json_end(&json));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (!pass_over(bad[i], &column)) fail_msg("%s is taken for a number", bad[i]);
}

static void objects_and_arrays_are_walked(void **state)
{
    (void)state;
    char          bytes[128];
    struct json json = begin(bytes, " { \"a\" : [ 1 , 2,3 ] , \"b\" : { } , \"c\":[] } ");
    struct str    key;
    struct buffer seen = {0};
    json_enter(&json, JSON_OBJECT);
    while (json_key(&json, &key)) {
        buffer_str(&seen, key);
        if (json_peek(&json) != JSON_ARRAY) {
            json_skip(&json);
            continue;
        }
        json_enter(&json, JSON_ARRAY);
        while (json_item(&json)) buffer_str(&seen, json_number(&json));
    }
    assert_true(json_end(&json));
    assert_str_is(buffer_view(&seen), "a123bc");
    buffer_free(&seen);
}

static void bad_structure_is_refused(void **state)
{
    (void)state;
    assert_problem("", "value is expected", 1);
    assert_problem("{", "key in double quotes", 2);
    assert_problem("{\"a\"}", "\":\" is expected", 5);
    assert_problem("{\"a\":}", "value is expected", 6);
    assert_problem("{\"a\":1,}", "key in double quotes", 8);
    assert_problem("{\"a\":1 \"b\":2}", "\",\" or \"}\"", 8);
    assert_problem("{a:1}", "key in double quotes", 2);
    assert_problem("[1 2]", "\",\" or \"]\"", 4);
    assert_problem("[1,]", "value is expected", 4);
    assert_problem("[,1]", "value is expected", 2);
    assert_problem("[1}", "\",\" or \"]\"", 3);
    assert_problem("tru", "value is expected", 1);
    assert_problem("nul", "value is expected", 1);
    assert_problem("{} {}", "nothing may follow", 4);
    assert_problem("NaN", "value is expected", 1);
}

static void depth_is_bounded(void **state)
{
    (void)state;
    char   text[3 * JSON_DEPTH];
    size_t column;
    memset(text, '[', JSON_DEPTH);
    memset(text + JSON_DEPTH, ']', JSON_DEPTH);
    text[2 * JSON_DEPTH] = '\0';
    assert_null(pass_over(text, &column));
    memset(text, '[', JSON_DEPTH + 1);
    memset(text + JSON_DEPTH + 1, ']', JSON_DEPTH + 1);
    text[2 * JSON_DEPTH + 2] = '\0';
    assert_problem(text, "nested too deeply", JSON_DEPTH + 1);
}

static void a_problem_stays(void **state)
{
    (void)state;
    char        bytes[32];
    struct json json = begin(bytes, "[1,x,2]");
    json_enter(&json, JSON_ARRAY);
    assert_true(json_item(&json));
    json_skip(&json);
    assert_false(json_item(&json));
    const char *problem = json.problem;
    assert_int_equal(json_peek(&json), JSON_NONE);
    assert_false(json_item(&json));
    assert_null(json_string(&json).at);
    assert_null(json_number(&json).at);
    json_skip(&json);
    assert_false(json_end(&json));
    assert_ptr_equal(json.problem, problem);
    assert_int_equal(json_column(&json), 4);
}

/* Whatever is cut off, nothing is read behind the end: AddressSanitizer looks on. */
static void every_prefix_is_handled(void **state)
{
    (void)state;
    static const char text[] =
        "{\"a\":[1.5e3,true,false,null,\"x\\u00e9\\ud83d\\ude00\\n\"],\"b\":{\"c\":[]}}";
    for (size_t length = 0; length < sizeof text; length++) {
        char *bytes = malloc(length ? length : 1);
        assert_non_null(bytes);
        memcpy(bytes, text, length);
        struct json json = json_read(bytes, length);
        json_skip(&json);
        assert_int_equal(json_end(&json), length == sizeof text - 1);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_unescaped),
        cmocka_unit_test(surrogates_pair_up_or_become_replacements),
        cmocka_unit_test(an_escaped_nul_is_a_byte),
        cmocka_unit_test(bad_strings_are_refused),
        cmocka_unit_test(numbers_follow_the_grammar),
        cmocka_unit_test(objects_and_arrays_are_walked),
        cmocka_unit_test(bad_structure_is_refused),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(a_problem_stays),
        cmocka_unit_test(every_prefix_is_handled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
