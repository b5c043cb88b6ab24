#include "compare/quote.h"

#include "base/vec.h"

enum { STEP = 64 }; /* positions between two known bytes */

struct places { /* from positions to bytes */
    struct str text;
    size_t *byte; /* [count] of every STEP-th position; NULL if they are the same */
    size_t count;
};

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t next_character(struct str text, size_t at)
{
    at++;
    while (at < text.length && is_continuation(text.at[at]))
        at++;
    return at;
}

static enum status places_make(struct places *places, struct arena *arena,
                               struct str text, bool bytes, struct error *error)
{
    *places = (struct places){.text = text};
    if (bytes) return OK;
    places->byte = arena_array(arena, text.length / STEP + 1, sizeof *places->byte);
    if (!places->byte) return error_memory(error, "cutting quotations");
    size_t position = 0;
    for (size_t at = 0; at < text.length; at = next_character(text, at), position++) {
        if (position % STEP == 0) places->byte[places->count++] = at;
    }
    return OK;
}

/* The byte of a position, text.length behind the end. */
static size_t places_find(const struct places *places, uint32_t position)
{
    const size_t length = places->text.length;
    if (!places->byte) return position < length ? position : length;
    if (position / STEP >= places->count) return length;
    size_t at = places->byte[position / STEP];
    for (uint32_t left = position % STEP; left > 0 && at < length; left--) {
        at = next_character(places->text, at);
    }
    return at;
}

enum status quote_fill(struct arena *arena, struct read_article *article, bool bytes,
                       struct error *error)
{
    struct {
        struct read_record **at;
        size_t length, room;
    } stack = {0};
    struct places places;
    if (!article->text.at) return OK;
    TRY(places_make(&places, arena, article->text, bytes, error));
    for (size_t s = 0; s < article->section_count; s++) {
        const struct read_section *section = &article->sections[s];
        for (size_t i = 0; i < section->count; i++) {
            if (!VEC_PUSH(&stack, arena, &section->records[i])) {
                return error_memory(error, "cutting quotations");
            }
        }
    }
    while (stack.length > 0) {
        struct read_record *record = stack.at[--stack.length];
        if (record->begin != READ_NOWHERE && !record->text.at) {
            const size_t begin = places_find(&places, record->begin);
            const size_t end = places_find(&places, record->end);
            if (begin < end) record->text = str_slice(article->text, begin, end);
        }
        for (size_t i = 0; i < record->inside_count; i++) {
            if (!VEC_PUSH(&stack, arena, &record->inside[i])) {
                return error_memory(error, "cutting quotations");
            }
        }
    }
    return OK;
}
