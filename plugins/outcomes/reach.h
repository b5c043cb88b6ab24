/* reach: where a clause's own numbers stand, and the ways to find one. */
#ifndef OUTCOMES_REACH_H
#define OUTCOMES_REACH_H

#include "candidate.h"

struct reach {
    const struct passage *passage;
    const struct clause *clause;
    uint32_t verb_end, end; /* tokens: from behind the verb to the clause's end */
};

/* All of these leave an empty value when they return false. */

/* The first number in tokens [first, limit) that counts something. */
bool reach_find(const struct passage *passage, uint32_t first, uint32_t limit,
                struct quantity *quantity);

/* The first amount with a unit, such as money, in [first, limit). */
bool reach_amount(const struct passage *passage, uint32_t first, uint32_t limit,
                  struct quantity *quantity);

/* How many a noun phrase says there are: in its head chunk, unless it speaks of known
 * ones ("the two sides"); else an amount behind "of" or in what is joined to it. */
bool reach_in_phrase(const struct passage *passage, const struct phrase *phrase,
                     struct quantity *quantity);

/* The number behind a preposition, close to it. */
bool reach_behind(const struct reach *reach, const char *preposition,
                  struct quantity *quantity);

/* The number right behind the verb. */
bool reach_direct(const struct reach *reach, struct quantity *quantity);

/* The first quantity of a kind from a token on. */
bool reach_kind(const struct reach *reach, uint32_t first, enum quantity_kind kind,
                struct quantity *quantity);

/* Whether a quantity has a unit of measure. */
bool reach_has_unit(const struct passage *passage, const struct quantity *quantity);

/* Whether a quantity is a sum of money: $2 million, 40 million euros. */
bool reach_is_money(const struct passage *passage, const struct quantity *quantity);

/* The token where a clause's own numbers end: before ", with the index at 1,790", too. */
uint32_t reach_end(const struct passage *passage, const struct clause *clause);

#endif
