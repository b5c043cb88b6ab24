/* json: one function for each thing that can stand in JSON, and a sticky problem. */
#include "text/json.h"

#include <stdint.h>

#include "base/swar.h"
#include "text/utf8.h"

struct json json_read(char *bytes, size_t length)
{
    return (struct json){.begin = bytes, .at = bytes, .end = bytes + length};
}

size_t json_column(const struct json *json)
{
    return (size_t)(json->at - json->begin) + 1;
}

static void fail(struct json *json, const char *problem)
{
    if (!json->problem) json->problem = problem;
}

/* Passes over white space and gives the next byte, 0 at the end. */
static char next_byte(struct json *json)
{
    char *at = json->at;
    while (at < json->end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        at++;
    json->at = at;
    return at < json->end ? *at : '\0';
}

enum json_type json_peek(struct json *json)
{
    if (json->problem) return JSON_NONE;
    const char c = next_byte(json);
    switch (c) {
    case '{':
        return JSON_OBJECT;
    case '[':
        return JSON_ARRAY;
    case '"':
        return JSON_STRING;
    case 't':
        return JSON_TRUE;
    case 'f':
        return JSON_FALSE;
    case 'n':
        return JSON_NULL;
    default:
        return c == '-' || char_is_digit(c) ? JSON_NUMBER : JSON_NONE;
    }
}

void json_enter(struct json *json, enum json_type type)
{
    if (json_peek(json) != type) {
        fail(json,
             type == JSON_OBJECT ? "an object is expected" : "an array is expected");
        return;
    }
    json->at++;
    json->fresh = true;
}

/* Whether another member follows: passes over the comma before it, or over the bracket
 * that closes. */
static bool more(struct json *json, char bracket)
{
    if (json->problem) return false;
    const bool fresh = json->fresh;
    const char c = next_byte(json);
    json->fresh = false;
    if (c == bracket) {
        json->at++;
        return false;
    }
    if (fresh) return true;
    if (c != ',') {
        fail(json, bracket == '}' ? "\",\" or \"}\" is expected"
                                  : "\",\" or \"]\" is expected");
        return false;
    }
    json->at++;
    return true;
}

bool json_key(struct json *json, struct str *key)
{
    if (!more(json, '}')) return false;
    if (next_byte(json) != '"') {
        fail(json, "a key in double quotes is expected");
        return false;
    }
    *key = json_string(json);
    if (json->problem) return false;
    if (next_byte(json) != ':') {
        fail(json, "\":\" is expected");
        return false;
    }
    json->at++;
    return true;
}

bool json_item(struct json *json)
{
    if (!more(json, ']')) return false;
    if (json_peek(json) != JSON_NONE) return true;
    fail(json, "a value is expected");
    return false;
}

/* The first byte from at on that a string may not hold as it is: a quote, a backslash,
 * a control character; or end. */
static char *plain_end(char *at, const char *end)
{
    while (end - at >= 8) {
        const uint64_t word = swar_load(at);
        if (swar_has(word, '"') | swar_has(word, '\\') | swar_under(word, 0x20)) break;
        at += 8;
    }
    while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
        at++;
    return at;
}

static int hex_digit(char c)
{
    if (char_is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* The four digits behind "\u"; false if they are not there. */
static bool read_unit(const char *at, const char *end, uint32_t *unit)
{
    if (end - at < 4) return false;
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        const int digit = hex_digit(at[i]);
        if (digit < 0) return false;
        *unit = *unit << 4 | (uint32_t)digit;
    }
    return true;
}

/* Decodes "\uXXXX" at *at, both halves of a pair, to UTF-8 at into; moves *at behind
 * it.  0 if it is malformed. */
static size_t decode_unit(char **at, const char *end, char *into)
{
    uint32_t code, low;
    if (!read_unit(*at + 2, end, &code)) return 0;
    *at += 6;
    if (code >= 0xD800 && code < 0xDC00 && end - *at >= 6 && (*at)[0] == '\\' &&
        (*at)[1] == 'u' && read_unit(*at + 2, end, &low) && low >= 0xDC00 &&
        low < 0xE000) {
        *at += 6;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
    return utf8_encode(code, into);
}

/* Decodes the escape at *at to into, never ahead of it; moves *at behind it.  The
 * length in bytes; 0 if it is malformed. */
static size_t decode_escape(char **at, const char *end, char *into)
{
    static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
    if (end - *at < 2) return 0;
    const char letter = (*at)[1];
    if (letter == 'u') return decode_unit(at, end, into);
    const char *found = letter ? strchr(letters, letter) : NULL;
    if (!found) return 0;
    *into = bytes[found - letters];
    *at += 2;
    return 1;
}

struct str json_string(struct json *json)
{
    const struct str none = {NULL, 0};
    if (json_peek(json) != JSON_STRING) {
        fail(json, "a string is expected");
        return none;
    }
    char *const begin = json->at + 1;
    char *at = plain_end(begin, json->end);
    char *into = at;
    while (at < json->end && *at == '\\') {
        const size_t length = decode_escape(&at, json->end, into);
        if (!length) {
            json->at = at;
            fail(json, "an escape is malformed");
            return none;
        }
        into += length;
        char *const stop = plain_end(at, json->end);
        const size_t plain = (size_t)(stop - at);
        memmove(into, at, plain);
        into += plain;
        at = stop;
    }
    json->at = at;
    if (at == json->end || *at != '"') {
        fail(json, at == json->end ? "the string does not end"
                                   : "a control character must be escaped in a string");
        return none;
    }
    json->at++;
    return (struct str){begin, (size_t)(into - begin)};
}

static bool skip_digits(struct json *json)
{
    const char *const begin = json->at;
    while (json->at < json->end && char_is_digit(*json->at))
        json->at++;
    return json->at > begin;
}

static bool skip_char(struct json *json, char one, char other)
{
    if (json->at == json->end || (*json->at != one && *json->at != other)) return false;
    json->at++;
    return true;
}

/* int [frac] [exp], as the RFC draws it. */
static bool skip_number(struct json *json)
{
    skip_char(json, '-', '-');
    if (!skip_char(json, '0', '0') && !skip_digits(json)) return false;
    if (skip_char(json, '.', '.') && !skip_digits(json)) return false;
    if (!skip_char(json, 'e', 'E')) return true;
    skip_char(json, '+', '-');
    return skip_digits(json);
}

struct str json_number(struct json *json)
{
    const bool expected = json_peek(json) == JSON_NUMBER;
    const char *begin = json->at;
    if (!expected || !skip_number(json)) {
        fail(json, expected ? "the number is malformed" : "a number is expected");
        return (struct str){NULL, 0};
    }
    return (struct str){begin, (size_t)(json->at - begin)};
}

static void skip_word(struct json *json, const char *word)
{
    const size_t length = strlen(word);
    if ((size_t)(json->end - json->at) < length || memcmp(json->at, word, length) != 0)
        fail(json, "a value is expected");
    else
        json->at += length;
}

/* Passes over a value that holds no others. */
static void skip_scalar(struct json *json, enum json_type type)
{
    switch (type) {
    case JSON_STRING:
        json_string(json);
        return;
    case JSON_NUMBER:
        json_number(json);
        return;
    case JSON_TRUE:
        skip_word(json, "true");
        return;
    case JSON_FALSE:
        skip_word(json, "false");
        return;
    case JSON_NULL:
        skip_word(json, "null");
        return;
    default:
        fail(json, "a value is expected");
    }
}

void json_skip(struct json *json)
{
    bool object[JSON_DEPTH]; /* of what is open: whether it is an object */
    unsigned depth = 0;
    do {
        const enum json_type type = json_peek(json);
        if (type != JSON_OBJECT && type != JSON_ARRAY) {
            skip_scalar(json, type);
        } else if (depth == JSON_DEPTH) {
            fail(json, "arrays or objects are nested too deeply");
        } else {
            object[depth++] = type == JSON_OBJECT;
            json_enter(json, type);
        }
        struct str key;
        while (depth > 0 && !(object[depth - 1] ? json_key(json, &key) : json_item(json)))
            depth--;
    } while (depth > 0 && !json->problem);
}

bool json_end(struct json *json)
{
    if (json->problem) return false;
    next_byte(json);
    if (json->at == json->end) return true;
    fail(json, "nothing may follow the value");
    return false;
}
