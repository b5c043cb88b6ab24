/* reach: finds numbers in a clause's own words and in a phrase, over those that count
 * nothing. */
#include "reach.h"

#include <string.h>

static bool is_year(const struct passage *passage, const struct quantity *quantity)
{
    const ng_token *token = &passage->tokens.at[quantity->first];
    if (quantity->kind != QUANTITY_COUNT || token->len != 4) return false;
    if (!(token->shape & NG_DIGIT) || (token->word[0] != '1' && token->word[0] != '2'))
        return false;
    if (quantity->last == quantity->first + 1) return true;
    return tag_at(passage, quantity->last - 1) != NG_NNS || /* 2008 Tesla Roadster */
           (quantity->first > passage->first &&
            tag_at(passage, quantity->first - 1) == NG_NNP);
}

/* Whether a token is a month's name; "may" and "march" only with a capital. */
static bool is_month(const struct passage *passage, uint32_t token)
{
    return token_in(passage, token, CLASS_MONTH) &&
           passage->tokens.at[token].shape & NG_TITLE;
}

/* Whether a number is a part of a date or a clock time: 5 pm, 0730 GMT, 16 December. */
static bool is_when(const struct passage *passage, const struct quantity *quantity)
{
    static const char *const words[] = {"pm",  "am",  "p.m.", "a.m.",  "gmt",
                                        "utc", "bst", "est",  "local", "o'clock"};
    const uint32_t first = quantity->first;
    if (quantity->kind != QUANTITY_COUNT) return false;
    if (first > passage->first && is_month(passage, first - 1)) return true;
    const uint32_t next = first + 1;
    if (next >= passage->last) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, next, words[i])) return true;
    return is_month(passage, next);
}

/* ", 58," behind a name: an age. */
static bool is_age(const struct passage *passage, const struct quantity *quantity)
{
    const uint32_t first = quantity->first, next = first + 1;
    if (quantity->kind != QUANTITY_COUNT || first < passage->first + 2) return false;
    if (token_is(passage, first - 1, "aged")) return true;
    if (!token_is(passage, first - 1, ",")) return false;
    if (passage->tokens.at[first].len > 2 || tag_at(passage, first - 2) != NG_NNP)
        return false;
    return next >= passage->last || token_is(passage, next, ",");
}

/* A number that counts nothing: one union, the Nikkei 225, an age between commas. */
static bool is_idle(const struct passage *passage, const struct quantity *quantity)
{
    const uint32_t first = quantity->first;
    if (is_year(passage, quantity) || quantity->compound) return true;
    if (is_when(passage, quantity) || is_age(passage, quantity)) return true;
    if (token_is(passage, quantity->last - 1, "times")) return true;
    if (strcmp(quantity->value, "1") == 0 && quantity->kind == QUANTITY_COUNT) {
        const bool person = token_in(passage, quantity->last - 1, CLASS_PEOPLE) ||
                            token_in(passage, quantity->last - 1, CLASS_PERSON);
        return !person &&
               (first + 1 >= passage->last || !token_is(passage, first + 1, "of"));
    }
    if (first == passage->first) return false;
    if (token_is(passage, first - 1, "no.")) return true;
    const ng_tag before = tag_at(passage, first - 1);
    return quantity->kind == QUANTITY_COUNT && before == NG_NNP &&
           (passage->tokens.at[first].shape & NG_DIGIT);
}

bool reach_find(const struct passage *passage, uint32_t first, uint32_t limit,
                struct quantity *quantity)
{
    while (first < limit && quantity_find(passage, first, limit, quantity)) {
        if (!is_idle(passage, quantity)) return true;
        first = quantity->last;
    }
    quantity->value[0] = '\0';
    return false;
}

bool reach_has_unit(const struct passage *passage, const struct quantity *quantity)
{
    return quantity->kind != QUANTITY_COUNT ||
           (quantity->unit.len && token_in(passage, quantity->last - 1, CLASS_UNIT));
}

/* The first amount with a unit, such as money, in a range. */
bool reach_amount(const struct passage *passage, uint32_t first, uint32_t limit,
                  struct quantity *quantity)
{
    while (first < limit && reach_find(passage, first, limit, quantity)) {
        const bool span = token_in(passage, quantity->last - 1, CLASS_DISTANT);
        if (reach_has_unit(passage, quantity) && !span) return true;
        first = quantity->last;
    }
    quantity->value[0] = '\0';
    return false;
}

/* Where what a phrase lists or is made of ends: at the first preposition but "of"
 * and "worth". */
static uint32_t end_of_listed(const struct passage *passage, const struct phrase *phrase)
{
    for (int at = phrase->chunk + 1; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->first >= phrase->last) break;
        if (chunk->kind == CHUNK_LINK && !token_is(passage, chunk->first, "of") &&
            !token_is(passage, chunk->first, "worth"))
            return chunk->first;
    }
    return phrase->last;
}

/* How many a noun phrase says there are: in its head chunk, unless it speaks of known
 * ones ("the two sides"); else an amount behind "of" or in what is joined to it. */
bool reach_in_phrase(const struct passage *passage, const struct phrase *phrase,
                     struct quantity *quantity)
{
    quantity->value[0] = '\0';
    if (phrase_is_empty(phrase)) return false;
    const struct chunk *head = &passage->chunks[phrase->chunk];
    const bool counts = head->flags & NOUN_NUMBER;
    const uint32_t limit =
        counts || head->last > phrase->last ? phrase->last : head->last;
    if (reach_find(passage, phrase->first, limit, quantity) &&
        quantity->first < head->last) {
        const bool known = quantity->first > phrase->first &&
                           (token_is(passage, quantity->first - 1, "the") ||
                            token_is(passage, quantity->first - 1, "these") ||
                            token_is(passage, quantity->first - 1, "those"));
        const bool time = token_in(passage, quantity->last - 1, CLASS_DISTANT);
        if (!known && !time) return true;
    }
    if (!counts && token_in(passage, phrase->head, CLASS_QUANTIFIER) &&
        reach_find(passage, head->last, end_of_listed(passage, phrase), quantity) &&
        quantity->first < head->last + 3)
        return true; /* a total of 20 patients */
    return reach_amount(passage, head->last, end_of_listed(passage, phrase), quantity);
}

/* Nouns between a preposition and a number: to a record low of, at a rate of. */
static bool is_level(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"low",     "high",       "rate", "price", "cost",
                                        "pace",    "margin",     "peak", "total", "level",
                                        "average", "equivalent", "tune"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

bool reach_behind(const struct reach *reach, const char *preposition,
                  struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    for (uint32_t at = reach->verb_end; at + 1 < reach->end; at++) {
        if (!token_is(passage, at, preposition)) continue;
        uint32_t next = at + 1;
        while (next < reach->end && next < at + 6) {
            if (quantity_read(passage, next, reach->end, quantity) &&
                !is_idle(passage, quantity))
                return true;
            const ng_tag tag = tag_at(passage, next);
            if (tag != NG_DT && tag != NG_JJ && tag != NG_RB && tag != NG_IN &&
                !is_level(passage, next))
                break;
            next++;
        }
    }
    quantity->value[0] = '\0';
    return false;
}

/* Right behind the verb: rose as much as 2.8 percent. */
bool reach_direct(const struct reach *reach, struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    for (uint32_t at = reach->verb_end; at < reach->end && at < reach->verb_end + 6;
         at++) {
        if (quantity_read(passage, at, reach->end, quantity))
            return !is_year(passage, quantity);
        const ng_tag tag = tag_at(passage, at);
        const bool near = tag == NG_RB || tag == NG_RP || tag == NG_DT || tag == NG_JJ ||
                          token_is(passage, at, "as") || token_is(passage, at, "than") ||
                          token_is(passage, at, "up") || token_is(passage, at, "down") ||
                          token_is(passage, at, "about") ||
                          token_is(passage, at, "around") ||
                          token_is(passage, at, "nearly");
        if (!near) break;
    }
    quantity->value[0] = '\0';
    return false;
}

/* Whether a quantity is a sum of money: $2 million, 40 million euros. */
bool reach_is_money(const struct passage *passage, const struct quantity *quantity)
{
    return quantity->kind == QUANTITY_MONEY ||
           token_in(passage, quantity->last - 1, CLASS_CURRENCY);
}

/* Whether an amount says what things are worth that are counted already: "three orders
 * worth a combined $2 million". */
static bool is_worth(const struct passage *passage, const struct quantity *quantity)
{
    for (uint32_t at = quantity->first; at > passage->first + 1; at--) {
        const ng_tag tag = tag_at(passage, at - 1);
        if (token_is(passage, at - 1, "worth")) return !token_is(passage, at - 2, ",");
        if (tag != NG_DT && tag != NG_JJ && tag != NG_RB && tag != NG_IN) return false;
    }
    return false;
}

bool reach_kind(const struct reach *reach, uint32_t first, enum quantity_kind kind,
                struct quantity *quantity)
{
    while (first < reach->end &&
           quantity_find(reach->passage, first, reach->end, quantity)) {
        if (quantity->kind == kind && kind != QUANTITY_MONEY) return true;
        if (kind == QUANTITY_MONEY && reach_is_money(reach->passage, quantity) &&
            !is_worth(reach->passage, quantity))
            return true;
        first = quantity->last;
    }
    quantity->value[0] = '\0';
    return false;
}

/* Where a clause's own numbers end: before ", with the index at 1,790", too. */
uint32_t reach_end(const struct passage *passage, const struct clause *clause)
{
    const int end = clause->end;
    for (int at = clause->verb + 1; at + 1 < end; at++)
        if (chunk_is(passage, at, CHUNK_COMMA) && chunk_is(passage, at + 1, CHUNK_LINK) &&
            token_is(passage, passage->chunks[at + 1].first, "with"))
            return passage->chunks[at].first;
    return end < passage->chunk_count ? passage->chunks[end].first : passage->last;
}
