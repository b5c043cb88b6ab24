/* abbreviation: the words that are written with a dot, and what their dot says about
 * the end of a sentence. */
#ifndef NUTGRAF_TEXT_ABBREVIATION_H
#define NUTGRAF_TEXT_ABBREVIATION_H

#include <stdbool.h>

#include "base/str.h"

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,   /* Mr., Gen.: a name follows, the sentence goes on */
    ABBREVIATION_LINK,    /* e.g., vs.: the sentence goes on */
    ABBREVIATION_NUMBER,  /* Sept., No.: goes on before a number, else as NAME */
    ABBREVIATION_NAME,    /* Inc., U.S.: ends only before what opens sentences */
    ABBREVIATION_INITIAL, /* J.: likewise */
    ABBREVIATION_HOUR,    /* a.m.: ends before a capital, unless a day or a zone */
    ABBREVIATION_LIST     /* etc.: ends before any capital */
};

struct abbreviation_place { /* where a word stands that may be one */
    bool capital;      /* it begins with a capital */
    bool after_comma;  /* a comma stands before it */
    bool before_digit; /* a digit stands behind its dot */
};

/* What a folded word is, if anything, when a dot is behind it.  Words that also are
 * words without a dot ("no", "art", "mass") count only in the right place. */
enum abbreviation abbreviation_find(struct str folded,
                                    const struct abbreviation_place *place);

/* What single letters with dots are: "u.s.", "a.m.", "j.". */
enum abbreviation abbreviation_of_letters(struct str folded);

#endif
