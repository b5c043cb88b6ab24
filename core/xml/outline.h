/* outline: what of a document is written, in which order, with which ids and positions;
 * the same for every format. */
#ifndef NUTGRAF_XML_OUTLINE_H
#define NUTGRAF_XML_OUTLINE_H

#include "doc/doc.h"
#include "xml/position.h"

struct outline_row { /* a record */
    const struct record *record;
    uint32_t             ref;
    uint32_t             depth;  /* 0 at the top of its section */
    uint32_t             inside; /* so many rows behind it are records inside it */
};

struct outline_section { /* what one plugin made: rows, or an error */
    uint32_t                plugin;
    size_t                  first, last; /* rows [first, last) */
    const struct doc_error *error;       /* NULL if it went well */
};

struct outline {
    struct doc             *doc;
    struct outline_row     *rows; /* [count], each before those inside it */
    size_t                  count;
    struct outline_section *sections; /* [section_count] by plugin name; empty ones are
                                         left out */
    size_t                  section_count;
    struct str             *ids; /* [record_count] by ref - 1; .at NULL if none */
    struct positions        positions;
};

/* How many of a field's links lead to records that are written. */
uint32_t outline_link_count(const struct outline *outline, const struct value *value);

struct outline_setup {
    bool        byte_offsets;
    const bool *hidden; /* [plugins] that are left out; or NULL */
};

/* Sorts the records and gives ids to those that are linked to or NG_NAMED:
 *
 *     KIND-BEGIN-END   from the positions as they are written
 *     KIND-VALUE       of a record without a place: of its first key field, in lower
 *                      case, what is neither letter nor digit being "-"
 *
 * and -2, -3 ... behind it where an id is taken already.  All memory is the document's
 * arena's, but for a map that is freed; ERROR_MEMORY. */
enum status outline_make(struct outline *outline, struct doc *doc,
                         const struct outline_setup *setup, struct error *error);

/* Whether a record has a place in the text, and where it begins and ends in the units
 * of the output. */
static inline bool outline_has_span(const struct record *record)
{
    return record->at.begin != UINT32_MAX;
}

struct span outline_span(const struct outline *outline, const struct record *record);

/* The id of a record; .at NULL if it has none, or is not written. */
static inline struct str outline_id(const struct outline *outline, uint32_t ref)
{
    return outline->ids[ref - 1];
}

#endif
