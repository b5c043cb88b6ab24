/* write: documents as XML, JSON Lines or TSV.  The XML serialiser is our own: it never
 * writes ill-formed output whatever the text holds, at the speed of a copy. */
#ifndef NUTGRAF_XML_WRITE_H
#define NUTGRAF_XML_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "doc/doc.h"

#define NUTGRAF_NAMESPACE "urn:nutgraf:1"

enum write_format { WRITE_XML, WRITE_JSONL, WRITE_TSV };

struct write_setup {
    enum write_format format;
    bool              byte_offsets; /* begin and end in bytes, else in characters */
    bool              with_text;    /* the article's text too */
};

/* Appends one document.  *records is how many records it held, nested ones too. */
enum status write_doc(const struct write_setup *setup, struct doc *doc,
                      struct buffer *into, uint64_t *records, struct error *error);

/* Appends an article that could not be read: <article><error/></article>. */
void write_failure(const struct write_setup *setup, const struct article *article,
                   const struct error *why, struct buffer *into);

/* Appends what comes before the first and after the last article of one output. */
void write_begin(const struct write_setup *setup, const struct kinds *kinds,
                 struct buffer *into);
void write_end(const struct write_setup *setup, struct buffer *into);

/* Appends text escaped for XML.  A character that XML 1.0 does not allow becomes
 * U+FFFD. */
void write_escaped(struct buffer *into, struct str text, bool attribute);

#endif
