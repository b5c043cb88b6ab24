/* word: country words that are another word where they stand: the pronoun "us" in
 * capitals, a language, Malay words in an English text, the bird. */
#ifndef COUNTRIES_WORD_H
#define COUNTRIES_WORD_H

#include "scene.h"

void word_drop(struct scene *scene);

#endif
