/* code: initials of a country that are something else where they stand: the pronoun "us"
 * in capitals, US as money, GB as a unit, CAR as a car. */
#ifndef COUNTRIES_CODE_H
#define COUNTRIES_CODE_H

#include "scene.h"

void code_drop(struct scene *scene);

#endif
