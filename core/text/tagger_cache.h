/* tagger_cache: what taggers made of the words that they have seen, kept from one
 * sentence, and article, to the next.  Most words of a text are words that it has had
 * before, and most features look at one word only.  A cache saves time and changes no
 * label. */
#ifndef NUTGRAF_TEXT_TAGGER_CACHE_H
#define NUTGRAF_TEXT_TAGGER_CACHE_H

#include "base/error.h"
#include "text/tagger_word.h"

struct tagger_table;

struct tagger_cache { /* of one thread; starts as {0}, for any number of taggers, which
                         have to stay open as long as it is used */
    struct tagger_table *tables; /* the heap's, a few MB for each tagger */
};

void tagger_cache_free(struct tagger_cache *cache);

/* The part of a cache that is for a tagger; ERROR_MEMORY. */
enum status tagger_cache_table(struct tagger_cache *cache, const struct tagger *tagger,
                               struct tagger_table **table, struct error *error);

/* What the tagger makes of a token, remembered or made, valid until the next call.
 * values is as in tagger_word_read(). */
void tagger_cache_word(struct tagger_table *table, struct str text,
                       const struct token *token, const uint8_t *values,
                       struct tagger_word *word);

#endif
