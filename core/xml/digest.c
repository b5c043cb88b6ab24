/* digest: BLAKE2b, section 3 of RFC 7693, for one piece of text at once. */
#include "xml/digest.h"

#include <stdint.h>

enum { BLOCK = 128, WORDS = BLOCK / 8, ROUNDS = 12, RESULT = 16 /* bytes */ };

static const uint64_t start[8] = {
    UINT64_C(0x6A09E667F3BCC908), UINT64_C(0xBB67AE8584CAA73B),
    UINT64_C(0x3C6EF372FE94F82B), UINT64_C(0xA54FF53A5F1D36F1),
    UINT64_C(0x510E527FADE682D1), UINT64_C(0x9B05688C2B3E6C1F),
    UINT64_C(0x1F83D9ABFB41BD6B), UINT64_C(0x5BE0CD19137E2179),
};

/* In which order a round takes the words; rounds 10 and 11 are 0 and 1 again. */
static const uint8_t order[ROUNDS][WORDS] = {
    {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15},
    {14, 10, 4,  8,  9,  15, 13, 6,  1,  12, 0,  2,  11, 7,  5,  3 },
    {11, 8,  12, 0,  5,  2,  15, 13, 10, 14, 3,  6,  7,  1,  9,  4 },
    {7,  9,  3,  1,  13, 12, 11, 14, 2,  6,  5,  10, 4,  0,  15, 8 },
    {9,  0,  5,  7,  2,  4,  10, 15, 14, 1,  11, 12, 6,  8,  3,  13},
    {2,  12, 6,  10, 0,  11, 8,  3,  4,  13, 7,  5,  15, 14, 1,  9 },
    {12, 5,  1,  15, 14, 13, 4,  10, 0,  7,  6,  3,  9,  2,  8,  11},
    {13, 11, 7,  14, 12, 1,  3,  9,  5,  0,  15, 4,  8,  6,  2,  10},
    {6,  15, 14, 9,  11, 3,  0,  8,  12, 2,  13, 7,  1,  4,  10, 5 },
    {10, 2,  8,  4,  7,  6,  1,  5,  15, 11, 9,  14, 3,  12, 13, 0 },
    {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15},
    {14, 10, 4,  8,  9,  15, 13, 6,  1,  12, 0,  2,  11, 7,  5,  3 },
};

static uint64_t rotate(uint64_t word, unsigned bits)
{
    return word >> bits | word << (64 - bits);
}

/* A word is little-endian in the text, on every machine. */
static uint64_t load_word(const unsigned char *at)
{
    uint64_t word = 0;
    for (int i = 7; i >= 0; i--)
        word = word << 8 | at[i];
    return word;
}

static inline void mix(uint64_t v[WORDS], int a, int b, int c, int d, uint64_t x,
                       uint64_t y)
{
    v[a] = v[a] + v[b] + x;
    v[d] = rotate(v[d] ^ v[a], 32);
    v[c] = v[c] + v[d];
    v[b] = rotate(v[b] ^ v[c], 24);
    v[a] = v[a] + v[b] + y;
    v[d] = rotate(v[d] ^ v[a], 16);
    v[c] = v[c] + v[d];
    v[b] = rotate(v[b] ^ v[c], 63);
}

/* Takes one block into the state; length is that of all text so far. */
static void compress(uint64_t state[8], const unsigned char *block, uint64_t length,
                     int last)
{
    uint64_t m[WORDS], v[WORDS];
    for (int i = 0; i < WORDS; i++)
        m[i] = load_word(block + 8 * i);
    for (int i = 0; i < 8; i++) {
        v[i] = state[i];
        v[i + 8] = start[i];
    }
    v[12] ^= length;
    if (last) v[14] = ~v[14];
    for (int round = 0; round < ROUNDS; round++) {
        const uint8_t *s = order[round];
        mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
        mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
        mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
        mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
        mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
        mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
        mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
        mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
    }
    for (int i = 0; i < 8; i++)
        state[i] ^= v[i] ^ v[i + 8];
}

void digest_make(struct str text, char into[DIGEST_LENGTH])
{
    static const char hex[] = "0123456789abcdef";
    uint64_t state[8];
    memcpy(state, start, sizeof state);
    state[0] ^= UINT64_C(0x01010000) ^ RESULT;

    const unsigned char *at = (const unsigned char *)text.at;
    size_t left = text.length;
    for (; left > BLOCK; at += BLOCK, left -= BLOCK)
        compress(state, at, text.length - left + BLOCK, 0);
    unsigned char block[BLOCK] = {0};
    if (left) memcpy(block, at, left);
    compress(state, block, text.length, 1);

    for (unsigned i = 0; i < RESULT; i++) {
        const unsigned byte = state[i / 8] >> (i % 8 * 8) & 0xFF;
        into[2 * i] = hex[byte >> 4];
        into[2 * i + 1] = hex[byte & 15];
    }
}
