/* write_xml: an article as XML, one record a line. */
#include "xml/digest.h"
#include "xml/escape.h"
#include "xml/put.h"
#include "xml/writer.h"

static const char indent[] = "                                ";

/* A new line, and the indent of a record at a depth in its section. */
static void put_indent(struct buffer *into, uint32_t depth)
{
    const size_t wanted = 6 + 2 * (size_t)depth, most = sizeof indent - 1;
    put_bytes(into, indent, wanted < most ? wanted : most);
}

/* ` name="` and the value; nothing if the value is not known. */
static void put_attribute(struct buffer *into, struct str lead, struct str value)
{
    if (!value.at) return;
    put_str(into, lead);
    escape_add(into, value, ESCAPE_ATTRIBUTE);
    put_char(into, '"');
}

static void put_number_attribute(struct buffer *into, struct str lead, uint64_t number)
{
    put_str(into, lead);
    put_number(into, number);
    put_char(into, '"');
}

void xml_begin(const struct writer *writer, struct buffer *into)
{
    PUT(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<nutgraf xmlns=\"" WRITE_NAMESPACE "\" version=\"1\"");
    if (writer->setup.byte_offsets) PUT(into, " offsets=\"bytes\"");
    PUT(into, ">\n  <made-by nutgraf=\"" NUTGRAF_VERSION "\">\n");
    for (size_t i = 0; i < writer->kinds->plugin_count; i++) {
        const struct kind_plugin *plugin = &writer->kinds->plugins[i];
        PUT(into, "    <plugin");
        put_attribute(into, STR(" name=\""), str_from(plugin->name));
        put_attribute(into, STR(" version=\""), str_from(plugin->version));
        PUT(into, "/>\n");
    }
    PUT(into, "  </made-by>\n");
}

void xml_end(struct buffer *into)
{
    PUT(into, "</nutgraf>\n");
}

/* ------------------------------------------------------------------- a record */

static void put_fields(struct buffer *into, const struct outline *outline,
                       const struct writer_kind *kind, const struct record *record)
{
    for (uint32_t i = 0; i < kind->kind->field_count; i++) {
        const struct value *value = &record->values[i];
        const uint32_t links = outline_link_count(outline, value);
        if (!value->text.at && !links) continue;
        put_str(into, kind->fields[i].lead);
        if (links)
            writer_put_links(into, outline, value, ESCAPE_ATTRIBUTE);
        else
            escape_add(into, value->text, ESCAPE_ATTRIBUTE);
        put_char(into, '"');
    }
}

/* From "<" to the last attribute. */
static void put_start(struct buffer *into, const struct outline *outline,
                      const struct writer_kind *kind, const struct outline_row *row)
{
    const struct record *record = row->record;
    put_indent(into, row->depth);
    put_char(into, '<');
    put_str(into, kind->name);
    put_attribute(into, STR(" id=\""), outline_id(outline, row->ref));
    if (outline_has_span(record)) {
        const struct span at = outline_span(outline, record);
        PUT(into, " begin=\"");
        put_number(into, at.begin);
        PUT(into, "\" end=\"");
        put_number(into, at.end);
        put_char(into, '"');
    }
    put_fields(into, outline, kind, record);
    put_attribute(into, STR(" rule=\""), record->rule);
    PUT(into, " score=\"");
    put_score(into, record->score);
    put_char(into, '"');
}

static void put_end(struct buffer *into, const struct writer_kind *kind)
{
    PUT(into, "</");
    put_str(into, kind->name);
    PUT(into, ">\n");
}

static void put_record(struct buffer *into, const struct outline *outline,
                       const struct writer_kind *kind, const struct outline_row *row)
{
    put_start(into, outline, kind, row);
    if (row->inside > 0) {
        PUT(into, ">\n");
        return;
    }
    if (!outline_has_span(row->record)) {
        PUT(into, "/>\n");
        return;
    }
    put_char(into, '>');
    escape_add(into, writer_slice(outline, row->record), ESCAPE_TEXT);
    put_end(into, kind);
}

/* Closes the records that are open behind a row, down to a depth. */
static void close_records(const struct writer *writer, struct buffer *into,
                          const struct outline *outline, const struct outline_row *row,
                          uint32_t depth)
{
    uint32_t ref = row->inside > 0 ? row->ref : row->record->parent;
    uint32_t open = row->depth + (row->inside > 0);
    for (; open > depth; open--) {
        const struct record *record = doc_record(outline->doc, ref);
        put_indent(into, open - 1);
        put_end(into, &writer->of[record->kind]);
        ref = record->parent;
    }
}

static void put_section(const struct writer *writer, struct buffer *into,
                        const struct outline *outline,
                        const struct outline_section *section)
{
    const char *name = writer->kinds->plugins[section->plugin].name;
    PUT(into, "    <");
    put_text(into, name);
    PUT(into, ">\n");
    for (size_t i = section->first; i < section->last; i++) {
        const struct outline_row *row = &outline->rows[i];
        if (i > section->first) close_records(writer, into, outline, row - 1, row->depth);
        put_record(into, outline, &writer->of[row->record->kind], row);
    }
    close_records(writer, into, outline, &outline->rows[section->last - 1], 0);
    PUT(into, "    </");
    put_text(into, name);
    PUT(into, ">\n");
}

/* ------------------------------------------------------------------ an article */

static void put_error(struct buffer *into, const char *plugin, struct str why)
{
    PUT(into, "<error");
    put_attribute(into, STR(" plugin=\""), str_from(plugin));
    put_attribute(into, STR(" reason=\""), why);
    PUT(into, "/>\n");
}

static void put_article_start(struct buffer *into, const struct writer *writer,
                              const struct outline *outline)
{
    const struct doc *doc = outline->doc;
    char digest[DIGEST_LENGTH];
    digest_make(doc->text, digest);
    PUT(into, "  <article");
    put_attribute(into, STR(" id=\""), doc->article.id);
    put_attribute(into, STR(" source=\""), doc->article.source);
    put_attribute(into, STR(" published=\""), doc->published);
    put_attribute(into, STR(" place=\""), doc->place);
    put_attribute(into, STR(" agency=\""), doc->agency);
    put_number_attribute(into, STR(" characters=\""), outline->positions.characters);
    if (writer->setup.byte_offsets)
        put_number_attribute(into, STR(" bytes=\""), doc->text.length);
    if (doc->repaired) put_number_attribute(into, STR(" replaced=\""), doc->repaired);
    put_attribute(into, STR(" digest=\""), (struct str){digest, sizeof digest});
    PUT(into, ">\n");
}

void xml_article(const struct writer *writer, const struct outline *outline,
                 struct buffer *into)
{
    put_article_start(into, writer, outline);
    if (writer->setup.with_text) {
        PUT(into, "    <text>");
        escape_add(into, outline->doc->text, ESCAPE_TEXT);
        PUT(into, "</text>\n");
    }
    for (size_t i = 0; i < outline->section_count; i++) {
        const struct outline_section *section = &outline->sections[i];
        if (!section->error) {
            put_section(writer, into, outline, section);
            continue;
        }
        PUT(into, "    ");
        put_error(into, writer->kinds->plugins[section->plugin].name,
                  section->error->message);
    }
    PUT(into, "  </article>\n");
}

void xml_failure(const struct writer *writer, const struct article *article,
                 struct str why, struct buffer *into)
{
    (void)writer;
    PUT(into, "  <article");
    put_attribute(into, STR(" id=\""), article->id);
    put_attribute(into, STR(" source=\""), article->source);
    PUT(into, ">\n    ");
    put_error(into, NULL, why);
    PUT(into, "  </article>\n");
}

void xml_break(const struct writer *writer, struct str why, struct buffer *into)
{
    (void)writer;
    PUT(into, "  ");
    put_error(into, NULL, why);
}
