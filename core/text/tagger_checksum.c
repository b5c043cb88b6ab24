/* tagger_checksum: CRC-32, eight bytes at a time in each of three parts of the text,
 * since one step has to wait for the one before.  The parts' sums are put together in
 * the end. */
#include "text/tagger_file.h"

enum { STEP = 8, PARTS = 3 };

static const uint32_t polynomial = 0xEDB88320u; /* bits reversed: x^0 is the highest */

/* The tables are made anew for every call: 2,048 steps beside the millions of a model. */
static void make_tables(uint32_t tables[STEP][256])
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? polynomial : 0);
        tables[0][i] = crc;
    }
    for (int t = 1; t < STEP; t++)
        for (uint32_t i = 0; i < 256; i++)
            tables[t][i] = tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 0xFF];
}

static inline uint32_t take_step(uint32_t tables[STEP][256], uint32_t crc,
                                 const unsigned char *bytes)
{
    crc ^= (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
    return tables[7][crc & 0xFF] ^ tables[6][crc >> 8 & 0xFF] ^
           tables[5][crc >> 16 & 0xFF] ^ tables[4][crc >> 24] ^ tables[3][bytes[4]] ^
           tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
}

/* The product of two polynomials, modulo the one of the CRC. */
static uint32_t multiply(uint32_t a, uint32_t b)
{
    uint32_t product = 0;
    for (uint32_t bit = (uint32_t)1 << 31; bit != 0; bit >>= 1) {
        if (a & bit) product ^= b;
        b = b >> 1 ^ (b & 1 ? polynomial : 0);
    }
    return product;
}

/* What a sum becomes when so many bytes of 0 follow: it times x^8, so often. */
static uint32_t pass_zeros(uint32_t crc, size_t count)
{
    uint32_t power = (uint32_t)1 << 23; /* x^8 */
    for (; count != 0; count >>= 1) {
        if (count & 1) crc = multiply(crc, power);
        power = multiply(power, power);
    }
    return crc;
}

uint32_t tagger_checksum(const void *at, size_t size)
{
    uint32_t tables[STEP][256];
    make_tables(tables);
    const unsigned char *bytes = at;
    const size_t part = size / PARTS / STEP * STEP;
    uint32_t a = 0xFFFFFFFFu, b = 0, c = 0;
    for (size_t i = 0; i < part; i += STEP) {
        a = take_step(tables, a, bytes + i);
        b = take_step(tables, b, bytes + part + i);
        c = take_step(tables, c, bytes + 2 * part + i);
    }
    uint32_t crc = pass_zeros(pass_zeros(a, part) ^ b, part) ^ c;
    for (size_t i = PARTS * part; i < size; i++)
        crc = crc >> 8 ^ tables[0][(crc ^ bytes[i]) & 0xFF];
    return ~crc;
}
