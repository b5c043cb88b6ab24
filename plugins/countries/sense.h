/* sense: Georgia the country or the state, Lebanon the country or the town in Ohio.
 * One sense for an article, with the evidence counted; a neighbour that settles it
 * ("Lebanon, Ohio", "Jordan High School") settles it for that place in the text. */
#ifndef COUNTRIES_SENSE_H
#define COUNTRIES_SENSE_H

#include "scene.h"

void sense_settle(struct scene *scene);

#endif
