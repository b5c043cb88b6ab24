/* fold: one pass that lowers and writes, and before it, only where needed, Unicode's
 * canonical composition (UAX #15). */
#include "text/fold.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* Sorted.  The letters among the quotes are written as apostrophes more often. */
static const struct {
    uint32_t    first, last;
    const char *folded;
} signs[] = {
    {0x91, 0x92, "'"}, /* quotes and dashes of Windows, read as Latin-1 */
    {0x93, 0x94, "\""},     {0x96, 0x97, "-"},
    {0xA0, 0xA0, " "},      {0xAB, 0xAB, "\""},
    {0xAD, 0xAD, ""}, /* soft hyphen */
    {0xB4, 0xB4, "'"},      {0xBB, 0xBB, "\""},
    {0x2BB, 0x2BC, "'"},                          /* the letters of Hawaiian and Breton */
    {0x2000, 0x200A, " "},  {0x200B, 0x200F, ""}, /* joiners, marks of direction */
    {0x2010, 0x2015, "-"},  {0x2018, 0x201B, "'"},
    {0x201C, 0x201F, "\""}, {0x2026, 0x2026, "..."},
    {0x202A, 0x202E, ""},   {0x202F, 0x202F, " "},
    {0x2032, 0x2032, "'"},  {0x2033, 0x2033, "\""},
    {0x2039, 0x203A, "'"},  {0x205F, 0x205F, " "},
    {0x2060, 0x2069, ""},   {0x2212, 0x2212, "-"}, /* minus */
    {0x3000, 0x3000, " "},  {0xFEFF, 0xFEFF, ""},  /* byte order mark */
};

struct str fold_sign(uint32_t code)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs && signs[i].first <= code; i++)
        if (code <= signs[i].last) return str_from(signs[i].folded);
    return (struct str){NULL, 0};
}

/* A quick check in the sense of UAX #15, section 9, that errs on the safe side: whether
 * a character may be reordered, replaced or joined to another by composing.  Blocks in
 * which every precomposed character is its own composition are passed at once. */
static bool may_compose(uint32_t code)
{
    if (code < 0x300) return false;
    const utf8proc_property_t *about = utf8proc_get_property((utf8proc_int32_t)code);
    switch (about->category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default:
        break;
    }
    if (about->combining_class != 0) return true;
    if (code >= 0x1100 && code <= 0x11FF) return true; /* parts of Korean syllables */
    const bool decomposes =
        about->decomp_type == 0 && about->decomp_seqindex != UINT16_MAX;
    const bool settled =
        (code >= 0x388 && code <= 0x957) || (code >= 0x1E00 && code <= 0x1F70);
    return decomposes && !settled;
}

static bool composes(struct str text)
{
    for (size_t i = 0, size; i < text.length; i += size)
        if (may_compose(utf8_decode(text.at + i, text.length - i, &size))) return true;
    return false;
}

/* Composes a text, in the arena; utf8proc says first how much room it needs. */
static struct str compose(struct arena *arena, struct str text)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.at;
    const utf8proc_ssize_t  length = (utf8proc_ssize_t)text.length;
    const struct str        none = {NULL, 0};
    const utf8proc_ssize_t  room = utf8proc_decompose(bytes, length, NULL, 0, options);
    if (room < 0) return none;
    utf8proc_int32_t *codes = arena_raw(arena, ((size_t)room + 1) * sizeof *codes);
    if (!codes) return none;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, length, codes, room, options);
    if (count >= 0) count = utf8proc_normalize_utf32(codes, count, options);
    char *into = count < 0 ? NULL : arena_raw(arena, (size_t)count * 4 + 1);
    if (!into) return none;
    size_t written = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        written += utf8_encode((uint32_t)codes[i], into + written);
    return (struct str){into, written};
}

/* Writes one character folded; gives its length.  None grows by more than a half. */
static size_t write_folded(uint32_t code, char *into)
{
    if (code < 0x80) {
        *into = (char)(code | (char_is_upper((char)code) ? 0x20 : 0));
        return 1;
    }
    const struct str sign = fold_sign(code);
    if (!sign.at)
        return utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)code), into);
    memcpy(into, sign.at, sign.length);
    return sign.length;
}

static size_t write_all(struct str text, char *into)
{
    size_t length = 0;
    for (size_t i = 0, size; i < text.length; i += size)
        length +=
            write_folded(utf8_decode(text.at + i, text.length - i, &size), into + length);
    return length;
}

size_t fold_short(struct str text, char into[FOLD_SHORT_ROOM])
{
    return text.length > FOLD_SHORT || composes(text) ? 0 : write_all(text, into);
}

static struct str write_new(struct arena *arena, struct str text)
{
    char *into = arena_raw(arena, text.length + text.length / 2 + 4);
    if (!into) return (struct str){NULL, 0};
    return (struct str){into, write_all(text, into)};
}

struct str fold_text(struct arena *arena, struct str text)
{
    if (!composes(text)) return write_new(arena, text);
    text = compose(arena, text);
    if (text.at) text = write_new(arena, text);
    /* Where a soft hyphen was dropped, a mark may have found its letter. */
    return text.at && composes(text) ? compose(arena, text) : text;
}
