/* half: "the North" and "the South" are countries only in an article about both halves
 * of one. */
#ifndef COUNTRIES_HALF_H
#define COUNTRIES_HALF_H

#include "scene.h"

void half_drop(struct scene *scene);

#endif
