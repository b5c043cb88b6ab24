/* hyphen: a hash table of the sure one-word names, looked up with the first part of each
 * hyphenated word. */
#include "hyphen.h"

#include <stdlib.h>
#include <string.h>

#include "key.h"
#include "mentions.h"
#include "score.h"

struct part {
    ng_str name; /* as it is written; .at is NULL in a free slot */
    uint32_t row;
};

struct parts {
    struct part *slots; /* [room], a power of two */
    uint32_t room;
};

static struct part *find(const struct parts *parts, ng_str name)
{
    uint32_t at = key_hash(name) & (parts->room - 1);
    while (parts->slots[at].name.at &&
           (parts->slots[at].name.len != name.len ||
            memcmp(parts->slots[at].name.at, name.at, name.len) != 0))
        at = (at + 1) & (parts->room - 1);
    return &parts->slots[at];
}

static bool is_word(ng_str name)
{
    return name.len > 1 && !memchr(name.at, ' ', name.len) &&
           !memchr(name.at, '-', name.len);
}

/* Cuts the next name off those of a row; false at their end. */
static bool next_name(ng_str *names, ng_str *name)
{
    if (!names->len) return false;
    const char *bar = memchr(names->at, '|', names->len);
    name->at = names->at;
    name->len = bar ? (size_t)(bar - names->at) : names->len;
    const size_t taken = bar ? name->len + 1 : name->len;
    *names = ng_make_str(names->at + taken, names->len - taken);
    return true;
}

/* The names of a row that the table takes; none if it has to be doubted. */
static ng_str sure_names(const struct name *name)
{
    const bool doubted = name->support || name->sport || name->brief;
    return doubted ? ng_make_str("", 0) : name->written;
}

ng_status hyphen_open(const struct lists *lists, struct parts **parts)
{
    uint32_t words = 0;
    for (uint32_t row = 0; row < lists->name_count; row++) {
        ng_str names = sure_names(&lists->names[row]), name;
        while (next_name(&names, &name))
            words += is_word(name);
    }
    *parts = calloc(1, sizeof **parts);
    if (!*parts) return NG_NOMEM;
    (*parts)->room = 64;
    while ((*parts)->room < 2 * words)
        (*parts)->room *= 2;
    (*parts)->slots = calloc((*parts)->room, sizeof *(*parts)->slots);
    if (!(*parts)->slots) return NG_NOMEM;
    for (uint32_t row = 0; row < lists->name_count; row++) {
        ng_str names = sure_names(&lists->names[row]), name;
        while (next_name(&names, &name)) {
            struct part *part = is_word(name) ? find(*parts, name) : NULL;
            if (part && !part->name.at) *part = (struct part){name, row};
        }
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
        const struct part *part = find(parts, ng_make_str(word.at, length));
        if (!part->name.at) continue;
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
