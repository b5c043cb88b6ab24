/* take: from an attempt that fits to a candidate: its trigger and its arguments. */
#include "frame.h"

#include <string.h>

struct candidate *candidates_add(ng_doc *doc, struct candidates *candidates)
{
    if (candidates->count == candidates->capacity) {
        const uint32_t more = candidates->capacity ? candidates->capacity * 2 : 64;
        struct candidate *grown = ng_alloc(doc, more * sizeof *grown);
        if (!grown) return NULL;
        if (candidates->count)
            memcpy(grown, candidates->at, candidates->count * sizeof *grown);
        candidates->at = grown;
        candidates->capacity = more;
    }
    struct candidate *candidate = &candidates->at[candidates->count++];
    *candidate = (struct candidate){0};
    return candidate;
}

bool candidates_cover(const struct candidates *candidates, uint32_t from, uint32_t token)
{
    for (uint32_t i = from; i < candidates->count; i++)
        for (uint32_t p = 0; p < candidates->at[i].piece_count; p++)
            if (candidates->at[i].pieces[p].begin <= token &&
                token < candidates->at[i].pieces[p].end)
                return true;
    return false;
}

/* The noun behind "of", if one follows the phrase's head; else the head. */
static uint32_t phrase_core_of(const struct passage *passage, const struct phrase *phrase)
{
    const uint16_t of = (uint16_t)(phrase->chunk + 1);
    if (of + 1 >= passage->chunk_count) return phrase->head;
    const struct chunk *link = &passage->chunks[of];
    if (link->kind != CHUNK_LINK || !token_is(passage, link->first, "of"))
        return phrase->head;
    const struct chunk *noun = &passage->chunks[of + 1];
    return noun->kind == CHUNK_NOUN ? noun->head : phrase->head;
}

uint32_t phrase_core(const struct passage *passage, const struct phrase *phrase)
{
    const uint16_t next = (uint16_t)(phrase->chunk + 2);
    const uint32_t core = phrase_core_of(passage, phrase);
    if (core != phrase->head && token_in(passage, core, CLASS_QUANTIFIER) &&
        next < passage->chunk_count) { /* tens of thousands of workers */
        const struct chunk *noun = &passage->chunks[next];
        return phrase_core_of(
            passage, &(struct phrase){noun->first, noun->last, noun->head, next});
    }
    const bool counts = token_in(passage, phrase->head, CLASS_QUANTIFIER) ||
                        passage->chunks[phrase->chunk].flags & NOUN_NUMBER;
    return counts ? phrase_core_of(passage, phrase) : phrase->head;
}

void take_piece(struct candidate *candidate, uint32_t begin, uint32_t end)
{
    for (uint32_t i = 0; i < candidate->piece_count; i++) {
        ng_span *piece = &candidate->pieces[i];
        if (begin <= piece->end && end >= piece->begin) {
            if (begin < piece->begin) piece->begin = begin;
            if (end > piece->end) piece->end = end;
            return;
        }
    }
    if (candidate->piece_count == 2) return;
    candidate->pieces[candidate->piece_count++] = ng_make_span(begin, end);
    if (candidate->piece_count == 2 &&
        candidate->pieces[1].begin < candidate->pieces[0].begin) {
        const ng_span first = candidate->pieces[0];
        candidate->pieces[0] = candidate->pieces[1];
        candidate->pieces[1] = first;
    }
}

/* The preposition that leads from a noun of action to what it acts on. */
struct phrase take_noun_object(const struct passage *passage, uint16_t chunk,
                               uint32_t preposition)
{
    static const char *const words[] = {"into", "of", "on", "against", "for", "to"};
    const uint16_t link = (uint16_t)(chunk + 1);
    if (link + 1 >= passage->chunk_count || passage->chunks[link].kind != CHUNK_LINK)
        return (struct phrase){0};
    const uint32_t token = passage->chunks[link].first;
    bool good = preposition && word_at(passage, token) == preposition;
    for (size_t i = 0; !preposition && !good && i < sizeof words / sizeof *words; i++)
        good = token_is(passage, token, words[i]);
    return good ? phrase_from(passage, (uint16_t)(link + 1), true) : (struct phrase){0};
}

/* The preposition before who receives, in acts of a type whose line names none. */
static const char *usual_preposition(const struct frame *frame)
{
    const bool light = frame->kind == KIND_LIGHT;
    if (frame->kind == KIND_UNDERGO || frame->kind == KIND_ADJECTIVE) return NULL;
    if (frame->kind == KIND_ACT && frame->type != TYPE_COMMIT) return NULL;
    switch (frame->type) {
    case TYPE_AID:
    case TYPE_TRADE:
    case TYPE_COMMIT:
    case TYPE_APPROVE:
    case TYPE_WIN:
        return "to";
    case TYPE_AGREE:
        return "with";
    case TYPE_JUDGE: /* lodged a complaint with the prosecutor */
    case TYPE_PROTEST:
        return light ? "with" : NULL;
    default:
        return light ? "to" : NULL;
    }
}

/* Whether a noun can receive: people, bodies and names; aid goes to places, too, and what
 * many are promised to is who. */
static bool can_receive(const struct passage *passage, const struct chunk *noun,
                        uint8_t type)
{
    const bool many = tag_at(passage, noun->head) == NG_NNS;
    if (token_is(passage, noun->head, "tune")) return false; /* to the tune of */
    return type == TYPE_AID || (type != TYPE_TRADE && many) || noun->flags & NOUN_NAME ||
           token_in(passage, noun->head, CLASS_PEOPLE) ||
           token_in(passage, noun->head, CLASS_PERSON) ||
           token_in(passage, noun->head, CLASS_BODY);
}

void take_light(const struct attempt *attempt, struct candidate *candidate)
{
    const struct passage *passage = attempt->passage;
    const struct phrase *noun = &attempt->slots[SLOT_OBJECT];
    const struct chunk *verb = &passage->chunks[attempt->clause->verb];
    const bool near = noun->first >= verb->head && noun->head - verb->head < 7;
    const bool whole =
        token_is(passage, noun->head, "state") ||
        token_is(passage, noun->head, "vote"); /* of emergency, of confidence */
    const uint32_t end = whole && phrase_core_of(passage, noun) > noun->head
                             ? phrase_core_of(passage, noun) + 1
                             : noun->head + 1;
    take_piece(candidate, near ? verb->head : noun->head, end);
    candidate->object =
        attempt->frame->flags & FRAME_BOTH /* the trigger has it in it */
            ? (struct phrase){0}
            : take_noun_object(passage, noun->chunk, attempt->frame->object_after);
    const struct phrase *object = &candidate->object;
    const bool given =
        !phrase_is_empty(object) && !attempt->frame->object_after &&
        token_is(passage, object->first - 1, "to") &&
        can_receive(passage, &passage->chunks[object->chunk], attempt->frame->type);
    if (!given) return;
    candidate->recipient = *object; /* issued an apology to the families */
    candidate->object = (struct phrase){0};
}

/* "its dedication to working with its neighbours": theirs is the commitment. */
static struct phrase recipient_of_gerund(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const uint16_t next = (uint16_t)(attempt->clause - passage->clauses + 1);
    if (attempt->frame->kind != KIND_LIGHT || next >= passage->clause_count ||
        passage->clauses[next].kind != CLAUSE_OF_ING)
        return (struct phrase){0};
    return clause_after(passage, &passage->clauses[next],
                        attempt->frame->recipient_after);
}

/* "issued an apology to the families": right behind the object, or in the passive right
 * behind the verb. */
static struct phrase usual_recipient(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const struct clause *clause = attempt->clause;
    const char *word = usual_preposition(attempt->frame);
    const struct phrase *object = &clause->object;
    const uint32_t behind =
        phrase_is_empty(object) ? passage->chunks[clause->verb].last : object->last;
    for (int at = clause->verb + 1; word && at + 1 < clause->end; at++) {
        const struct chunk *link = &passage->chunks[at];
        if (link->first < behind || link->kind != CHUNK_LINK) continue;
        if (link->first > behind + 8 || !token_is(passage, link->first, word)) break;
        if (word_at(passage, link->first) == attempt->frame->object_after) break;
        if (!chunk_is(passage, at + 1, CHUNK_NOUN) ||
            !can_receive(passage, &passage->chunks[at + 1], attempt->frame->type))
            break;
        return phrase_from(passage, (uint16_t)(at + 1), true);
    }
    return (struct phrase){0};
}

static struct phrase find_recipient(const struct attempt *attempt)
{
    if (!phrase_is_empty(&attempt->recipient)) return attempt->recipient;
    if (!attempt->frame->recipient_after) return usual_recipient(attempt);
    const struct phrase phrase =
        clause_after(attempt->passage, attempt->clause, attempt->frame->recipient_after);
    if (phrase_is_empty(&phrase)) return recipient_of_gerund(attempt);
    if (attempt->passage->chunks[phrase.chunk].flags & NOUN_NUMBER)
        return (struct phrase){0};
    return phrase;
}

static bool has_word(const struct phrase *phrase, const struct phrase *other)
{
    return !phrase_is_empty(other) && phrase->first < other->last &&
           other->first < phrase->last;
}

struct candidate *take_attempt(const struct attempt *attempt,
                               struct candidates *candidates)
{
    const struct passage *passage = attempt->passage;
    const struct clause *clause = attempt->clause;
    const struct frame *frame = attempt->frame;
    struct candidate *candidate = candidates_add(passage->doc, candidates);
    if (!candidate) return NULL;
    candidate->frame = frame;
    candidate->type = frame->type;
    candidate->clause = (uint16_t)(clause - passage->clauses);
    candidate->clause_flags = clause->flags;
    candidate->clause_kind = clause->kind;
    candidate->sentence = passage->sentence;
    const struct chunk *verb = &passage->chunks[clause->verb];
    take_piece(candidate, verb->head, verb->head + 1);
    if (attempt->particle)
        take_piece(candidate, attempt->particle, attempt->particle + 1);
    if (attempt->next && frame->flags & FRAME_BOTH)
        take_piece(candidate, attempt->next, attempt->next + 1);
    candidate->agent = attempt->slots[SLOT_SUBJECT];
    candidate->object = attempt->slots[SLOT_OBJECT];
    if (frame->kind == KIND_LIGHT) take_light(attempt, candidate);
    if (phrase_is_empty(&candidate->recipient))
        candidate->recipient = find_recipient(attempt);
    if (has_word(&candidate->object, &candidate->recipient) &&
        candidate->recipient.first > candidate->object.head)
        candidate->object.last = candidate->recipient.first - 1;
    if (passage->chunks[candidate->agent.chunk].flags & NOUN_FIRST &&
        !phrase_is_empty(&candidate->agent))
        candidate->flags |= CANDIDATE_PERSONAL;
    return candidate;
}
