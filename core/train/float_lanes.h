/* float_lanes: sums of rows of weights, four numbers at a time where the compiler knows
 * vectors.  Rows are padded to a multiple of FLOAT_LANE. */
#ifndef NUTGRAF_TRAIN_FLOAT_LANES_H
#define NUTGRAF_TRAIN_FLOAT_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/lanes.h"

enum { FLOAT_LANE = 4 };

#if defined(__GNUC__)
typedef float float_lane __attribute__((vector_size(4 * FLOAT_LANE)));
#endif

/* sums[stride] = the sum of some rows. */
static inline void float_lanes_sum(float *sums, const float *rows,
                                   const uint32_t *features, size_t count, size_t stride)
{
#if defined(__GNUC__)
    for (size_t i = 0; i < stride; i += FLOAT_LANE) {
        float_lane sum = {0}, row;
        for (size_t f = 0; f < count; f++) {
            memcpy(&row, rows + features[f] * stride + i, sizeof row);
            sum += row;
        }
        memcpy(sums + i, &sum, sizeof sum);
    }
#else
    for (size_t i = 0; i < stride; i++)
        sums[i] = 0;
    for (size_t f = 0; f < count; f++)
        for (size_t i = 0; i < stride; i++)
            sums[i] += rows[features[f] * stride + i];
#endif
}

/* Adds more[stride] to each of some rows. */
static inline void float_lanes_spread(float *rows, const uint32_t *features, size_t count,
                                      const float *more, size_t stride)
{
    enum { AHEAD = 8 };
    for (size_t f = 0; f < count; f++) {
        float *row = rows + features[f] * stride;
        if (f + AHEAD < count) lanes_fetch(rows + features[f + AHEAD] * stride);
#if defined(__GNUC__)
        for (size_t i = 0; i < stride; i += FLOAT_LANE) {
            float_lane sum, summand;
            memcpy(&sum, row + i, sizeof sum);
            memcpy(&summand, more + i, sizeof summand);
            sum += summand;
            memcpy(row + i, &sum, sizeof sum);
        }
#else
        for (size_t i = 0; i < stride; i++)
            row[i] += more[i];
#endif
    }
}

#endif
