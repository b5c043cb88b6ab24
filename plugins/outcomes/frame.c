/* frame: fills the slots of a frame from a clause, and asks its conditions. */
#include "frame.h"

static bool has_sort(uint16_t flags, uint16_t sort)
{
    switch (sort) {
    case CLASS_NUMBER:
        return flags & NOUN_NUMBER;
    case CLASS_NAME:
        return flags & NOUN_NAME;
    case CLASS_PRONOUN:
        return flags & NOUN_PRONOUN;
    case CLASS_MONEY:
        return flags & NOUN_MONEY;
    case CLASS_SCORE:
        return flags & NOUN_SCORE;
    default:
        return sort == CLASS_ANYTHING;
    }
}

/* "Kymenlaakso, a paper maker,": a name that the noun behind it explains. */
static bool is_explained(const struct passage *passage, const struct phrase *phrase,
                         uint16_t group)
{
    const int at = phrase->chunk;
    if (!(passage->chunks[at].flags & NOUN_NAME) ||
        !chunk_is(passage, at + 1, CHUNK_COMMA))
        return false;
    if (!chunk_is(passage, at + 2, CHUNK_NOUN)) return false;
    const struct chunk *noun = &passage->chunks[at + 2];
    return tag_at(passage, noun->first) == NG_DT && token_in(passage, noun->head, group);
}

/* Whether a phrase is in a class, by its head, by what it counts, or by its sort.  Of a
 * name every word is asked: "defender Le Van Duc". */
static bool is_in_class(const struct passage *passage, const struct phrase *phrase,
                        uint16_t group)
{
    const struct chunk *chunk = &passage->chunks[phrase->chunk];
    if (group >= CLASS_FILLED && group < CLASS_COUNT)
        return has_sort(chunk->flags, group);
    for (uint16_t sort = CLASS_FILLED; sort < CLASS_COUNT; sort++)
        if (has_sort(chunk->flags, sort) && lexicon_takes(passage->lexicon, sort, group))
            return true;
    if (chunk->flags & NOUN_NAME)
        for (uint32_t at = chunk->first; at < chunk->head; at++)
            if (token_in(passage, at, group)) return true;
    return token_in(passage, phrase->head, group) ||
           token_in(passage, phrase_core(passage, phrase), group) ||
           is_explained(passage, phrase, group);
}

/* "was 3 percent in the red": an amount does not keep a verb from its adverb. */
static bool is_measure(const struct passage *passage, uint32_t token)
{
    return tag_at(passage, token) == NG_CD || token_in(passage, token, CLASS_UNIT);
}

/* next=: one of the words near behind the verb, inside the clause. */
static uint32_t find_next(const struct attempt *attempt, uint16_t group)
{
    const struct passage *passage = attempt->passage;
    const uint32_t limit = attempt->after + 13;
    const bool adverbial =
        attempt->frame->kind == KIND_ACT || attempt->frame->kind == KIND_UNDERGO;
    for (uint32_t at = attempt->after; at < passage->last && at < limit; at++) {
        const ng_tag tag = tag_at(passage, at);
        if (tag == NG_COMMA || tag == NG_STOP || tag == NG_MD || tag == NG_WH ||
            tag == NG_CC)
            return 0;
        if (token_in(passage, at, group)) return at;
        if (adverbial && tag == NG_IN && at > attempt->after &&
            !is_measure(passage, at - 1))
            return 0;
    }
    return 0;
}

/* sentence=: one of the words anywhere in the sentence. */
static bool is_mentioned(const struct passage *passage, uint16_t group)
{
    for (uint32_t at = passage->first; at < passage->last; at++)
        if (token_in(passage, at, group)) return true;
    return false;
}

bool frame_holds(struct attempt *attempt, const struct condition *condition)
{
    if (condition->slot == SLOT_NEXT) {
        const uint32_t next = find_next(attempt, condition->group);
        if (next && !condition->negated) attempt->next = next;
        return (next != 0) != condition->negated;
    }
    if (condition->slot == SLOT_SENTENCE)
        return is_mentioned(attempt->passage, condition->group) != condition->negated;
    const struct phrase *phrase = &attempt->slots[condition->slot];
    if (phrase_is_empty(phrase)) return condition->negated;
    return is_in_class(attempt->passage, phrase, condition->group) != condition->negated;
}

/* "hammered out quotas": with a particle that other lines of the verb ask for, it is
 * another word than the verb alone. */
static bool is_phrasal(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const uint32_t at = passage->chunks[attempt->clause->verb].last;
    if (attempt->frame->kind != KIND_VERB || at >= passage->last) return false;
    if (token_is(passage, at, "off")) return false; /* swept off the road */
    const ng_tag tag = tag_at(passage, at);
    if (tag != NG_RP && tag != NG_RB) return false;
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, attempt->clause->verb_word, POS_VERB, &count);
    const uint32_t word = word_at(passage, at);
    for (size_t i = 0; word && i < count; i++)
        if (frames[i].particle == word && frames[i].kind == KIND_VERB) return true;
    return false;
}

/* The particle: behind the verb, or behind its object. */
static bool find_particle(struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const struct chunk *verb = &passage->chunks[attempt->clause->verb];
    attempt->after = verb->last;
    attempt->object_chunk = (uint16_t)(attempt->clause->verb + 1);
    if (!attempt->frame->particle) return !is_phrasal(attempt);
    for (int at = attempt->clause->verb + 1; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        const bool small = chunk->last == chunk->first + 1; /* not "up to 30 days" */
        const bool linked = at > attempt->clause->verb + 1 && chunk->kind == CHUNK_LINK &&
                            (chunk_is(passage, at + 1, CHUNK_NOUN) ||
                             chunk_is(passage, at + 1, CHUNK_TIME));
        if (linked) return false; /* "took the men in the car" */
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
    const struct clause *clause = attempt->clause;
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

/* "banned campaigning": an -ing form that is the object. */
static struct phrase gerund_object(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    const uint16_t at = attempt->object_chunk;
    if (!chunk_is(passage, at, CHUNK_VERB) || passage->chunks[at].flags != VERB_GERUND ||
        lexicon_in(passage->lexicon, attempt->clause->verb_word, CLASS_GERUND))
        return (struct phrase){0};
    const struct chunk *verb = &passage->chunks[at];
    return (struct phrase){verb->first, verb->last, verb->head, at};
}

static struct phrase object_from(const struct attempt *attempt)
{
    const struct passage *passage = attempt->passage;
    if (attempt->object_chunk == attempt->clause->verb + 1) {
        if (!phrase_is_empty(&attempt->clause->object)) return attempt->clause->object;
        const struct phrase gerund = gerund_object(attempt);
        return phrase_is_empty(&gerund) ? relative_object(attempt) : gerund;
    }
    uint16_t at = attempt->object_chunk;
    while (at < passage->chunk_count && (passage->chunks[at].kind == CHUNK_TIME ||
                                         passage->chunks[at].kind == CHUNK_QUOTE ||
                                         passage->chunks[at].kind == CHUNK_ADVERB))
        at++;
    if (!chunk_is(passage, at, CHUNK_NOUN)) return attempt->clause->object;
    return phrase_from(passage, at, true);
}

struct phrase frame_by(const struct attempt *attempt)
{
    const uint32_t by = lexicon_by(attempt->passage->lexicon);
    const struct phrase phrase = clause_after(attempt->passage, attempt->clause, by);
    if (phrase_is_empty(&phrase)) return phrase;
    if (attempt->passage->chunks[phrase.chunk].flags & NOUN_NUMBER)
        return (struct phrase){0};
    return phrase;
}

static void fill_passive(struct attempt *attempt)
{
    const struct clause *clause = attempt->clause;
    attempt->slots[SLOT_OBJECT] = clause->subject;
    attempt->slots[SLOT_SUBJECT] = frame_by(attempt);
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
    if (passive)
        fill_passive(attempt);
    else
        fill_active(attempt);
    turn_recipient(attempt);
    if (frame->object_after && !(passive && frame->kind == KIND_VERB)) {
        const struct phrase phrase =
            clause_after(attempt->passage, attempt->clause, frame->object_after);
        if (frame->kind == KIND_LIGHT || frame->kind == KIND_UNDERGO) return;
        if (frame->kind == KIND_VERB || phrase_is_empty(&attempt->slots[SLOT_OBJECT]))
            attempt->slots[SLOT_OBJECT] = phrase;
    }
}

/* Whether a condition of the frame speaks of a slot. */
static bool is_asked(const struct frame *frame, enum slot slot)
{
    for (int i = 0; i < frame->condition_count; i++)
        if (frame->conditions[i].slot == slot) return true;
    return false;
}

bool frame_fits(struct attempt *attempt)
{
    const struct frame *frame = attempt->frame;
    const bool passive = attempt->clause->flags & CLAUSE_PASSIVE;
    if (frame->kind == KIND_CONTROL || frame->kind == KIND_SPEECH) return false;
    if (passive && frame->flags & FRAME_ACTIVE) return false;
    if (!passive && frame->flags & FRAME_PASSIVE) return false;
    const uint16_t verb = attempt->passage->chunks[attempt->clause->verb].flags;
    if (frame->flags & FRAME_MODAL && !(verb & (VERB_WILL | VERB_WOULD))) return false;
    if (attempt->clause->flags & CLAUSE_SPEAKS && frame->kind == KIND_UNDERGO)
        return false;
    const bool intransitive = frame->kind == KIND_ACT || frame->kind == KIND_UNDERGO;
    const bool slip =
        attempt->clause->kind == CLAUSE_REDUCED && frame->kind == KIND_UNDERGO;
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
        if (!frame_holds(attempt, &frame->conditions[i])) return false;
    return true;
}
