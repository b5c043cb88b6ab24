/* decode: byte order marks, UTF-16, and the files that people hand over by mistake. */
#include "run/decode.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/utf8.h"

enum { REPLACEMENT = 0xFFFD };

enum mark { MARK_NONE, MARK_UTF8, MARK_LITTLE, MARK_BIG };

/* How files begin that are no text, what they are, and what to do about it. */
static const struct wrong {
    struct str magic;
    const char *what, *remedy;
} wrongs[] = {
    /* clang-format off: it takes apart the rows whose string is in two pieces. */
    {{"\xFF\xFE\0\0", 4}, "UTF-32 text", "convert it with iconv -f UTF-32 -t UTF-8"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32 text", "convert it with iconv -f UTF-32 -t UTF-8"},
    {{"\x1F\x8B", 2}, "compressed", "use zcat FILE | nutgraf extract -"},
    {{"\x28\xB5\x2F\xFD", 4}, "compressed", "use zstdcat FILE | nutgraf extract -"},
    {{"\xFD" "7zXZ", 5}, "compressed", "use xzcat FILE | nutgraf extract -"},
    {{"PK\3\4", 4}, "a zip archive", "unpack it first"},
    {{"%PDF-", 5}, "a PDF file", "use pdftotext FILE - | nutgraf extract -"},
    {{"\x7F" "ELF", 4}, "a program", "give a text"},
    /* clang-format on */
};

static enum status check_magic(const char *name, struct str bytes, struct error *error)
{
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        const struct str magic = wrongs[i].magic;
        if (bytes.length < magic.length || memcmp(bytes.at, magic.at, magic.length) != 0)
            continue;
        return error_set(error, ERROR_INPUT, "%s: is %s; %s", name, wrongs[i].what,
                         wrongs[i].remedy);
    }
    return OK;
}

static enum mark find_mark(const char *at, size_t length)
{
    if (length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) return MARK_UTF8;
    if (length >= 2 && memcmp(at, "\xFF\xFE", 2) == 0) return MARK_LITTLE;
    if (length >= 2 && memcmp(at, "\xFE\xFF", 2) == 0) return MARK_BIG;
    return MARK_NONE;
}

static uint32_t unit_at(const char *at, bool little)
{
    const unsigned char *bytes = (const unsigned char *)at;
    return little ? (uint32_t)(bytes[1] << 8 | bytes[0])
                  : (uint32_t)(bytes[0] << 8 | bytes[1]);
}

/* Converts whole units; three bytes of into are enough for each.  Gives the length. */
static size_t convert(const char *from, size_t units, bool little, char *into)
{
    size_t length = 0;
    for (size_t i = 0; i < units; i++) {
        uint32_t code = unit_at(from + 2 * i, little);
        if (code >= 0xD800 && code < 0xDC00 && i + 1 < units) {
            const uint32_t low = unit_at(from + 2 * i + 2, little);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                i++;
            }
        }
        if (code >= 0xD800 && code < 0xE000) code = REPLACEMENT;
        length += utf8_encode(code, into + length);
    }
    return length;
}

static enum status convert_utf16(struct arena *arena, bool little, char **at,
                                 size_t *length, struct error *error)
{
    const size_t units = (*length - 2) / 2;
    char *into = arena_raw(arena, 3 * units + 4);
    if (!into) return error_memory(error, "converting UTF-16");
    size_t made = convert(*at + 2, units, little, into);
    if (*length % 2 == 1) made += utf8_encode(REPLACEMENT, into + made);
    *at = into;
    *length = made;
    return OK;
}

static void drop(char **at, size_t *length, size_t size)
{
    *at += size;
    *length -= size;
}

enum status decode_text(struct arena *arena, const char *name, char **at, size_t *length,
                        struct error *error)
{
    TRY(check_magic(name, (struct str){*at, *length}, error));
    const enum mark mark = find_mark(*at, *length);
    if (mark == MARK_UTF8) drop(at, length, 3);
    if (mark != MARK_LITTLE && mark != MARK_BIG) return OK;
    return convert_utf16(arena, mark == MARK_LITTLE, at, length, error);
}

enum status decode_utf8(const char *name, char **at, size_t *length, struct error *error)
{
    TRY(check_magic(name, (struct str){*at, *length}, error));
    const enum mark mark = find_mark(*at, *length);
    if (mark == MARK_UTF8) drop(at, length, 3);
    if (mark != MARK_LITTLE && mark != MARK_BIG) return OK;
    return error_set(error, ERROR_INPUT,
                     "%s: is UTF-16, but JSON Lines are UTF-8; convert it with "
                     "iconv -f UTF-16 -t UTF-8",
                     name);
}
