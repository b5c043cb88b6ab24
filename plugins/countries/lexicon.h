/* lexicon: the lists of words.tsv as one table from a folded word to the set of lists
 * that it stands in. */
#ifndef COUNTRIES_LEXICON_H
#define COUNTRIES_LEXICON_H

#include <nutgraf/plugin.h>

/* One bit for each list of words.tsv, where it is told what they are. */
enum {
    WORD_GIVEN = 1u << 0,
    WORD_TITLE = 1u << 1,
    WORD_AS_GIVEN = 1u << 2,
    WORD_AS_SURNAME = 1u << 3,
    WORD_AS_US = 1u << 4,
    WORD_AS_LANGUAGE = 1u << 5,
    WORD_AS_MALAY = 1u << 6,
    WORD_AS_BIRD = 1u << 7,
    WORD_OFFICE = 1u << 8,
    WORD_HEAD = 1u << 9,
    WORD_HEAD_OF = 1u << 10,
    WORD_ACT = 1u << 11,
    WORD_TIE = 1u << 12,
    WORD_STANCE = 1u << 13,
    WORD_LOCATIVE = 1u << 14,
    WORD_LOCAL = 1u << 15,
    WORD_STREET = 1u << 16,
    WORD_SPEAK = 1u << 17,
    WORD_VERB_US = 1u << 18,
    WORD_LANGUAGE = 1u << 19,
    WORD_LINKS = 1u << 20,
    WORD_TURKEY = 1u << 21,
    WORD_AS_STATE = 1u << 22,
    WORD_TERRAIN = 1u << 23,
    WORD_IN_STATE = 1u << 24,
    WORD_WATER = 1u << 25,
    WORD_US_STATE = 1u << 26,
    WORD_US_CODE = 1u << 27,
    WORD_CA_STATE = 1u << 28,
    WORD_CA_CODE = 1u << 29,
    WORD_WITH_THE = 1u << 30
};

struct lexicon; /* [setup] makes it, [worker] reads it */

/* Reads words.tsv.  NG_NOFILE and a message if it names a list that is not above. */
ng_status lexicon_open(const ng_host *host, struct lexicon **lexicon);

void lexicon_close(struct lexicon *lexicon);

/* The lists that a token's word stands in; 0 for none. [worker] */
uint32_t lexicon_of(const struct lexicon *lexicon, const ng_token *token);

#endif
