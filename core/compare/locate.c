#include "compare/locate.h"

enum { STEP = 64 }; /* positions between two known bytes */

static size_t next_character(struct str text, size_t at)
{
    at++;
    while (at < text.length && locate_is_inside(text.at[at]))
        at++;
    return at;
}

enum status locate_make(struct locate *locate, struct arena *arena, struct str text,
                        bool bytes, struct error *error)
{
    *locate = (struct locate){.text = text};
    if (bytes) return OK;
    locate->known = arena_array(arena, text.length / STEP + 1, sizeof *locate->known);
    if (!locate->known) return error_memory(error, "counting characters");
    size_t position = 0;
    for (size_t at = 0; at < text.length; at = next_character(text, at), position++) {
        if (position % STEP == 0) locate->known[locate->count++] = at;
    }
    return OK;
}

size_t locate_byte(const struct locate *locate, uint32_t position)
{
    const size_t length = locate->text.length;
    if (!locate->known) return position < length ? position : length;
    if (position / STEP >= locate->count) return length;
    size_t at = locate->known[position / STEP];
    for (uint32_t left = position % STEP; left > 0 && at < length; left--) {
        at = next_character(locate->text, at);
    }
    return at;
}

struct str locate_slice(const struct locate *locate, uint32_t begin, uint32_t end)
{
    const size_t from = locate_byte(locate, begin), to = locate_byte(locate, end);
    return str_slice(locate->text, from, to > from ? to : from);
}
