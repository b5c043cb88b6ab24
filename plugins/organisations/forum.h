/* forum: named meetings, which are put out as organisations of kind "forum": "ASEAN
 * Defence Ministers' Meeting", "ADSOM 2025". */
#ifndef ORGANISATIONS_FORUM_H
#define ORGANISATIONS_FORUM_H

#include "lists.h"
#include "page.h"

/* Adds a mention for every name of fora.tsv, and every phrase around one of its heads. */
void forum_find(struct page *page, const struct lists *lists);

/* Takes the number of a meeting into its name: "ADSOM 2025".  On a settled list. */
void forum_number(struct page *page);

#endif
