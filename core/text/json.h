/* json: a strict reader of one JSON text (RFC 8259), pulled piece by piece.  It builds
 * no tree and allocates nothing: a string with escapes is unescaped where it stands,
 * which never makes it longer.
 *
 *     struct json json = json_read(line, length);
 *     json_enter(&json, JSON_OBJECT);
 *     while (json_key(&json, &key))
 *         if (str_is(key, "id")) id = json_string(&json);
 *         else json_skip(&json);
 *     json_end(&json);
 *     if (json.problem) ... json_column(&json)
 */
#ifndef NUTGRAF_TEXT_JSON_H
#define NUTGRAF_TEXT_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { JSON_DEPTH = 64 }; /* arrays and objects inside each other; more is a problem */

enum json_type {
    JSON_NONE, /* no value stands here */
    JSON_OBJECT,
    JSON_ARRAY,
    JSON_STRING,
    JSON_NUMBER,
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL
};

struct json {
    char       *begin, *at, *end;
    const char *problem; /* what is wrong at .at, as half a sentence; NULL while all is
                            well.  Then it stays, and every call gives nothing */
    bool        fresh;   /* nothing was read yet of the array or object entered last */
};

/* Starts reading.  The bytes stay the caller's; strings are slices of them. */
struct json json_read(char *bytes, size_t length);

/* What the next value is, judged by its first byte; nothing is consumed. */
enum json_type json_peek(struct json *json);

/* Goes into an object or an array; another value is a problem. */
void json_enter(struct json *json, enum json_type type);

/* The next key of the object that was entered; the caller reads or skips its value.
 * False when there is none left, and the object is closed, or after a problem. */
bool json_key(struct json *json, struct str *key);

/* Whether the array that was entered has another item, which the caller reads or skips.
 * False closes it, as above. */
bool json_item(struct json *json);

/* A string, unescaped in place.  A surrogate that stands alone becomes U+FFFD.  Bytes
 * that are not UTF-8 are not looked at. */
struct str json_string(struct json *json);

/* A number as it is written: "-1.50e3". */
struct str json_number(struct json *json);

/* Passes over any value. */
void json_skip(struct json *json);

/* Whether nothing but white space is left; else that is a problem. */
bool json_end(struct json *json);

/* Where the problem is: bytes from 1. */
size_t json_column(const struct json *json);

#endif
