/* write_timeml: an article as a document of TimeML 1.2.1, its expressions of time marked
 * in its text, so that other programs' scorers can read them.  Any kind of record will
 * do that says of itself, by its fields, that it is a TIMEX3. */
#include "xml/escape.h"
#include "xml/put.h"
#include "xml/writer.h"

static const char timex_types[] = "DATE TIME DURATION SET";

/* The index of a field of TEXT, KIND_NONE if the kind has none of that name. */
static uint32_t text_field(const struct kind *kind, const char *name)
{
    const uint32_t field = kind_field(kind, str_from(name));
    if (field == KIND_NONE || kind->record->fields[field].type != NG_TEXT)
        return KIND_NONE;
    return field;
}

static bool is_timex(const struct kind *kind)
{
    const uint32_t type = text_field(kind, "type");
    if (type == KIND_NONE || text_field(kind, "value") == KIND_NONE) return false;
    const char *values = kind->record->fields[type].values;
    return values && strcmp(values, timex_types) == 0;
}

static void put_attribute(struct buffer *into, const char *name, struct str value)
{
    if (!value.at) return;
    put_char(into, ' ');
    put_text(into, name);
    PUT(into, "=\"");
    escape_add(into, value, ESCAPE_ATTRIBUTE);
    put_char(into, '"');
}

static void put_element(struct buffer *into, const char *name, struct str text)
{
    put_char(into, '<');
    put_text(into, name);
    put_char(into, '>');
    escape_add(into, text, ESCAPE_TEXT);
    PUT(into, "</");
    put_text(into, name);
    PUT(into, ">\n\n");
}

static void put_creation_time(struct buffer *into, struct str published)
{
    PUT(into, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
    put_attribute(into, "value", published.at ? published : str_from("XXXX-XX-XX"));
    PUT(into, " temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
    if (published.at) escape_add(into, published, ESCAPE_TEXT);
    PUT(into, "</TIMEX3></DCT>\n\n");
}

static void put_timex(struct buffer *into, const struct outline *outline,
                      const struct kind *kind, const struct record *record,
                      uint64_t number)
{
    PUT(into, "<TIMEX3 tid=\"t");
    put_number(into, number);
    put_char(into, '"');
    put_attribute(into, "type", record->values[text_field(kind, "type")].text);
    put_attribute(into, "value", record->values[text_field(kind, "value")].text);
    const uint32_t mod = text_field(kind, "mod");
    if (mod != KIND_NONE) put_attribute(into, "mod", record->values[mod].text);
    put_char(into, '>');
    escape_add(into, writer_slice(outline, record), ESCAPE_TEXT);
    PUT(into, "</TIMEX3>");
}

void timeml_article(const struct writer *writer, const struct outline *outline,
                    struct buffer *into)
{
    const struct doc *doc = outline->doc;
    PUT(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n\n");
    put_element(into, "DOCID", doc->article.id);
    put_creation_time(into, doc->published);
    if (doc->article.title.at) put_element(into, "TITLE", doc->article.title);
    PUT(into, "<TEXT>");
    uint32_t at = 0;
    uint64_t number = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const struct record *record = outline->rows[i].record;
        const struct kind *kind = writer->of[record->kind].kind;
        if (outline->rows[i].depth || !is_timex(kind) || !outline_has_span(record))
            continue;
        if (record->at.begin < at) continue; /* TimeML does not nest */
        escape_add(into, str_slice(doc->text, at, record->at.begin), ESCAPE_TEXT);
        put_timex(into, outline, kind, record, ++number);
        at = record->at.end;
    }
    escape_add(into, str_slice(doc->text, at, doc->text.length), ESCAPE_TEXT);
    PUT(into, "</TEXT>\n\n</TimeML>\n");
}

/* TimeML has no element for errors; what it calls EXTRAINFO comes nearest. */
void timeml_failure(const struct writer *writer, const struct article *article,
                    struct str why, struct buffer *into)
{
    (void)writer;
    PUT(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n\n");
    put_element(into, "DOCID", article->id);
    PUT(into, "<EXTRAINFO>error: ");
    escape_add(into, why, ESCAPE_TEXT);
    PUT(into, "</EXTRAINFO>\n\n<TEXT></TEXT>\n\n</TimeML>\n");
}
