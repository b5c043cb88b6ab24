/* hyphen: a hash table of the sure one-word names, looked up with the first part of each
 * hyphenated word. */
#include "hyphen.h"

#include <stdlib.h>
#include <string.h>

#include "key.h"
#include "mentions.h"
#include "score.h"

enum { FIRST_ROOM = 16384 }; /* for half as many names of one word */

struct part {
    const char *name; /* as it is written; NULL in a free slot */
    uint32_t length;
    uint32_t row;
};

struct parts {
    struct part *slots; /* [room], a power of two, at most half full */
    uint32_t room, count;
};

static struct part *find(struct part *slots, uint32_t room, ng_str name)
{
    uint32_t at = key_hash(name) & (room - 1);
    while (slots[at].name && (slots[at].length != name.len ||
                              memcmp(slots[at].name, name.at, name.len) != 0))
        at = (at + 1) & (room - 1);
    return &slots[at];
}

static bool grow(struct parts *parts)
{
    const uint32_t room = parts->room ? 2 * parts->room : FIRST_ROOM;
    struct part *slots = calloc(room, sizeof *slots);
    if (!slots) return false;
    for (uint32_t i = 0; i < parts->room; i++) {
        const struct part *part = &parts->slots[i];
        if (part->name)
            *find(slots, room, ng_make_str(part->name, part->length)) = *part;
    }
    free(parts->slots);
    parts->slots = slots;
    parts->room = room;
    return true;
}

static bool add(struct parts *parts, ng_str name, uint32_t row)
{
    if (parts->count == parts->room / 2 && !grow(parts)) return false;
    struct part *part = find(parts->slots, parts->room, name);
    if (part->name) return true; /* the first row counts */
    *part = (struct part){name.at, (uint32_t)name.len, row};
    parts->count++;
    return true;
}

static bool is_word(ng_str name)
{
    return name.len > 1 && !memchr(name.at, ' ', name.len) &&
           !memchr(name.at, '-', name.len);
}

/* Adds those of a row's names that are one word. */
static bool add_row(struct parts *parts, ng_str names, uint32_t row)
{
    while (names.len) {
        const char *bar = memchr(names.at, '|', names.len);
        const ng_str name = {names.at, bar ? (size_t)(bar - names.at) : names.len};
        if (is_word(name) && !add(parts, name, row)) return false;
        const size_t taken = name.len + (bar != NULL);
        names = ng_make_str(names.at + taken, names.len - taken);
    }
    return true;
}

ng_status hyphen_open(const struct lists *lists, struct parts **parts)
{
    *parts = calloc(1, sizeof **parts);
    if (!*parts || !grow(*parts)) return NG_NOMEM;
    for (uint32_t row = 0; row < lists->name_count; row++) {
        const struct name *name = &lists->names[row];
        if (name->support || name->sport || name->brief) continue; /* to be doubted */
        if (!add_row(*parts, name->written, row)) return NG_NOMEM;
    }
    return NG_OK;
}

void hyphen_close(struct parts *parts)
{
    if (!parts) return;
    free(parts->slots);
    free(parts);
}

/* The length of what stands before the hyphen; 0 if nothing, or a capital, is behind. */
static size_t length_before(ng_str word)
{
    const char *hyphen = memchr(word.at, '-', word.len);
    const size_t length = hyphen ? (size_t)(hyphen - word.at) : 0;
    if (!length || length + 1 >= word.len) return 0;
    return word.at[length + 1] >= 'a' && word.at[length + 1] <= 'z' ? length : 0;
}

void hyphen_find(struct page *page, const struct parts *parts, const struct lists *lists)
{
    for (uint32_t i = 0; i < page->count; i++) {
        if (!(page->tokens[i].shape & (NG_TITLE | NG_UPPER))) continue;
        const ng_str word = ng_at(page->doc, page->tokens[i].at);
        const size_t length = length_before(word);
        if (!length) continue;
        const struct part *part =
            find(parts->slots, parts->room, ng_make_str(word.at, length));
        if (!part->name) continue;
        struct mention *mention = mentions_on(page, i);
        if (mention && mention->last != mention->first + 1) continue;
        if (!mention)
            mention = mentions_add(page, i, i + 1, FROM_NAME, "part", SCORE_GOOD);
        if (!mention) return;
        mention->at.end = mention->at.begin + (uint32_t)length;
        mention->row = part->row;
        mention->kind = lists->names[part->row].kind;
    }
}
