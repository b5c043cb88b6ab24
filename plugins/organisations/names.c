/* names: from hits in the gazetteer to mentions, by the company they keep. */
#include "names.h"

#include "key.h"
#include "mentions.h"
#include "score.h"
#include "sport.h"
#include "things.h"

enum { BITS = 1024 };

struct evidence { /* what the article says elsewhere, as bits of hashes */
    uint64_t
        people[BITS / 64];    /* last words of the names that the tagger calls people's */
    uint64_t full[BITS / 64]; /* organisations that a sure name stands for */
    uint64_t polled[BITS / 64]; /* doubted short forms that candidates stand for */
};

static void set(uint64_t *bits, uint32_t hash)
{
    bits[hash % BITS / 64] |= (uint64_t)1 << hash % 64;
}

static bool has(const uint64_t *bits, uint32_t hash)
{
    return bits[hash % BITS / 64] >> hash % 64 & 1;
}

/* "PAP lost ten seats": a short form that is doubted is a party's here. */
static bool is_polled(const struct page *page, const struct name *name, const ng_hit *hit)
{
    enum { REACH = 3 };
    if (!name->support || name->kind == KIND_PARTY || hit->last - hit->first > 1 ||
        !(page->tokens[hit->first].shape & NG_UPPER))
        return false;
    const uint32_t end = page_end(page, hit->first);
    for (uint32_t i = hit->last; i < end && i < hit->last + REACH; i++)
        if (page_has(page, i, WORD_POLL)) return true;
    return false;
}

static struct evidence collect(const struct page *page, const struct lists *lists)
{
    struct evidence evidence = {0};
    const ng_hits hits = ng_hits_of(page->doc, lists->name_list);
    for (uint32_t i = 1; i < page->count; i++)
        if (page->tagged[i] == TAGGED_PERSON && page->tagged[i - 1] == TAGGED_PERSON)
            set(evidence.people, page->tokens[i].hash);
    for (size_t i = 0; i < hits.len; i++) {
        const struct name *name = &lists->names[hits.at[i].entry];
        if (!name->support && !name->sport && !name->brief)
            set(evidence.full, key_hash(name->entity));
        if (is_polled(page, name, &hits.at[i]))
            set(evidence.polled, page->tokens[hits.at[i].first].hash);
    }
    return evidence;
}

/* "Lewis Hamilton" makes "Hamilton" a person all over the article, except where the
 * tagger is sure that it is not. */
static bool is_surname(const struct page *page, const struct evidence *evidence,
                       const ng_hit *hit)
{
    return hit->last - hit->first == 1 &&
           page->tagged[hit->first] != TAGGED_ORGANISATION &&
           has(evidence->people, page->tokens[hit->first].hash);
}

/* "Mercedes Duarte": the tagger has the word in a person's name of several. */
static bool is_part_of_person(const struct page *page, const ng_hit *hit)
{
    const uint32_t first = hit->first;
    if (hit->last - first > 1 || page->tagged[first] != TAGGED_PERSON) return false;
    if (first > page_begin(page, first) && page->tagged[first - 1] == TAGGED_PERSON)
        return true;
    return hit->last < page_end(page, first) && page->tagged[hit->last] == TAGGED_PERSON;
}

bool names_begin_person(const struct page *page, uint32_t first, uint32_t last)
{
    const uint32_t next = last;
    if (next - first > 1 || !page_has(page, first, WORD_GIVEN)) return false;
    if (next >= page_end(page, first) || !page_is_marked(page, next)) return false;
    if (page->tagged[next] == TAGGED_ORGANISATION || page_style(page, next)) return false;
    return page->tokens[next].shape & NG_TITLE &&
           !(page->tokens[next].shape & NG_DIGIT) &&
           !(page->classes[next] & (WORD_LEGAL | WORD_PRODUCT | WORD_THING)) &&
           !(page->heads[next] & (HEAD_WORD | HEAD_LISTED));
}

/* "Mr Morgan", "Henry Ford": the word before makes the name a person's. */
static bool is_person(const struct page *page, const ng_hit *hit)
{
    if (is_part_of_person(page, hit) || names_begin_person(page, hit->first, hit->last))
        return true;
    if (hit->first == page_begin(page, hit->first)) return false;
    const uint32_t before = hit->first - 1;
    if (page_has(page, before, WORD_GIVEN)) return page_is_capital(page, before);
    return hit->last - hit->first == 1 && page_has(page, before, WORD_TITLE) &&
           page_is_capital(page, before) && !page_has(page, before, WORD_ROLE);
}

/* "Ayala" in "Ramiro Ayala told", "Science and Technology": more of a name is beside
 * it. */
static bool is_piece(const struct page *page, const ng_hit *hit)
{
    const uint32_t before = hit->first - 1;
    if (page_style(page, hit->first) || hit->first == page_begin(page, hit->first))
        return false;
    return page_is_capital(page, before) &&
           !(page->tokens[before].shape & (NG_DIGIT | NG_UPPER)) &&
           !(page->classes[before] & (WORD_OPENER | WORD_CALENDAR | WORD_ROLE));
}

/* "the chairman of X", "X said", "X shares", "an X spokesman". */
static bool has_support(const struct page *page, const ng_hit *hit)
{
    const uint32_t begin = page_begin(page, hit->first),
                   end = page_end(page, hit->last - 1);
    uint32_t next = hit->last;
    if (next < end && page_is(page, next, "'s")) next++;
    if (is_piece(page, hit)) return false;
    if (next < end && page_has(page, next, WORD_ROLE)) return true;
    if (next < end && page_has(page, next, WORD_SPEECH) && next == hit->last) return true;
    if (hit->first < begin + 2 || !page_has(page, hit->first - 1, WORD_TIE)) return false;
    return page_has(page, hit->first - 2, WORD_ROLE) &&
           !page_is(page, hit->first - 2, "minister");
}

/* "Nikkei 225", "Boeing 737": an index or a product. */
static bool is_numbered(const struct page *page, const ng_hit *hit)
{
    if (hit->last - hit->first > 1 || hit->last >= page_end(page, hit->first))
        return false;
    const ng_token *next = &page->tokens[hit->last];
    return (next->shape & (NG_DIGIT | NG_WORD | NG_GLUED)) == NG_DIGIT && next->len == 3;
}

/* "Shell upon shell": the capital may come from the begin of the sentence, and the word
 * stands in small letters elsewhere. */
static bool is_opener(const struct page *page, const ng_hit *hit)
{
    return hit->last - hit->first == 1 && !page_is_marked(page, hit->first) &&
           page->tokens[hit->first].shape & NG_TITLE &&
           (page->spelling[hit->first] & (SPELT_LOWER | SPELT_CAPITAL)) == SPELT_LOWER;
}

/* "Goldman" where Goldman Sachs is named too, and no capital on either side of it. */
static bool is_short_form(const struct page *page, const struct evidence *evidence,
                          const struct name *name, const ng_hit *hit)
{
    if (!has(evidence->full, key_hash(name->entity)) || is_piece(page, hit)) return false;
    return hit->last >= page_end(page, hit->first) || !page_is_marked(page, hit->last);
}

/* "Heineken Open", "O2 Arena", "Nasdaq index": the name is that of something else. */
static bool is_given_to_thing(const struct page *page, const ng_hit *hit)
{
    enum { REACH = 4 };
    const uint32_t end = page_end(page, hit->first);
    const uint32_t limit = end - hit->last > REACH ? hit->last + REACH : end;
    if (page_style(page, hit->first)) return false;
    if (hit->last < end && page_is(page, hit->last, "index")) return true;
    for (uint32_t i = hit->last; i < limit && page_is_marked(page, i); i++)
        if (page->classes[i] & (WORD_PRODUCT | WORD_THING)) return true;
    return false;
}

static double score_of(const struct page *page, const struct evidence *evidence,
                       const struct name *name, const ng_hit *hit)
{
    const bool shouted = page_style(page, hit->first) & STYLE_SHOUTED;
    if (is_person(page, hit) || is_numbered(page, hit)) return SCORE_NONE;
    if (is_surname(page, evidence, hit) || is_given_to_thing(page, hit))
        return SCORE_NONE;
    if (name->sport && sport_plays(page, hit->first, hit->last)) return SCORE_GOOD;
    if (name->sport) return SCORE_WEAK;
    if (name->brief)
        return is_short_form(page, evidence, name, hit) ? SCORE_GOOD : SCORE_NONE;
    if (name->support)
        return has_support(page, hit) || is_short_form(page, evidence, name, hit)
                   ? SCORE_FAIR
                   : SCORE_WEAK;
    if (hit->last - hit->first > 1) return SCORE_LISTED;
    if (is_opener(page, hit)) return SCORE_WEAK;
    return shouted ? SCORE_FAIR : SCORE_LISTED;
}

void names_find(struct page *page, const struct lists *lists)
{
    const struct evidence evidence = collect(page, lists);
    const ng_hits hits = ng_hits_of(page->doc, lists->name_list);
    for (size_t i = 0; i < hits.len; i++) {
        const ng_hit *hit = &hits.at[i];
        const struct name *name = &lists->names[hit->entry];
        struct mention *mention =
            mentions_add(page, hit->first, hit->last, FROM_NAME, "listed",
                         score_of(page, &evidence, name, hit));
        if (!mention) return;
        if (name->support && hit->last - hit->first == 1 &&
            has(evidence.polled, page->tokens[hit->first].hash))
            continue; /* it is another one, of which nothing is known */
        mention->row = hit->entry;
        mention->kind = name->kind;
        mention->local = name->sport;
    }
}

void names_mark(struct page *page, const struct lists *lists, uint8_t *parts,
                uint8_t *kinds)
{
    enum { FIRST = 1, INSIDE, LAST, ALONE, DOUBTED = 4 };
    const ng_hits hits = ng_hits_of(page->doc, lists->name_list);
    for (size_t i = 0; i < hits.len; i++) {
        const ng_hit *hit = &hits.at[i];
        const struct name *name = &lists->names[hit->entry];
        if (name->sport && !sport_plays(page, hit->first, hit->last)) continue;
        if (name->brief || things_hold(page, hit->first, hit->last)) continue;
        for (uint32_t k = hit->first; k < hit->last; k++) {
            const int part = hit->last - hit->first == 1 ? ALONE
                             : k == hit->first           ? FIRST
                             : k + 1 == hit->last        ? LAST
                                                         : INSIDE;
            parts[k] = (uint8_t)(part + (name->support ? DOUBTED : 0));
            kinds[k] = (uint8_t)name->kind;
        }
    }
}
