/* override: what the text around a mention says against it.  People who bear the name of
 * a company, countries, words that name nothing by themselves. */
#ifndef ORGANISATIONS_OVERRIDE_H
#define ORGANISATIONS_OVERRIDE_H

#include "page.h"

/* Drops mentions and mends their ends.  On a settled list, which stays settled.
 * countries is the layer of the countries' mentions, 0 if there is none. */
void override_apply(struct page *page, ng_layer countries);

#endif
