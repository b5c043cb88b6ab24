/* entity: a forest of mentions, joined for each reason there is; its trees are the
 * entities. */
#include "entity.h"

#include <string.h>

#include "key.h"
#include "mentions.h"
#include "owner.h"

struct group {
    struct page *page;
    uint32_t *up;  /* [page->length] the mention above, or itself at the top */
    ng_str *owner; /* [page->length] the country that the text says a mention belongs to,
                      or empty; at a top, that of all below */
};

static uint32_t top_of(const struct group *group, uint32_t index)
{
    while (group->up[index] != index) {
        group->up[index] = group->up[group->up[index]];
        index = group->up[index];
    }
    return index;
}

static bool is_same(ng_str a, ng_str b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

/* Whether two mentions do not belong to different countries. */
static bool may_join(const struct group *group, uint32_t a, uint32_t b)
{
    const ng_str x = group->owner[top_of(group, a)], y = group->owner[top_of(group, b)];
    return !x.len || !y.len || is_same(x, y);
}

/* The earlier mention becomes the top. */
static void join(struct group *group, uint32_t a, uint32_t b)
{
    a = top_of(group, a);
    b = top_of(group, b);
    if (a == b || !may_join(group, a, b)) return;
    const uint32_t top = a < b ? a : b, below = a < b ? b : a;
    group->up[below] = top;
    if (!group->owner[top].len) group->owner[top] = group->owner[below];
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
                           uint32_t index)
{
    const struct page *page = group->page;
    const uint32_t first = page->mentions[index].first;
    const uint32_t last = core_end(page, &page->mentions[index]);
    uint32_t at = page_hash(page, first, last) & (cores->room - 1);
    for (; cores->slots[at]; at = (at + 1) & (cores->room - 1)) {
        const struct mention *other = &page->mentions[cores->slots[at] - 1];
        const uint32_t end = core_end(page, other);
        if (end - other->first == last - first &&
            page_same(page, other->first, first, last - first) &&
            may_join(group, cores->slots[at] - 1, index))
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
        uint32_t *slot = core_slot(group, cores, i);
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
            if (is_same(lists->names[row].entity, entity) &&
                may_join(group, slots[at] - 1, i))
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
    if (length > 1 && (longer->kind != KIND_COMPANY || shorter->kind != KIND_COMPANY))
        return false; /* "University of Ghana", "University of Ghana Business School" */
    if (page_same(page, longer->first, shorter->first, length)) return true;
    return longer->last - longer->first > length + 1 &&
           page_is(page, longer->first, "pt") &&
           page_same(page, longer->first + 1, shorter->first, length);
}

/* A single word, or a company's name of several, goes to the one longer name that begins
 * with it.  Where there are two, "Tata Motors" and "Tata Steel", it is a third. */
static void join_short_names(struct group *group)
{
    enum {
        MOST = 100000 /* pairs to look at: a text made to have more is left as it is */
    };
    const struct page *page = group->page;
    uint32_t looked = 0;
    for (uint32_t i = 0; i < page->length && looked < MOST; i++) {
        const struct mention *shorter = &page->mentions[i];
        const bool single = shorter->last - shorter->first == 1;
        if (shorter->dropped || top_of(group, i) != i ||
            (single && page->tokens[shorter->first].shape & NG_UPPER))
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

/* Whether a name is another one less the country that it belongs to: "Ministry of
 * Defence" of "Malaysian Ministry of Defence", "Supreme Court" of "Supreme Court of
 * Kenya". */
static bool may_lack_country(const struct group *group, const struct mention *longer,
                             const struct mention *shorter)
{
    const struct page *page = group->page;
    const uint32_t length = shorter->last - shorter->first;
    if (longer->last - longer->first <= length || longer->kind != shorter->kind)
        return false;
    if (longer->last - longer->first <= length + 2 &&
        page_same(page, longer->last - length, shorter->first, length))
        return true;
    return page_is(page, longer->first + length, "of") &&
           page_same(page, longer->first, shorter->first, length);
}

/* A state's body that is named without its country goes to the only one that is named
 * with one. */
static void join_lacking_country(struct group *group)
{
    enum { MOST = 100000 /* pairs to look at, as above */ };
    const struct page *page = group->page;
    uint32_t looked = 0;
    for (uint32_t i = 0; i < page->length && looked < MOST; i++) {
        const struct mention *shorter = &page->mentions[i];
        if (shorter->dropped || !owner_is_lacking(page, shorter) ||
            top_of(group, i) != i || group->owner[i].len)
            continue;
        uint32_t only = NOBODY;
        bool several = false;
        for (uint32_t k = 0; k < page->length && !several; k++, looked++) {
            if (page->mentions[k].dropped || !group->owner[k].len ||
                !may_lack_country(group, &page->mentions[k], shorter))
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
    if (!entity->country.len)
        entity->country = owner_in_name(page, countries, mention->at);
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
    struct group group = {
        page,
        ng_alloc(page->doc, (page->length + 1) * sizeof *group.up),
        ng_alloc(page->doc, (page->length + 1) * sizeof *group.owner),
    };
    const ng_items items = ng_items_of(page->doc, countries);
    struct cores cores;
    entities.at = ng_alloc(page->doc, (page->length + 1) * sizeof *entities.at);
    if (!group.up || !group.owner || !entities.at) return (struct entities){0};
    for (uint32_t i = 0; i < page->length; i++) {
        group.up[i] = i;
        group.owner[i] = owner_find(page, lists, items, &page->mentions[i]);
    }
    if (!join_same(&group, &cores) || !join_listed(&group, lists))
        return (struct entities){0};
    join_acronyms(&group, acronyms);
    join_brackets(&group);
    join_short_names(&group);
    join_lacking_country(&group);
    join_capital_heads(&group);

    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        if (mention->dropped) continue;
        struct mention *top = &page->mentions[top_of(&group, i)];
        if (top->entity == NOBODY) {
            top->entity = entities.length;
            entities.at[entities.length++] =
                (struct entity){.first = i, .country = group.owner[top_of(&group, i)]};
        }
        mention->entity = top->entity;
        describe(page, lists, acronyms, items, mention, &entities.at[mention->entity]);
    }
    name_all(page, &entities);
    return entities;
}
