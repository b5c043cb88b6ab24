/* sort: what kind of word each token is to the chunker: its tag, made coarser, with a few
 * words told apart. */
#ifndef OUTCOMES_SORT_H
#define OUTCOMES_SORT_H

#include "passage.h"

enum sort { /* what the automaton reads */
            SORT_DET,
            SORT_NUM,
            SORT_ADJ,
            SORT_NOUN,
            SORT_PRON,
            SORT_POSS,
            SORT_ADV,
            SORT_AUX,
            SORT_FIN,
            SORT_VB,
            SORT_VBN,
            SORT_VBG,
            SORT_MD,
            SORT_TO,
            SORT_IN,
            SORT_CC,
            SORT_COMMA,
            SORT_STOP,
            SORT_QUOTE,
            SORT_WH,
            SORT_TIME,
            SORT_OTHER,
            SORT_COUNT
};

/* A token's sort. */
enum sort sort_of(const struct passage *passage, uint32_t token);

/* A sign or letters of a currency, before an amount or glued to it: RM12. */
bool sort_is_currency(const struct passage *passage, uint32_t token);

#endif
