/* spread: one sense per document.  What is an organisation in one place of the article is
 * one wherever the same words stand, unless most of those places say otherwise. */
#ifndef ORGANISATIONS_SPREAD_H
#define ORGANISATIONS_SPREAD_H

#include "page.h"

/* Adds a mention wherever a name that is in the list stands again, and drops names that
 * only the tagger saw, if it did not see them in most of their places.  Runs on a settled
 * list; the list is to be settled again. */
void spread_names(struct page *page);

/* Adds the first word of a company's name where it stands alone: "Hanbit" after "Hanbit
 * Heavy Industries Co".  On a settled list, to be settled again. */
void spread_short_names(struct page *page);

/* Adds "the Commission", with its capital, behind a longer name with that word.  On a
 * settled list, to be settled again. */
void spread_capital_heads(struct page *page);

#endif
