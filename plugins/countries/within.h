/* within: a country word inside the longer name of an organisation, event, law or
 * title: "Bank of Japan", "Australian Open", "U.S. Energy Department". */
#ifndef COUNTRIES_WITHIN_H
#define COUNTRIES_WITHIN_H

#include "scene.h"

void within_mark(struct scene *scene);

#endif
