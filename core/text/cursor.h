/* cursor: a place in a text that moves forward over what it knows.  A function that
 * does not find its thing gives false and leaves the cursor where it was. */
#ifndef NUTGRAF_TEXT_CURSOR_H
#define NUTGRAF_TEXT_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct cursor {
    struct str text;
    size_t     at;
};

static inline char cursor_byte(const struct cursor *cursor)
{
    return cursor->at < cursor->text.length ? cursor->text.at[cursor->at] : '\0';
}

static inline struct str cursor_rest(const struct cursor *cursor)
{
    return str_slice(cursor->text, cursor->at, cursor->text.length);
}

/* Goes over spaces and tabs, not over line breaks; gives how many. */
static inline size_t cursor_blanks(struct cursor *cursor)
{
    const size_t begin = cursor->at;
    while (cursor_byte(cursor) == ' ' || cursor_byte(cursor) == '\t') cursor->at++;
    return cursor->at - begin;
}

static inline bool cursor_literal(struct cursor *cursor, const char *literal)
{
    if (!str_starts(cursor_rest(cursor), literal)) return false;
    cursor->at += strlen(literal);
    return true;
}

static inline bool char_is_letter(char c)
{
    return char_is_upper(c) || char_is_lower(c);
}

#endif
