/* hash: the steps of str_hash(), for those who hash a text in passing: begin with 0, mix
 * in eight bytes at a time, the last of them padded with zeros (a whole word of zeros if
 * the length is a multiple of eight), and end with the length. */
#ifndef NUTGRAF_BASE_HASH_H
#define NUTGRAF_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t hash_little_endian(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(word);
#else
    return word;
#endif
}

/* Eight bytes as a number, the first the lowest, on every machine. */
static inline uint64_t hash_load(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return hash_little_endian(word);
}

static inline void hash_store(char *at, uint64_t word)
{
    word = hash_little_endian(word);
    memcpy(at, &word, sizeof word);
}

/* Multiply and shift; the multiplier is one that Steele and Vigna found to spread well,
 * "Computationally easy, spectrally good multipliers" (2021). */
static inline uint64_t hash_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0xF1357AEA2E62A9C5u;
    return hash ^ hash >> 32;
}

static inline uint32_t hash_end(uint64_t hash, size_t length)
{
    return (uint32_t)(hash_mix(hash, length) >> 16);
}

#endif
