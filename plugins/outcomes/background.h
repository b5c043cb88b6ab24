/* background: which clauses tell of things long before the report: "in 1998", "last
 * year", "a decade ago". */
#ifndef OUTCOMES_BACKGROUND_H
#define OUTCOMES_BACKGROUND_H

#include "passage.h"

struct day { /* of publication; 0 what is not known */
    int year, month, day;
    int months; /* how far back a month is old */
};

/* Where `published` is empty, the latest year that the article speaks of. */
struct day background_day(ng_str published, ng_tokens tokens);

/* The year that a token is, 1800 to 2100; else 0. */
int background_year(const struct passage *passage, uint32_t token);

/* Sets CLAUSE_OLD and CLAUSE_STALE. */
void background_mark(struct passage *passage, struct day published);

/* The first token from `first` on that is the year of what something is compared with
 * ("down from 74 percent in 2018"); `last` if there is none. */
uint32_t background_compared(const struct passage *passage, uint32_t first,
                             uint32_t last);

#endif
