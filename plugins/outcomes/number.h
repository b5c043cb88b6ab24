/* number: the words and digits that numbers are made of. */
#ifndef OUTCOMES_NUMBER_H
#define OUTCOMES_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* "seven", "dozen", "twenty-three", all of a folded word. */
bool number_of_word(const char *word, size_t len, double *value);

/* Digits with commas and a dot, with a scale that is glued on: "1,250", "12m", "1.2bn";
 * and halves, quarters, eighths: "3/4".  metres is whether an m behind a hundred or more
 * is a unit and no scale: "the 800m race".  Returns how many bytes were read; 0 for
 * none. */
size_t number_of_digits(const char *word, size_t len, bool metres, double *value);

/* What a word multiplies by: 1e6 for "million", "mln", "m"; 0 for none. */
double number_scale(const char *word, size_t len);

/* What part of one a word is: 0.25 for "quarter"; 0 for none. */
double number_part(const char *word, size_t len);

#endif
