/* word: country words that are another word where they stand: a language, a river, a
 * quarter of a city, a Malay word in an English text, the bird. */
#ifndef COUNTRIES_WORD_H
#define COUNTRIES_WORD_H

#include "scene.h"

void word_drop(struct scene *scene);

#endif
