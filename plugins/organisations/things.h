/* things: well-known names that are no organisations (things.tsv), such as "Falcon
 * Heavy", "Ford Mustang", "Champions League". */
#ifndef ORGANISATIONS_THINGS_H
#define ORGANISATIONS_THINGS_H

#include "lists.h"
#include "page.h"

/* Sets page->things: the tokens that such a name stands on. */
void things_note(struct page *page, const struct lists *lists);

/* Whether all tokens [first, last) are in such names: what is found there is none. */
bool things_hold(const struct page *page, uint32_t first, uint32_t last);

#endif
