/* join: the text that the tokens of a corpus were cut from, as well as can be told from
 * the tokens alone.  Training on it, a model sees what it will see in use: text that
 * has been through our own tokeniser. */
#ifndef NUTGRAF_TRAIN_JOIN_H
#define NUTGRAF_TRAIN_JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "text/span.h"

/* Appends a block of tokens to a text and sets where each lies in it.  Tokens stand
 * apart by one space, but for: closing punctuation and 's n't 're ...; what follows
 * opening brackets and currency signs; the inside of straight quotation marks; a slash
 * between words; and, if hyphens is set (the corpus cuts words at their hyphens), a
 * hyphen that seems to be inside a word.  -LRB- and the like become brackets. */
void join_block(struct buffer *text, const struct str *tokens, size_t count, bool hyphens,
                struct span *places);

/* Whether a corpus cuts words at their hyphens: tells by what it has more of, "-" alone
 * or "well-known". */
struct join_hyphens {
    size_t alone, inside;
};

void join_count_hyphens(struct join_hyphens *seen, struct str token);
bool join_cuts_hyphens(const struct join_hyphens *seen);

#endif
