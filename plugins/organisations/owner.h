/* owner: the country that an organisation belongs to, as the text says it: "Sudan's
 * Ministry of Defence", "Supreme Court of Kenya". */
#ifndef ORGANISATIONS_OWNER_H
#define ORGANISATIONS_OWNER_H

#include "lists.h"
#include "page.h"

/* Whether a name may be one that every country has, so that it needs the country's:
 * "Supreme Court", "Parliament", not "FBI". */
bool owner_is_lacking(const struct page *page, const struct mention *mention);

/* The only country that the countries plugin sees in a name, ISO 3166-1 alpha-2; empty if
 * there is none or several.  Owned by the document, like the next. [worker] */
ng_str owner_in_name(const struct page *page, ng_items countries, ng_span span);

/* The country of a state's body or a party: the list's, else in its name, else right before
 * it; empty for all others. [worker] */
ng_str owner_find(const struct page *page, const struct lists *lists, ng_items countries,
                  const struct mention *mention);

#endif
