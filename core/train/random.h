/* random: numbers that look random and are the same for the same seed, everywhere. */
#ifndef NUTGRAF_TRAIN_RANDOM_H
#define NUTGRAF_TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Sebastiano Vigna's splitmix64. */
static inline uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* Below limit, which is at most 2^32. */
static inline uint64_t random_below(uint64_t *state, uint64_t limit)
{
    return (random_next(state) >> 32) * limit >> 32;
}

static inline void random_shuffle(uint64_t *state, uint32_t *at, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        const size_t other = random_below(state, i);
        const uint32_t item = at[i - 1];
        at[i - 1] = at[other];
        at[other] = item;
    }
}

#endif
