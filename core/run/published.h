/* published: a day of the calendar as the readers and the command line take it. */
#ifndef NUTGRAF_RUN_PUBLISHED_H
#define NUTGRAF_RUN_PUBLISHED_H

#include <stdbool.h>

#include "base/str.h"

/* Reads "2025-09-26", or a point in time that begins so, "2025-09-26T14:00:00Z" or
 * "2025-09-26 14:00".  *day is the first ten bytes.  False if there is no such day. */
bool published_read(struct str text, struct str *day);

#endif
