/* acronym: initials of all capitalised phrases of the article are looked up in a table of
 * its short forms: one walk over the text, whatever their number. */
#include "acronym.h"

#include <string.h>

#include "key.h"
#include "mentions.h"
#include "score.h"
#include "things.h"

enum { MOST_LETTERS = 10, MOST_WORDS = 16 /* of a long form, small words too */ };

/* How initials are taken: of the capitalised words; of the parts of hyphenated words too,
 * "Asia-Pacific"; of the small words too, "BoJ". */
enum reading { READ_WORDS, READ_PARTS, READ_ALL, READINGS };

struct initials {
    uint32_t hash, size;
};

static void add_letter(struct initials *initials, char letter)
{
    if (letter >= 'A' && letter <= 'Z') letter = (char)(letter - 'A' + 'a');
    initials->hash = page_mix(initials->hash, (unsigned char)letter);
    initials->size++;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static ng_str written(const struct page *page, uint32_t token)
{
    const ng_span at = page->tokens[token].at;
    return ng_make_str(page->text.at + at.begin, at.end - at.begin);
}

/* A bit for the letter that a token begins with; one for all others. */
static uint32_t first_letter(const struct page *page, uint32_t token)
{
    const char c = page->text.at[page->tokens[token].at.begin];
    return is_letter(c) ? 1u << (c & 31) : 1u;
}

/* The part of a short form that stands for words: "ADMM" of "ADMM-Plus", "COP" of
 * "COP30". */
static ng_str stem_of(ng_str word)
{
    static const char plus[] = "-Plus";
    const size_t length = sizeof plus - 1;
    if (word.len > length && memcmp(word.at + word.len - length, plus, length) == 0)
        word.len -= length;
    while (word.len && (word.at[word.len - 1] >= '0' && word.at[word.len - 1] <= '9'))
        word.len--;
    return word;
}

/* The letters of a short form; size 0 if the token is none.  Small letters may stand
 * between capitals, but not most of the word: "BoJ", not "McDonald". */
static struct initials read_letters(const struct page *page, uint32_t token)
{
    struct initials letters = {0};
    size_t capitals = 0, small = 0;
    if (!(page->tokens[token].shape & (NG_TITLE | NG_UPPER))) return letters;
    const ng_str word = stem_of(written(page, token));
    if (word.len < 2 || word.len > 2 * MOST_LETTERS) return letters;
    for (size_t i = 0; i < word.len; i++) {
        capitals += is_upper(word.at[i]);
        small += is_letter(word.at[i]) && !is_upper(word.at[i]);
    }
    if (capitals < 2 || small * 2 > capitals || !is_upper(word.at[0])) return letters;
    if (capitals + small > MOST_LETTERS) return letters;
    for (size_t i = 0; i < word.len; i++)
        if (is_letter(word.at[i])) add_letter(&letters, word.at[i]);
    return letters;
}

/* ------------------------------------------------------------------ short forms */

struct table {       /* of short forms, by the hash of their letters */
    uint32_t *slots; /* [room] index + 1 */
    uint32_t room;
    uint32_t begins; /* first_letter() of all of them */
};

static uint32_t *slot_of(const struct table *table, const struct acronyms *acronyms,
                         struct initials initials)
{
    uint32_t at = initials.hash & (table->room - 1);
    while (table->slots[at]) {
        const struct letters *letters = &acronyms->letters[table->slots[at] - 1];
        if (letters->hash == initials.hash && letters->size == initials.size) break;
        at = (at + 1) & (table->room - 1);
    }
    return &table->slots[at];
}

static bool find_letters(const struct page *page, struct acronyms *acronyms,
                         struct table *table)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->count; i++)
        count += (page->tokens[i].shape & (NG_TITLE | NG_UPPER)) != 0;
    table->room = 16;
    while (table->room < 2 * count)
        table->room *= 2;
    table->slots = ng_alloc(page->doc, table->room * sizeof *table->slots);
    acronyms->letters = ng_alloc(page->doc, (count + 1) * sizeof *acronyms->letters);
    acronyms->on = ng_alloc(page->doc, (page->count + 1) * sizeof *acronyms->on);
    if (!table->slots || !acronyms->letters || !acronyms->on) return false;

    for (uint32_t i = 0; i < page->count; i++) {
        if (page_style(page, i) & STYLE_SHOUTED) continue;
        const struct initials initials = read_letters(page, i);
        if (initials.size < 2) continue;
        uint32_t *slot = slot_of(table, acronyms, initials);
        if (!*slot) {
            acronyms->letters[acronyms->letter_count++] =
                (struct letters){i, initials.hash, initials.size, NOBODY};
            *slot = acronyms->letter_count;
            table->begins |= first_letter(page, i);
        }
        acronyms->on[i] = *slot;
    }
    return true;
}

/* ------------------------------------------------------------------- long forms */

/* What a token adds to the initials; false where the phrase ends before it. */
static bool read_word(const struct page *page, uint32_t token, enum reading reading,
                      struct initials *initials)
{
    const ng_str word = written(page, token);
    if (page->tokens[token].shape & NG_PUNCT)
        return word.at[0] == '\'' || word.at[0] == '&' || page_is(page, token, "'");
    if (page_is(page, token, "'s")) return true;
    if (page->tokens[token].shape & (NG_TITLE | NG_UPPER)) {
        add_letter(initials, word.at[0]);
        for (size_t i = 1; reading == READ_PARTS && i + 1 < word.len; i++)
            if (word.at[i] == '-' && is_letter(word.at[i + 1]))
                add_letter(initials, word.at[i + 1]);
        return true;
    }
    if (!(page->classes[token] & WORD_LINK)) return false;
    if (reading == READ_ALL) add_letter(initials, word.at[0]);
    return true;
}

/* Where the short form stands if it is beside the long form: "Long Form (LF)" or
 * "LF (Long Form)". */
static uint32_t bracket_beside(const struct page *page, const struct acronyms *acronyms,
                               uint32_t first, uint32_t last, uint32_t letters)
{
    if (last + 1 < page->count && page_is(page, last, "(") &&
        acronyms->on[last + 1] == letters + 1)
        return last + 1;
    if (first >= 2 && page_is(page, first - 1, "(") &&
        acronyms->on[first - 2] == letters + 1)
        return first - 2;
    return NOBODY;
}

/* Whether the phrase is cut out of a longer one: capitals go on at one of its ends. */
static bool is_cut(const struct page *page, uint32_t first, uint32_t last)
{
    if (first > page_begin(page, first) && page_is_marked(page, first - 1) &&
        !(page->classes[first - 1] & (WORD_OPENER | WORD_TITLE)))
        return true;
    return last < page_end(page, first) && page_is_marked(page, last);
}

static void note_pair(const struct page *page, struct acronyms *acronyms,
                      uint32_t letters, uint32_t first, uint32_t last)
{
    const uint32_t bracket = bracket_beside(page, acronyms, first, last, letters);
    struct letters *form = &acronyms->letters[letters];
    if (bracket == NOBODY && (form->size < 3 || is_cut(page, first, last))) return;
    if (form->pair == NOBODY) {
        form->pair = acronyms->pair_count++;
        acronyms->pairs[form->pair] = (struct pair){first, last, letters, bracket};
        return;
    }
    struct pair *pair = &acronyms->pairs[form->pair];
    if (pair->bracket == NOBODY && bracket != NOBODY)
        *pair = (struct pair){first, last, letters, bracket};
}

static void find_pairs_at(const struct page *page, struct acronyms *acronyms,
                          const struct table *table, uint32_t first, enum reading reading)
{
    const uint32_t end = page_end(page, first);
    const uint32_t limit = end - first > MOST_WORDS ? first + MOST_WORDS : end;
    struct initials initials = {0};
    uint32_t words = 0;
    for (uint32_t i = first; i < limit; i++) {
        if (i > first && acronyms->on[i] && page_is(page, i - 1, "(")) return;
        if (!read_word(page, i, reading, &initials) || initials.size > MOST_LETTERS)
            return;
        if (!(page->tokens[i].shape & (NG_TITLE | NG_UPPER))) continue;
        if (++words < 2 || initials.size < 2) continue;
        const uint32_t slot = *slot_of(table, acronyms, initials);
        if (slot) note_pair(page, acronyms, slot - 1, first, i + 1);
    }
}

struct acronyms acronym_find(const struct page *page)
{
    struct acronyms acronyms = {0};
    struct table table = {.begins = 0};
    if (!find_letters(page, &acronyms, &table)) return (struct acronyms){0};
    if (acronyms.letter_count == 0) return acronyms;
    acronyms.pairs =
        ng_alloc(page->doc, (acronyms.letter_count + 1) * sizeof *acronyms.pairs);
    if (!acronyms.pairs) return (struct acronyms){0};
    for (enum reading reading = READ_WORDS; reading < READINGS; reading++)
        for (uint32_t i = 0; i < page->count; i++)
            if (page->tokens[i].shape & (NG_TITLE | NG_UPPER) &&
                table.begins & first_letter(page, i) &&
                !(page_style(page, i) & STYLE_SHOUTED))
                find_pairs_at(page, &acronyms, &table, i, reading);
    return acronyms;
}

/* ---------------------------------------------------------------------- their use */

void acronym_mark(const struct page *page, const struct acronyms *acronyms,
                  uint8_t *parts)
{
    enum { PAIRED = 1, FIRST, INSIDE, LAST };
    for (uint32_t i = 0; acronyms->on && i < page->count; i++)
        if (acronyms->on[i] && acronyms->letters[acronyms->on[i] - 1].pair != NOBODY)
            parts[i] = PAIRED;
    for (uint32_t p = 0; p < acronyms->pair_count; p++) {
        const struct pair *pair = &acronyms->pairs[p];
        for (uint32_t i = pair->first; i < pair->last; i++)
            parts[i] = i == pair->first ? FIRST : i + 1 == pair->last ? LAST : INSIDE;
    }
}

struct evidence { /* that a short form is an organisation's */
    bool long_form, short_form;
    bool thing; /* it stands for a treaty, an index */
    enum kind kind;
    uint32_t row;
};

static void look_at(const struct mention *mention, struct evidence *evidence, bool *found)
{
    *found = true;
    if (evidence->kind == KIND_NONE) evidence->kind = mention->kind;
    if (evidence->row == NOBODY) evidence->row = mention->row;
}

static void add(struct page *page, uint32_t first, uint32_t last, const char *rule,
                double score, const struct evidence *evidence)
{
    struct mention *mention = mentions_add(page, first, last, FROM_ACRONYM, rule, score);
    if (!mention) return;
    mention->kind = evidence->kind;
    mention->row = evidence->row;
}

/* Whether the letters of a word stand in a name in this order, the first of them at the
 * begin of a word: "Petronas" in "Petroliam Nasional Bhd". */
static bool is_woven(ng_str word, ng_str name)
{
    size_t at = 0;
    for (size_t i = 0; i < name.len && at < word.len; i++) {
        const char c =
            name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] + 32) : name.at[i];
        const bool begins = i == 0 || name.at[i - 1] == ' ';
        if (c == word.at[at] && (at > 0 || begins)) at++;
    }
    return at == word.len;
}

/* Whether no mention is on a token that goes beyond it. */
static bool is_single(const struct page *page, uint32_t token)
{
    const struct mention *mention = mentions_on(page, token);
    return !mention || mention->last - mention->first == 1;
}

/* "Petroliam Nasional Bhd (Petronas)": a word in brackets that is made of the name. */
static void add_alias(struct page *page, uint32_t index)
{
    const struct mention long_form = page->mentions[index];
    const uint32_t open = long_form.last;
    if (open + 2 >= page->count || !page_is(page, open, "(") ||
        !page_is(page, open + 2, ")"))
        return;
    if (!page_is_capital(page, open + 1) || page->tokens[open + 1].len < 4 ||
        long_form.last - long_form.first < 2 || !is_single(page, open + 1) ||
        !is_woven(page_word(page, open + 1), ng_at(page->doc, long_form.at)))
        return;
    const struct evidence evidence = {.kind = long_form.kind, .row = long_form.row};
    add(page, open + 1, open + 2, "alias", SCORE_GOOD, &evidence);
}

/* The short form of a treaty or an index is none either. */
static void drop_thing(struct page *page, uint32_t token)
{
    const struct mention *mention = mentions_on(page, token);
    if (mention && mention->row == NOBODY && mention->last == mention->first + 1)
        mentions_drop(page, (uint32_t)(mention - page->mentions));
}

/* Whether a folded word stands in a name as a word, whatever the name's capitals. */
static bool holds_word(ng_str name, ng_str word)
{
    size_t at = 0;
    for (size_t begin = 0; begin <= name.len; begin = at + 1) {
        for (at = begin; at < name.len && name.at[at] != ' ' && name.at[at] != '|';)
            at++;
        if (at - begin != word.len) continue;
        size_t same = 0;
        while (same < word.len &&
               (name.at[begin + same] | 0x20) == (word.at[same] | 0x20))
            same++;
        if (same == word.len) return true;
    }
    return false;
}

/* Whether the initials of a name's capitalised words are a short form. */
static bool spells(ng_str name, ng_str letters)
{
    size_t at = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (!is_upper(name.at[i]) || (i > 0 && name.at[i - 1] != ' ')) continue;
        if (at == letters.len || letters.at[at++] != name.at[i]) return false;
    }
    return at == letters.len;
}

/* Whether a long form can be a name of a row: half of its words are in the names that the
 * list has, so that "World Health Organisation" is what it spells "Organization". */
static bool may_be_row(const struct page *page, const struct name *name,
                       const struct pair *pair)
{
    uint32_t words = 0, shared = 0;
    for (uint32_t i = pair->first; i < pair->last; i++) {
        if (!page_is_capital(page, i)) continue;
        words++;
        shared += holds_word(name->entity, page_word(page, i)) ||
                  holds_word(name->written, page_word(page, i));
    }
    return 2 * shared >= words;
}

/* Whether a listed short form can be what the article spells out.  A name in another
 * language, "Partai Keadilan Sejahtera (PKS)", and one that the list only has the short
 * form of are told by their kind. */
static bool may_stand_for(const struct page *page, const struct name *name,
                          const struct pair *pair, uint32_t token,
                          const struct mention *spelt_out)
{
    if (may_be_row(page, name, pair)) return true;
    if (spells(name->entity, ng_at(page->doc, page->tokens[token].at))) return false;
    if (!spelt_out || spelt_out->kind == KIND_NONE)
        return memchr(name->entity.at, ' ', name->entity.len) == NULL;
    return spelt_out->kind == name->kind ||
           (name->kind == KIND_COMPANY && page_is(page, pair->last - 1, "corporation"));
}

/* "The Tamil Maritime Council (TMC)": the article says that its TMC is another one than
 * the list's. */
static void forget_rows(struct page *page, const struct lists *lists,
                        const struct acronyms *acronyms)
{
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        const uint32_t token = mention->first;
        if (mention->row == NOBODY || mention->last != token + 1 || !acronyms->on[token])
            continue;
        const uint32_t index = acronyms->letters[acronyms->on[token] - 1].pair;
        if (index == NOBODY) continue;
        const struct pair *pair = &acronyms->pairs[index];
        const struct mention *spelt_out = mentions_on(page, pair->last - 1);
        const struct name *name = &lists->names[mention->row];
        if (pair->bracket == NOBODY && !(name->support && spelt_out)) continue;
        if (spelt_out && spelt_out->row != NOBODY &&
            key_hash(lists->names[spelt_out->row].entity) == key_hash(name->entity))
            continue;
        if (may_stand_for(page, name, pair, token, spelt_out)) continue;
        mention->row = NOBODY;
        mention->kind = KIND_NONE;
    }
}

void acronym_spread(struct page *page, const struct lists *lists,
                    const struct acronyms *acronyms)
{
    const uint32_t count = acronyms->letter_count;
    const uint32_t settled = page->length;
    struct evidence *all = ng_alloc(page->doc, (count + 1) * sizeof *all);
    if (!all || !acronyms->on) return;
    forget_rows(page, lists, acronyms);
    for (uint32_t i = 0; i < count; i++) {
        all[i].row = NOBODY;
        if (acronyms->letters[i].pair == NOBODY) continue;
        const struct pair *pair = &acronyms->pairs[acronyms->letters[i].pair];
        const struct mention *mention = mentions_on(page, pair->last - 1);
        all[i].thing = page_has(page, pair->last - 1, WORD_THING) ||
                       things_hold(page, pair->first, pair->last);
        if (mention && mention->last == pair->last)
            look_at(mention, &all[i], &all[i].long_form);
    }
    for (uint32_t i = 0; i < page->count; i++) {
        const struct mention *mention = mentions_on(page, i);
        if (!acronyms->on[i] || !mention || mention->last != mention->first + 1) continue;
        look_at(mention, &all[acronyms->on[i] - 1], &all[acronyms->on[i] - 1].short_form);
    }

    for (uint32_t i = 0; i < page->count; i++) {
        if (!acronyms->on[i]) continue;
        const struct evidence *evidence = &all[acronyms->on[i] - 1];
        const uint32_t pair = acronyms->letters[acronyms->on[i] - 1].pair;
        const bool aside = pair != NOBODY && acronyms->pairs[pair].bracket != NOBODY;
        if (evidence->thing)
            drop_thing(page, i);
        else if (evidence->long_form || (evidence->short_form && aside))
            add(page, i, i + 1, "acronym", SCORE_GOOD, evidence);
    }
    for (uint32_t p = 0; p < acronyms->pair_count; p++) {
        const struct pair *pair = &acronyms->pairs[p];
        const struct evidence *evidence = &all[pair->letters];
        const bool aside = pair->bracket != NOBODY;
        if (evidence->thing) continue;
        if (aside && (evidence->long_form || evidence->short_form))
            add(page, pair->first, pair->last, "spelt-out", SCORE_LISTED, evidence);
        else if (evidence->short_form && evidence->kind != KIND_NONE)
            add(page, pair->first, pair->last, "spelt-out", SCORE_FAIR, evidence);
    }
    for (uint32_t i = 0; i < settled; i++)
        if (!page->mentions[i].dropped) add_alias(page, i);
}
