/* hyphen: organisations inside hyphenated words, "Google-owned", "UN-backed", which no
 * list sees because they are one token. */
#ifndef ORGANISATIONS_HYPHEN_H
#define ORGANISATIONS_HYPHEN_H

#include "lists.h"
#include "page.h"

struct parts; /* the listed names that are one word */

/* Collects them from the list of names.  *parts is to be closed even after an error.
 * [setup] */
ng_status hyphen_open(const struct lists *lists, struct parts **parts);
void hyphen_close(struct parts *parts); /* works on NULL */

/* Adds a mention for each that stands before a hyphen and a word in small letters; where
 * there is one, says what it is.  On a settled list. */
void hyphen_find(struct page *page, const struct parts *parts, const struct lists *lists);

#endif
