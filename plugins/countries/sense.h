/* sense: Georgia the country or the state, Lebanon the country or the town in Ohio.
 * One sense for an article, with the evidence counted; a neighbour that settles it
 * ("Lebanon, Ohio", "Jordan High School") settles it for that place in the text. */
#ifndef COUNTRIES_SENSE_H
#define COUNTRIES_SENSE_H

#include "scene.h"

void sense_settle(struct scene *scene);

/* The two Congos, the two Koreas: a name that two countries share means the lesser one
 * where the article has that one and not the other. */
void sense_settle_twins(struct scene *scene);

#endif
