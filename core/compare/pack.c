#include "compare/pack.h"

#include <string.h>

/* ---------------------------------------------------------------------- packing */

static void put_count(struct buffer *into, size_t count)
{
    const uint64_t number = count;
    buffer_add(into, (const char *)&number, sizeof number);
}

/* Its length + 1, or 0 where .at is NULL; then its bytes. */
static void put_string(struct buffer *into, struct str s)
{
    put_count(into, s.at ? s.length + 1 : 0);
    if (s.at) buffer_str(into, s);
}

static void put_attributes(struct buffer *into, const struct read_attribute *at,
                           size_t count)
{
    put_count(into, count);
    for (size_t i = 0; i < count; i++) {
        put_string(into, at[i].name);
        put_string(into, at[i].value);
    }
}

/* The reader bounds how deep records nest, so this may call itself. */
static void put_records(struct buffer *into, const struct read_record *records,
                        size_t count)
{
    put_count(into, count);
    for (size_t i = 0; i < count; i++) {
        const struct read_record *record = &records[i];
        put_string(into, record->name);
        put_string(into, record->id);
        put_count(into, record->begin);
        put_count(into, record->end);
        put_string(into, record->rule);
        buffer_add(into, (const char *)&record->score, sizeof record->score);
        put_count(into, record->scored);
        put_string(into, record->text);
        put_attributes(into, record->fields, record->field_count);
        put_count(into, record->line);
        put_records(into, record->inside, record->inside_count);
    }
}

void pack_article(struct buffer *into, const struct read_article *article)
{
    put_string(into, article->id);
    put_attributes(into, article->facts, article->fact_count);
    put_string(into, article->text);
    put_string(into, article->failure);
    put_count(into, article->line);
    put_count(into, article->section_count);
    for (size_t i = 0; i < article->section_count; i++) {
        const struct read_section *section = &article->sections[i];
        put_string(into, section->name);
        put_string(into, section->failure);
        put_records(into, section->records, section->count);
    }
}

/* -------------------------------------------------------------------- unpacking */

struct unpacking {
    struct str rest;
    struct arena *arena;
    struct error *error;
};

static enum status cut_short(struct unpacking *from)
{
    return error_set(from->error, ERROR_INPUT, "the temporary file was cut short");
}

static enum status take(struct unpacking *from, void *into, size_t size)
{
    if (from->rest.length < size) return cut_short(from);
    memcpy(into, from->rest.at, size);
    from->rest = str_slice(from->rest, size, from->rest.length);
    return OK;
}

static enum status take_count(struct unpacking *from, uint64_t *count)
{
    return take(from, count, sizeof *count);
}

static enum status take_string(struct unpacking *from, struct str *s)
{
    uint64_t length = 0;
    TRY(take_count(from, &length));
    *s = (struct str){0};
    if (length == 0) return OK;
    if (length - 1 > from->rest.length) return cut_short(from);
    *s = str_slice(from->rest, 0, (size_t)length - 1);
    from->rest = str_slice(from->rest, (size_t)length - 1, from->rest.length);
    return OK;
}

/* How many items follow, and room for them.  Each item takes at least a byte. */
static enum status take_room(struct unpacking *from, size_t size, void *into_array,
                             size_t *count)
{
    uint64_t number = 0;
    TRY(take_count(from, &number));
    if (number > from->rest.length) return cut_short(from);
    void *room = arena_array(from->arena, (size_t)number, size);
    if (!room) return error_memory(from->error, "reading the temporary file");
    memcpy(into_array, &room, sizeof room);
    *count = (size_t)number;
    return OK;
}

static enum status take_attributes(struct unpacking *from, struct read_attribute **at,
                                   size_t *count)
{
    TRY(take_room(from, sizeof **at, at, count));
    for (size_t i = 0; i < *count; i++) {
        TRY(take_string(from, &(*at)[i].name));
        TRY(take_string(from, &(*at)[i].value));
    }
    return OK;
}

static enum status take_records(struct unpacking *from, struct read_record **records,
                                size_t *count)
{
    TRY(take_room(from, sizeof **records, records, count));
    for (size_t i = 0; i < *count; i++) {
        struct read_record *record = &(*records)[i];
        uint64_t begin = 0, end = 0, scored = 0;
        TRY(take_string(from, &record->name));
        TRY(take_string(from, &record->id));
        TRY(take_count(from, &begin));
        TRY(take_count(from, &end));
        TRY(take_string(from, &record->rule));
        TRY(take(from, &record->score, sizeof record->score));
        TRY(take_count(from, &scored));
        TRY(take_string(from, &record->text));
        TRY(take_attributes(from, &record->fields, &record->field_count));
        TRY(take_count(from, &record->line));
        TRY(take_records(from, &record->inside, &record->inside_count));
        record->begin = (uint32_t)begin;
        record->end = (uint32_t)end;
        record->scored = scored != 0;
    }
    return OK;
}

enum status unpack_article(struct str bytes, struct arena *arena,
                           struct read_article *article, struct error *error)
{
    struct unpacking from = {bytes, arena, error};
    *article = (struct read_article){0};
    TRY(take_string(&from, &article->id));
    TRY(take_attributes(&from, &article->facts, &article->fact_count));
    TRY(take_string(&from, &article->text));
    TRY(take_string(&from, &article->failure));
    TRY(take_count(&from, &article->line));
    TRY(take_room(&from, sizeof *article->sections, &article->sections,
                  &article->section_count));
    for (size_t i = 0; i < article->section_count; i++) {
        struct read_section *section = &article->sections[i];
        TRY(take_string(&from, &section->name));
        TRY(take_string(&from, &section->failure));
        TRY(take_records(&from, &section->records, &section->count));
    }
    return OK;
}
