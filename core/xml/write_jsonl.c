/* write_jsonl: an article as one line of JSON that stands for itself. */
#include "xml/digest.h"
#include "xml/escape.h"
#include "xml/put.h"
#include "xml/writer.h"

static void put_string(struct buffer *into, struct str value)
{
    put_char(into, '"');
    escape_add(into, value, ESCAPE_JSON);
    put_char(into, '"');
}

/* `,"name":` */
static void put_key(struct buffer *into, const char *name)
{
    PUT(into, ",\"");
    put_text(into, name);
    PUT(into, "\":");
}

static void put_member(struct buffer *into, const char *name, struct str value)
{
    if (!value.at) return;
    put_key(into, name);
    put_string(into, value);
}

static void put_number_member(struct buffer *into, const char *name, uint64_t number)
{
    put_key(into, name);
    put_number(into, number);
}

enum status json_prepare(struct writer *writer, struct error *error)
{
    struct buffer made_by = {0};
    PUT(&made_by, "{\"nutgraf\":\"" NUTGRAF_VERSION "\",\"plugins\":{");
    for (size_t i = 0; i < writer->kinds->plugin_count; i++) {
        const struct kind_plugin *plugin = &writer->kinds->plugins[i];
        if (i > 0) put_char(&made_by, ',');
        put_string(&made_by, str_from(plugin->name));
        put_char(&made_by, ':');
        put_string(&made_by, str_from(plugin->version));
    }
    PUT(&made_by, "}}");
    if (!buffer_failed(&made_by))
        writer->made_by = arena_copy(&writer->arena, buffer_view(&made_by));
    buffer_free(&made_by);
    return writer->made_by.at ? OK : error_memory(error, "preparing the output");
}

/* ------------------------------------------------------------------- a record */

/* Our numbers may begin with zeros, those of JSON may not. */
static bool is_json_number(struct str text)
{
    const size_t begin = str_starts(text, "-");
    return text.length == begin + 1 || text.at[begin] != '0' || text.at[begin + 1] == '.';
}

static void put_links(struct buffer *into, const struct outline *outline,
                      const struct value *value, bool many)
{
    bool any = false;
    if (many) put_char(into, '[');
    for (uint32_t i = 0; i < value->link_count; i++) {
        const struct str id = outline_id(outline, value->links[i]);
        if (!id.at) continue;
        if (any) put_char(into, ',');
        put_string(into, id);
        any = true;
    }
    if (many) put_char(into, ']');
}

static void put_value(struct buffer *into, const struct outline *outline,
                      const struct writer_field *field, const struct value *value)
{
    const ng_field *declared = field->declared;
    const bool number = declared->type == NG_INT || declared->type == NG_NUMBER;
    if (declared->type == NG_LINK)
        put_links(into, outline, value, declared->flags & NG_MANY);
    else if (declared->type == NG_BOOL || (number && is_json_number(value->text)))
        put_str(into, value->text);
    else
        put_string(into, value->text);
}

static void put_fields(struct buffer *into, const struct outline *outline,
                       const struct writer_kind *kind, const struct record *record)
{
    bool any = false;
    for (uint32_t i = 0; i < kind->kind->field_count; i++) {
        const struct value *value = &record->values[i];
        const uint32_t links = outline_link_count(outline, value);
        if (!value->text.at && !links) continue;
        if (any)
            put_char(into, ',');
        else
            PUT(into, ",\"fields\":{");
        any = true;
        put_str(into, kind->fields[i].lead);
        put_value(into, outline, &kind->fields[i], value);
    }
    if (any) put_char(into, '}');
}

/* All of a record but the records inside it, and the brace that closes it. */
static void put_record(struct buffer *into, const struct outline *outline,
                       const struct writer_kind *kind, const struct outline_row *row)
{
    const struct record *record = row->record;
    PUT(into, "{\"kind\":");
    put_string(into, kind->name);
    put_member(into, "id", outline_id(outline, row->ref));
    if (outline_has_span(record)) {
        const struct span at = outline_span(outline, record);
        put_number_member(into, "begin", at.begin);
        put_number_member(into, "end", at.end);
    }
    put_fields(into, outline, kind, record);
    put_member(into, "rule", record->rule);
    put_key(into, "score");
    put_score(into, record->score);
    if (outline_has_span(record) && row->inside == 0)
        put_member(into, "text", writer_slice(outline, record));
    if (row->inside > 0) PUT(into, ",\"inside\":[");
}

/* Closes what is open behind a row, down to a depth. */
static void close_records(struct buffer *into, const struct outline_row *row,
                          uint32_t depth)
{
    put_char(into, '}');
    if (row->inside > 0) return;
    for (uint32_t open = row->depth; open > depth; open--)
        PUT(into, "]}");
}

static void put_section(const struct writer *writer, struct buffer *into,
                        const struct outline *outline,
                        const struct outline_section *section)
{
    put_string(into, str_from(writer->kinds->plugins[section->plugin].name));
    PUT(into, ":[");
    for (size_t i = section->first; i < section->last; i++) {
        const struct outline_row *row = &outline->rows[i];
        put_record(into, outline, &writer->of[row->record->kind], row);
        if (row->inside > 0) continue;
        const bool is_last = i + 1 == section->last;
        close_records(into, row, is_last ? 0 : row[1].depth);
        if (!is_last) put_char(into, ',');
    }
    put_char(into, ']');
}

/* ------------------------------------------------------------------ an article */

static void put_sections(const struct writer *writer, struct buffer *into,
                         const struct outline *outline)
{
    bool any = false;
    put_key(into, "sections");
    put_char(into, '{');
    for (size_t i = 0; i < outline->section_count; i++) {
        if (outline->sections[i].error) continue;
        if (any) put_char(into, ',');
        put_section(writer, into, outline, &outline->sections[i]);
        any = true;
    }
    put_char(into, '}');
}

static void put_errors(const struct writer *writer, struct buffer *into,
                       const struct outline *outline)
{
    bool any = false;
    for (size_t i = 0; i < outline->section_count; i++) {
        const struct outline_section *section = &outline->sections[i];
        if (!section->error) continue;
        put_text(into, any ? "," : ",\"errors\":[");
        PUT(into, "{\"plugin\":");
        put_string(into, str_from(writer->kinds->plugins[section->plugin].name));
        put_member(into, "reason", section->error->message);
        put_char(into, '}');
        any = true;
    }
    if (any) put_char(into, ']');
}

void json_article(const struct writer *writer, const struct outline *outline,
                  struct buffer *into)
{
    const struct doc *doc = outline->doc;
    char digest[DIGEST_LENGTH];
    digest_make(doc->text, digest);
    PUT(into, "{\"id\":");
    put_string(into, doc->article.id);
    put_member(into, "source", doc->article.source);
    put_member(into, "published", doc->published);
    put_member(into, "place", doc->place);
    put_member(into, "agency", doc->agency);
    put_number_member(into, "characters", outline->positions.characters);
    if (writer->setup.byte_offsets) {
        put_member(into, "offsets", STR("bytes"));
        put_number_member(into, "bytes", doc->text.length);
    }
    if (doc->repaired) put_number_member(into, "replaced", doc->repaired);
    put_member(into, "digest", (struct str){digest, sizeof digest});
    put_key(into, "made-by");
    put_str(into, writer->made_by);
    if (writer->setup.with_text) put_member(into, "text", doc->text);
    put_sections(writer, into, outline);
    put_errors(writer, into, outline);
    PUT(into, "}\n");
}

void json_failure(const struct writer *writer, const struct article *article,
                  struct str why, struct buffer *into)
{
    (void)writer;
    PUT(into, "{\"id\":");
    put_string(into, article->id);
    put_member(into, "source", article->source);
    PUT(into, ",\"errors\":[{\"reason\":");
    put_string(into, why);
    PUT(into, "}]}\n");
}

void json_break(const struct writer *writer, struct str why, struct buffer *into)
{
    (void)writer;
    PUT(into, "{\"errors\":[{\"reason\":");
    put_string(into, why);
    PUT(into, "}]}\n");
}
