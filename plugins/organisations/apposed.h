/* apposed: names behind a common noun that says what they are (nouns.tsv): "brokers Fenn
 * & Lodge", "the lobby Agrolink". */
#ifndef ORGANISATIONS_APPOSED_H
#define ORGANISATIONS_APPOSED_H

#include "lists.h"
#include "page.h"

/* Adds a mention for every capitalised phrase behind such a noun that the tagger does not
 * take for something else. */
void apposed_find(struct page *page, const struct lists *lists);

#endif
