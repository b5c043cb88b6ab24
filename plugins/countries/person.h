/* person: country words and places that are a person's name: Jordan Henderson, Chad
 * Smith, Michael Jordan.  What the article calls a person once is one throughout,
 * unless the country is in it too. */
#ifndef COUNTRIES_PERSON_H
#define COUNTRIES_PERSON_H

#include "scene.h"

void person_drop(struct scene *scene);

#endif
