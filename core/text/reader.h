/* reader: a place in a text that moves forward over what it knows.  A function that
 * does not find its thing gives false and leaves the reader where it was. */
#ifndef NUTGRAF_TEXT_READER_H
#define NUTGRAF_TEXT_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct reader {
    struct str text;
    size_t     at;
};

static inline char reader_byte(const struct reader *reader)
{
    return reader->at < reader->text.length ? reader->text.at[reader->at] : '\0';
}

static inline struct str reader_rest(const struct reader *reader)
{
    return str_slice(reader->text, reader->at, reader->text.length);
}

/* Goes over spaces and tabs, not over line breaks; gives how many. */
static inline size_t reader_blanks(struct reader *reader)
{
    const size_t begin = reader->at;
    while (reader_byte(reader) == ' ' || reader_byte(reader) == '\t') reader->at++;
    return reader->at - begin;
}

static inline bool reader_literal(struct reader *reader, const char *literal)
{
    if (!str_starts(reader_rest(reader), literal)) return false;
    reader->at += strlen(literal);
    return true;
}

static inline bool char_is_letter(char c)
{
    return char_is_upper(c) || char_is_lower(c);
}

#endif
