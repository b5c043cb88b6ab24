/* tagger_lanes: see the header.  Loads and stores go through memcpy, which needs no
 * alignment and costs nothing. */
#include "text/tagger_lanes.h"

#include <string.h>

#include "text/tagger_file.h"

void lanes_add_plain(int16_t *scores, const int8_t *row, size_t count)
{
    for (size_t i = 0; i < count; i++) scores[i] = (int16_t)(scores[i] + row[i]);
}

void lanes_reach_plain(int32_t *best, int32_t *origins, const int32_t *transitions,
                       int32_t so_far, int32_t origin, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const int32_t score = so_far + transitions[i];
        if (score <= best[i]) continue;
        best[i] = score;
        origins[i] = origin;
    }
}

#if defined(__GNUC__)

typedef int8_t  narrow_lane __attribute__((vector_size(TAGGER_LANE)));
typedef int16_t lane __attribute__((vector_size(2 * TAGGER_LANE)));
typedef int32_t half_lane __attribute__((vector_size(2 * TAGGER_LANE))); /* of four */

void lanes_add(int16_t *scores, const int8_t *row, size_t count)
{
    for (size_t i = 0; i < count; i += TAGGER_LANE) {
        narrow_lane weights;
        lane        sums;
        memcpy(&weights, row + i, sizeof weights);
        memcpy(&sums, scores + i, sizeof sums);
        sums += __builtin_convertvector(weights, lane);
        memcpy(scores + i, &sums, sizeof sums);
    }
}

void lanes_reach(int32_t *best, int32_t *origins, const int32_t *transitions,
                 int32_t so_far, int32_t origin, size_t count)
{
    for (size_t i = 0; i < count; i += TAGGER_LANE / 2) {
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

void lanes_add(int16_t *scores, const int8_t *row, size_t count)
{
    lanes_add_plain(scores, row, count);
}

void lanes_reach(int32_t *best, int32_t *origins, const int32_t *transitions,
                 int32_t so_far, int32_t origin, size_t count)
{
    lanes_reach_plain(best, origins, transitions, so_far, origin, count);
}

#endif
