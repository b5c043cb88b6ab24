/* gazetteer: lists of names found in text, token by token, with one trie for all lists
 * of a run: the text is walked once whatever their number and size.
 *
 *     name             case   iso
 *     Malaysia                MY
 *     South Korea|ROK         KR
 *     US|U.S.          exact  US
 */
#ifndef NUTGRAF_TEXT_GAZETTEER_H
#define NUTGRAF_TEXT_GAZETTEER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/span.h"
#include "text/token.h"

enum { GAZETTEER_TOKENS = 32 }; /* the most tokens that a name has */

struct gazetteers; /* all of a run */
struct gazetteer;  /* one table */

struct gazetteer_hit { /* the layout of the ABI's ng_hit */
    struct span at;
    uint32_t first, last; /* its tokens: [first, last) */
    uint32_t entry;       /* row of the table, from 0 */
};

struct gazetteer_hits {
    const struct gazetteer_hit *at; /* [count], by begin; none overlap */
    size_t count;
};

/* An empty set; NULL when memory ran out. [setup] */
struct gazetteers *gazetteers_open(void);

/* Frees the tables too.  Works on NULL. */
void gazetteers_close(struct gazetteers *gazetteers);

/* Adds a table: UTF-8, columns separated by tabs, the first line their names, lines
 * that begin with # and empty lines ignored.  Column "name" holds names separated by
 * |; column "case", if there is one, "any", "exact" or "title", empty for title; the
 * others are the caller's.  Keeps no pointer into the text.  ERROR_CONFIG says
 * "path:line: what is wrong".  The table belongs to the set. [setup] */
enum status gazetteers_add(struct gazetteers *gazetteers, const char *path,
                           struct str table, struct gazetteer **gazetteer,
                           struct error *error);

/* All names of all tables that stand in a text: hits[gazetteer_index()] for each of
 * gazetteers_count() tables, in the arena.  Of the names of one table that overlap
 * only the longest is there, of those equally long the first row. [worker] */
enum status gazetteers_match(const struct gazetteers *gazetteers, struct arena *arena,
                             struct str text, const struct tokens *tokens,
                             struct gazetteer_hits **hits, struct error *error);

size_t gazetteers_count(const struct gazetteers *gazetteers);
size_t gazetteer_index(const struct gazetteer *gazetteer);
size_t gazetteer_rows(const struct gazetteer *gazetteer);

/* A cell; .at NULL if there is no such row or column. */
struct str gazetteer_cell(const struct gazetteer *gazetteer, uint32_t row,
                          struct str column);

#endif
