/* gold: an article annotated by hand, read into the form that outputs are read into.
 * Records are elements around the words that they mark, or, in a block behind the
 * paragraphs, elements that quote a sentence:
 *
 *     <article id="a-1" published="2025-09-26">
 *     <p><s n="1">It met in <when value="2025-09">September</when>.</s> <s
 * n="2">...</s></p> <marks><event s="1" word="met" who="It"/></marks>
 *     </article>
 *
 * The text is the sentences of a paragraph joined by one space, paragraphs joined by an
 * empty line; every run of white space in a sentence is one space.  A quotation is where
 * it first stands in its sentence as whole words, else where it first stands; "a ... b"
 * means a and, after it, b. */
#ifndef NUTGRAF_XML_GOLD_H
#define NUTGRAF_XML_GOLD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "xml/read.h"

struct gold_setup {
    /* Which attribute of an element quotes its sentence. */
    bool (*quotes)(const void *user, struct str element, struct str attribute);
    const void *user;
};

/* Whether a file begins as such an article does: its root element is "article". */
bool gold_begins(struct str bytes);

/* Reads a whole file's bytes.  The article has its text, one section named "gold", and in
 * it a record for each element, with its attributes as fields and its quotations as
 * records inside it, named as the attribute.  Positions count characters; a record that
 * quotes stands from its first quotation's begin to its end.  All is the arena's.
 * ERROR_INPUT with the path, the line and what is wrong. */
enum status gold_read(struct arena *arena, const struct gold_setup *setup,
                      const char *path, struct str bytes, struct read_article *article,
                      struct error *error);

#endif
