/* clash: whether two inputs would be written to one file, found before anything runs. */
#ifndef NUTGRAF_RUN_CLASH_H
#define NUTGRAF_RUN_CLASH_H

#include "base/error.h"
#include "run/walk.h"

/* Walks over all inputs.  ERROR_USAGE names the first two of which the files in an
 * output directory would be the same, "a.txt" and "a.md"; ERROR_MEMORY. */
enum status clash_check(const struct walk_setup *setup, struct error *error);

#endif
