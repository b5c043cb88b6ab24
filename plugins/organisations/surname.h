/* surname: who is named in full somewhere is meant by the last name elsewhere. */
#ifndef ORGANISATIONS_SURNAME_H
#define ORGANISATIONS_SURNAME_H

#include "page.h"

/* Takes back what the model said of "Goldman" in an article on Ruth Goldman, unless a
 * longer name of an organisation has the word too.  Behind tagged_find(), before the
 * names are looked up, for which the model's word is support. */
void surname_apply(struct page *page);

#endif
