/* amount: a number as it stands in a sentence, over all its tokens, with the currency
 * before it: "Rs 25 lakh", "half a million", "2 1/2", "RM20,000". */
#ifndef OUTCOMES_AMOUNT_H
#define OUTCOMES_AMOUNT_H

#include "passage.h"

struct amount {
    double value;
    uint32_t end;         /* the token behind it */
    size_t rest;          /* where in its last token the unit begins: "2.3kg"; 0: none */
    bool large;           /* has a scale or groups of digits */
    const char *currency; /* the plural of the one before it, or NULL; static */
};

/* Reads the number that begins at a token, up to limit.  False if none does. */
bool amount_read(const struct passage *passage, uint32_t token, uint32_t limit,
                 struct amount *amount);

#endif
