/* codes: the PLOVER and CAMEO codes of a record, which follow from its type, its status
 * and who acts: an announced good deed is AGREE, an announced bad one THREATEN. */
#ifndef OUTCOMES_CODES_H
#define OUTCOMES_CODES_H

#include "candidate.h"

/* Sets candidate->plover and ->cameo.  Event coders code what a sentence asserts, not
 * what it mentions on the way: only main clauses have codes. */
void codes_read(const struct passage *passage, struct candidate *candidate);

#endif
