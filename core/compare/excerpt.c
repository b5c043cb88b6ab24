#include "compare/excerpt.h"

enum { AROUND = 48 }; /* bytes, on each side */

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

void excerpt_plain(struct buffer *into, struct str text, size_t limit)
{
    size_t characters = 0;
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char c = (unsigned char)text.at[i];
        if (!is_continuation((char)c) && limit && characters++ == limit) {
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

size_t excerpt_byte(struct str text, uint32_t position, bool bytes)
{
    if (bytes) return position < text.length ? position : text.length;
    size_t i = 0;
    while (i < text.length && position > 0) {
        i++;
        while (i < text.length && is_continuation(text.at[i]))
            i++;
        position--;
    }
    return i;
}

/* Back to where a character begins, and from there to behind a space if one is near. */
static size_t soften_begin(struct str text, size_t at, size_t end)
{
    while (at < end && is_continuation(text.at[at]))
        at++;
    size_t word = at;
    while (word < end && !char_is_space(text.at[word]))
        word++;
    return word < end ? word + 1 : at;
}

static size_t soften_end(struct str text, size_t at, size_t begin)
{
    while (at > begin && at < text.length && is_continuation(text.at[at]))
        at--;
    size_t word = at;
    while (word > begin && !char_is_space(text.at[word - 1]))
        word--;
    return word > begin ? word - 1 : at;
}

bool excerpt_find(const struct read_article *article, const struct read_record *record,
                  bool bytes, struct excerpt *excerpt)
{
    if (!article || !article->text.at || record->begin == READ_NOWHERE) return false;
    const struct str text = article->text;
    const size_t begin = excerpt_byte(text, record->begin, bytes);
    const size_t end = excerpt_byte(text, record->end, bytes);
    const size_t from = begin > AROUND ? soften_begin(text, begin - AROUND, begin) : 0;
    const size_t to =
        text.length - end > AROUND ? soften_end(text, end + AROUND, end) : text.length;
    *excerpt = (struct excerpt){
        .before = str_slice(text, from, begin),
        .inside = str_slice(text, begin, end),
        .after = str_slice(text, end, to),
        .cut_before = from > 0,
        .cut_after = to < text.length,
    };
    return true;
}
