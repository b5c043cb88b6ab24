/* swar: eight bytes of text looked at as one number ("SIMD within a register").  It
 * lets a scan step over plain text eight bytes at a time; what exactly stands in eight
 * that are not plain is then seen byte by byte, so the machine's byte order does not
 * matter. */
#ifndef NUTGRAF_BASE_SWAR_H
#define NUTGRAF_BASE_SWAR_H

#include <stdint.h>
#include <string.h>

#define SWAR_ONES UINT64_C(0x0101010101010101)
#define SWAR_HIGH UINT64_C(0x8080808080808080)

static inline uint64_t swar_load(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* Not 0 if one of the eight bytes is c, which is ASCII. */
static inline uint64_t swar_has(uint64_t word, unsigned char c)
{
    const uint64_t differs = word ^ (SWAR_ONES * c);
    return (differs - SWAR_ONES) & ~differs & SWAR_HIGH;
}

/* Not 0 if one of the eight bytes is under limit, which is at most 128. */
static inline uint64_t swar_under(uint64_t word, unsigned char limit)
{
    return (word - SWAR_ONES * limit) & ~word & SWAR_HIGH;
}

/* Not 0 if one of the eight bytes is not ASCII. */
static inline uint64_t swar_wide(uint64_t word) { return word & SWAR_HIGH; }

/* How many of the eight bytes begin a character of UTF-8. */
static inline unsigned swar_characters(uint64_t word)
{
    /* A continuation byte is 10xxxxxx: its high bit is set and the next one is not. */
    const uint64_t inside = word & ~(word << 1) & SWAR_HIGH;
    return 8 - (unsigned)((inside >> 7) * SWAR_ONES >> 56);
}

#endif
