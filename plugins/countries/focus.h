/* focus: how much of an article is about each country.  Each find weighs what its sort
 * and its position are worth; a country's focus is its weight as a share of the
 * heaviest country's. */
#ifndef COUNTRIES_FOCUS_H
#define COUNTRIES_FOCUS_H

#include "scene.h"

/* Focus by country, in [0, 1]: [countries], the document's memory; NULL after an error. */
const double *focus_weigh(const struct scene *scene);

#endif
