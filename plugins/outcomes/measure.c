/* measure: which of the numbers around a trigger is its quantity; that depends on the
 * type: the change of a move, the sides of a vote, the price of a sale, else how many. */
#include "candidate.h"

#include <string.h>

struct reach { /* where a clause's own numbers stand */
    const struct passage *passage;
    const struct clause *clause;
    uint32_t verb_end, end;
};

static bool is_year(const struct passage *passage, const struct quantity *quantity)
{
    const ng_token *token = &passage->tokens.at[quantity->first];
    if (quantity->kind != QUANTITY_COUNT || token->len != 4) return false;
    if (!(token->shape & NG_DIGIT) || (token->word[0] != '1' && token->word[0] != '2'))
        return false;
    return quantity->last == quantity->first + 1 ||
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
    if (strcmp(quantity->value, "1") == 0 && quantity->kind == QUANTITY_COUNT)
        return first + 1 >= passage->last || !token_is(passage, first + 1, "of");
    if (first == passage->first) return false;
    if (token_is(passage, first - 1, "no.")) return true;
    const ng_tag before = tag_at(passage, first - 1);
    return quantity->kind == QUANTITY_COUNT && before == NG_NNP &&
           (passage->tokens.at[first].shape & NG_DIGIT);
}

static bool find_in(const struct passage *passage, uint32_t first, uint32_t limit,
                    struct quantity *quantity)
{
    while (first < limit && quantity_find(passage, first, limit, quantity)) {
        if (!is_idle(passage, quantity)) return true;
        first = quantity->last;
    }
    quantity->value[0] = '\0';
    return false;
}

static bool has_unit(const struct passage *passage, const struct quantity *quantity)
{
    return quantity->kind != QUANTITY_COUNT ||
           (quantity->unit.len && token_in(passage, quantity->last - 1, CLASS_UNIT));
}

/* The first amount with a unit, such as money, in a range. */
static bool find_amount(const struct passage *passage, uint32_t first, uint32_t limit,
                        struct quantity *quantity)
{
    while (first < limit && find_in(passage, first, limit, quantity)) {
        const bool span = token_in(passage, quantity->last - 1, CLASS_DISTANT);
        if (has_unit(passage, quantity) && !span) return true;
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
static bool find_in_phrase(const struct passage *passage, const struct phrase *phrase,
                           struct quantity *quantity)
{
    quantity->value[0] = '\0';
    if (phrase_is_empty(phrase)) return false;
    const struct chunk *head = &passage->chunks[phrase->chunk];
    const bool counts = head->flags & NOUN_NUMBER;
    const uint32_t limit =
        counts || head->last > phrase->last ? phrase->last : head->last;
    if (find_in(passage, phrase->first, limit, quantity) &&
        quantity->first < head->last) {
        const bool known = quantity->first > phrase->first &&
                           (token_is(passage, quantity->first - 1, "the") ||
                            token_is(passage, quantity->first - 1, "these") ||
                            token_is(passage, quantity->first - 1, "those"));
        const bool time = token_in(passage, quantity->last - 1, CLASS_DISTANT);
        if (!known && !time) return true;
    }
    return find_amount(passage, head->last, end_of_listed(passage, phrase), quantity);
}

/* Nouns between a preposition and a number: to a record low of, at a rate of. */
static bool is_level(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"low",  "high",   "rate", "price", "cost",
                                        "pace", "margin", "peak", "total", "level"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

static bool find_behind(const struct reach *reach, const char *preposition,
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
static bool find_direct(const struct reach *reach, struct quantity *quantity)
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
static bool is_money(const struct passage *passage, const struct quantity *quantity)
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

static bool find_kind(const struct reach *reach, uint32_t first, enum quantity_kind kind,
                      struct quantity *quantity)
{
    while (first < reach->end &&
           quantity_find(reach->passage, first, reach->end, quantity)) {
        if (quantity->kind == kind && kind != QUANTITY_MONEY) return true;
        if (kind == QUANTITY_MONEY && is_money(reach->passage, quantity) &&
            !is_worth(reach->passage, quantity))
            return true;
        first = quantity->last;
    }
    quantity->value[0] = '\0';
    return false;
}

static bool measure_move(const struct reach *reach, struct quantity *quantity)
{
    return find_direct(reach, quantity) || find_behind(reach, "by", quantity) ||
           find_behind(reach, "to", quantity) || find_behind(reach, "at", quantity);
}

static void name_pair(struct quantity *quantity, const char *unit)
{
    if (!quantity->unit.len) quantity->unit = ng_make_str(unit, strlen(unit));
}

static bool measure_pair(const struct reach *reach, const char *unit,
                         struct quantity *quantity)
{
    if (!find_kind(reach, reach->verb_end, QUANTITY_PAIR, quantity)) return false;
    name_pair(quantity, unit);
    return true;
}

/* to 18 years in prison; fined 12 million rubles */
static bool measure_penalty(const struct reach *reach, struct quantity *quantity)
{
    if (find_behind(reach, "to", quantity) &&
        token_in(reach->passage, quantity->last - 1, CLASS_DISTANT))
        return true;
    if (!phrase_is_empty(&reach->clause->second) &&
        find_amount(reach->passage, reach->clause->second.first,
                    reach->clause->second.last, quantity))
        return true;
    return find_kind(reach, reach->verb_end, QUANTITY_MONEY, quantity) ||
           (find_direct(reach, quantity) && quantity->unit.len &&
            token_in(reach->passage, quantity->last - 1, CLASS_UNIT)) ||
           (find_behind(reach, "for", quantity) &&
            token_in(reach->passage, quantity->last - 1, CLASS_DISTANT));
}

/* "ordered him to pay $2 million": what the order says. */
static bool measure_order(const struct reach *reach, struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    const uint16_t next = (uint16_t)(reach->clause - passage->clauses + 1);
    if (next >= passage->clause_count || passage->clauses[next].kind != CLAUSE_TO)
        return false;
    const struct clause *order = &passage->clauses[next];
    const uint32_t end = order->end < passage->chunk_count
                             ? passage->chunks[order->end].first
                             : passage->last;
    return find_amount(passage, passage->chunks[order->verb].last, end, quantity) &&
           quantity->kind == QUANTITY_MONEY;
}

/* The time in a phrase: "six years", "a seven-year term". */
static bool find_term(const struct passage *passage, const struct phrase *phrase,
                      struct quantity *quantity)
{
    for (uint32_t at = phrase->first; at < phrase->last; at++)
        if (quantity_read(passage, at, phrase->last, quantity) &&
            (token_in(passage, quantity->last - 1, CLASS_DISTANT) ||
             quantity->compound) &&
            quantity->kind == QUANTITY_COUNT)
            return true;
    quantity->value[0] = '\0';
    return false;
}

/* "gave him six years": a time is how much. */
static bool measure_term(const struct reach *reach, const struct candidate *candidate,
                         struct quantity *quantity)
{
    return find_term(reach->passage, &candidate->object, quantity) ||
           find_term(reach->passage, &reach->clause->second, quantity) ||
           find_term(reach->passage, &reach->clause->object, quantity);
}

/* "ordered him held for nine months": how long the clause behind says. */
static bool measure_custody(const struct reach *reach, struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    const uint16_t next = (uint16_t)(reach->clause - passage->clauses + 1);
    if (next >= passage->clause_count) return false;
    const struct clause *inner = &passage->clauses[next];
    const uint32_t verb = passage->chunks[inner->verb].head;
    if (!token_is(passage, verb, "held") && !token_is(passage, verb, "detained") &&
        !token_is(passage, verb, "jailed") && !token_is(passage, verb, "remanded"))
        return false;
    const struct reach behind = {.passage = passage,
                                 .clause = inner,
                                 .verb_end = passage->chunks[inner->verb].last,
                                 .end = inner->end < passage->chunk_count
                                            ? passage->chunks[inner->end].first
                                            : passage->last};
    return find_behind(&behind, "for", quantity) &&
           token_in(passage, quantity->last - 1, CLASS_DISTANT);
}

static bool measure_price(const struct reach *reach, const struct candidate *candidate,
                          struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    if (find_in_phrase(passage, &candidate->object, quantity) &&
        quantity->kind == QUANTITY_MONEY)
        return true;
    if (find_behind(reach, "for", quantity) &&
        token_in(passage, quantity->last - 1, CLASS_UNIT))
        return true;
    if (find_kind(reach, reach->verb_end, QUANTITY_MONEY, quantity)) return true;
    const uint32_t begin = reach->clause->subject.first;
    if (phrase_is_empty(&reach->clause->subject) || begin >= reach->verb_end ||
        reach->clause->kind == CLAUSE_RELATIVE)
        return false;
    struct reach before = *reach;
    before.end = passage->chunks[reach->clause->verb].first;
    if (find_kind(&before, begin, QUANTITY_MONEY, quantity)) return true;
    for (uint32_t at = begin; at < before.end; at++)
        if (token_is(passage, at, "worth"))
            return quantity_find(passage, at + 1, before.end, quantity);
    return false;
}

/* ", worth 84 million rupees": said of what was counted already if there is no comma. */
static bool measure_worth(const struct reach *reach, struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    for (uint32_t at = reach->verb_end; at + 1 < reach->end; at++)
        if (token_is(passage, at, "worth") && token_is(passage, at - 1, ",") &&
            quantity_read(passage, at + 1, reach->end, quantity))
            return true;
    quantity->value[0] = '\0';
    return false;
}

/* Whether who acts is who is counted: protesters, and where the object is theirs ("lost
 * their lives") or there is none. */
static bool counts_agent(const struct passage *passage, const struct candidate *candidate)
{
    const struct phrase *object = &candidate->object;
    if (candidate->type == TYPE_PROTEST || phrase_is_empty(object)) return true;
    return candidate->type == TYPE_HARM &&
           passage->chunks[object->chunk].flags & NOUN_OWNED &&
           (token_is(passage, object->head, "lives") ||
            token_is(passage, object->head, "homes"));
}

static bool measure_arguments(const struct reach *reach,
                              const struct candidate *candidate,
                              struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    return measure_worth(reach, quantity) ||
           find_in_phrase(passage, &candidate->object, quantity) ||
           (counts_agent(passage, candidate) &&
            find_in_phrase(passage, &candidate->agent, quantity)) ||
           (candidate->type == TYPE_WIN && /* honours for 37 people */
            find_in_phrase(passage, &candidate->recipient, quantity));
}

static bool measure_by_type(const struct reach *reach, const struct candidate *candidate,
                            struct quantity *quantity)
{
    switch (candidate->type) {
    case TYPE_MOVE:
        if (measure_move(reach, quantity)) return true;
        if (find_in_phrase(reach->passage, &candidate->object, quantity)) return true;
        return find_behind(reach, "of", quantity) &&
               is_money(reach->passage, quantity); /* swung to a loss of */
    case TYPE_VOTE:
        if (measure_pair(reach, "votes", quantity)) return true;
        if (find_in_phrase(reach->passage, &candidate->object, quantity)) return true;
        if (find_in_phrase(reach->passage, &candidate->agent, quantity)) return true;
        return find_behind(reach, "by", quantity) || find_behind(reach, "at", quantity) ||
               find_behind(reach, "to", quantity) || find_direct(reach, quantity) ||
               find_behind(reach, "with", quantity);
    case TYPE_HARM:
        if (measure_arguments(reach, candidate, quantity)) return true;
        if (candidate->frame && candidate->frame->kind == KIND_UNDERGO &&
            (find_direct(reach, quantity) || find_behind(reach, "to", quantity)))
            return true; /* the toll rose to 43 */
        break;
    case TYPE_WIN:
        if (measure_pair(reach, "points", quantity)) return true;
        if (find_behind(reach, "with", quantity) &&
            token_is(reach->passage, quantity->last - 1, "points"))
            return true;
        break;
    case TYPE_APPROVE:
    case TYPE_REJECT:
    case TYPE_APPOINT:
    case TYPE_INVESTIGATE:
        if (measure_pair(reach, "votes", quantity)) return true;
        if (find_behind(reach, "by", quantity) &&
            (quantity->kind == QUANTITY_PERCENT ||
             token_is(reach->passage, quantity->last - 1, "votes")))
            return true;
        break;
    case TYPE_JUDGE:
        if (measure_pair(reach, "votes", quantity)) return true;
        if (measure_penalty(reach, quantity) || measure_order(reach, quantity) ||
            measure_term(reach, candidate, quantity) || measure_custody(reach, quantity))
            return true;
        break;
    case TYPE_TRADE:
        if (measure_price(reach, candidate, quantity)) return true;
        break;
    default:
        break;
    }
    if (measure_arguments(reach, candidate, quantity)) return true;
    const bool money = find_behind(reach, "at", quantity) ||
                       find_behind(reach, "for", quantity); /* the damage at $2 million */
    return money && is_money(reach->passage, quantity);
}

/* Where a clause's own numbers end: before ", with the index at 1,790", too. */
static uint32_t end_of_reach(const struct passage *passage, const struct clause *clause)
{
    const int end =
        clause->end < passage->chunk_count ? clause->end : passage->chunk_count;
    for (int at = clause->verb + 1; at + 1 < end; at++)
        if (chunk_is(passage, at, CHUNK_COMMA) && chunk_is(passage, at + 1, CHUNK_LINK) &&
            token_is(passage, passage->chunks[at + 1].first, "with"))
            return passage->chunks[at].first;
    return end < passage->chunk_count ? passage->chunks[end].first : passage->last;
}

/* Whether a count leaves out its noun: "another 150,000", "nine others". */
static bool lacks_noun(const struct quantity *quantity)
{
    const ng_str unit = quantity->unit;
    if (!quantity->value[0] || quantity->kind != QUANTITY_COUNT) return false;
    return unit.len == 0 || (unit.len == 6 && memcmp(unit.at, "others", 6) == 0);
}

/* Whether a quantity counts things, whose noun a later count may leave out. */
static bool counts_things(const struct candidate *candidate)
{
    return candidate->quantity.value[0] && candidate->quantity.kind == QUANTITY_COUNT &&
           candidate->quantity.unit.len && candidate->type != TYPE_MOVE &&
           candidate->type != TYPE_VOTE && !lacks_noun(&candidate->quantity);
}

void measure_borrow(const struct candidates *candidates, uint32_t index)
{
    struct candidate *candidate = &candidates->at[index];
    if (!lacks_noun(&candidate->quantity) || candidate->type == TYPE_MOVE ||
        candidate->type == TYPE_VOTE || candidate->type == TYPE_WIN)
        return;
    const bool people = candidate->type == TYPE_HARM || candidate->type == TYPE_JUDGE;
    for (uint32_t i = index; i-- > 0 && index - i < 8;) {
        const struct candidate *other = &candidates->at[i];
        if (candidate->sentence - other->sentence > 1) break;
        if (!counts_things(other) || (people && other->type != candidate->type)) continue;
        if (other->quantity.first > candidate->quantity.first) continue;
        candidate->quantity.unit = other->quantity.unit;
        return;
    }
    if (people) candidate->quantity.unit = ng_make_str("people", 6);
}

void measure_read(const struct passage *passage, struct candidate *candidate)
{
    if (candidate->clause == NONE || candidate->flags & CANDIDATE_NOUN) {
        find_in_phrase(passage, &candidate->object, &candidate->quantity);
        return;
    }
    const struct clause *clause = &passage->clauses[candidate->clause];
    const struct reach reach = {.passage = passage,
                                .clause = clause,
                                .verb_end = passage->chunks[clause->verb].last,
                                .end = end_of_reach(passage, clause)};
    if (!measure_by_type(&reach, candidate, &candidate->quantity))
        candidate->quantity.value[0] = '\0';
    const struct quantity *found = &candidate->quantity;
    const bool sides = found->value[0] && found->kind == QUANTITY_PAIR &&
                       candidate->object.head >= found->first &&
                       candidate->object.head < found->last;
    if (sides) candidate->object = (struct phrase){0}; /* voted 88-12 */
}
