/* write: sets up what all articles share, and hands each one to its format. */
#include "xml/write.h"

#include "base/alloc.h"
#include "xml/writer.h"

const char *write_suffix(enum write_format format)
{
    static const char *const suffixes[] = {
        [WRITE_XML] = ".xml", [WRITE_JSONL] = ".jsonl", [WRITE_TSV] = ".tsv",
        [WRITE_TIMEML] = ".tml"};
    return suffixes[format];
}

/* What stands before the value of a field. */
static enum status prepare_lead(struct writer *writer, struct writer_field *field,
                                struct error *error)
{
    const bool json = writer->setup.format == WRITE_JSONL;
    struct buffer lead = {0};
    buffer_format(&lead, json ? "\"%s\":" : " %s=\"", field->declared->name);
    if (!buffer_failed(&lead))
        field->lead = arena_copy(&writer->arena, buffer_view(&lead));
    buffer_free(&lead);
    return field->lead.at ? OK : error_memory(error, "preparing the output");
}

static enum status prepare_kind(struct writer *writer, const struct kind *kind,
                                struct writer_kind *into, struct error *error)
{
    const ng_record *declared = kind->record;
    *into = (struct writer_kind){
        .kind = kind,
        .name = str_from(declared->name),
        .fields = arena_array(&writer->arena, kind->field_count, sizeof *into->fields)};
    if (!into->fields) return error_memory(error, "preparing the output");
    for (uint32_t i = 0; i < kind->field_count; i++) {
        into->fields[i].declared = &declared->fields[i];
        TRY(prepare_lead(writer, &into->fields[i], error));
    }
    return OK;
}

static enum status prepare(struct writer *writer, struct error *error)
{
    const struct kinds *kinds = writer->kinds;
    writer->of = arena_array(&writer->arena, kinds->count, sizeof *writer->of);
    if (!writer->of) return error_memory(error, "preparing the output");
    for (size_t i = 0; i < kinds->count; i++)
        TRY(prepare_kind(writer, &kinds->at[i], &writer->of[i], error));
    TRY(json_prepare(writer, error));
    return tsv_prepare(writer, error);
}

enum status writer_open(struct writer **writer, const struct write_setup *setup,
                        const struct kinds *kinds, struct error *error)
{
    *writer = alloc_zeroed(1, sizeof **writer);
    if (!*writer) return error_memory(error, "preparing the output");
    (*writer)->setup = *setup;
    (*writer)->kinds = kinds;
    const enum status status = prepare(*writer, error);
    if (status == OK) return OK;
    writer_close(*writer);
    *writer = NULL;
    return status;
}

void writer_close(struct writer *writer)
{
    if (!writer) return;
    arena_free(&writer->arena);
    alloc_free(writer);
}

void writer_begin(const struct writer *writer, struct buffer *into)
{
    switch (writer->setup.format) {
    case WRITE_XML:
        xml_begin(writer, into);
        return;
    case WRITE_JSONL:
    case WRITE_TIMEML:
        return;
    case WRITE_TSV:
        tsv_begin(writer, into);
        return;
    }
}

void writer_end(const struct writer *writer, struct buffer *into)
{
    if (writer->setup.format == WRITE_XML) xml_end(into);
}

enum status writer_add_doc(const struct writer *writer, struct doc *doc,
                           struct buffer *into, uint64_t *records, struct error *error)
{
    const struct outline_setup setup = {writer->setup.byte_offsets, writer->setup.hidden};
    struct outline outline;
    TRY(outline_make(&outline, doc, &setup, error));
    *records = outline.count;
    switch (writer->setup.format) {
    case WRITE_XML:
        xml_article(writer, &outline, into);
        break;
    case WRITE_JSONL:
        json_article(writer, &outline, into);
        break;
    case WRITE_TSV:
        tsv_article(writer, &outline, into);
        break;
    case WRITE_TIMEML:
        timeml_article(writer, &outline, into);
        break;
    }
    return buffer_failed(into) ? error_memory(error, "writing an article") : OK;
}

void writer_add_failure(const struct writer *writer, const struct article *article,
                        struct str why, struct buffer *into)
{
    switch (writer->setup.format) {
    case WRITE_XML:
        xml_failure(article, why, into);
        return;
    case WRITE_JSONL:
        json_failure(article, why, into);
        return;
    case WRITE_TSV:
        tsv_failure(writer, article, why, into);
        return;
    case WRITE_TIMEML:
        timeml_failure(article, why, into);
        return;
    }
}

void writer_add_break(const struct writer *writer, struct str why, struct buffer *into)
{
    switch (writer->setup.format) {
    case WRITE_XML:
        xml_break(why, into);
        return;
    case WRITE_JSONL:
        json_break(why, into);
        return;
    case WRITE_TSV: {
        const struct article none = {0};
        tsv_failure(writer, &none, why, into);
        return;
    }
    case WRITE_TIMEML:
        return; /* an article that is not there makes no document */
    }
}
