/* score_digits: a record's score as the writer spells it, "0.93". */
#ifndef NUTGRAF_COMPARE_SCORE_DIGITS_H
#define NUTGRAF_COMPARE_SCORE_DIGITS_H

#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

enum { SCORE_DIGITS = 16 };

/* Two decimals, no locale; the text stands in into. */
static inline struct str score_digits(double score, char into[SCORE_DIGITS])
{
    const unsigned hundredths = (unsigned)(score * 100 + 0.5);
    const int length =
        snprintf(into, SCORE_DIGITS, "%u.%02u", hundredths / 100, hundredths % 100);
    return (struct str){into, (size_t)length};
}

#endif
