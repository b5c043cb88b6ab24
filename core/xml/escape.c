/* escape: runs of plain bytes are copied whole; what is not plain is looked at one
 * character at a time. */
#include "xml/escape.h"

#include <stdbool.h>

#include "xml/put.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

enum { /* of the bytes that a format cannot take as they are, a bit for each */
    T = 1 << ESCAPE_TEXT,
    A = 1 << ESCAPE_ATTRIBUTE,
    J = 1 << ESCAPE_JSON,
    V = 1 << ESCAPE_TSV,
    X = T | A | J | V
};

#define SIXTEEN(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
#define SIXTY_FOUR(x) SIXTEEN(x), SIXTEEN(x), SIXTEEN(x), SIXTEEN(x)

/* clang-format off: a row is sixteen bytes. */
static const uint8_t special[256] = {
    X, X, X, X, X, X, X, X, X, A|J|V, A|J|V, X, X, X, X, X, /* tab, line feed */
    SIXTEEN(X),
    0, 0, A|J, 0, 0, 0, T|A, 0, 0, 0, 0, 0, 0, 0, 0, 0,     /* " & */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, T|A, 0, T|A, 0,     /* < > */
    SIXTEEN(0),
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, J|V, 0, 0, 0,       /* backslash */
    SIXTEEN(0),
    SIXTEEN(0),
    SIXTY_FOUR(X), SIXTY_FOUR(X), /* all that is not ASCII */
};
/* clang-format on */

static bool continues(const char *at, const char *end)
{
    return at < end && ((unsigned char)*at & 0xC0) == 0x80;
}

/* The length of the character at a place, which is not ASCII; 0 if none is there (RFC
 * 3629). */
static size_t wide_length(const char *at, const char *end)
{
    const unsigned char first = (unsigned char)at[0];
    if (first < 0xC2 || first > 0xF4 || !continues(at + 1, end)) return 0;
    if (first < 0xE0) return 2;
    /* The second byte tells overlong forms, surrogates and what is over U+10FFFF. */
    const unsigned char second = (unsigned char)at[1];
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
    if (!continues(at + 2, end)) return 0;
    if (first < 0xF0) return 3;
    return continues(at + 3, end) ? 4 : 0;
}

/* U+FFFE or U+FFFF, of a character three bytes long. */
static bool is_forbidden(const char *at, enum escape how)
{
    return (how == ESCAPE_TEXT || how == ESCAPE_ATTRIBUTE) &&
           (memcmp(at, "\xEF\xBF\xBE", 3) == 0 || memcmp(at, "\xEF\xBF\xBF", 3) == 0);
}

/* What an ASCII character becomes in XML; NULL if it cannot be there. */
static const char *xml_form(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

static void put_json_form(struct buffer *into, char c)
{
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    static const char hex[] = "0123456789abcdef";
    const char *found = c ? strchr(from, c) : NULL;
    if (found) {
        const char text[2] = {'\\', to[found - from]};
        put_bytes(into, text, sizeof text);
        return;
    }
    const char text[6] = {'\\', 'u', '0', '0', hex[c >> 4 & 15], hex[c & 15]};
    put_bytes(into, text, sizeof text);
}

static const char *tsv_form(char c)
{
    switch (c) {
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\\':
        return "\\\\";
    default:
        return NULL;
    }
}

static void put_form(struct buffer *into, char c, enum escape how)
{
    if (how == ESCAPE_JSON) {
        put_json_form(into, c);
        return;
    }
    const char *form = how == ESCAPE_TSV ? tsv_form(c) : xml_form(c);
    put_text(into, form ? form : REPLACEMENT);
}

void escape_add(struct buffer *into, struct str text, enum escape how)
{
    if (text.length == 0) return; /* .at may be NULL */
    const char *at = text.at, *run = at, *const end = at + text.length;
    const uint8_t bit = (uint8_t)(1 << how);
    for (;;) {
        while (at < end && !(special[(unsigned char)*at] & bit)) at++;
        if (at == end) break;
        const bool wide = (unsigned char)*at >= 0x80;
        const size_t length = wide ? wide_length(at, end) : 1;
        if (wide && length && !(length == 3 && is_forbidden(at, how))) {
            at += length;
            continue;
        }
        put_bytes(into, run, (size_t)(at - run));
        if (wide)
            put_text(into, REPLACEMENT);
        else
            put_form(into, *at, how);
        at += length ? length : 1;
        run = at;
    }
    put_bytes(into, run, (size_t)(at - run));
}
