/* inflect: the regular forms of English verbs and nouns, spelt out once at set-up so
 * that a token is looked up as it stands. */
#ifndef OUTCOMES_INFLECT_H
#define OUTCOMES_INFLECT_H

#include <stddef.h>
#include <stdint.h>

enum { INFLECT_MAX = 48 }; /* the longest word with its ending and NUL */

struct inflection {
    char text[INFLECT_MAX];
    uint8_t forms; /* FORM_S and so on; 0 for the plural of a noun */
};

/* The forms of a verb other than its base: "stop" gives stops, stopped, stopping.  Where
 * two spellings are in use (travelled, traveled) both are given.  Returns how many; at
 * most 8. */
size_t inflect_verb(const char *base, struct inflection forms[8]);

/* The plurals of a noun: "policy" gives policies; "embargo" both spellings that are in
 * use.  Returns how many; at most 2. */
size_t inflect_noun(const char *singular, struct inflection plurals[2]);

#endif
