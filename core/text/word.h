/* word: where a word ends that has more in it than letters and digits of ASCII:
 * apostrophes, hyphens, dots, other scripts. */
#ifndef NUTGRAF_TEXT_WORD_H
#define NUTGRAF_TEXT_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include "text/abbreviation.h"

struct word_source {
    const unsigned char *text;   /* [length], valid UTF-8 */
    const char          *folded; /* [length + 8], the text with A-Z in lower case */
    uint32_t             length;
};

struct word {
    uint32_t          begin, end;
    unsigned          bits;    /* the classes of its characters, all together */
    uint32_t          alnums;  /* how many of them are letters or digits */
    bool              beyond;  /* has characters beyond ASCII */
    enum abbreviation abbreviation; /* if it ends in its own dot */
};

/* Finds the end of the word that begins at word->begin.  The caller has been as far as
 * word->end, has seen nothing but ASCII letters and digits, and has counted those. */
void word_finish(const struct word_source *source, bool after_comma, struct word *word);

/* The length in bytes of the clitic that begins with an apostrophe at a place: 's, 're,
 * 've, 'll, 'd, 'm; 0 if none does. */
uint32_t word_clitic(const struct word_source *source, uint32_t at);

/* The class and the length in bytes of the character at a place; 0 at the end. */
unsigned word_class(const struct word_source *source, uint32_t at, uint32_t *size);

#endif
