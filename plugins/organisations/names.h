/* names: the well-known organisations of organisations.tsv, where they stand in the
 * text. */
#ifndef ORGANISATIONS_NAMES_H
#define ORGANISATIONS_NAMES_H

#include "lists.h"
#include "page.h"

/* Adds a mention for every name in the text.  One that means other things too, by the
 * list, gets a score at which it stands only if something lifts it. */
void names_find(struct page *page, const struct lists *lists);

/* What the tagger is told of each token: 0, or which part of a listed name it is, and
 * whether that name is sure.  at[page->count], zeroed. */
void names_mark(struct page *page, const struct lists *lists, uint8_t *parts,
                uint8_t *kinds);

/* "Mercedes" of "Mercedes Duarte": whether a single word is a given name, with a capital
 * behind it that nothing knows and that no company's name goes on with. */
bool names_begin_person(const struct page *page, uint32_t first, uint32_t last);

#endif
