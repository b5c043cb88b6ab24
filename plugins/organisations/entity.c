/* entity: a forest of mentions, joined for each reason there is; its trees are the
 * entities. */
#include "entity.h"

#include <string.h>

#include "key.h"
#include "mentions.h"

struct group {
    struct page *page;
    uint32_t *up; /* [page->length] the mention above, or itself at the top */
};

static uint32_t top_of(const struct group *group, uint32_t index)
{
    while (group->up[index] != index) {
        group->up[index] = group->up[group->up[index]];
        index = group->up[index];
    }
    return index;
}

/* The earlier mention becomes the top. */
static void join(struct group *group, uint32_t a, uint32_t b)
{
    a = top_of(group, a);
    b = top_of(group, b);
    if (a < b) group->up[b] = a;
    if (b < a) group->up[a] = b;
}

/* ---------------------------------------------------------------- the same words */

/* A name's core: without the words of a company's legal form at its end. */
static uint32_t core_end(const struct page *page, const struct mention *mention)
{
    uint32_t last = mention->last;
    while (last > mention->first + 1 &&
           (page->classes[last - 1] & WORD_LEGAL || page_is(page, last - 1, ",")))
        last--;
    return last;
}

struct cores {       /* mentions by the hash of their core */
    uint32_t *slots; /* [room] index + 1 */
    uint32_t room;
};

static uint32_t *core_slot(const struct group *group, const struct cores *cores,
                           uint32_t first, uint32_t last)
{
    const struct page *page = group->page;
    uint32_t at = page_hash(page, first, last) & (cores->room - 1);
    for (; cores->slots[at]; at = (at + 1) & (cores->room - 1)) {
        const struct mention *other = &page->mentions[cores->slots[at] - 1];
        const uint32_t end = core_end(page, other);
        if (end - other->first == last - first &&
            page_same(page, other->first, first, last - first))
            break;
    }
    return &cores->slots[at];
}

static bool join_same(struct group *group, struct cores *cores)
{
    struct page *page = group->page;
    cores->room = 32;
    while (cores->room < 2 * page->length + 2)
        cores->room *= 2;
    cores->slots = ng_alloc(page->doc, cores->room * sizeof *cores->slots);
    if (!cores->slots) return false;
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (mention->dropped) continue;
        uint32_t *slot = core_slot(group, cores, mention->first, core_end(page, mention));
        if (*slot)
            join(group, i, *slot - 1);
        else
            *slot = i + 1;
    }
    return true;
}

/* Names of one organisation in the list: "WHO", "World Health Organization". */
static bool join_listed(struct group *group, const struct lists *lists)
{
    struct page *page = group->page;
    uint32_t room = 32;
    while (room < 2 * page->length + 2)
        room *= 2;
    uint32_t *slots = ng_alloc(page->doc, room * sizeof *slots);
    if (!slots) return false;
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (mention->dropped || mention->row == NOBODY) continue;
        const ng_str entity = lists->names[mention->row].entity;
        uint32_t at = key_hash(entity) & (room - 1);
        for (; slots[at]; at = (at + 1) & (room - 1)) {
            const uint32_t row = page->mentions[slots[at] - 1].row;
            const ng_str other = lists->names[row].entity;
            if (other.len == entity.len && memcmp(other.at, entity.at, entity.len) == 0)
                break;
        }
        if (slots[at])
            join(group, i, slots[at] - 1);
        else
            slots[at] = i + 1;
    }
    return true;
}

/* -------------------------------------------------------- short forms and short names */

static void join_acronyms(struct group *group, const struct acronyms *acronyms)
{
    const struct page *page = group->page;
    for (uint32_t i = 0; acronyms->on && i < page->count; i++) {
        if (!acronyms->on[i] || !page->cover[i]) continue;
        const uint32_t pair = acronyms->letters[acronyms->on[i] - 1].pair;
        if (pair == NOBODY || mentions_on(page, i)->first != i) continue;
        const uint32_t last = acronyms->pairs[pair].last;
        const struct mention *spelt_out = mentions_on(page, last - 1);
        if (spelt_out && spelt_out->last >= last)
            join(group, page->cover[i] - 1, page->cover[last - 1] - 1);
    }
}

/* "Petroliam Nasional Bhd (Petronas)": a name in brackets behind a name. */
static void join_brackets(struct group *group)
{
    const struct page *page = group->page;
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (mention->dropped || mention->first < 2) continue;
        const uint32_t open = mention->first - 1;
        if (!page_is(page, open, "(") || mention->last >= page->count ||
            !page_is(page, mention->last, ")") || !page->cover[open - 1])
            continue;
        const struct mention *before = mentions_on(page, open - 1);
        if (before->last == open && mention->last - mention->first == 1)
            join(group, i, page->cover[open - 1] - 1);
    }
}

/* Whether the tokens behind a short name only say what sort of company it is, and which:
 * "Hanbit" + "Heavy Industries Co". */
static bool may_shorten(const struct page *page, const struct mention *longer,
                        const struct mention *shorter)
{
    const uint32_t length = shorter->last - shorter->first;
    if (shorter->row != NOBODY && longer->row != shorter->row) return false;
    if (longer->last - longer->first <= length) return false;
    if (page_same(page, longer->first, shorter->first, length)) return true;
    return longer->last - longer->first > length + 1 &&
           page_is(page, longer->first, "pt") &&
           page_same(page, longer->first + 1, shorter->first, length);
}

/* A single-word name goes to the one longer name that begins with it.  Where there are
 * two, "Tata Motors" and "Tata Steel", it is a third. */
static void join_short_names(struct group *group)
{
    enum {
        MOST = 100000 /* pairs to look at: a text made to have more is left as it is */
    };
    const struct page *page = group->page;
    uint32_t looked = 0;
    for (uint32_t i = 0; i < page->length && looked < MOST; i++) {
        const struct mention *shorter = &page->mentions[i];
        if (shorter->dropped || shorter->last - shorter->first != 1 ||
            page->tokens[shorter->first].shape & NG_UPPER || top_of(group, i) != i)
            continue;
        uint32_t only = NOBODY;
        bool several = false;
        for (uint32_t k = 0; k < page->length && !several; k++, looked++) {
            if (page->mentions[k].dropped ||
                !may_shorten(page, &page->mentions[k], shorter))
                continue;
            const uint32_t top = top_of(group, k);
            several = only != NOBODY && only != top;
            only = top;
        }
        if (only != NOBODY && !several) join(group, i, only);
    }
}

/* "the Commission" goes to the last name before it that has the word. */
static void join_capital_heads(struct group *group)
{
    const struct page *page = group->page;
    enum { REACH = 60 /* mentions to look back */ };
    for (uint32_t i = 1; i < page->length; i++) {
        const struct mention *head = &page->mentions[i];
        if (head->dropped || head->last - head->first != 1 ||
            !page_has(page, head->first, WORD_SHORT) || top_of(group, i) != i)
            continue;
        for (uint32_t k = i; k-- > 0 && i - k < REACH;) {
            const struct mention *full = &page->mentions[k];
            if (full->dropped || full->last - full->first < 2) continue;
            if (!page_same(page, full->last - 1, head->first, 1) &&
                !page_same(page, full->first, head->first, 1))
                continue;
            join(group, i, k);
            break;
        }
    }
}

/* ------------------------------------------------------------------- what they are */

static bool is_acronym(const struct acronyms *acronyms, const struct mention *mention)
{
    if (!acronyms->on || !acronyms->on[mention->first]) return false;
    return mention->last - mention->first == 1 ||
           (mention->kind == KIND_FORUM && mention->last - mention->first == 2);
}

/* The country that the name says: the only one that the countries plugin sees in it. */
static ng_str country_in(const struct page *page, ng_items countries, ng_span span)
{
    const ng_str none = ng_make_str("", 0);
    ng_str only = none;
    size_t low = 0, high = countries.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (countries.at[middle].at.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < countries.len && countries.at[i].at.begin < span.end; i++) {
        const ng_ref country = ng_parent(page->doc, countries.at[i].record);
        const ng_str iso = ng_field_of(page->doc, country, "iso");
        if (countries.at[i].at.end > span.end || iso.len == 0) continue;
        if (only.len && (only.len != iso.len || memcmp(only.at, iso.at, iso.len) != 0))
            return none;
        only = iso;
    }
    return only;
}

static void describe(const struct page *page, const struct lists *lists,
                     const struct acronyms *acronyms, ng_items countries,
                     const struct mention *mention, struct entity *entity)
{
    const ng_str text = ng_at(page->doc, mention->at);
    if (is_acronym(acronyms, mention)) {
        const ng_str letters = ng_at(page->doc, page->tokens[mention->first].at);
        if (!entity->acronym.len || letters.len < entity->acronym.len)
            entity->acronym = letters;
    } else if (text.len > entity->name.len) {
        entity->name = text;
    }
    if (entity->kind == KIND_NONE) entity->kind = mention->kind;
    if (mention->row != NOBODY) {
        const struct name *name = &lists->names[mention->row];
        entity->kind = mention->kind == KIND_FORUM ? KIND_FORUM : name->kind;
        if (!entity->country.len) entity->country = name->country;
    }
    if (!entity->country.len) entity->country = country_in(page, countries, mention->at);
    entity->count++;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A name that runs over the end of a line, on one line. */
static ng_str on_one_line(const struct page *page, ng_str text)
{
    char *line = ng_alloc(page->doc, text.len + 1);
    size_t length = 0;
    if (!line) return text;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_space(text.at[i]))
            line[length++] = text.at[i];
        else if (length && line[length - 1] != ' ')
            line[length++] = ' ';
    }
    return ng_make_str(line, length);
}

static void name_all(struct page *page, struct entities *entities)
{
    for (uint32_t i = 0; i < entities->length; i++) {
        struct entity *entity = &entities->at[i];
        if (!entity->name.len) {
            entity->name = entity->acronym;
            entity->acronym = ng_make_str("", 0);
        }
        entity->name = on_one_line(page, entity->name);
    }
    key_make(page->doc, entities);
}

struct entities entity_group(struct page *page, const struct lists *lists,
                             const struct acronyms *acronyms, ng_layer countries)
{
    struct entities entities = {0};
    struct group group = {page,
                          ng_alloc(page->doc, (page->length + 1) * sizeof(uint32_t))};
    struct cores cores;
    entities.at = ng_alloc(page->doc, (page->length + 1) * sizeof *entities.at);
    if (!group.up || !entities.at) return (struct entities){0};
    for (uint32_t i = 0; i < page->length; i++)
        group.up[i] = i;
    if (!join_same(&group, &cores) || !join_listed(&group, lists))
        return (struct entities){0};
    join_acronyms(&group, acronyms);
    join_brackets(&group);
    join_short_names(&group);
    join_capital_heads(&group);

    const ng_items items = ng_items_of(page->doc, countries);
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        if (mention->dropped) continue;
        struct mention *top = &page->mentions[top_of(&group, i)];
        if (top->entity == NOBODY) {
            top->entity = entities.length;
            entities.at[entities.length++] = (struct entity){.first = i};
        }
        mention->entity = top->entity;
        describe(page, lists, acronyms, items, mention, &entities.at[mention->entity]);
    }
    name_all(page, &entities);
    return entities;
}
