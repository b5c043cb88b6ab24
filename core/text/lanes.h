/* lanes: the innermost loops of models.  Vectors of eight where the compiler knows them,
 * plain C elsewhere; integers, so that both give the same, which tests/unit/test_tagger.c
 * checks.  Loads and stores go through memcpy, which needs no alignment and costs
 * nothing. */
#ifndef NUTGRAF_TEXT_LANES_H
#define NUTGRAF_TEXT_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/model_file.h"

/* The places of a key among the eight of a bucket: byte i is all ones where it is. */
static inline uint64_t lanes_places_plain(const uint16_t *bucket, uint16_t key)
{
    uint64_t places = 0;
    for (size_t i = 0; i < MODEL_BUCKET; i++)
        if (bucket[i] == key) places |= (uint64_t)0xFF << 8 * i;
    return places;
}

/* The first of the places; any number below MODEL_BUCKET if there is none. */
static inline uint32_t lanes_first(uint64_t places)
{
    return (uint32_t)__builtin_ctzll(places | (uint64_t)1 << 63) / 8;
}

/* Adds the rows of some features to the labels' scores.  stride, here and below, is a
 * multiple of MODEL_LANE. */
static inline void lanes_sum_plain(int16_t *scores, const int8_t *rows,
                                   const uint32_t *features, size_t count, size_t stride)
{
    for (size_t f = 0; f < count; f++)
        for (size_t i = 0; i < stride; i++)
            scores[i] = (int16_t)(scores[i] + rows[features[f] * stride + i]);
}

/* Adds scores to scores. */
static inline void lanes_add_plain(int16_t *scores, const int16_t *more, size_t stride)
{
    for (size_t i = 0; i < stride; i++)
        scores[i] = (int16_t)(scores[i] + more[i]);
}

/* One way more to every label: from a label whose ways are worth so_far, by its row of
 * transitions.  Where it beats the best, it replaces that and its origin. */
static inline void lanes_reach_plain(int32_t *best, int32_t *origins,
                                     const int32_t *transitions, int32_t so_far,
                                     int32_t origin, size_t stride)
{
    for (size_t i = 0; i < stride; i++) {
        const int32_t score = so_far + transitions[i];
        if (score <= best[i]) continue;
        best[i] = score;
        origins[i] = origin;
    }
}

#if defined(__GNUC__)

/* Asks for memory that will be read soon. */
static inline void lanes_fetch(const void *at)
{
    __builtin_prefetch(at);
}

typedef int8_t narrow_lane __attribute__((vector_size(MODEL_LANE)));
typedef int16_t lane __attribute__((vector_size(2 * MODEL_LANE)));
typedef uint16_t key_lane __attribute__((vector_size(2 * MODEL_BUCKET)));
typedef int32_t half_lane __attribute__((vector_size(2 * MODEL_LANE))); /* of four */

/* The comparison gives eight lanes of all ones or none, which are narrowed to the bytes
 * of one number. */
static inline uint64_t lanes_places(const uint16_t *bucket, uint16_t key)
{
    key_lane keys;
    uint64_t places;
    memcpy(&keys, bucket, sizeof keys);
    const narrow_lane same = __builtin_convertvector(keys == key, narrow_lane);
    memcpy(&places, &same, sizeof places);
#    if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    places = __builtin_bswap64(places);
#    endif
    return places;
}

/* Eight labels at a time, so that their sums stay in a register. */
static inline void lanes_sum(int16_t *scores, const int8_t *rows,
                             const uint32_t *features, size_t count, size_t stride)
{
    for (size_t i = 0; i < stride; i += MODEL_LANE) {
        lane sums;
        memcpy(&sums, scores + i, sizeof sums);
        for (size_t f = 0; f < count; f++) {
            narrow_lane weights;
            memcpy(&weights, rows + features[f] * stride + i, sizeof weights);
            sums += __builtin_convertvector(weights, lane);
        }
        memcpy(scores + i, &sums, sizeof sums);
    }
}

static inline void lanes_add(int16_t *scores, const int16_t *more, size_t stride)
{
    for (size_t i = 0; i < stride; i += MODEL_LANE) {
        lane sums, summands;
        memcpy(&sums, scores + i, sizeof sums);
        memcpy(&summands, more + i, sizeof summands);
        sums += summands;
        memcpy(scores + i, &sums, sizeof sums);
    }
}

static inline void lanes_reach(int32_t *best, int32_t *origins,
                               const int32_t *transitions, int32_t so_far, int32_t origin,
                               size_t stride)
{
    for (size_t i = 0; i < stride; i += MODEL_LANE / 2) {
        half_lane scores, so_good, from;
        memcpy(&scores, transitions + i, sizeof scores);
        memcpy(&so_good, best + i, sizeof so_good);
        memcpy(&from, origins + i, sizeof from);
        scores += so_far;
        const half_lane better = scores > so_good;
        so_good = (scores & better) | (so_good & ~better);
        from = (origin & better) | (from & ~better);
        memcpy(best + i, &so_good, sizeof so_good);
        memcpy(origins + i, &from, sizeof from);
    }
}

#else
#    define lanes_fetch(at) ((void)(at))
#    define lanes_places    lanes_places_plain
#    define lanes_sum       lanes_sum_plain
#    define lanes_add       lanes_add_plain
#    define lanes_reach     lanes_reach_plain
#endif

#endif
