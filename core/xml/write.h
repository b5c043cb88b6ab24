/* write: documents as XML, JSON Lines, TSV or TimeML.  The serialiser is our own: it
 * never writes ill-formed output whatever the text holds, at the speed of a copy.
 * README.md beside this file describes the formats. */
#ifndef NUTGRAF_XML_WRITE_H
#define NUTGRAF_XML_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "doc/doc.h"

#define WRITE_NAMESPACE "urn:nutgraf:1"

enum write_format {
    WRITE_XML,
    WRITE_JSONL,
    WRITE_TSV,
    WRITE_TIMEML, /* each article a document of its own, with its text */
    WRITE_BRAT    /* standoff annotation of each article's text (brat, 2012) */
};

struct write_setup {
    enum write_format format;
    bool              byte_offsets; /* begin and end in bytes, else in characters */
    bool              with_text;    /* the article's text too; not in TSV */
    const bool       *hidden; /* [plugins] whose records are not written; NULL for none.
                                 Links to what is not written are not written either */
};

/* What is the same for all documents of a run.  Nothing changes it, so any number of
 * threads may share it. */
struct writer;

/* The kinds must outlive the writer.  ERROR_MEMORY is the only error. */
enum status writer_open(struct writer **writer, const struct write_setup *setup,
                        const struct kinds *kinds, struct error *error);
void writer_close(struct writer *writer);

/* Appends what comes before the first article of one output, and after the last. */
void writer_begin(const struct writer *writer, struct buffer *into);
void writer_end(const struct writer *writer, struct buffer *into);

/* Appends one article.  *records is how many records it holds, nested ones too.  What
 * it needs on the way comes from the document's arena.  ERROR_MEMORY.  [worker] */
enum status writer_add_doc(const struct writer *writer, struct doc *doc,
                           struct buffer *into, uint64_t *records, struct error *error);

/* Appends an article that could not be read: its id, its source, and why.  [worker] */
void writer_add_failure(const struct writer *writer, const struct article *article,
                        struct str why, struct buffer *into);

/* Appends, between articles, why there are no more of them though there should be. */
void writer_add_break(const struct writer *writer, struct str why, struct buffer *into);

/* How the files of a format are called: ".xml". */
const char *write_suffix(enum write_format format);

/* Whether a document of this format has room for one article only. */
bool write_is_single(enum write_format format);

#endif
