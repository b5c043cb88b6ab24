/* words: lists of single words out of words.tsv, by what they tell about the capitalised
 * words beside them. */
#ifndef ORGANISATIONS_WORDS_H
#define ORGANISATIONS_WORDS_H

#include <nutgraf/plugin.h>

enum word_class { /* bits; words.tsv says what each list is */
                  WORD_TITLE = 1u << 0,
                  WORD_GIVEN = 1u << 1,
                  WORD_LINK = 1u << 2,
                  WORD_OPENER = 1u << 3,
                  WORD_THEME = 1u << 4,
                  WORD_CALENDAR = 1u << 5,
                  WORD_GENERIC = 1u << 6,
                  WORD_SPEECH = 1u << 7,
                  WORD_ROLE = 1u << 8,
                  WORD_TIE = 1u << 9,
                  WORD_LEGAL = 1u << 10,
                  WORD_LOCATIVE = 1u << 11,
                  WORD_PRODUCT = 1u << 12,
                  WORD_PEOPLE = 1u << 13,
                  WORD_SHORT = 1u << 14,
                  WORD_THING = 1u << 15,
                  WORD_SPORT = 1u << 16,
                  WORD_POLL = 1u << 17
};

struct words;

/* Reads words.tsv beside the plugin.  NG_NOFILE if it is missing or malformed: the log
 * then says where.  *words is to be closed even after an error. [setup] */
ng_status words_open(const ng_host *host, struct words **words);
void words_close(struct words *words); /* works on NULL */

/* The classes of a word; hash is ng_hash() of it.  0 if it is in no list. */
uint32_t words_find(const struct words *words, ng_str folded, uint32_t hash);

#endif
