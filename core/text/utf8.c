/* utf8: the grammar of RFC 3629, table 3-7 of the Unicode standard, in one function. */
#include "text/utf8.h"

#include <assert.h>
#include <stdbool.h>

static uint64_t load_8(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* Whether all eight bytes are ASCII and none is NUL.  A NUL borrows in the subtraction
 * and so sets its high bit. */
static bool all_plain(uint64_t word)
{
    return ((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) == 0;
}

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the valid character at a position, or 0 if none stands there. */
static size_t valid_length(const unsigned char *at, size_t left)
{
    const unsigned char first = at[0];
    if (first == 0) return 0;
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || left < 2) return 0;
    if (first < 0xE0) return continues(at[1]) ? 2 : 0;
    /* The second byte tells overlong forms, surrogates and what is over U+10FFFF. */
    unsigned char least = 0x80, most = 0xBF;
    if (first == 0xE0) least = 0xA0;
    if (first == 0xED) most = 0x9F;
    if (first == 0xF0) least = 0x90;
    if (first == 0xF4) most = 0x8F;
    if (at[1] < least || at[1] > most) return 0;
    if (left < 3 || !continues(at[2])) return 0;
    if (first < 0xF0) return 3;
    return left >= 4 && continues(at[3]) ? 4 : 0;
}

size_t utf8_repair(char *at, size_t length)
{
    size_t replaced = 0;
    for (size_t i = 0; i < length;) {
        if (length - i >= 8 && all_plain(load_8(at + i))) {
            i += 8;
            continue;
        }
        const size_t size = valid_length((const unsigned char *)at + i, length - i);
        if (size == 0) {
            at[i++] = UTF8_REPLACEMENT;
            replaced++;
        }
        i += size;
    }
    return replaced;
}

size_t utf8_count(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !continues((unsigned char)text.at[i]);
    return count;
}

uint32_t utf8_decode(const char *at, size_t length, size_t *size)
{
    const unsigned char *b = (const unsigned char *)at;
    assert(length > 0);
    (void)length;
    if (b[0] < 0x80) {
        *size = 1;
        return b[0];
    }
    if (b[0] < 0xE0) {
        assert(length >= 2);
        *size = 2;
        return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    }
    if (b[0] < 0xF0) {
        assert(length >= 3);
        *size = 3;
        return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    }
    assert(length >= 4);
    *size = 4;
    return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 |
           (b[3] & 0x3Fu);
}

size_t utf8_encode(uint32_t code, char into[4])
{
    if (code < 0x80) {
        into[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        into[0] = (char)(0xC0 | code >> 6);
        into[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        into[0] = (char)(0xE0 | code >> 12);
        into[1] = (char)(0x80 | (code >> 6 & 0x3F));
        into[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    into[0] = (char)(0xF0 | code >> 18);
    into[1] = (char)(0x80 | (code >> 12 & 0x3F));
    into[2] = (char)(0x80 | (code >> 6 & 0x3F));
    into[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}
