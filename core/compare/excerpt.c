#include "compare/excerpt.h"

enum { AROUND = 48 }; /* bytes, on each side */

void excerpt_plain(struct buffer *into, struct str text, size_t limit)
{
    size_t characters = 0;
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char c = (unsigned char)text.at[i];
        if (!locate_is_inside((char)c) && limit && characters++ == limit) {
            buffer_text(into, "...");
            return;
        }
        /* C1 controls are two bytes, C2 80 to C2 9F; terminals obey them too. */
        const bool c1 =
            c == 0xC2 && i + 1 < text.length && (unsigned char)text.at[i + 1] < 0xA0;
        if (c1) {
            buffer_char(into, '?');
            i++;
            continue;
        }
        if (char_is_space((char)c))
            buffer_char(into, ' ');
        else
            buffer_char(into, c < 0x20 || c == 0x7F ? '?' : (char)c);
    }
}

/* On to where a character begins, and from there to behind a space if one is near. */
static size_t soften_begin(struct str text, size_t at, size_t end)
{
    while (at < end && locate_is_inside(text.at[at]))
        at++;
    size_t word = at;
    while (word < end && !char_is_space(text.at[word]))
        word++;
    return word < end ? word + 1 : at;
}

static size_t soften_end(struct str text, size_t at, size_t begin)
{
    while (at > begin && at < text.length && locate_is_inside(text.at[at]))
        at--;
    size_t word = at;
    while (word > begin && !char_is_space(text.at[word - 1]))
        word--;
    return word > begin ? word - 1 : at;
}

struct excerpt excerpt_find(const struct locate *locate, uint32_t begin, uint32_t end)
{
    const struct str text = locate->text;
    const struct str inside = locate_slice(locate, begin, end);
    const size_t first = (size_t)(inside.at - text.at), last = first + inside.length;
    const size_t from = first > AROUND ? soften_begin(text, first - AROUND, first) : 0;
    const size_t to =
        text.length - last > AROUND ? soften_end(text, last + AROUND, last) : text.length;
    return (struct excerpt){
        .before = str_slice(text, from, first),
        .inside = inside,
        .after = str_slice(text, last, to),
        .cut_before = from > 0,
        .cut_after = to < text.length,
    };
}
