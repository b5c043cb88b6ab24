/* signoff: the agency's name at the very end of a report: "- Bernama". */
#ifndef NUTGRAF_TEXT_SIGNOFF_H
#define NUTGRAF_TEXT_SIGNOFF_H

#include <stdbool.h>

#include "base/str.h"

/* Finds the name in the sign-off of a text; false if it has none.  A dash behind the
 * last sentence, or alone on the last line, is followed by one to four words with
 * capitals; without the dash the agency must be known. */
bool signoff_find(struct str text, struct str *name);

#endif
