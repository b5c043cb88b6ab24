/* sentence: from tokens with marks (see layout.h) to sentences and paragraphs. */
#ifndef NUTGRAF_TEXT_SENTENCE_H
#define NUTGRAF_TEXT_SENTENCE_H

#include "base/arena.h"
#include "text/token.h"

/* Fills the sentences and the paragraphs of tokens->at, and each token's sentence and
 * TOKEN_OPENER.  ERROR_MEMORY is the only error. */
enum status sentences_make(struct arena *arena, struct str text, uint32_t header,
                           struct tokens *tokens, struct error *error);

#endif
