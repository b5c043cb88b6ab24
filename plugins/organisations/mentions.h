/* mentions: the list of what may be an organisation, and the choice among those that
 * overlap. */
#ifndef ORGANISATIONS_MENTIONS_H
#define ORGANISATIONS_MENTIONS_H

#include "page.h"

/* Adds a mention of the tokens [first, last), which are in one sentence and not none.
 * rule is a literal.  The pointer is good until the next is added; NULL if memory ran
 * out. */
struct mention *mentions_add(struct page *page, uint32_t first, uint32_t last,
                             enum source source, const char *rule, double score);

/* Keeps of those that overlap the one with the higher score, of equals the longer, of
 * those the earlier.  A longer name that holds a better one takes its score; one that
 * was only guessed at does so if the tagger saw its end.  Drops what scores under least,
 * and in quoted themes what is not listed.  Then the list is in order of the
 * text, and page->cover is right. */
void mentions_settle(struct page *page, double least);

/* Takes one out of the list and off the cover.  The others keep their indexes. */
void mentions_drop(struct page *page, uint32_t index);

/* Moves a mention's ends, after mentions_settle(): its tokens must be free. */
void mentions_move(struct page *page, uint32_t index, uint32_t first, uint32_t last);

/* Whether no mention touches the tokens [first, last). */
bool mentions_free(const struct page *page, uint32_t first, uint32_t last);

/* The mention on a token, or NULL. */
struct mention *mentions_on(const struct page *page, uint32_t token);

#endif
