/* writer: what the formats share, for the files of this directory only. */
#ifndef NUTGRAF_XML_WRITER_H
#define NUTGRAF_XML_WRITER_H

#include "base/arena.h"
#include "xml/escape.h"
#include "xml/outline.h"
#include "xml/write.h"

struct writer_field {
    const ng_field *declared;
    struct str      lead; /* what stands before its value: ` iso="`, `"iso":` */
};

struct writer_kind {
    const struct kind   *kind;
    struct str           name;
    struct writer_field *fields; /* [kind->field_count] */
    uint32_t            *field_in; /* [columns] of TSV: which field; KIND_NONE if none */
};

struct writer {
    struct write_setup  setup;
    const struct kinds *kinds;
    struct arena        arena;
    struct writer_kind *of;       /* [kinds->count] */
    struct str         *columns;  /* [column_count] names of fields, in TSV */
    size_t              column_count;
    struct str          made_by;  /* which program and which plugins, in JSON */
};

/* The text at a record's place. */
static inline struct str writer_slice(const struct outline *outline,
                                      const struct record  *record)
{
    return span_of(outline->doc->text, record->at);
}

/* The ids of a value's links that are written, with a space between. */
void writer_put_links(struct buffer *into, const struct outline *outline,
                      const struct value *value, enum escape escape);

/* One format each: what is around the articles, an article, one that failed, and why
 * there are no more of them. */
void xml_begin(const struct writer *writer, struct buffer *into);
void xml_end(struct buffer *into);
void xml_article(const struct writer *writer, const struct outline *outline,
                 struct buffer *into);
void xml_failure(const struct writer *writer, const struct article *article,
                 struct str why, struct buffer *into);
void xml_break(const struct writer *writer, struct str why, struct buffer *into);

void json_article(const struct writer *writer, const struct outline *outline,
                  struct buffer *into);
void json_failure(const struct writer *writer, const struct article *article,
                  struct str why, struct buffer *into);
void json_break(const struct writer *writer, struct str why, struct buffer *into);

/* Fills writer->made_by. */
enum status json_prepare(struct writer *writer, struct error *error);

void tsv_begin(const struct writer *writer, struct buffer *into);
void tsv_article(const struct writer *writer, const struct outline *outline,
                 struct buffer *into);
void tsv_failure(const struct writer *writer, const struct article *article,
                 struct str why, struct buffer *into);
void tsv_break(const struct writer *writer, struct str why, struct buffer *into);

void timeml_article(const struct writer *writer, const struct outline *outline,
                    struct buffer *into);
void timeml_failure(const struct writer *writer, const struct article *article,
                    struct str why, struct buffer *into);

void brat_article(const struct writer *writer, const struct outline *outline,
                  struct buffer *into);
void brat_failure(const struct writer *writer, const struct article *article,
                  struct str why, struct buffer *into);

/* Fills writer->columns and the fields' columns. */
enum status tsv_prepare(struct writer *writer, struct error *error);

#endif
