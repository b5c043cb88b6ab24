/* write_tsv: one record a row, one column for each name that a field has in any kind. */
#include "xml/escape.h"
#include "xml/put.h"
#include "xml/writer.h"

/* The columns that every row has, before those of the fields. */
static const char *const fixed[] = {"article", "record", "id",   "begin",
                                    "end",     "text",   "rule", "score"};
enum { FIXED = sizeof fixed / sizeof *fixed };

/* A field that is called like one of the fixed columns gets another name. */
static struct str column_name(struct arena *arena, const char *field)
{
    bool taken = false;
    for (size_t i = 0; i < FIXED; i++)
        taken = taken || strcmp(field, fixed[i]) == 0;
    if (!taken) return str_from(field);
    struct buffer name = {0};
    struct str copy = {NULL, 0};
    buffer_format(&name, "field-%s", field);
    if (!buffer_failed(&name)) copy = arena_copy(arena, buffer_view(&name));
    buffer_free(&name);
    return copy;
}

/* The column of a field, which is made if it is not there yet. */
static enum status find_column(struct writer *writer, const ng_field *field,
                               size_t *column, struct error *error)
{
    const struct str name = column_name(&writer->arena, field->name);
    if (!name.at) return error_memory(error, "preparing the output");
    for (*column = 0; *column < writer->column_count; ++*column)
        if (str_equal(writer->columns[*column], name)) return OK;
    writer->columns[writer->column_count++] = name;
    return OK;
}

/* A kind does not have two fields of one name, so a column has one value at most. */
static enum status prepare_kind(struct writer *writer, struct writer_kind *kind,
                                size_t columns, struct error *error)
{
    kind->field_in = arena_array(&writer->arena, columns, sizeof *kind->field_in);
    if (!kind->field_in) return error_memory(error, "preparing the output");
    for (size_t i = 0; i < columns; i++)
        kind->field_in[i] = KIND_NONE;
    for (uint32_t f = 0; f < kind->kind->field_count; f++) {
        size_t column = 0;
        TRY(find_column(writer, kind->fields[f].declared, &column, error));
        kind->field_in[column] = f;
    }
    return OK;
}

enum status tsv_prepare(struct writer *writer, struct error *error)
{
    size_t fields = 0;
    for (size_t i = 0; i < writer->kinds->count; i++)
        fields += writer->kinds->at[i].field_count;
    writer->columns = arena_array(&writer->arena, fields, sizeof *writer->columns);
    if (!writer->columns) return error_memory(error, "preparing the output");
    for (size_t i = 0; i < writer->kinds->count; i++)
        TRY(prepare_kind(writer, &writer->of[i], fields, error));
    return OK;
}

void tsv_begin(const struct writer *writer, struct buffer *into)
{
    for (size_t i = 0; i < FIXED; i++) {
        if (i > 0) put_char(into, '\t');
        put_text(into, fixed[i]);
    }
    for (size_t i = 0; i < writer->column_count; i++) {
        put_char(into, '\t');
        put_str(into, writer->columns[i]);
    }
    put_char(into, '\n');
}

static void put_cell(struct buffer *into, struct str value)
{
    put_char(into, '\t');
    escape_add(into, value, ESCAPE_TSV);
}

/* The fields of a kind, each in its column. */
static void put_fields(const struct writer *writer, struct buffer *into,
                       const struct outline *outline, const struct record *record)
{
    const uint32_t *field_in = writer->of[record->kind].field_in;
    for (size_t column = 0; column < writer->column_count; column++) {
        put_char(into, '\t');
        if (field_in[column] == KIND_NONE) continue;
        const struct value *value = &record->values[field_in[column]];
        escape_add(into, value->text, ESCAPE_TSV);
        writer_put_links(into, outline, value, ESCAPE_TSV);
    }
}

static void put_record(const struct writer *writer, struct buffer *into,
                       const struct outline *outline, const struct outline_row *row)
{
    const struct record *record = row->record;
    escape_add(into, outline->doc->article.id, ESCAPE_TSV);
    put_char(into, '\t');
    put_text(into, writer->of[record->kind].kind->path);
    put_cell(into, outline_id(outline, row->ref));
    put_char(into, '\t');
    if (outline_has_span(record)) {
        const struct span at = outline_span(outline, record);
        put_number(into, at.begin);
        put_char(into, '\t');
        put_number(into, at.end);
        put_cell(into, writer_slice(outline, record));
    } else {
        put_text(into, "\t\t");
    }
    put_cell(into, record->rule);
    put_char(into, '\t');
    put_score(into, record->score);
    put_fields(writer, into, outline, record);
    put_char(into, '\n');
}

/* A row "error", with the reason as its text and the plugin as its rule. */
static void put_error(const struct writer *writer, struct buffer *into,
                      struct str article, const char *plugin, struct str why)
{
    escape_add(into, article, ESCAPE_TSV);
    put_text(into, "\terror\t\t\t");
    put_cell(into, why);
    put_cell(into, str_from(plugin));
    for (size_t i = 0; i <= writer->column_count; i++)
        put_char(into, '\t');
    put_char(into, '\n');
}

void tsv_article(const struct writer *writer, const struct outline *outline,
                 struct buffer *into)
{
    for (size_t i = 0; i < outline->section_count; i++) {
        const struct outline_section *section = &outline->sections[i];
        if (section->error)
            put_error(writer, into, outline->doc->article.id,
                      writer->kinds->plugins[section->plugin].name,
                      section->error->message);
        for (size_t k = section->first; k < section->last; k++)
            put_record(writer, into, outline, &outline->rows[k]);
    }
}

void tsv_failure(const struct writer *writer, const struct article *article,
                 struct str why, struct buffer *into)
{
    put_error(writer, into, article->id, NULL, why);
}

void tsv_break(const struct writer *writer, struct str why, struct buffer *into)
{
    const struct article none = {0};
    tsv_failure(writer, &none, why, into);
}
