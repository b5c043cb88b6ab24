/* surname: a small table of the last words of people's names, by hash. */
#include "surname.h"

#include "score.h"

enum { OF_PERSON = 1, OF_ORGANISATION = 2 };

struct surname {
    uint32_t hash;  /* 0: a free slot */
    uint32_t first; /* the token where somebody is so named for the first time */
    uint8_t bearers;
};

struct table {
    struct surname *slots; /* [size] */
    uint32_t size;         /* a power of two, more than twice the names */
};

static struct surname *slot_of(const struct table *table, const struct page *page,
                               uint32_t token)
{
    const uint32_t hash = page_hash(page, token, token + 1) | 1;
    uint32_t at = hash & (table->size - 1);
    while (table->slots[at].hash && table->slots[at].hash != hash)
        at = (at + 1) & (table->size - 1);
    if (!table->slots[at].hash) table->slots[at].bearers = 0;
    return &table->slots[at];
}

static bool is_person(const struct page *page, uint32_t token)
{
    return page->tagged[token] == TAGGED_PERSON;
}

/* Whether a token is the last of a person's name of several words. */
static bool is_last_name(const struct page *page, uint32_t token)
{
    if (!is_person(page, token) || token == page_begin(page, token)) return false;
    if (!is_person(page, token - 1) || !page_is_capital(page, token)) return false;
    return token + 1 >= page_end(page, token) || !is_person(page, token + 1);
}

static bool open_table(struct table *table, const struct page *page)
{
    uint32_t names = 0;
    for (uint32_t i = 0; i < page->count; i++)
        names += is_last_name(page, i);
    if (!names) return false;
    table->size = 4;
    while (table->size <= 2 * names)
        table->size *= 2;
    table->slots = ng_alloc(page->doc, table->size * sizeof *table->slots);
    if (!table->slots) return false;
    for (uint32_t i = 0; i < page->count; i++) {
        if (!is_last_name(page, i)) continue;
        struct surname *surname = slot_of(table, page, i);
        if (!surname->hash) surname->first = i;
        surname->hash = page_hash(page, i, i + 1) | 1;
        surname->bearers |= OF_PERSON;
    }
    return true;
}

/* "Goldman Sachs": the word may mean the company. */
static void note_organisations(const struct table *table, const struct page *page)
{
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (mention->last - mention->first < 2) continue;
        for (uint32_t k = mention->first; k < mention->last; k++) {
            struct surname *surname = slot_of(table, page, k);
            if (surname->hash) surname->bearers |= OF_ORGANISATION;
        }
    }
}

/* Whether a token comes after the full name, or in a headline, which may be short: "Ford
 * recalled vans", before anything is said of Harrison Ford, is the company. */
static bool may_follow(const struct page *page, const struct surname *surname,
                       uint32_t token)
{
    return token > surname->first || page_style(page, token);
}

void surname_apply(struct page *page)
{
    struct table table;
    if (!open_table(&table, page)) return;
    note_organisations(&table, page);
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        if (mention->last - mention->first != 1) continue;
        const struct surname *surname = slot_of(&table, page, mention->first);
        if (!surname->hash || surname->bearers != OF_PERSON) continue;
        if (!may_follow(page, surname, mention->first)) continue;
        mention->score = SCORE_NONE;
        page->tagged[mention->first] = TAGGED_PERSON;
    }
}
