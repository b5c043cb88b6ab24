/* write_brat: an article's records as brat's standoff annotation, for its viewers and for
 * other people's tools: a text-bound annotation for each record that has a place, and a
 * note with its fields and those of the records that it is inside. */
#include "xml/put.h"
#include "xml/writer.h"

/* "organisation/mention" becomes "organisation-mention": brat's types hold no slash. */
static void put_type(struct buffer *into, const char *path)
{
    for (; *path; path++)
        put_char(into, *path == '/' ? '-' : *path);
}

/* One line: line ends and tabs become spaces. */
static void put_line(struct buffer *into, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char c = (unsigned char)text.at[i];
        put_char(into, c < 0x20 ? ' ' : (char)c);
    }
}

/* An annotation may not run over a line end: it is cut into fragments there. */
static void put_fragments(struct buffer *into, const struct outline *outline,
                          struct span at)
{
    const char *text = outline->doc->text.at;
    const char *between = "";
    for (uint32_t begin = at.begin; begin < at.end;) {
        while (begin < at.end && (text[begin] == '\n' || text[begin] == '\r'))
            begin++;
        uint32_t end = begin;
        while (end < at.end && text[end] != '\n' && text[end] != '\r')
            end++;
        if (begin == end) break;
        put_text(into, between);
        put_number(into, positions_of(&outline->positions, begin));
        put_char(into, ' ');
        put_number(into, positions_of(&outline->positions, end));
        between = ";";
        begin = end;
    }
}

static void put_fields(struct buffer *into, const struct writer *writer,
                       const struct outline *outline, const struct record *record)
{
    const struct kind *kind = writer->of[record->kind].kind;
    for (uint32_t i = 0; i < kind->field_count; i++) {
        if (!record->values[i].text.at) continue;
        put_char(into, ' ');
        put_text(into, kind->record->fields[i].name);
        put_char(into, '=');
        put_line(into, record->values[i].text);
    }
    const struct record *parent = doc_record(outline->doc, record->parent);
    if (parent) put_fields(into, writer, outline, parent);
}

static bool has_fields(const struct writer *writer, const struct outline *outline,
                       const struct record *record)
{
    const struct kind *kind = writer->of[record->kind].kind;
    for (uint32_t i = 0; i < kind->field_count; i++) {
        if (record->values[i].text.at) return true;
    }
    const struct record *parent = doc_record(outline->doc, record->parent);
    return parent && has_fields(writer, outline, parent);
}

static void put_record(struct buffer *into, const struct writer *writer,
                       const struct outline *outline, const struct record *record,
                       uint64_t number)
{
    put_char(into, 'T');
    put_number(into, number);
    put_char(into, '\t');
    put_type(into, writer->of[record->kind].kind->path);
    put_char(into, ' ');
    put_fragments(into, outline, record->at);
    put_char(into, '\t');
    put_line(into, writer_slice(outline, record));
    put_char(into, '\n');
    if (!has_fields(writer, outline, record)) return;
    put_char(into, '#');
    put_number(into, number);
    PUT(into, "\tAnnotatorNotes T");
    put_number(into, number);
    put_char(into, '\t');
    const size_t before = into->length;
    put_fields(into, writer, outline, record);
    /* Without the space before the first. */
    if (!buffer_failed(into) && into->length > before) {
        memmove(into->at + before, into->at + before + 1, into->length - before - 1);
        into->length--;
    }
    put_char(into, '\n');
}

void brat_article(const struct writer *writer, const struct outline *outline,
                  struct buffer *into)
{
    uint64_t number = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const struct record *record = outline->rows[i].record;
        if (outline_has_span(record)) put_record(into, writer, outline, record, ++number);
    }
}

/* A note about nothing in the text. */
void brat_failure(const struct writer *writer, const struct article *article,
                  struct str why, struct buffer *into)
{
    (void)writer;
    PUT(into, "#1\tAnnotatorNotes ");
    put_line(into, article->id);
    PUT(into, "\terror: ");
    put_line(into, why);
    put_char(into, '\n');
}
