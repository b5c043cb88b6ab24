/* focus: how much of an article is about each country.  Each find weighs what its sort
 * and its position are worth; a country's focus is its weight as a share of the
 * heaviest country's. */
#ifndef COUNTRIES_FOCUS_H
#define COUNTRIES_FOCUS_H

#include "scene.h"

/* Adds up tally.weight of every country that the finds name or imply.  Gives the
 * heaviest, which is at least the weight of some evidence: a country's focus is its
 * share of it. */
double focus_weigh(struct scene *scene);

#endif
