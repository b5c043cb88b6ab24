/* heads: names made around a word that says what sort of organisation it is, such as
 * "Ministry", "University", "Sdn Bhd" (heads.tsv). */
#ifndef ORGANISATIONS_HEADS_H
#define ORGANISATIONS_HEADS_H

#include "lists.h"
#include "page.h"

struct phrase {           /* a capitalised phrase around a head */
    uint32_t first, last; /* tokens [first, last) */
    uint32_t head;        /* its head's first token */
    uint32_t row;         /* of the list it was found with */
};

/* Sets page->heads.  What goes on from a head that a name may begin with, or from a
 * listed name, is a name of its own. */
void heads_note(struct page *page, const struct lists *lists);

/* The phrase around a head at the tokens of the hit; false if the head stands alone or in
 * a text all in capitals, where no phrase has an end. */
bool heads_grow(const struct page *page, const struct head *head, const ng_hit *hit,
                struct phrase *phrase);

/* Adds a mention for every phrase around a head. */
void heads_find(struct page *page, const struct lists *lists);

/* Gives the mentions of a settled list that have no kind the kind of a head in them. */
void heads_name_kinds(struct page *page, const struct lists *lists);

/* What the tagger is told of each token: 0, or which part of a phrase around a head it
 * is; and for the heads themselves their kind.  at[page->count], zeroed. */
void heads_mark(const struct page *page, const struct lists *lists, uint8_t *parts,
                uint8_t *kinds);

#endif
