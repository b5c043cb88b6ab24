/* model_checksum: CRC-32, eight bytes at a time in each of three parts of the text,
 * since one step has to wait for the one before.  The parts' sums are put together in
 * the end.  Where the processor multiplies polynomials, sixteen bytes at a time in four
 * lanes, after Gopal and others, "Fast CRC computation for generic polynomials using
 * PCLMULQDQ instruction" (Intel, 2009). */
#include "text/model_checksum.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#    include <immintrin.h>
#    define CHECKSUM_FOLDS 1
#endif

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

static uint32_t take_bytes(uint32_t tables[STEP][256], uint32_t crc,
                           const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        crc = crc >> 8 ^ tables[0][(crc ^ bytes[i]) & 0xFF];
    return crc;
}

uint32_t model_checksum_plain(const void *at, size_t size)
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
    const uint32_t crc = pass_zeros(pass_zeros(a, part) ^ b, part) ^ c;
    return ~take_bytes(tables, crc, bytes + PARTS * part, size - PARTS * part);
}

#ifdef CHECKSUM_FOLDS

enum { LANE = 16, LANES = 4 }; /* bytes of a lane; lanes side by side */

/* What sixteen bytes are multiplied with to stand so many bytes further on: the second
 * half of them with x^(8 * distance), the first with x^64 more.  Each is x^1 less, since
 * the product of two reversed polynomials comes out one bit too low. */
static __m128i factors_for(size_t distance)
{
    const uint32_t x_7 = (uint32_t)1 << 24;
    const uint64_t first = pass_zeros(x_7, distance + 7);
    const uint64_t second = pass_zeros(x_7, distance - 1);
    return _mm_set_epi64x((int64_t)(second << 32), (int64_t)(first << 32));
}

__attribute__((target("pclmul"))) static inline __m128i
fold(__m128i lane, __m128i factors, __m128i more)
{
    const __m128i first = _mm_clmulepi64_si128(lane, factors, 0x00);
    const __m128i second = _mm_clmulepi64_si128(lane, factors, 0x11);
    return _mm_xor_si128(_mm_xor_si128(first, second), more);
}

static inline __m128i load(const unsigned char *at)
{
    __m128i lane;
    memcpy(&lane, at, sizeof lane);
    return lane;
}

/* At least LANES * LANE bytes, which become LANE with the same remainder. */
__attribute__((target("pclmul"))) static uint32_t sum_folded(const unsigned char *bytes,
                                                             size_t size)
{
    const __m128i far = factors_for(LANES * LANE), near = factors_for(LANE);
    __m128i lanes[LANES];
    size_t at = LANES * LANE;
    for (size_t i = 0; i < LANES; i++)
        lanes[i] = load(bytes + i * LANE);
    lanes[0] = _mm_xor_si128(lanes[0], _mm_cvtsi32_si128(-1)); /* the sum so far */
    for (; size - at >= LANES * LANE; at += LANES * LANE)
        for (size_t i = 0; i < LANES; i++)
            lanes[i] = fold(lanes[i], far, load(bytes + at + i * LANE));
    __m128i rest = lanes[0];
    for (size_t i = 1; i < LANES; i++)
        rest = fold(rest, near, lanes[i]);

    uint32_t tables[STEP][256];
    unsigned char left[LANE];
    make_tables(tables);
    memcpy(left, &rest, sizeof left);
    const uint32_t crc = take_bytes(tables, 0, left, sizeof left);
    return ~take_bytes(tables, crc, bytes + at, size - at);
}

uint32_t model_checksum(const void *at, size_t size)
{
    if (size < LANES * LANE || !__builtin_cpu_supports("pclmul"))
        return model_checksum_plain(at, size);
    return sum_folded(at, size);
}

#else

uint32_t model_checksum(const void *at, size_t size)
{
    return model_checksum_plain(at, size);
}

#endif
