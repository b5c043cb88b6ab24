/* tagger_word: what a model makes of one word, wherever it stands: its attributes, the
 * labels that it may have, and what it speaks for at each place around it. */
#ifndef NUTGRAF_TEXT_TAGGER_WORD_H
#define NUTGRAF_TEXT_TAGGER_WORD_H

#include "text/tagger_model.h"

struct tagger_word {
    uint64_t allowed; /* bit l is label l; never 0 */
    uint32_t *row;    /* [features_width()] */
    int16_t *scores;  /* [features_place_count()][stride]: for the token from which the
                         word is seen at that place, the sum of the features that look
                         at nothing else */
};

/* Reads a token; values are those of the columns that the caller has to give,
 * [tagger_column_count()].  The row has to be there. */
void tagger_word_read(const struct tagger *tagger, struct str text,
                      const struct token *token, const uint8_t *values,
                      struct tagger_word *word);

/* Sums the features that look at a row only: scores is as above. */
void tagger_word_score(const struct tagger *tagger, const uint32_t *row, int16_t *scores);

/* Adds to scores[count][stride] what the features that look at several tokens speak for,
 * for all tokens of a sentence that have a choice. */
void tagger_add_joint(const struct tagger *tagger, const struct tagger_reading *reading,
                      int16_t *scores);

#endif
