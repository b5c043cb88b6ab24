/* trigger: finds what may be an outcome in a sentence: by the frames of its verbs, by
 * nouns and adjectives, and by announced intentions. */
#include "frame.h"

/* "has won", "announced": the first line that fits says what it is. */
static bool try_frames(const struct passage *passage, const struct clause *clause,
                       struct candidates *candidates)
{
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++) {
        struct attempt attempt = {
            .passage = passage, .clause = clause, .frame = &frames[i]};
        if (!frame_fits(&attempt)) continue;
        if (frames[i].flags & FRAME_NOTHING) return true;
        take_attempt(&attempt, candidates);
        return !(frames[i].flags & FRAME_CONTEXT);
    }
    return false;
}

/* "There were scuffles" */
static bool is_existential(const struct passage *passage, const struct clause *clause)
{
    return passage->chunks[clause->verb].flags & VERB_BE &&
           !phrase_is_empty(&clause->subject) &&
           token_is(passage, clause->subject.head, "there");
}

/* "there were 12 deaths and 40 injuries": the second noun of action under the verb. */
static void try_joined(const struct passage *passage, const struct attempt *carried,
                       struct candidates *candidates)
{
    const uint16_t at = (uint16_t)(carried->slots[SLOT_OBJECT].chunk + 2);
    if (!chunk_is(passage, at - 1, CHUNK_AND) || !chunk_is(passage, at, CHUNK_NOUN))
        return;
    const struct chunk *noun = &passage->chunks[at];
    size_t count;
    const struct frame *frame =
        lexicon_frames(passage->lexicon, word_at(passage, noun->head), POS_NOUN, &count);
    if (!count || frame->flags & FRAME_NOTHING) return;
    struct attempt attempt = *carried;
    attempt.frame = frame;
    attempt.slots[SLOT_OBJECT] = take_noun_object(passage, at, frame->object_after);
    const uint32_t before = candidates->count;
    take_attempt(&attempt, candidates);
    if (candidates->count == before) return;
    struct candidate *candidate = &candidates->at[before];
    candidate->pieces[0] = ng_make_span(noun->head, noun->head + 1);
    candidate->piece_count = 1;
    candidate->flags |= CANDIDATE_CARRIED;
}

/* A noun of action under a verb that adds nothing: "staged mass demonstrations". */
static bool try_carried(const struct passage *passage, const struct clause *clause,
                        struct candidates *candidates)
{
    const bool there = is_existential(passage, clause);
    if (!there && !lexicon_in(passage->lexicon, clause->verb_word, CLASS_CARRY))
        return false;
    const bool passive = clause->flags & CLAUSE_PASSIVE;
    const struct phrase *noun = passive ? &clause->subject : &clause->object;
    if (phrase_is_empty(noun)) return false;
    size_t count;
    const uint32_t word = word_at(passage, noun->head);
    const struct frame *frame = lexicon_frames(passage->lexicon, word, POS_NOUN, &count);
    if (!count || frame->flags & FRAME_NOTHING) return false;
    struct attempt attempt = {.passage = passage, .clause = clause, .frame = frame};
    attempt.slots[SLOT_SUBJECT] = passive ? frame_by(&attempt) : clause->subject;
    if (there) attempt.slots[SLOT_SUBJECT] = (struct phrase){0};
    attempt.slots[SLOT_OBJECT] = *noun;
    const uint32_t before = candidates->count;
    take_attempt(&attempt, candidates);
    if (candidates->count > before) {
        take_light(&attempt, &candidates->at[candidates->count - 1]);
        candidates->at[candidates->count - 1].flags |= CANDIDATE_CARRIED;
        try_joined(passage, &attempt, candidates);
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
    uint32_t token = verb->head;
    if (verb->flags & VERB_BE || token_in(passage, verb->head, CLASS_COPULA)) {
        uint16_t at = (uint16_t)(clause->verb + 1);
        while (at < passage->chunk_count && passage->chunks[at].kind == CHUNK_ADVERB &&
               !is_adjective(passage, passage->chunks[at].head))
            at++;
        if (at == passage->chunk_count) return false;
        const bool measured = chunk_is(passage, at, CHUNK_NOUN) &&
                              passage->chunks[at].flags & NOUN_NUMBER &&
                              (chunk_is(passage, at + 1, CHUNK_ADJECTIVE) ||
                               (chunk_is(passage, at + 1, CHUNK_ADVERB) &&
                                is_adjective(passage, passage->chunks[at + 1].head)));
        if (measured) at++; /* were 3 percent higher */
        token = passage->chunks[at].head;
        if (passage->chunks[at].kind == CHUNK_NOUN) token = passage->chunks[at].first;
    }
    if (phrase_is_empty(&clause->subject)) return false;
    size_t count;
    const uint32_t word = word_at(passage, token);
    const struct frame *frames =
        lexicon_frames(passage->lexicon, word, POS_ADJECTIVE, &count);
    for (size_t i = 0; i < count; i++) {
        struct attempt attempt = {
            .passage = passage, .clause = clause, .frame = &frames[i]};
        attempt.slots[SLOT_OBJECT] = clause->subject;
        attempt.after = token + 1;
        bool good = true;
        for (int c = 0; c < frames[i].condition_count; c++)
            good = good && frame_holds(&attempt, &frames[i].conditions[c]);
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
static struct phrase behind_verb(const struct passage *passage,
                                 const struct clause *clause)
{
    const int link = clause->verb + 1;
    if (!chunk_is(passage, link, CHUNK_LINK)) return (struct phrase){0};
    const uint32_t token = passage->chunks[link].first;
    const bool leads = token_is(passage, token, "for") ||
                       token_is(passage, token, "in") || token_is(passage, token, "on");
    return leads && chunk_is(passage, link + 1, CHUNK_NOUN)
               ? phrase_from(passage, (uint16_t)(link + 1), true)
               : (struct phrase){0};
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
    take_piece(candidate, first, passage->chunks[clause->verb].head + 1);
    candidate->agent = clause->subject;
    candidate->object = clause->object;
    if (phrase_is_empty(&candidate->object))
        candidate->object = behind_verb(passage, clause);
}

static bool is_counted(const struct passage *passage, const struct chunk *noun)
{
    for (uint32_t at = noun->first; at < noun->last; at++)
        if (tag_at(passage, at) == NG_CD) return true;
    return false;
}

/* "with 12 dead and 30 injured": an adjective of harm right behind what it counts. */
static void try_counted(const struct passage *passage, uint32_t from,
                        struct candidates *candidates)
{
    for (uint16_t at = 1; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at], *noun = chunk - 1;
        if (chunk->kind != CHUNK_ADJECTIVE || noun->kind != CHUNK_NOUN ||
            !(noun->flags & NOUN_NUMBER || is_counted(passage, noun)) ||
            candidates_cover(candidates, from, chunk->head))
            continue;
        size_t count;
        const struct frame *frame = lexicon_frames(
            passage->lexicon, word_at(passage, chunk->head), POS_ADJECTIVE, &count);
        if (!count || frame->type != TYPE_HARM) continue;
        struct candidate *candidate = candidates_add(passage->doc, candidates);
        if (!candidate) return;
        *candidate = (struct candidate){
            .frame = frame,
            .type = frame->type,
            .clause = NONE,
            .sentence = passage->sentence,
            .object = {noun->first, noun->last, noun->head, (uint16_t)(at - 1)}
        };
        take_piece(candidate, chunk->head, chunk->head + 1);
    }
}

/* "said X must leave": a demand, by the lexicon's line for "must". */
static bool try_must(const struct passage *passage, const struct clause *clause,
                     struct candidates *candidates)
{
    const struct chunk *verb = &passage->chunks[clause->verb];
    size_t count;
    if (!(verb->flags & VERB_SHOULD) || !(clause->flags & CLAUSE_SAID)) return false;
    const struct frame *frame =
        lexicon_frames(passage->lexicon, word_at(passage, verb->first), POS_VERB, &count);
    if (!count) return false;
    const uint32_t before = candidates->count;
    add_intention(passage, clause, verb->first, frame->type, candidates);
    if (candidates->count == before) return true;
    struct candidate *candidate = &candidates->at[before];
    candidate->frame = frame;
    candidate->flags = 0;
    candidate->object = clause->subject;
    if (clause->speech != NONE)
        candidate->agent = passage->clauses[clause->speech].subject;
    return true;
}

/* Who can intend: whom a pronoun stands for, but not the reader or the speaker. */
static bool may_intend(const struct passage *passage, const struct clause *clause)
{
    if (phrase_is_empty(&clause->subject) || clause->flags & CLAUSE_PASSIVE) return false;
    const struct chunk *verb = &passage->chunks[clause->verb];
    if (verb->flags & VERB_BE ||
        passage->chunks[clause->subject.chunk].flags & NOUN_FIRST)
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
    const bool definite = token_in(passage, subject->head, CLASS_BODY);
    const bool said = clause->flags & CLAUSE_SAID &&
                      (subject->flags & NOUN_PRONOUN || definite) &&
                      (clause->kind == CLAUSE_MAIN || clause->kind == CLAUSE_RELATIVE);
    if (verb->flags & (VERB_WILL | VERB_WOULD) && said) {
        add_intention(passage, clause, verb->first, TYPE_COMMIT, candidates);
        return;
    }
    if (clause->kind != CLAUSE_TO || clause->governor == NONE) return;
    const struct clause *by = &passage->clauses[clause->governor];
    const struct chunk *governor = &passage->chunks[by->verb];
    const bool near = by->verb + 1 == clause->verb && by->kind == CLAUSE_MAIN &&
                      !(governor->flags & VERB_NEGATED);
    if (near && token_in(passage, governor->head, CLASS_BEGIN) &&
        verb->flags & VERB_GERUND)
        add_intention(passage, clause, governor->head, TYPE_LAUNCH, candidates);
    else if (near && governor->flags & VERB_PRESENT && verb->flags & VERB_INFINITIVE &&
             (token_is(passage, governor->head, "plans") ||
              token_is(passage, governor->head, "plan") ||
              token_is(passage, governor->head, "intends")))
        add_intention(passage, clause, governor->head, TYPE_COMMIT, candidates);
}

uint16_t trigger_clause_around(const struct passage *passage, uint16_t chunk)
{
    uint16_t found = NONE;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        if (passage->clauses[i].verb > chunk && found != NONE) break;
        found = i;
        if (passage->clauses[i].verb > chunk) break;
    }
    return found;
}

/* The first line of a noun whose conditions hold where it stands. */
static const struct frame *noun_frame(const struct passage *passage, uint16_t at)
{
    size_t count;
    const uint32_t word = word_at(passage, passage->chunks[at].head);
    const struct frame *frames = lexicon_frames(passage->lexicon, word, POS_NOUN, &count);
    for (size_t i = 0; i < count; i++) {
        struct attempt attempt = {.passage = passage, .frame = &frames[i]};
        attempt.slots[SLOT_OBJECT] =
            take_noun_object(passage, at, frames[i].object_after);
        attempt.after = passage->chunks[at].last;
        bool good = true;
        for (int c = 0; c < frames[i].condition_count; c++)
            good = good && frame_holds(&attempt, &frames[i].conditions[c]);
        if (good) return &frames[i];
    }
    return NULL;
}

/* "after the arrest of two men, with the closure of a mine": a noun of action, not dated
 * by a year, behind a word that makes it news. */
static bool is_told(const struct passage *passage, uint16_t at)
{
    static const char *const words[] = {"after", "following", "amid", "with", "over"};
    if (!chunk_is(passage, at - 1, CHUNK_LINK)) return false;
    for (uint32_t token = passage->chunks[at].first; token < passage->chunks[at].last;
         token++)
        if (tag_at(passage, token) == NG_CD && passage->tokens.at[token].len == 4)
            return false;
    const uint32_t link = passage->chunks[at - 1].first;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, link, words[i])) return true;
    return false;
}

/* Nouns that stand for the act without a verb's help: "clashes", "deaths". */
static void try_nouns(const struct passage *passage, uint32_t from,
                      struct candidates *candidates)
{
    for (uint16_t at = 0; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_NOUN || candidates_cover(candidates, from, chunk->head)) continue;
        const struct frame *frame = noun_frame(passage, at);
        if (!frame || frame->flags & FRAME_NOTHING) continue;
        struct candidate *candidate = candidates_add(passage->doc, candidates);
        if (!candidate) return;
        candidate->frame = frame;
        candidate->type = frame->type;
        candidate->flags = CANDIDATE_NOUN;
        candidate->clause = trigger_clause_around(passage, at);
        candidate->sentence = passage->sentence;
        if (candidate->clause != NONE) {
            candidate->clause_flags = passage->clauses[candidate->clause].flags;
            candidate->clause_kind = passage->clauses[candidate->clause].kind;
        }
        take_piece(candidate, chunk->head, chunk->head + 1);
        candidate->object = take_noun_object(passage, at, frame->object_after);
        if (is_told(passage, at) && !phrase_is_empty(&candidate->object))
            candidate->flags |= CANDIDATE_TOLD;
    }
}

/* Whether a sentence begins as an item of a list: First, Finally. */
static bool is_listed(const struct passage *passage)
{
    const uint32_t end =
        passage->last < passage->first + 3 ? passage->last : passage->first + 3;
    for (uint32_t at = passage->first; at < end; at++)
        if (token_in(passage, at, CLASS_ORDINAL) || token_in(passage, at, CLASS_FINAL))
            return true;
    return false;
}

/* An item of an announced list is an outcome, whatever its verb: a weak candidate, which
 * only a group will take up. */
static void try_listed(const struct passage *passage, struct candidates *candidates)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        const struct chunk *verb = &passage->chunks[clause->verb];
        if (clause->kind != CLAUSE_MAIN || verb->flags & VERB_BE) continue;
        const uint8_t type =
            verb->flags & (VERB_WILL | VERB_WOULD) ? TYPE_COMMIT : TYPE_LAUNCH;
        const uint32_t before = candidates->count;
        add_intention(passage, clause, verb->head, type, candidates);
        if (candidates->count == before) return;
        struct candidate *candidate = &candidates->at[before];
        candidate->flags |= CANDIDATE_PURPOSE;
        if (!(clause->flags & CLAUSE_PASSIVE)) return;
        candidate->object = clause->subject;
        candidate->agent = (struct phrase){0};
        return;
    }
}

void trigger_find(const struct passage *passage, struct candidates *candidates)
{
    const uint32_t from = candidates->count;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        const uint32_t before = candidates->count;
        if (try_must(passage, clause, candidates)) continue;
        if (try_frames(passage, clause, candidates)) {
            if (candidates->count == before) clause->flags |= CLAUSE_REFUSED;
            continue;
        }
        if (try_carried(passage, clause, candidates)) continue;
        if (try_adjective(passage, clause, candidates)) continue;
        try_intention(passage, clause, candidates);
    }
    if (candidates->count == from && is_listed(passage)) try_listed(passage, candidates);
    try_counted(passage, from, candidates);
    try_nouns(passage, from, candidates);
}
