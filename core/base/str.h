/* str: a piece of text that somebody else owns, and what one asks of it.  Never
 * NUL-terminated; all comparisons are of bytes, no locale takes part. */
#ifndef NUTGRAF_BASE_STR_H
#define NUTGRAF_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *at;
    size_t      length; /* in bytes */
};

/* "%.*s" and its two arguments. */
#define STR_FORMAT "%.*s"
#define STR_ARGUMENTS(s) (int)((s).length > 200 ? 200 : (s).length), (s).at

#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})

static inline struct str str_from(const char *text)
{
    return (struct str){text, text ? strlen(text) : 0};
}

static inline struct str str_slice(struct str s, size_t begin, size_t end)
{
    return (struct str){s.at + begin, end - begin};
}

static inline bool str_equal(struct str a, struct str b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

static inline bool str_is(struct str a, const char *text)
{
    return str_equal(a, str_from(text));
}

static inline bool str_starts(struct str s, const char *prefix)
{
    const size_t length = strlen(prefix);
    return s.length >= length && memcmp(s.at, prefix, length) == 0;
}

static inline bool str_ends(struct str s, const char *suffix)
{
    const size_t length = strlen(suffix);
    return s.length >= length && memcmp(s.at + s.length - length, suffix, length) == 0;
}

/* By bytes, the shorter first where one is the begin of the other; for qsort. */
int str_compare(struct str a, struct str b);

/* Without the white space (see char_is_space()) at both ends. */
struct str str_trim(struct str s);

/* Cuts the next piece off the front of *rest, up to the separator, which is dropped.
 * False when nothing is left; "a,,b," has the pieces "a", "", "b" and "", and "" has
 * one, which is empty.  .at is NULL behind the last. */
bool str_next(struct str *rest, char separator, struct str *piece);

/* Whether a word is one of those in a list separated by spaces. */
bool str_listed(struct str word, const char *list);

/* A non-negative decimal number of digits only.  False if it is none or over limit. */
bool str_to_number(struct str s, uint64_t limit, uint64_t *number);

/* A 32-bit hash, well spread in all its bits, the same on every machine. */
uint32_t str_hash(struct str s);

/* The same, faster, for text with at least eight readable bytes behind it. */
uint32_t str_hash_padded(struct str s);

/* How many single-character edits (insert, drop, change, swap) lead from a to b; at
 * most 64 bytes of each count.  For "did you mean". */
size_t str_distance(struct str a, struct str b);

/* The candidate nearest to a word, or NULL if none is near enough to be meant. */
const char *str_nearest(struct str word, const char *const *candidates, size_t count);

/* ASCII only; no locale. */
static inline bool char_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool char_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool char_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool char_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

#endif
