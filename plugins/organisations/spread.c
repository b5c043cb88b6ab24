/* spread: a table of the names found, and one walk over the text with it. */
#include "spread.h"

#include "mentions.h"
#include "score.h"

enum { LONGEST = 12 /* tokens in a name */ };

struct known { /* a name found */
    uint32_t hash;
    uint32_t first, length; /* where it stands first */
    uint32_t found;         /* how often as a mention */
    uint32_t other;         /* how often the tagger says it is something else */
    uint32_t row;
    enum kind kind;
    double score; /* of the best mention */
    bool shaky;   /* only the tagger saw it */
    bool forum;
};

struct table {
    struct known *slots; /* [room], a power of two; length 0 is free */
    uint32_t room;
    uint32_t longest; /* name, in tokens */
};

static struct known *find(const struct page *page, const struct table *table,
                          uint32_t first, uint32_t length, uint32_t hash)
{
    uint32_t at = hash & (table->room - 1);
    for (; table->slots[at].length; at = (at + 1) & (table->room - 1)) {
        const struct known *known = &table->slots[at];
        if (known->hash == hash && known->length == length &&
            page_same(page, known->first, first, length))
            break;
    }
    return &table->slots[at];
}

static bool make_table(const struct page *page, struct table *table)
{
    *table = (struct table){.room = 32};
    while (table->room < 4 * page->length + 2)
        table->room *= 2;
    table->slots = ng_alloc(page->doc, table->room * sizeof *table->slots);
    return table->slots != NULL;
}

static void note(const struct page *page, struct table *table,
                 const struct mention *mention)
{
    const uint32_t length = mention->last - mention->first;
    if (length > LONGEST) return;
    const uint32_t hash = page_hash(page, mention->first, mention->last);
    struct known *known = find(page, table, mention->first, length, hash);
    if (!known->length)
        *known = (struct known){.hash = hash,
                                .first = mention->first,
                                .length = length,
                                .row = mention->row,
                                .kind = mention->kind,
                                .shaky = true};
    known->found++;
    known->forum = known->forum || mention->source == FROM_FORUM;
    known->shaky = known->shaky && mention->source == FROM_TAGGER;
    if (known->row == NOBODY) known->row = mention->row;
    if (known->kind == KIND_NONE) known->kind = mention->kind;
    if (mention->score > known->score) known->score = mention->score;
    if (length > table->longest) table->longest = length;
}

/* The name without its legal form: "Selasih Palm" for "Selasih Palm Bhd". */
static void note_core(const struct page *page, struct table *table,
                      const struct mention *mention)
{
    struct mention core = *mention;
    while (core.last > core.first + 2 && (page_has(page, core.last - 1, WORD_LEGAL) ||
                                          page_is(page, core.last - 1, ",")))
        core.last--;
    if (core.last < mention->last && !page_is(page, core.last - 1, "&"))
        note(page, table, &core);
}

/* Whether the tokens are a piece of a longer name of something else. */
static bool is_piece(const struct page *page, uint32_t first, uint32_t last)
{
    const uint8_t type = page->tagged[first];
    if (type == TAGGED_NOTHING || type == TAGGED_ORGANISATION || type == TAGGED_PART)
        return false;
    if (first > page_begin(page, first) && page->tagged[first - 1] == type) return true;
    return last < page_end(page, first) && page->tagged[last] == type;
}

/* Whether a word is written here as in the name: letters in capitals stay so, "PAS", and
 * no name stands in small letters. */
static bool is_spelt_alike(const struct page *page, const struct known *known,
                           uint32_t first)
{
    for (uint32_t i = 0; i < known->length; i++) {
        const uint32_t there = page->tokens[known->first + i].shape;
        const uint32_t here = page->tokens[first + i].shape;
        if (there & NG_TITLE && !(here & (NG_TITLE | NG_UPPER))) return false;
        if (known->length == 1 && there & NG_UPPER && !(here & NG_UPPER) &&
            page->tokens[first].len < 5)
            return false;
    }
    return true;
}

static bool follows_title(const struct page *page, uint32_t token)
{
    if (token == page_begin(page, token)) return false;
    const uint32_t before = page->classes[token - 1];
    return page_is_capital(page, token - 1) && before & (WORD_TITLE | WORD_GIVEN);
}

/* The known name that begins at a token, the longest. */
static struct known *known_at(const struct page *page, const struct table *table,
                              uint32_t first)
{
    const uint32_t room = page_end(page, first) - first;
    const uint32_t most = table->longest < room ? table->longest : room;
    struct known *best = NULL;
    uint32_t hash = 0;
    for (uint32_t length = 1; length <= most; length++) {
        hash = page_mix(hash, page->tokens[first + length - 1].hash);
        struct known *known = find(page, table, first, length, hash);
        if (known->length) best = known;
    }
    return best;
}

static bool may_stand(const struct page *page, const struct known *known, uint32_t first)
{
    const uint32_t last = first + known->length;
    if (!mentions_free(page, first, last) || !is_spelt_alike(page, known, first))
        return false;
    if (known->length > 1) return true;
    return !is_piece(page, first, last) && !follows_title(page, first);
}

static void count_others(const struct page *page, const struct table *table)
{
    for (uint32_t i = 0; i < page->count; i++) {
        if (!page_is_capital(page, i)) continue;
        struct known *known = known_at(page, table, i);
        if (known && may_stand(page, known, i) && page->tagged[i] != TAGGED_ORGANISATION)
            known->other++;
    }
}

static void add_known(struct page *page, const struct known *known, uint32_t first)
{
    const double score = known->score < SCORE_GOOD ? SCORE_FAIR : SCORE_GOOD;
    struct mention *mention =
        mentions_add(page, first, first + known->length,
                     known->forum ? FROM_FORUM : FROM_DOCUMENT, "document", score);
    if (!mention) return;
    mention->kind = known->kind;
    mention->row = known->row;
}

/* A name that nothing but the tagger says is an organisation's is one everywhere, or
 * nowhere: what it says of more than half of the places counts. */
static bool is_outvoted(const struct known *known)
{
    return known->shaky && known->other >= known->found;
}

void spread_names(struct page *page)
{
    struct table table;
    const uint32_t settled = page->length;
    if (!settled || !make_table(page, &table)) return;
    for (uint32_t i = 0; i < settled; i++) {
        if (page->mentions[i].dropped || page->mentions[i].local) continue;
        note(page, &table, &page->mentions[i]);
        note_core(page, &table, &page->mentions[i]);
    }
    count_others(page, &table);

    for (uint32_t i = 0; i < settled; i++) {
        struct mention *mention = &page->mentions[i];
        const struct known *known = known_at(page, &table, mention->first);
        if (!mention->dropped && known &&
            known->length == mention->last - mention->first && is_outvoted(known))
            mentions_drop(page, i);
    }
    for (uint32_t i = 0; i < page->count; i++) {
        if (!page_is_capital(page, i)) continue;
        const struct known *known = known_at(page, &table, i);
        if (!known || is_outvoted(known) || !may_stand(page, known, i)) continue;
        add_known(page, known, i);
        i += known->length - 1;
    }
}

/* -------------------------------------------------------------------- short names */

/* Whether the first word of a name can stand for all of it. */
static bool is_telling(const struct page *page, const struct mention *mention)
{
    const uint32_t first = mention->first;
    if (mention->kind != KIND_COMPANY || mention->last - first < 2) return false;
    if (mention->source != FROM_HEAD && mention->source != FROM_TAGGER) return false;
    if (!(page->tokens[first].shape & NG_TITLE) || page->tokens[first].len < 4)
        return false;
    if (page->spelling[first] & SPELT_LOWER) return false;
    return !(page->classes[first] &
             (WORD_GENERIC | WORD_GIVEN | WORD_OPENER | WORD_TITLE | WORD_CALENDAR));
}

/* "in Harrow", which the model takes for a place too; its word alone is not enough
 * where a company is so called. */
static bool is_place(const struct page *page, uint32_t token)
{
    return page->tagged[token] == TAGGED_LOCATION &&
           (token == page_begin(page, token) || page_has(page, token - 1, WORD_LOCATIVE));
}

void spread_short_names(struct page *page)
{
    struct table table;
    const uint32_t settled = page->length;
    if (!settled || !make_table(page, &table)) return;
    for (uint32_t i = 0; i < settled; i++) {
        struct mention short_name = page->mentions[i];
        if (short_name.dropped || !is_telling(page, &short_name)) continue;
        short_name.last = short_name.first + 1;
        short_name.row = NOBODY;
        note(page, &table, &short_name);
    }
    for (uint32_t i = 0; i < page->count; i++) {
        if (!(page->tokens[i].shape & NG_TITLE) || is_place(page, i)) continue;
        const struct known *known = known_at(page, &table, i);
        if (!known || !may_stand(page, known, i)) continue;
        const bool runs_on = i + 1 < page_end(page, i) && page_is_marked(page, i + 1);
        if (!runs_on) add_known(page, known, i);
    }
}

/* -------------------------------------------------------------------- capital heads */

/* "the Commission", with its capital, after the Electoral Commission. */
void spread_capital_heads(struct page *page)
{
    enum { REACH = 40 /* mentions to look back */ };
    const uint32_t settled = page->length;
    uint32_t before = 0; /* mentions that begin before the token */
    for (uint32_t i = 1; i < page->count; i++) {
        while (before < settled && page->mentions[before].first < i)
            before++;
        if (!page_has(page, i, WORD_SHORT) || !page_is(page, i - 1, "the") ||
            !(page->tokens[i].shape & NG_TITLE) || page_style(page, i) ||
            !mentions_free(page, i, i + 1))
            continue;
        if (i + 1 < page_end(page, i) && page_is_capital(page, i + 1)) continue;
        for (uint32_t k = before; k-- > 0 && before - k < REACH;) {
            const struct mention full = page->mentions[k];
            if (full.dropped || full.last - full.first < 2 ||
                (!page_same(page, full.last - 1, i, 1) &&
                 !page_same(page, full.first, i, 1)))
                continue;
            struct mention *head =
                mentions_add(page, i, i + 1, FROM_DOCUMENT, "capital-head", SCORE_FAIR);
            if (head) head->kind = full.kind;
            break;
        }
    }
}
