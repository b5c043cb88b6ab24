/* str: comparing, cutting and hashing pieces of text, byte by byte. */
#include "base/str.h"

#include "base/hash.h"

enum { DISTANCE_LIMIT = 64 }; /* bytes of a word that str_distance() looks at */

int str_compare(struct str a, struct str b)
{
    const size_t common = a.length < b.length ? a.length : b.length;
    const int    order = common ? memcmp(a.at, b.at, common) : 0;
    if (order != 0) return order;
    return (a.length > b.length) - (a.length < b.length);
}

struct str str_trim(struct str s)
{
    size_t begin = 0, end = s.length;
    if (end == 0) return s; /* .at may be NULL */
    while (begin < end && char_is_space(s.at[begin])) begin++;
    while (end > begin && char_is_space(s.at[end - 1])) end--;
    return str_slice(s, begin, end);
}

bool str_next(struct str *rest, char separator, struct str *piece)
{
    if (!rest->at) return false;
    const char *found = rest->length ? memchr(rest->at, separator, rest->length) : NULL;
    if (!found) {
        *piece = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    const size_t length = (size_t)(found - rest->at);
    *piece = str_slice(*rest, 0, length);
    *rest = str_slice(*rest, length + 1, rest->length);
    return true;
}

bool str_listed(struct str word, const char *list)
{
    struct str rest = str_from(list), piece;
    if (word.length == 0) return false;
    while (str_next(&rest, ' ', &piece))
        if (str_equal(word, piece)) return true;
    return false;
}

bool str_to_number(struct str s, uint64_t limit, uint64_t *number)
{
    uint64_t sum = 0;
    if (s.length == 0) return false;
    for (size_t i = 0; i < s.length; i++) {
        if (!char_is_digit(s.at[i])) return false;
        const uint64_t digit = (uint64_t)(s.at[i] - '0');
        if (digit > limit || sum > (limit - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    *number = sum;
    return true;
}

/* The last bytes of a text, fewer than eight, padded with zeros. */
static uint64_t load_tail(const char *at, size_t left)
{
    char padded[8] = {0};
    if (left > 0) memcpy(padded, at, left);
    return hash_load(padded);
}

uint32_t str_hash(struct str s)
{
    uint64_t hash = 0;
    size_t   i = 0;
    for (; s.length - i >= 8; i += 8) hash = hash_mix(hash, hash_load(s.at + i));
    hash = hash_mix(hash, load_tail(s.at + i, s.length - i));
    return hash_end(hash, s.length);
}

uint32_t str_hash_padded(struct str s)
{
    uint64_t hash = 0;
    size_t   i = 0;
    for (; s.length - i >= 8; i += 8) hash = hash_mix(hash, hash_load(s.at + i));
    const uint64_t kept = ((uint64_t)1 << (s.length - i) * 8) - 1;
    hash = hash_mix(hash, hash_load(s.at + i) & kept);
    return hash_end(hash, s.length);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: three rows of the table are enough, since a swap looks
 * back two. */
size_t str_distance(struct str a, struct str b)
{
    size_t rows[3][DISTANCE_LIMIT + 1];
    a.length = smaller(a.length, DISTANCE_LIMIT);
    b.length = smaller(b.length, DISTANCE_LIMIT);
    for (size_t j = 0; j <= b.length; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t       *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            const size_t change = above[j - 1] + (a.at[i - 1] != b.at[j - 1]);
            row[j] = smaller(change, 1 + smaller(above[j], row[j - 1]));
            const bool swapped = i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
                                 a.at[i - 2] == b.at[j - 1];
            if (swapped) row[j] = smaller(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a.length % 3][b.length];
}

/* Near enough is one edit in three letters, and never as many as the word is long. */
const char *str_nearest(struct str word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    size_t      best = word.length / 3 + 1;
    if (best >= word.length) best = word.length ? word.length - 1 : 0;
    for (size_t i = 0; i < count; i++) {
        const size_t distance = str_distance(word, str_from(candidates[i]));
        if (distance > best || (nearest && distance == best)) continue;
        nearest = candidates[i];
        best = distance;
    }
    return nearest;
}
