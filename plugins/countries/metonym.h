/* metonym: a capital or a seat of government that stands for the government: "Beijing
 * rejected the claim", "talks with Tehran", "between Washington and Moscow".  A city
 * that is only a place stays one. */
#ifndef COUNTRIES_METONYM_H
#define COUNTRIES_METONYM_H

#include "scene.h"

void metonym_raise(struct scene *scene);

#endif
