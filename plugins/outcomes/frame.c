/* frame: tries the lines of the lexicon on each clause; the first that fits makes a
 * candidate. */
#include "candidate.h"

#include <string.h>

struct attempt { /* a frame being tried on a clause */
    const struct passage *passage;
    const struct clause  *clause;
    const struct frame   *frame;
    struct phrase         slots[SLOT_COUNT];
    struct phrase         agent, recipient;
    uint32_t              after;  /* token behind verb and particle */
    uint32_t              particle; /* token; 0 is none */
    uint32_t              next;   /* the token that a next= condition found; 0 is none */
    uint16_t              object_chunk; /* from which objects are looked for */
};

struct candidate *candidates_add(ng_doc *doc, struct candidates *candidates)
{
    if (candidates->count == candidates->capacity) {
        const uint32_t    more = candidates->capacity ? candidates->capacity * 2 : 64;
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
    const bool counts = token_in(passage, phrase->head, CLASS_QUANTIFIER) ||
                        passage->chunks[phrase->chunk].flags & NOUN_NUMBER;
    return counts ? phrase_core_of(passage, phrase) : phrase->head;
}

/* ------------------------------------------------------------------ conditions */

static bool has_sort(uint16_t flags, uint16_t sort)
{
    switch (sort) {
    case CLASS_NUMBER: return flags & NOUN_NUMBER;
    case CLASS_NAME: return flags & NOUN_NAME;
    case CLASS_PRONOUN: return flags & NOUN_PRONOUN;
    case CLASS_MONEY: return flags & NOUN_MONEY;
    default: return sort == CLASS_ANYTHING;
    }
}

/* Whether a phrase is in a class, by its head, by what it counts, or by its sort.  Of a
 * name every word is asked: "defender Le Van Duc". */
static bool is_in_class(const struct passage *passage, const struct phrase *phrase,
                        uint16_t group)
{
    const struct chunk *chunk = &passage->chunks[phrase->chunk];
    if (group >= CLASS_FILLED && group < CLASS_COUNT) return has_sort(chunk->flags, group);
    for (uint16_t sort = CLASS_FILLED; sort < CLASS_COUNT; sort++)
        if (has_sort(chunk->flags, sort) && lexicon_takes(passage->lexicon, sort, group))
            return true;
    if (chunk->flags & NOUN_NAME)
        for (uint32_t at = chunk->first; at < chunk->head; at++)
            if (token_in(passage, at, group)) return true;
    return token_in(passage, phrase->head, group) ||
           token_in(passage, phrase_core(passage, phrase), group);
}

/* next=: one of the words near behind the verb, inside the clause. */
static uint32_t find_next(const struct attempt *attempt, uint16_t group)
{
    const struct passage *passage = attempt->passage;
    const uint32_t limit = attempt->after + 10;
    const bool adverbial = attempt->frame->kind == KIND_ACT ||
                           attempt->frame->kind == KIND_UNDERGO;
    for (uint32_t at = attempt->after; at < passage->last && at < limit; at++) {
        const ng_tag tag = tag_at(passage, at);
        if (tag == NG_COMMA || tag == NG_STOP || tag == NG_MD || tag == NG_WH ||
            tag == NG_CC)
            return 0;
        if (token_in(passage, at, group)) return at;
        if (adverbial && tag == NG_IN && at > attempt->after) return 0;
    }
    return 0;
}

static bool holds(struct attempt *attempt, const struct condition *condition)
{
    if (condition->slot == SLOT_NEXT) {
        const uint32_t next = find_next(attempt, condition->group);
        if (next && !condition->negated) attempt->next = next;
        return (next != 0) != condition->negated;
    }
    const struct phrase *phrase = &attempt->slots[condition->slot];
    if (phrase_is_empty(phrase)) return condition->negated;
    return is_in_class(attempt->passage, phrase, condition->group) != condition->negated;
}

/* ------------------------------------------------------------------ slots */

/* The particle: behind the verb, or behind its object. */
static bool find_particle(struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const struct chunk   *verb = &passage->chunks[attempt->clause->verb];
    attempt->after = verb->last;
    attempt->object_chunk = (uint16_t)(attempt->clause->verb + 1);
    if (!attempt->frame->particle) return true;
    for (int at = attempt->clause->verb + 1; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        const bool small = chunk->last == chunk->first + 1; /* not "up to 30 days" */
        if (chunk->kind != CHUNK_VERB && small &&
            word_at(passage, chunk->first) == attempt->frame->particle) {
            attempt->particle = chunk->first;
            if (at == attempt->clause->verb + 1) {
                attempt->object_chunk = (uint16_t)(at + 1);
                attempt->after = chunk->first + 1;
            }
            return true;
        }
        const bool over = chunk->kind == CHUNK_NOUN && at <= attempt->clause->verb + 3;
        if (chunk->kind != CHUNK_ADVERB && !over) return false;
    }
    return false;
}

/* What "which" or "that" before the clause's subject stands for. */
static struct phrase relative_object(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const struct clause  *clause = attempt->clause;
    if (clause->subject_of == NONE || clause->subject_of < 2) return (struct phrase){0};
    int at = clause->subject_of - 1;
    const uint8_t kind = passage->chunks[at].kind;
    if (kind != CHUNK_WHICH && kind != CHUNK_THAT) return (struct phrase){0};
    at--;
    if (passage->chunks[at].kind == CHUNK_COMMA && at) at--;
    if (passage->chunks[at].kind != CHUNK_NOUN) return (struct phrase){0};
    const struct chunk *noun = &passage->chunks[at];
    return (struct phrase){noun->first, noun->last, noun->head, (uint16_t)at};
}

static struct phrase object_from(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    if (attempt->object_chunk == attempt->clause->verb + 1) {
        if (phrase_is_empty(&attempt->clause->object)) return relative_object(attempt);
        return attempt->clause->object;
    }
    uint16_t at = attempt->object_chunk;
    while (at < passage->chunk_count && (passage->chunks[at].kind == CHUNK_TIME ||
                                         passage->chunks[at].kind == CHUNK_QUOTE ||
                                         passage->chunks[at].kind == CHUNK_ADVERB))
        at++;
    return at < passage->chunk_count ? phrase_from(passage, at, true) : (struct phrase){0};
}

static struct phrase by_phrase(const struct attempt *attempt)
{
    const uint32_t      by = lexicon_by(attempt->passage->lexicon);
    const struct phrase phrase = clause_after(attempt->passage, attempt->clause, by);
    if (phrase_is_empty(&phrase)) return phrase;
    if (attempt->passage->chunks[phrase.chunk].flags & NOUN_NUMBER) return (struct phrase){0};
    return phrase;
}

static void fill_passive(struct attempt *attempt)
{
    const struct clause *clause = attempt->clause;
    attempt->slots[SLOT_OBJECT] = clause->subject;
    attempt->slots[SLOT_SUBJECT] = by_phrase(attempt);
    attempt->slots[SLOT_SECOND] = clause->object;
}

static void fill_active(struct attempt *attempt)
{
    const struct clause *clause = attempt->clause;
    attempt->slots[SLOT_SUBJECT] = clause->subject;
    attempt->slots[SLOT_OBJECT] = object_from(attempt);
    attempt->slots[SLOT_SECOND] = clause->second;
    if (attempt->frame->kind == KIND_UNDERGO) {
        attempt->slots[SLOT_SECOND] = attempt->slots[SLOT_OBJECT];
        attempt->slots[SLOT_OBJECT] = clause->subject;
        attempt->slots[SLOT_SUBJECT] = (struct phrase){0};
    }
}

/* gave Tanzania a grant: who receives stands first. */
static void turn_recipient(struct attempt *attempt)
{
    struct phrase *slots = attempt->slots;
    if (!(attempt->frame->flags & FRAME_SECOND) || phrase_is_empty(&slots[SLOT_SECOND]))
        return;
    if (attempt->clause->flags & CLAUSE_PASSIVE) {
        attempt->recipient = slots[SLOT_OBJECT];
        slots[SLOT_OBJECT] = slots[SLOT_SECOND];
        return;
    }
    attempt->recipient = slots[SLOT_OBJECT];
    slots[SLOT_OBJECT] = slots[SLOT_SECOND];
    slots[SLOT_SECOND] = (struct phrase){0};
}

static void fill_slots(struct attempt *attempt)
{
    const struct frame *frame = attempt->frame;
    const bool passive = attempt->clause->flags & CLAUSE_PASSIVE;
    if (passive) fill_passive(attempt);
    else fill_active(attempt);
    turn_recipient(attempt);
    if (frame->object_after && !(passive && frame->kind == KIND_VERB)) {
        const struct phrase phrase = clause_after(attempt->passage, attempt->clause,
                                                  frame->object_after);
        if (frame->kind == KIND_LIGHT || frame->kind == KIND_UNDERGO) return;
        if (frame->kind == KIND_VERB || phrase_is_empty(&attempt->slots[SLOT_OBJECT]))
            attempt->slots[SLOT_OBJECT] = phrase;
    }
}

/* Whether a condition of the frame speaks of a slot. */
static bool is_asked(const struct frame *frame, enum slot slot)
{
    for (int i = 0; i < frame->condition_count; i++)
        if (frame->conditions[i].slot == slot)
            return true;
    return false;
}

static bool fits(struct attempt *attempt)
{
    const struct frame *frame = attempt->frame;
    const bool          passive = attempt->clause->flags & CLAUSE_PASSIVE;
    if (frame->kind == KIND_CONTROL || frame->kind == KIND_SPEECH) return false;
    if (passive && frame->flags & FRAME_ACTIVE) return false;
    if (!passive && frame->flags & FRAME_PASSIVE) return false;
    const uint16_t verb = attempt->passage->chunks[attempt->clause->verb].flags;
    if (frame->flags & FRAME_MODAL && !(verb & (VERB_WILL | VERB_WOULD))) return false;
    if (attempt->clause->flags & CLAUSE_SPEAKS && frame->kind == KIND_UNDERGO) return false;
    const bool intransitive = frame->kind == KIND_ACT || frame->kind == KIND_UNDERGO;
    const bool slip = attempt->clause->kind == CLAUSE_REDUCED && frame->kind == KIND_UNDERGO;
    if (passive && intransitive && !(frame->flags & FRAME_PASSIVE) && !slip) return false;
    if (!find_particle(attempt)) return false;
    fill_slots(attempt);
    const bool object = !phrase_is_empty(&attempt->slots[SLOT_OBJECT]);
    const bool wants = frame->kind == KIND_VERB || frame->kind == KIND_LIGHT;
    if (wants && !object && !(frame->flags & FRAME_MINE)) return false;
    if (frame->flags & FRAME_BARE || frame->kind == KIND_UNDERGO) {
        const enum slot slot = frame->kind == KIND_UNDERGO ? SLOT_SECOND : SLOT_OBJECT;
        const struct phrase *bare = &attempt->slots[slot];
        if (!phrase_is_empty(bare) && !frame->object_after && !is_asked(frame, slot) &&
            !(attempt->passage->chunks[bare->chunk].flags & NOUN_NUMBER))
            return false;
    }
    for (int i = 0; i < frame->condition_count; i++)
        if (!holds(attempt, &frame->conditions[i])) return false;
    return true;
}

/* ------------------------------------------------------------------ candidates */

static void add_piece(struct candidate *candidate, uint32_t begin, uint32_t end)
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
    if (candidate->piece_count == 2 && candidate->pieces[1].begin < candidate->pieces[0].begin) {
        const ng_span first = candidate->pieces[0];
        candidate->pieces[0] = candidate->pieces[1];
        candidate->pieces[1] = first;
    }
}

/* The preposition that leads from a noun of action to what it acts on. */
static struct phrase noun_object(const struct passage *passage, uint16_t chunk,
                                 uint32_t preposition)
{
    static const char *const words[] = {"into", "of", "on", "against", "for", "to"};
    const uint16_t           link = (uint16_t)(chunk + 1);
    if (link + 1 >= passage->chunk_count || passage->chunks[link].kind != CHUNK_LINK)
        return (struct phrase){0};
    const uint32_t token = passage->chunks[link].first;
    bool           good = preposition && word_at(passage, token) == preposition;
    for (size_t i = 0; !preposition && !good && i < sizeof words / sizeof *words; i++)
        good = token_is(passage, token, words[i]);
    return good ? phrase_from(passage, (uint16_t)(link + 1), true) : (struct phrase){0};
}

static void take_light(const struct attempt *attempt, struct candidate *candidate)
{
    const struct passage *passage = attempt->passage;
    const struct phrase  *noun = &attempt->slots[SLOT_OBJECT];
    const struct chunk   *verb = &passage->chunks[attempt->clause->verb];
    const bool near = noun->first >= verb->head && noun->head - verb->head < 7;
    const bool whole = token_is(passage, noun->head, "state") ||
                       token_is(passage, noun->head, "vote"); /* of emergency, of confidence */
    const uint32_t end = whole && phrase_core_of(passage, noun) > noun->head
                             ? phrase_core_of(passage, noun) + 1 : noun->head + 1;
    add_piece(candidate, near ? verb->head : noun->head, end);
    candidate->object = attempt->frame->flags & FRAME_BOTH /* the trigger has it in it */
                            ? (struct phrase){0}
                            : noun_object(passage, noun->chunk, attempt->frame->object_after);
}

/* Where a chunk of a place begins: "at the airport". */
static struct phrase find_place(const struct passage *passage, const struct clause *clause)
{
    for (int at = clause->verb + 1; at + 1 < clause->end; at++) {
        const struct chunk *link = &passage->chunks[at], *noun = &passage->chunks[at + 1];
        if (link->kind != CHUNK_LINK || noun->kind != CHUNK_NOUN) continue;
        if (!token_is(passage, link->first, "in") && !token_is(passage, link->first, "at") &&
            !token_is(passage, link->first, "near"))
            continue;
        if (noun->flags & NOUN_NUMBER || !(noun->flags & NOUN_NAME)) continue;
        if (token_in(passage, noun->head, CLASS_MONTH)) continue;
        return (struct phrase){noun->first, noun->last, noun->head, (uint16_t)(at + 1)};
    }
    return (struct phrase){0};
}

static struct phrase find_recipient(const struct attempt *attempt)
{
    if (!phrase_is_empty(&attempt->recipient)) return attempt->recipient;
    if (!attempt->frame->recipient_after) return (struct phrase){0};
    const struct phrase phrase = clause_after(attempt->passage, attempt->clause,
                                              attempt->frame->recipient_after);
    if (phrase_is_empty(&phrase) ||
        attempt->passage->chunks[phrase.chunk].flags & NOUN_NUMBER)
        return (struct phrase){0};
    return phrase;
}

static bool has_word(const struct phrase *phrase, const struct phrase *other)
{
    return !phrase_is_empty(other) && phrase->first < other->last &&
           other->first < phrase->last;
}

static void take_attempt(const struct attempt *attempt, struct candidates *candidates)
{
    const struct passage *passage = attempt->passage;
    const struct clause  *clause = attempt->clause;
    const struct frame   *frame = attempt->frame;
    struct candidate     *candidate = candidates_add(passage->doc, candidates);
    if (!candidate) return;
    candidate->frame = frame;
    candidate->type = frame->type;
    candidate->clause = (uint16_t)(clause - passage->clauses);
    candidate->clause_flags = clause->flags;
    candidate->clause_kind = clause->kind;
    candidate->sentence = passage->sentence;
    const struct chunk *verb = &passage->chunks[clause->verb];
    add_piece(candidate, verb->head, verb->head + 1);
    if (attempt->particle) add_piece(candidate, attempt->particle, attempt->particle + 1);
    if (attempt->next && frame->flags & FRAME_BOTH)
        add_piece(candidate, attempt->next, attempt->next + 1);
    candidate->agent = attempt->slots[SLOT_SUBJECT];
    candidate->object = attempt->slots[SLOT_OBJECT];
    if (frame->kind == KIND_LIGHT) take_light(attempt, candidate);
    candidate->recipient = find_recipient(attempt);
    candidate->place = find_place(passage, clause);
    if (has_word(&candidate->object, &candidate->recipient) &&
        candidate->recipient.first > candidate->object.head)
        candidate->object.last = candidate->recipient.first - 1;
    if (passage->chunks[candidate->agent.chunk].flags & NOUN_FIRST &&
        !phrase_is_empty(&candidate->agent))
        candidate->flags |= CANDIDATE_PERSONAL;
}

/* "has won", "announced": the first line that fits says what it is. */
static bool try_frames(const struct passage *passage, const struct clause *clause,
                       struct candidates *candidates)
{
    size_t              count;
    const struct frame *frames = lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB,
                                                &count);
    for (size_t i = 0; i < count; i++) {
        struct attempt attempt = {.passage = passage, .clause = clause, .frame = &frames[i]};
        if (!fits(&attempt)) continue;
        if (frames[i].flags & FRAME_NOTHING) return true;
        take_attempt(&attempt, candidates);
        return !(frames[i].flags & FRAME_CONTEXT);
    }
    return false;
}

/* A noun of action under a verb that adds nothing: "staged mass demonstrations". */
static bool try_carried(const struct passage *passage, const struct clause *clause,
                        struct candidates *candidates)
{
    if (!lexicon_in(passage->lexicon, clause->verb_word, CLASS_CARRY)) return false;
    const bool           passive = clause->flags & CLAUSE_PASSIVE;
    const struct phrase *noun = passive ? &clause->subject : &clause->object;
    if (phrase_is_empty(noun)) return false;
    size_t              count;
    const uint32_t      word = word_at(passage, noun->head);
    const struct frame *frame = lexicon_frames(passage->lexicon, word, POS_NOUN, &count);
    if (!count || frame->flags & FRAME_NOTHING) return false;
    struct attempt attempt = {.passage = passage, .clause = clause, .frame = frame};
    attempt.slots[SLOT_SUBJECT] = passive ? by_phrase(&attempt) : clause->subject;
    attempt.slots[SLOT_OBJECT] = *noun;
    const uint32_t before = candidates->count;
    take_attempt(&attempt, candidates);
    if (candidates->count > before) {
        take_light(&attempt, &candidates->at[candidates->count - 1]);
        candidates->at[candidates->count - 1].flags |= CANDIDATE_CARRIED;
    }
    return true;
}

static bool is_adjective(const struct passage *passage, uint32_t token)
{
    size_t count;
    lexicon_frames(passage->lexicon, word_at(passage, token), POS_ADJECTIVE, &count);
    return count > 0;
}

/* "are missing", "was flat": an adjective said of the subject. */
static bool try_adjective(const struct passage *passage, const struct clause *clause,
                          struct candidates *candidates)
{
    const struct chunk *verb = &passage->chunks[clause->verb];
    uint32_t            token = verb->head;
    if (verb->flags & VERB_BE) {
        uint16_t at = (uint16_t)(clause->verb + 1);
        while (at < passage->chunk_count && passage->chunks[at].kind == CHUNK_ADVERB &&
               !is_adjective(passage, passage->chunks[at].head))
            at++;
        if (at == passage->chunk_count) return false;
        token = passage->chunks[at].head;
        if (passage->chunks[at].kind == CHUNK_NOUN) token = passage->chunks[at].first;
    }
    if (phrase_is_empty(&clause->subject)) return false;
    size_t              count;
    const uint32_t      word = word_at(passage, token);
    const struct frame *frames = lexicon_frames(passage->lexicon, word, POS_ADJECTIVE, &count);
    for (size_t i = 0; i < count; i++) {
        struct attempt attempt = {.passage = passage, .clause = clause, .frame = &frames[i]};
        attempt.slots[SLOT_OBJECT] = clause->subject;
        attempt.after = token + 1;
        bool good = true;
        for (int c = 0; c < frames[i].condition_count; c++)
            good = good && holds(&attempt, &frames[i].conditions[c]);
        if (!good) continue;
        if (frames[i].flags & FRAME_NOTHING) return true;
        const uint32_t before = candidates->count;
        take_attempt(&attempt, candidates);
        if (candidates->count > before) {
            struct candidate *candidate = &candidates->at[candidates->count - 1];
            candidate->pieces[0] = ng_make_span(token, token + 1);
        }
        return true;
    }
    return false;
}

/* "would pay for the funerals": what the verb's own preposition leads to. */
static struct phrase behind_verb(const struct passage *passage, const struct clause *clause)
{
    const int link = clause->verb + 1;
    if (!chunk_is(passage, link, CHUNK_LINK)) return (struct phrase){0};
    const uint32_t token = passage->chunks[link].first;
    const bool leads = token_is(passage, token, "for") || token_is(passage, token, "in") ||
                       token_is(passage, token, "on");
    return leads && chunk_is(passage, link + 1, CHUNK_NOUN)
               ? phrase_from(passage, (uint16_t)(link + 1), true) : (struct phrase){0};
}

static void add_intention(const struct passage *passage, const struct clause *clause,
                          uint32_t first, uint8_t type, struct candidates *candidates)
{
    struct candidate *candidate = candidates_add(passage->doc, candidates);
    if (!candidate) return;
    candidate->type = type;
    candidate->flags = CANDIDATE_GENERIC;
    candidate->clause = (uint16_t)(clause - passage->clauses);
    candidate->clause_flags = clause->flags;
    candidate->clause_kind = clause->kind;
    candidate->sentence = passage->sentence;
    add_piece(candidate, first, passage->chunks[clause->verb].head + 1);
    candidate->agent = clause->subject;
    candidate->object = clause->object;
    if (phrase_is_empty(&candidate->object)) candidate->object = behind_verb(passage, clause);
    candidate->place = find_place(passage, clause);
}

/* "said X must leave": a demand, by the lexicon's line for "must". */
static bool try_must(const struct passage *passage, const struct clause *clause,
                     struct candidates *candidates)
{
    const struct chunk *verb = &passage->chunks[clause->verb];
    size_t              count;
    if (!(verb->flags & VERB_SHOULD) || !(clause->flags & CLAUSE_SAID)) return false;
    const struct frame *frame = lexicon_frames(passage->lexicon, word_at(passage, verb->first),
                                               POS_VERB, &count);
    if (!count) return false;
    const uint32_t before = candidates->count;
    add_intention(passage, clause, verb->first, frame->type, candidates);
    if (candidates->count == before) return true;
    struct candidate *candidate = &candidates->at[before];
    candidate->frame = frame;
    candidate->flags = 0;
    candidate->object = clause->subject;
    if (clause->speech != NONE) candidate->agent = passage->clauses[clause->speech].subject;
    return true;
}

/* Who can intend: whom a pronoun stands for, but not the reader or the speaker. */
static bool may_intend(const struct passage *passage, const struct clause *clause)
{
    if (phrase_is_empty(&clause->subject) || clause->flags & CLAUSE_PASSIVE) return false;
    const struct chunk *verb = &passage->chunks[clause->verb];
    if (verb->flags & VERB_BE || passage->chunks[clause->subject.chunk].flags & NOUN_FIRST)
        return false;
    return !lexicon_in(passage->lexicon, clause->verb_word, CLASS_STATIVE);
}

/* "said it would run": an intention announced by who will act, whatever the verb; "began
 * culling", "plans to stockpile" likewise. */
static void try_intention(const struct passage *passage, const struct clause *clause,
                          struct candidates *candidates)
{
    if (!may_intend(passage, clause)) return;
    const struct chunk *verb = &passage->chunks[clause->verb];
    const struct chunk *subject = &passage->chunks[clause->subject.chunk];
    const bool said = clause->flags & CLAUSE_SAID && subject->flags & NOUN_PRONOUN &&
                      (clause->kind == CLAUSE_MAIN || clause->kind == CLAUSE_RELATIVE);
    if (verb->flags & (VERB_WILL | VERB_WOULD) && said) {
        add_intention(passage, clause, verb->first, TYPE_COMMIT, candidates);
        return;
    }
    if (clause->kind != CLAUSE_TO || clause->governor == NONE) return;
    const struct clause *by = &passage->clauses[clause->governor];
    const struct chunk  *governor = &passage->chunks[by->verb];
    const bool near = by->verb + 1 == clause->verb && by->kind == CLAUSE_MAIN &&
                      !(governor->flags & VERB_NEGATED);
    if (near && token_in(passage, governor->head, CLASS_BEGIN) && verb->flags & VERB_GERUND)
        add_intention(passage, clause, governor->head, TYPE_LAUNCH, candidates);
    else if (near && governor->flags & VERB_PRESENT && verb->flags & VERB_INFINITIVE &&
             (token_is(passage, governor->head, "plans") ||
              token_is(passage, governor->head, "plan") ||
              token_is(passage, governor->head, "intends")))
        add_intention(passage, clause, governor->head, TYPE_COMMIT, candidates);
}

static bool covered(const struct candidates *candidates, uint32_t from, uint32_t token)
{
    for (uint32_t i = from; i < candidates->count; i++)
        for (uint32_t p = 0; p < candidates->at[i].piece_count; p++)
            if (candidates->at[i].pieces[p].begin <= token &&
                token < candidates->at[i].pieces[p].end)
                return true;
    return false;
}

/* The clause that a noun stands in. */
static uint16_t clause_around(const struct passage *passage, uint16_t chunk)
{
    uint16_t found = NONE;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        if (passage->clauses[i].verb > chunk && found != NONE) break;
        found = i;
        if (passage->clauses[i].verb > chunk) break;
    }
    return found;
}

/* Nouns that stand for the act without a verb's help: "clashes", "deaths". */
static void try_nouns(const struct passage *passage, uint32_t from,
                      struct candidates *candidates)
{
    for (uint16_t at = 0; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_NOUN || covered(candidates, from, chunk->head)) continue;
        size_t              count;
        const struct frame *frame = lexicon_frames(passage->lexicon,
                                                   word_at(passage, chunk->head), POS_NOUN,
                                                   &count);
        if (!count || frame->flags & FRAME_NOTHING) continue;
        struct candidate *candidate = candidates_add(passage->doc, candidates);
        if (!candidate) return;
        candidate->frame = frame;
        candidate->type = frame->type;
        candidate->flags = CANDIDATE_NOUN;
        candidate->clause = clause_around(passage, at);
        candidate->sentence = passage->sentence;
        if (candidate->clause != NONE) {
            candidate->clause_flags = passage->clauses[candidate->clause].flags;
            candidate->clause_kind = passage->clauses[candidate->clause].kind;
        }
        add_piece(candidate, chunk->head, chunk->head + 1);
        candidate->object = noun_object(passage, at, frame->object_after);
    }
}

void frame_find(const struct passage *passage, struct candidates *candidates)
{
    const uint32_t from = candidates->count;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        if (try_must(passage, clause, candidates)) continue;
        if (try_frames(passage, clause, candidates)) continue;
        if (try_carried(passage, clause, candidates)) continue;
        if (try_adjective(passage, clause, candidates)) continue;
        try_intention(passage, clause, candidates);
    }
    try_nouns(passage, from, candidates);
}
