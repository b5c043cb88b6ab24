/* tagger_document: columns that say of a token how its word is written elsewhere in the
 * same document.  "Apple" at the begin of a sentence is a name if "Apple" also stands
 * inside of one, and none if "apple" does. */
#ifndef NUTGRAF_TEXT_TAGGER_DOCUMENT_H
#define NUTGRAF_TEXT_TAGGER_DOCUMENT_H

#include "text/tagger.h"

/* The columns, by the names that templates use:
 *
 *     seen-lower     how often the word stands elsewhere without a capital: 0, 1, 2,
 *                    or 3 for more
 *     seen-capital   how often it stands elsewhere with one, where a capital tells
 *                    something: not as the first word, not in a headline; likewise
 *     headline       1 in a sentence most of whose words have capitals
 */
enum { TAGGER_DOCUMENT_COLUMNS = 3 };

/* Makes all of them for all tokens of a document, in the arena.  ERROR_MEMORY. */
enum status tagger_document_columns(struct arena *arena, const struct tokens *tokens,
                                    struct tagger_column columns[TAGGER_DOCUMENT_COLUMNS],
                                    struct error *error);

#endif
