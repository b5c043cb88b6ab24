/* background: which clauses tell of things long before the report: "in 1998", "last
 * year", "a decade ago". */
#ifndef OUTCOMES_BACKGROUND_H
#define OUTCOMES_BACKGROUND_H

#include "passage.h"

struct day { /* of publication; year 0 if it is not known */
    int year, month, day;
    int months; /* how far back a month is old */
};

struct day background_day(ng_str published);

/* Sets CLAUSE_OLD and CLAUSE_STALE. */
void background_mark(struct passage *passage, struct day published);

#endif
