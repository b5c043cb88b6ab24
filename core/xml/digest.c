/* digest: MurmurHash3 x64 128, for one piece of text at once, the same on every
 * machine. */
#include "xml/digest.h"

#include <stdint.h>

enum { BLOCK = 16 };

static const uint64_t first_factor = UINT64_C(0x87C37B91114253D5);
static const uint64_t second_factor = UINT64_C(0x4CF5AD432745937F);

static uint64_t rotate(uint64_t word, unsigned bits)
{
    return word << bits | word >> (64 - bits);
}

/* A word is little-endian in the text. */
static uint64_t load_word(const unsigned char *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
           (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 |
           (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

static uint64_t mix_first(uint64_t word)
{
    return rotate(word * first_factor, 31) * second_factor;
}

static uint64_t mix_second(uint64_t word)
{
    return rotate(word * second_factor, 33) * first_factor;
}

static uint64_t finish(uint64_t word)
{
    word = (word ^ word >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
    word = (word ^ word >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
    return word ^ word >> 33;
}

static void put_hex(uint64_t word, char *into)
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 16; i++)
        into[i] = digits[word >> (60 - 4 * i) & 15];
}

void digest_make(struct str text, char into[DIGEST_LENGTH])
{
    const unsigned char *at = (const unsigned char *)text.at;
    uint64_t a = 0, b = 0;
    size_t left = text.length;
    for (; left >= BLOCK; at += BLOCK, left -= BLOCK) {
        a ^= mix_first(load_word(at));
        a = (rotate(a, 27) + b) * 5 + 0x52DCE729;
        b ^= mix_second(load_word(at + 8));
        b = (rotate(b, 31) + a) * 5 + 0x38495AB5;
    }
    unsigned char rest[BLOCK] = {0};
    if (left > 0) memcpy(rest, at, left);
    /* Zeros mix to zero, so what is not there changes nothing. */
    b ^= mix_second(load_word(rest + 8)) ^ text.length;
    a ^= mix_first(load_word(rest)) ^ text.length;
    a += b;
    b += a;
    a = finish(a);
    b = finish(b);
    a += b;
    b += a;
    put_hex(a, into);
    put_hex(b, into + 16);
}
