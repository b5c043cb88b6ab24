/* acronym: short forms and the long forms that they stand for, anywhere in the article:
 * "the Korean Metal Workers' Union (KMWU)", or "KMWU" here and the long form there. */
#ifndef ORGANISATIONS_ACRONYM_H
#define ORGANISATIONS_ACRONYM_H

#include "lists.h"
#include "page.h"

struct pair {
    uint32_t first, last; /* the long form's tokens: [first, last) */
    uint32_t letters;     /* index of the short form in struct acronyms */
    uint32_t bracket;     /* the token of the short form beside it; NOBODY if apart */
};

struct letters {    /* a short form; all tokens that are written so */
    uint32_t token; /* the first of them */
    uint32_t hash;  /* of its letters in small, without "-Plus" and digits */
    uint32_t size;  /* how many letters */
    uint32_t pair;  /* index of the best long form, or NOBODY */
};

struct acronyms {
    struct letters *letters; /* [letter_count] */
    uint32_t letter_count;
    struct pair *pairs; /* [pair_count], at most one for each short form */
    uint32_t pair_count;
    uint32_t *on; /* [tokens] index + 1 of the short form that a token is; 0 */
};

/* Finds the short forms, and for each the long form that fits it best: beside it in
 * brackets, else anywhere.  In the document's memory; empty after an error. */
struct acronyms acronym_find(const struct page *page);

/* What the tagger is told of each token: 0, a short form with a long form, without, or a
 * part of a long form. at[page->count], zeroed. */
void acronym_mark(const struct page *page, const struct acronyms *acronyms,
                  uint8_t *parts);

/* Adds mentions of those whose long form the other evidence takes for an organisation,
 * and gives both the same partner.  A listed short form that the article spells out as
 * something else, "the Tamil Maritime Council (TMC)", is not the listed organisation.
 * Runs on a settled list; the list is to be settled again. */
void acronym_spread(struct page *page, const struct lists *lists,
                    const struct acronyms *acronyms);

#endif
