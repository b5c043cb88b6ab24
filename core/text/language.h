/* language: which language a text is written in, told by its function words, the
 * commonest words of a language that carry no matter of their own. */
#ifndef NUTGRAF_TEXT_LANGUAGE_H
#define NUTGRAF_TEXT_LANGUAGE_H

#include "base/str.h"
#include "text/token.h"

/* The language as ISO 639-1 has it ("en", "ms"), a static string; .at is NULL if the
 * first few hundred tokens do not tell.  Reads on only until one language has ten
 * function words more than any other, which takes some fifty tokens of English.  Where
 * two languages have as many function words in the text, the one that the table names
 * first is taken: Malay before Indonesian. */
struct str language_detect(const struct token *tokens, size_t count);

#endif
