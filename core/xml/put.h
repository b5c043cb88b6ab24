/* put: the short pieces that output is made of, appended without a call where there is
 * room.  A failed allocation sticks to the buffer (base/buffer.h). */
#ifndef NUTGRAF_XML_PUT_H
#define NUTGRAF_XML_PUT_H

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"

static inline void put_bytes(struct buffer *into, const char *at, size_t length)
{
    if (into->room - into->length < length) {
        buffer_add(into, at, length);
        return;
    }
    if (length) memcpy(into->at + into->length, at, length);
    into->length += length;
}

/* A literal, its length known when compiled. */
#define PUT(into, literal) put_bytes((into), (literal), sizeof(literal) - 1)

static inline void put_str(struct buffer *into, struct str s)
{
    put_bytes(into, s.at, s.length);
}

static inline void put_text(struct buffer *into, const char *text)
{
    put_bytes(into, text, strlen(text));
}

static inline void put_char(struct buffer *into, char c) { put_bytes(into, &c, 1); }

static inline void put_number(struct buffer *into, uint64_t number)
{
    char  digits[20];
    char *at = digits + sizeof digits;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    put_bytes(into, at, (size_t)(digits + sizeof digits - at));
}

/* A score in [0, 1] with two decimals: "0.93". */
static inline void put_score(struct buffer *into, double score)
{
    const unsigned hundredths = (unsigned)(score * 100 + 0.5);
    const char     text[4] = {(char)('0' + hundredths / 100), '.',
                              (char)('0' + hundredths / 10 % 10),
                              (char)('0' + hundredths % 10)};
    put_bytes(into, text, sizeof text);
}

#endif
