/* key: letters and digits of a name, all else a hyphen. */
#include "key.h"

#include <stdio.h>
#include <string.h>

#include "entity.h"

uint32_t key_hash(ng_str text)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
    return hash;
}

static bool is_kept(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80u;
}

/* U+2018 or U+2019, three bytes. */
static bool is_apostrophe(ng_str name, size_t at)
{
    return at + 2 < name.len && memcmp(name.at + at, "\xE2\x80", 2) == 0 &&
           ((unsigned char)name.at[at + 2] & 0xFEu) == 0x98u;
}

/* Room for a number is left behind the key. */
static ng_str spell(ng_doc *doc, ng_str name)
{
    char *key = ng_alloc(doc, name.len + 16);
    size_t length = 0;
    if (!key) return ng_make_str("", 0);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c == '\'' || c == '.' || c == ',') continue;
        if (is_apostrophe(name, i)) {
            i += 2;
            continue;
        }
        if (is_kept(c))
            key[length++] = c;
        else if (length && key[length - 1] != '-')
            key[length++] = '-';
    }
    while (length && key[length - 1] == '-')
        length--;
    if (!length) key[length++] = 'x';
    return ng_make_str(key, length);
}

struct taken {     /* the keys so far */
    ng_str *slots; /* [room] */
    uint32_t room;
};

static bool take(struct taken *taken, ng_str key)
{
    uint32_t at = key_hash(key) & (taken->room - 1);
    for (; taken->slots[at].len; at = (at + 1) & (taken->room - 1))
        if (taken->slots[at].len == key.len &&
            memcmp(taken->slots[at].at, key.at, key.len) == 0)
            return false;
    taken->slots[at] = key;
    return true;
}

void key_make(ng_doc *doc, struct entities *entities)
{
    struct taken taken = {.room = 32};
    while (taken.room < 2 * entities->length)
        taken.room *= 2;
    taken.slots = ng_alloc(doc, taken.room * sizeof *taken.slots);
    if (!taken.slots) return;
    for (uint32_t i = 0; i < entities->length; i++) {
        struct entity *entity = &entities->at[i];
        const ng_str stem =
            spell(doc, entity->acronym.len ? entity->acronym : entity->name);
        ng_str key = stem;
        for (uint32_t number = 2; stem.len && !take(&taken, key); number++) {
            char *numbered = ng_alloc(doc, stem.len + 16);
            if (!numbered) return;
            memcpy(numbered, stem.at, stem.len);
            const int more = snprintf(numbered + stem.len, 16, "-%u", (unsigned)number);
            key = ng_make_str(numbered, stem.len + (size_t)more);
        }
        entity->key = key;
    }
}
