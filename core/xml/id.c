/* id: built from what a record is and where it stands, so that it is the same in every
 * run that finds the same record. */
#include "xml/id.h"

#include "base/buffer.h"
#include "base/map.h"
#include "xml/put.h"

enum { SLUG_LENGTH = 64 }; /* bytes taken of a value */

static const struct kind *kind_of(const struct doc *doc, const struct record *record)
{
    return &doc->kinds->at[record->kind];
}

/* Stands for an id that is still to be made. */
static const char wanted[] = "";

static void mark(struct outline *outline, uint32_t ref)
{
    outline->ids[ref - 1] = (struct str){wanted, 0};
}

/* Marks the records that get an id; false if there are none. */
static bool mark_all(struct outline *outline)
{
    const struct doc *doc = outline->doc;
    bool any = false;
    for (size_t i = 0; i < outline->count; i++) {
        const struct record *record = outline->rows[i].record;
        const struct kind *kind = kind_of(doc, record);
        const bool named = kind->record->flags & NG_NAMED;
        if (named) mark(outline, outline->rows[i].ref);
        any = any || named;
        for (uint32_t f = 0; f < kind->field_count; f++) {
            const struct value *value = &record->values[f];
            any = any || value->link_count > 0;
            for (uint32_t k = 0; k < value->link_count; k++)
                mark(outline, value->links[k]);
        }
    }
    return any;
}

/* Takes the marks off the records that are not written. */
static void unmark(struct outline *outline)
{
    for (size_t i = 0; i < outline->doc->record_count; i++)
        if (outline->ids[i].at == wanted) outline->ids[i].at = NULL;
}

/* The value of the first key field; .at NULL if there is none. */
static struct str key_value(const struct doc *doc, const struct record *record)
{
    const struct kind *kind = kind_of(doc, record);
    for (uint32_t f = 0; f < kind->field_count; f++)
        if (kind->record->fields[f].flags & NG_KEY) return record->values[f].text;
    return (struct str){NULL, 0};
}

/* Whether a byte may stand in an id as it is: of ASCII, digits and letters; of other
 * characters all but those from U+E000 and from U+2000 to U+2FFF, which are white space,
 * punctuation and symbols or not to be written at all, and U+0080 to U+00BF. */
static size_t kept_length(const char *at, size_t left)
{
    const unsigned char first = (unsigned char)at[0];
    if (first < 0x80) return char_is_digit(*at) || char_is_lower(*at);
    const size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first == 0xC2 || first == 0xE2 || first >= 0xEE || length > left) return 0;
    if (first == 0xE3 && (unsigned char)at[1] == 0x80) return 0;
    return length;
}

static size_t whole_length(const char *at)
{
    const unsigned char first = (unsigned char)at[0];
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Appends "-" and a value in lower case, with one "-" for all that is between words. */
static void put_slug(struct buffer *into, struct str value)
{
    bool between = true;
    for (size_t i = 0; i < value.length && i < SLUG_LENGTH;) {
        char c = value.at[i];
        if (char_is_upper(c)) c = (char)(c + ('a' - 'A'));
        const bool ascii = (unsigned char)c < 0x80;
        const char *at = ascii ? &c : value.at + i;
        const size_t kept = kept_length(at, ascii ? 1 : value.length - i);
        if (kept) {
            if (between) put_char(into, '-');
            put_bytes(into, at, kept);
        }
        between = kept == 0;
        i += kept ? kept : whole_length(value.at + i);
    }
}

static void put_base(struct buffer *into, const struct outline *outline,
                     const struct record *record)
{
    put_text(into, kind_of(outline->doc, record)->record->name);
    if (!outline_has_span(record)) {
        put_slug(into, key_value(outline->doc, record));
        return;
    }
    const struct span at = outline_span(outline, record);
    put_char(into, '-');
    put_number(into, at.begin);
    put_char(into, '-');
    put_number(into, at.end);
}

/* The names that are taken, each with the number that its next namesake gets. */
static enum status take(struct map *taken, struct arena *arena, struct buffer *name,
                        struct str *id, struct error *error)
{
    const size_t length = name->length;
    const uint32_t *seen = map_get(taken, buffer_view(name));
    uint32_t number = seen ? *seen : 0;
    const bool again = seen != NULL;
    while (seen) {
        name->length = length;
        put_char(name, '-');
        put_number(name, number++);
        if (buffer_failed(name)) break;
        seen = map_get(taken, buffer_view(name));
    }
    if (buffer_failed(name)) return error_memory(error, "naming records");
    *id = arena_copy(arena, buffer_view(name));
    if (!id->at || !map_set(taken, *id, 2)) return error_memory(error, "naming records");
    if (!again) return OK;
    /* The key stays the one that was set first. */
    const struct str base = str_slice(*id, 0, length);
    return map_set(taken, base, number) ? OK : error_memory(error, "naming records");
}

enum status id_make_all(struct outline *outline, struct error *error)
{
    struct doc *doc = outline->doc;
    outline->ids = arena_array(doc->arena, doc->record_count, sizeof *outline->ids);
    if (!outline->ids) return error_memory(error, "naming records");
    if (!mark_all(outline)) return OK;

    struct map taken = {0};
    struct buffer name = {0};
    enum status status = OK;
    for (size_t i = 0; i < outline->count && status == OK; i++) {
        const struct outline_row *row = &outline->rows[i];
        struct str *id = &outline->ids[row->ref - 1];
        if (!id->at) continue;
        buffer_clear(&name);
        put_base(&name, outline, row->record);
        status = take(&taken, doc->arena, &name, id, error);
    }
    buffer_free(&name);
    map_free(&taken);
    unmark(outline);
    return status;
}
