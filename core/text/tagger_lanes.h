/* tagger_lanes: the two innermost loops of a tagger, over the labels of one token.
 * Vectors of eight where the compiler knows them, plain C elsewhere; integers, so that
 * both give the same, which tests/unit/test_tagger.c checks. */
#ifndef NUTGRAF_TEXT_TAGGER_LANES_H
#define NUTGRAF_TEXT_TAGGER_LANES_H

#include <stddef.h>
#include <stdint.h>

/* count is a multiple of TAGGER_LANE in all of them. */

/* Adds a feature's weights to the labels' scores. */
void lanes_add(int16_t *scores, const int8_t *row, size_t count);
void lanes_add_plain(int16_t *scores, const int8_t *row, size_t count);

/* One way more to every label: from a label whose ways are worth so_far, by its row of
 * transitions.  Where it beats the best, it replaces that and its origin. */
void lanes_reach(int32_t *best, int32_t *origins, const int32_t *transitions,
                 int32_t so_far, int32_t origin, size_t count);
void lanes_reach_plain(int32_t *best, int32_t *origins, const int32_t *transitions,
                       int32_t so_far, int32_t origin, size_t count);

#endif
