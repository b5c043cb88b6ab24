/* measure: which of the numbers around a trigger is its quantity; that depends on the
 * type: the change of a move, the sides of a vote, the price of a sale, else how many. */
#include "reach.h"

#include <stdio.h>
#include <string.h>

static bool measure_move(const struct reach *reach, struct quantity *quantity)
{
    return reach_direct(reach, quantity) || reach_behind(reach, "by", quantity) ||
           reach_behind(reach, "to", quantity) || reach_behind(reach, "at", quantity);
}

static void name_pair(struct quantity *quantity, const char *unit)
{
    if (!quantity->unit.len) quantity->unit = ng_make_str(unit, strlen(unit));
}

/* The games of a set: "6-4" without a unit, one side above the other. */
static bool read_set(const struct quantity *quantity, uint32_t won[2])
{
    unsigned first, second;
    if (quantity->kind != QUANTITY_PAIR || quantity->unit.len ||
        sscanf(quantity->value, "%u-%u", &first, &second) != 2 || first == second)
        return false;
    won[first > second ? 0 : 1]++;
    return true;
}

/* "6-4, 3-6, 7-6 (7-4)": what was won is a match of 2-1 sets. */
static void count_sets(const struct reach *reach, struct quantity *quantity)
{
    uint32_t won[2] = {0, 0};
    struct quantity set = *quantity;
    if (!read_set(&set, won)) return;
    for (uint32_t at = set.last; at < reach->end; at++) {
        if (token_is(reach->passage, at, "(")) /* a tie-break */
            while (at + 1 < reach->end && !token_is(reach->passage, at, ")"))
                at++;
        else if (quantity_read(reach->passage, at, reach->end, &set) &&
                 read_set(&set, won))
            at = (quantity->last = set.last) - 1;
        else if (!token_is(reach->passage, at, ",") &&
                 !token_is(reach->passage, at, "and"))
            break;
    }
    if (won[0] + won[1] < 2) return;
    snprintf(quantity->value, sizeof quantity->value, "%u-%u", won[0], won[1]);
    name_pair(quantity, "sets");
}

static bool measure_pair(const struct reach *reach, const char *unit,
                         struct quantity *quantity)
{
    if (!reach_kind(reach, reach->verb_end, QUANTITY_PAIR, quantity)) return false;
    count_sets(reach, quantity);
    name_pair(quantity, unit);
    return true;
}

/* to 18 years in prison; fined 12 million rubles */
static bool measure_penalty(const struct reach *reach, struct quantity *quantity)
{
    if (reach_behind(reach, "to", quantity) &&
        token_in(reach->passage, quantity->last - 1, CLASS_DISTANT))
        return true;
    if (!phrase_is_empty(&reach->clause->second) &&
        reach_amount(reach->passage, reach->clause->second.first,
                     reach->clause->second.last, quantity))
        return true;
    return reach_kind(reach, reach->verb_end, QUANTITY_MONEY, quantity) ||
           (reach_direct(reach, quantity) && quantity->unit.len &&
            token_in(reach->passage, quantity->last - 1, CLASS_UNIT)) ||
           (reach_behind(reach, "for", quantity) &&
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
    return reach_amount(passage, passage->chunks[order->verb].last, end, quantity) &&
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
    return reach_behind(&behind, "for", quantity) &&
           token_in(passage, quantity->last - 1, CLASS_DISTANT);
}

static bool measure_price(const struct reach *reach, const struct candidate *candidate,
                          struct quantity *quantity)
{
    const struct passage *passage = reach->passage;
    if (reach_in_phrase(passage, &candidate->object, quantity) &&
        quantity->kind == QUANTITY_MONEY)
        return true;
    if (reach_behind(reach, "for", quantity) &&
        token_in(passage, quantity->last - 1, CLASS_UNIT))
        return true;
    if (reach_kind(reach, reach->verb_end, QUANTITY_MONEY, quantity)) return true;
    const uint32_t begin = reach->clause->subject.first;
    if (phrase_is_empty(&reach->clause->subject) || begin >= reach->verb_end ||
        reach->clause->kind == CLAUSE_RELATIVE)
        return false;
    struct reach before = *reach;
    before.end = passage->chunks[reach->clause->verb].first;
    if (reach_kind(&before, begin, QUANTITY_MONEY, quantity)) return true;
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
           reach_in_phrase(passage, &candidate->object, quantity) ||
           (counts_agent(passage, candidate) &&
            reach_in_phrase(passage, &candidate->agent, quantity)) ||
           (candidate->type == TYPE_WIN && /* honours for 37 people */
            reach_in_phrase(passage, &candidate->recipient, quantity));
}

/* What an act of any type may have: how many arguments, else by how much, with how much
 * or for what sum. */
static bool measure_any(const struct reach *reach, const struct candidate *candidate,
                        struct quantity *quantity)
{
    if (measure_arguments(reach, candidate, quantity)) return true;
    if (reach_behind(reach, "by", quantity) && quantity->kind == QUANTITY_PERCENT)
        return true; /* raised contributions by 5 percent */
    if (candidate->type == TYPE_AID && reach_behind(reach, "with", quantity) &&
        reach_has_unit(reach->passage, quantity))
        return true; /* supplied the port with 30 tonnes */
    if (candidate->type == TYPE_REJECT && reach_behind(reach, "by", quantity) &&
        token_in(reach->passage, quantity->last - 1, CLASS_DISTANT))
        return true; /* put the match off by three weeks */
    const bool money = reach_behind(reach, "at", quantity) || /* damage at $2 million */
                       reach_behind(reach, "for", quantity) ||
                       reach_behind(reach, "to", quantity); /* to the tune of */
    return money && reach_is_money(reach->passage, quantity);
}

static bool measure_by_type(const struct reach *reach, const struct candidate *candidate,
                            struct quantity *quantity)
{
    switch (candidate->type) {
    case TYPE_MOVE:
        if (measure_move(reach, quantity)) return true;
        if (reach_in_phrase(reach->passage, &candidate->object, quantity)) return true;
        return reach_behind(reach, "of", quantity) &&
               reach_is_money(reach->passage, quantity); /* swung to a loss of */
    case TYPE_VOTE:
        if (measure_pair(reach, "votes", quantity)) return true;
        if (reach_in_phrase(reach->passage, &candidate->object, quantity)) return true;
        if (reach_in_phrase(reach->passage, &candidate->agent, quantity)) return true;
        return reach_behind(reach, "by", quantity) ||
               reach_behind(reach, "at", quantity) ||
               reach_behind(reach, "to", quantity) || reach_direct(reach, quantity) ||
               reach_behind(reach, "with", quantity);
    case TYPE_HARM:
        if (measure_arguments(reach, candidate, quantity)) return true;
        if (candidate->frame && candidate->frame->kind == KIND_UNDERGO &&
            (reach_direct(reach, quantity) || reach_behind(reach, "to", quantity)))
            return true; /* the toll rose to 43 */
        break;
    case TYPE_WIN:
        if (measure_pair(reach, "points", quantity)) return true;
        if (reach_behind(reach, "with", quantity) &&
            token_is(reach->passage, quantity->last - 1, "points"))
            return true;
        break;
    case TYPE_APPROVE:
    case TYPE_REJECT:
    case TYPE_APPOINT:
    case TYPE_INVESTIGATE:
        if (measure_pair(reach, "votes", quantity)) return true;
        if (reach_behind(reach, "by", quantity) &&
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
    return measure_any(reach, candidate, quantity);
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

/* "there were 12 deaths": how many of it there are, if the trigger is a noun. */
static void measure_noun(const struct passage *passage, struct candidate *candidate)
{
    const bool noun = candidate->frame && (candidate->frame->kind == KIND_NOUN ||
                                           candidate->frame->kind == KIND_LIGHT);
    const uint32_t head = candidate->pieces[candidate->piece_count - 1].end - 1;
    for (uint16_t at = 0; noun && at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_NOUN || chunk->head != head) continue;
        const bool counted =
            quantity_find(passage, chunk->first, head + 1, &candidate->quantity) &&
            candidate->quantity.last == head + 1;
        if (!counted) candidate->quantity.value[0] = '\0';
    }
}

void measure_read(const struct passage *passage, struct candidate *candidate)
{
    if (candidate->clause == NONE || candidate->flags & CANDIDATE_NOUN) {
        if (!reach_in_phrase(passage, &candidate->object, &candidate->quantity))
            measure_noun(passage, candidate);
        return;
    }
    const struct clause *clause = &passage->clauses[candidate->clause];
    const struct reach reach = {.passage = passage,
                                .clause = clause,
                                .verb_end = passage->chunks[clause->verb].last,
                                .end = reach_end(passage, clause)};
    if (!measure_by_type(&reach, candidate, &candidate->quantity))
        candidate->quantity.value[0] = '\0';
    if (!candidate->quantity.value[0]) measure_noun(passage, candidate);
    const struct quantity *found = &candidate->quantity;
    const bool sides = found->value[0] && found->kind == QUANTITY_PAIR &&
                       candidate->object.head >= found->first &&
                       candidate->object.head < found->last;
    if (sides) candidate->object = (struct phrase){0}; /* voted 88-12 */
}
