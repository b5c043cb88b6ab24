/* agency: the news agencies of the world, by the names under which they sign. */
#ifndef NUTGRAF_TEXT_AGENCY_H
#define NUTGRAF_TEXT_AGENCY_H

#include "base/str.h"

/* The usual name of an agency that is known: "Bernama" for "BERNAMA", "AP" for
 * "Associated Press"; a static string, .at NULL if it is not known. */
struct str agency_find(struct str written);

/* Whether one of a name's words says that it is a medium's: "Times", "Agency". */
bool agency_has_medium(struct str name);

#endif
