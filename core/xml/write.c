/* write: sets up what all articles share, and hands each one to its format. */
#include "xml/write.h"

#include "base/alloc.h"
#include "xml/put.h"
#include "xml/writer.h"

struct format { /* what one format does; NULL where it does nothing */
    const char *suffix;
    bool is_single; /* one article a document */
    void (*begin)(const struct writer *writer, struct buffer *into);
    void (*end)(struct buffer *into);
    void (*article)(const struct writer *writer, const struct outline *outline,
                    struct buffer *into);
    void (*failure)(const struct writer *writer, const struct article *article,
                    struct str why, struct buffer *into);
    void (*break_off)(const struct writer *writer, struct str why, struct buffer *into);
};

static const struct format *format_of(enum write_format format)
{
    static const struct format formats[] = {
        [WRITE_XML] = {".xml", false, xml_begin, xml_end, xml_article, xml_failure,
                       xml_break},
        [WRITE_JSONL] = {".jsonl", false, NULL, NULL, json_article, json_failure,
                         json_break},
        [WRITE_TSV] = {".tsv", false, tsv_begin, NULL, tsv_article, tsv_failure,
                       tsv_break},
        /* In these an article that is not there makes no document. */
        [WRITE_TIMEML] = {".tml", true, NULL, NULL, timeml_article, timeml_failure, NULL},
        [WRITE_BRAT] = {".ann", true, NULL, NULL, brat_article, brat_failure, NULL},
    };
    return &formats[format];
}

const char *write_suffix(enum write_format format)
{
    return format_of(format)->suffix;
}

bool write_is_single(enum write_format format)
{
    return format_of(format)->is_single;
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
    const struct format *format = format_of(writer->setup.format);
    if (format->begin) format->begin(writer, into);
}

void writer_end(const struct writer *writer, struct buffer *into)
{
    const struct format *format = format_of(writer->setup.format);
    if (format->end) format->end(into);
}

enum status writer_add_doc(const struct writer *writer, struct doc *doc,
                           struct buffer *into, uint64_t *records, struct error *error)
{
    const struct outline_setup setup = {writer->setup.byte_offsets, writer->setup.hidden};
    struct outline outline;
    TRY(outline_make(&outline, doc, &setup, error));
    *records = outline.count;
    format_of(writer->setup.format)->article(writer, &outline, into);
    return buffer_failed(into) ? error_memory(error, "writing an article") : OK;
}

void writer_put_links(struct buffer *into, const struct outline *outline,
                      const struct value *value, enum escape escape)
{
    bool any = false;
    for (uint32_t i = 0; i < value->link_count; i++) {
        const struct str id = outline_id(outline, value->links[i]);
        if (!id.at) continue;
        if (any) put_char(into, ' ');
        escape_add(into, id, escape);
        any = true;
    }
}

void writer_add_failure(const struct writer *writer, const struct article *article,
                        struct str why, struct buffer *into)
{
    format_of(writer->setup.format)->failure(writer, article, why, into);
}

void writer_add_break(const struct writer *writer, struct str why, struct buffer *into)
{
    const struct format *format = format_of(writer->setup.format);
    if (format->break_off) format->break_off(writer, why, into);
}
