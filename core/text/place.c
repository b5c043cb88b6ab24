/* place: reads word by word, and writes letter by letter. */
#include "text/place.h"

#include <utf8proc.h>

#include "text/class.h"
#include "text/day.h"
#include "text/utf8.h"

enum {
    MOST_WORDS    = 5,
    LONGEST_WORD  = 32, /* letters */
    LONGEST_SMALL = 6,
    ACRONYM       = 3, /* letters of one, at most: USA */
    SHORT_FORM    = 5  /* letters before its dot: St., Calif. */
};

/* Words inside names of places that keep their small letter. */
static const char small_words[] =
    "de da do dos del di du of the and on upon und am an der den es "
    "en sur sous in y au aux";
/* Articles, small only behind one of those: "Salina de la Cruz", but "La Paz". */
static const char articles[] = "la las le les los";

struct character {
    unsigned class;
    uint32_t code;
    size_t   size;
};

static inline struct character character_at(struct str text, size_t at)
{
    if (at >= text.length) return (struct character){0};
    const unsigned char byte = (unsigned char)text.at[at];
    struct character    c = {.class = class_of_byte[byte], .code = byte, .size = 1};
    if (!(c.class & CLASS_BEYOND)) return c;
    c.code = utf8_decode(text.at + at, text.length - at, &c.size);
    c.class = class_beyond(c.code);
    return c;
}

/* What may stand between the letters of one word. */
static bool is_inside(struct str text, size_t at, const struct character *c,
                      unsigned letters)
{
    if (c->class & CLASS_SPACE) return false;
    if (c->class & CLASS_DOT) return letters <= SHORT_FORM;
    if (c->class & (CLASS_APOSTROPHE | CLASS_HYPHEN) || c->code == '/')
        return character_at(text, at + c->size).class & CLASS_LETTER;
    return c->class & CLASS_MARK;
}

/* Reads one word that begins with a capital; *classes gets the classes of its letters. */
static bool read_word(struct cursor *cursor, unsigned *classes, unsigned *letters)
{
    const size_t begin = cursor->at;
    unsigned     run = 0;
    *classes = 0;
    *letters = 0;
    while (*letters <= LONGEST_WORD) {
        const struct character c = character_at(cursor->text, cursor->at);
        if (c.class & CLASS_LETTER) {
            *classes |= c.class;
            ++*letters;
            run++;
        } else if (cursor->at == begin || !is_inside(cursor->text, cursor->at, &c, run)) {
            break;
        } else {
            run = 0;
        }
        cursor->at += c.size;
    }
    const bool capital = character_at(cursor->text, begin).class & CLASS_UPPER;
    if (capital && *letters <= LONGEST_WORD) return true;
    cursor->at = begin;
    return false;
}

static bool read_small(struct cursor *cursor)
{
    size_t end = cursor->at;
    while (end < cursor->text.length && char_is_lower(cursor->text.at[end])) end++;
    const struct str word = str_slice(cursor->text, cursor->at, end);
    if (word.length > LONGEST_SMALL) return false;
    if (!str_listed(word, small_words) && !str_listed(word, articles)) return false;
    cursor->at = end;
    return cursor_blanks(cursor) == 1;
}

static bool begins_day(const struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    struct day    day;
    return day_read(&ahead, &day);
}

bool place_read(struct cursor *cursor, struct place *place)
{
    const size_t begin = cursor->at;
    unsigned     classes, letters;
    size_t       end = begin;
    *place = (struct place){0};
    while (place->words < MOST_WORDS) {
        struct cursor ahead = {cursor->text, end};
        if (place->words > 0) {
            if (cursor_blanks(&ahead) != 1) break;
            if (read_small(&ahead)) read_small(&ahead);
            if (begins_day(&ahead)) break;
        }
        if (!read_word(&ahead, &classes, &letters)) break;
        const bool capitals = (classes & CLASS_LETTER) == CLASS_UPPER;
        if (place->words == 0) place->capitals = capitals;
        if (capitals != place->capitals && letters > ACRONYM) break;
        place->letters += letters;
        place->words++;
        end = ahead.at;
    }
    if (place->words == 0) return false;
    place->text = str_slice(cursor->text, begin, end);
    cursor->at = end;
    return true;
}

/* Where the word ends that begins at a letter. */
static size_t word_end(struct str text, size_t at)
{
    for (struct character c; (c = character_at(text, at)).class & CLASS_LETTER;)
        at += c.size;
    return at;
}

/* Whether a word of a name in capitals becomes small.  *small says whether the word
 * before did. */
static bool becomes_small(struct str text, size_t begin, size_t end, bool small)
{
    char         lower[LONGEST_SMALL];
    const size_t length = end - begin;
    if (begin == 0 || end == text.length || length > LONGEST_SMALL) return false;
    if (text.at[end] != ' ' && text.at[end] != '-') return false;
    for (size_t i = 0; i < length; i++) lower[i] = (char)(text.at[begin + i] | 0x20);
    const struct str word = {lower, length};
    return str_listed(word, small_words) || (small && str_listed(word, articles));
}

static size_t write_lower(struct str text, size_t begin, size_t end, char *into)
{
    size_t written = 0;
    for (size_t at = begin; at < end;) {
        const struct character c = character_at(text, at);
        const utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)c.code);
        written += utf8_encode((uint32_t)lower, into + written);
        at += c.size;
    }
    return written;
}

/* Writes text[begin, end), letters all, with its first as it is unless small. */
static size_t write_word(struct str text, size_t begin, size_t end, bool small,
                         char *into)
{
    const size_t kept = small ? 0 : character_at(text, begin).size;
    memcpy(into, text.at + begin, kept);
    return kept + write_lower(text, begin + kept, end, into + kept);
}

/* Behind an apostrophe a capital stays only after one letter: "N'Djamena", "Xi'an". */
static size_t write_name(struct str text, char *into)
{
    size_t written = 0, before = 0;
    bool   small = false, quoted = false;
    for (size_t at = 0; at < text.length;) {
        const struct character c = character_at(text, at);
        const size_t           end = word_end(text, at);
        if (end == at) {
            quoted = c.class & CLASS_APOSTROPHE;
            memcpy(into + written, text.at + at, c.size);
            written += c.size;
            at += c.size;
            continue;
        }
        small = becomes_small(text, at, end, small);
        written +=
            write_word(text, at, end, small || (quoted && before > 1), into + written);
        before = end - at;
        quoted = false;
        at = end;
    }
    return written;
}

struct str place_name(struct arena *arena, const struct place *place)
{
    if (!place->capitals) return arena_copy(arena, place->text);
    char *into = arena_raw(arena, place->text.length * 2 + 4);
    if (!into) return (struct str){NULL, 0};
    return (struct str){into, write_name(place->text, into)};
}
