/* senses: the broad sense in which news uses a word: "quake" is an accident, to "sack" is
 * to dismiss.  With them the model knows something of words that it has seldom seen. */
#ifndef OUTCOMES_SENSES_H
#define OUTCOMES_SENSES_H

#include <nutgraf/plugin.h>

enum { MOST_SENSES = 2 }; /* of a word as one part of speech */

enum sense_of { SENSE_OF_VERB, SENSE_OF_NOUN, SENSE_OF_COUNT };

struct sense {
    ng_str name;
    uint32_t hash; /* of its name */
};

struct word_senses { /* the most usual first */
    const struct sense *at[MOST_SENSES];
    uint32_t count;
};

struct senses;

/* Reads the text of senses.tsv: word, "verb" or "noun", and one or two senses, divided by
 * tabs and a space.  On an error says what is wrong in which line and gives NG_NOFILE or
 * NG_NOMEM.  Keeps text; owned by the caller.  [setup] */
ng_status senses_read(const ng_host *host, ng_str text, struct senses **senses);

/* Frees them; NULL is allowed.  [setup] */
void senses_free(struct senses *senses);

/* The senses of a base form with this hash; none if it is not in the list.  [worker] */
struct word_senses senses_find(const struct senses *senses, enum sense_of of,
                               uint32_t hash);

#endif
