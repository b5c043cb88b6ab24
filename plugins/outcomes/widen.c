/* widen: gives an argument the participle that belongs to it, with its own words: "a
 * strike planned for Friday", "petitions filed by 46 owners". */
#include "candidate.h"

/* The clause that begins right behind a phrase and is about it; NULL if none is. */
static const struct clause *clause_behind(const struct passage *passage,
                                          const struct phrase *phrase)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        if (passage->chunks[clause->verb].first != phrase->last) continue;
        const bool reduced =
            clause->kind == CLAUSE_REDUCED ||
            (clause->kind == CLAUSE_ING && clause->flags & CLAUSE_ATTACHED);
        const uint32_t about = clause->subject.head;
        return reduced && !phrase_is_empty(&clause->subject) && about >= phrase->first &&
                       about < phrase->last
                   ? clause
                   : NULL;
    }
    return NULL;
}

/* Verbs whose day is their own and not that of the act: "due on May 6". */
static bool has_own_day(const struct passage *passage, const struct clause *clause)
{
    static const char *const words[] = {"planned", "scheduled", "held", "set", "due"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, passage->chunks[clause->verb].head, words[i])) return true;
    return false;
}

/* Where a clause's words end, before a chunk that is somebody else's. */
static uint32_t end_of(const struct passage *passage, const struct clause *clause,
                       const struct candidate *candidate)
{
    uint32_t last = passage->chunks[clause->verb].last;
    for (int at = clause->verb + 1; at < clause->end; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        const bool taken =
            !phrase_is_empty(&candidate->recipient) && candidate->recipient.chunk == at;
        if (taken || (chunk->kind != CHUNK_LINK && chunk->kind != CHUNK_NOUN &&
                      chunk->kind != CHUNK_TIME && chunk->kind != CHUNK_AND))
            break;
        if (chunk->kind == CHUNK_AND && !(chunk_is(passage, at - 1, CHUNK_NOUN) &&
                                          chunk_is(passage, at + 1, CHUNK_NOUN)))
            break;
        const bool on = chunk_is(passage, at - 1, CHUNK_LINK) &&
                        !token_is(passage, passage->chunks[at - 1].first, "on");
        if (chunk->kind == CHUNK_TIME && !on && !has_own_day(passage, clause)) break;
        if (chunk->kind == CHUNK_NOUN || chunk->kind == CHUNK_TIME) last = chunk->last;
    }
    return last;
}

/* Whether words belong to the act itself: its trigger or its quantity, as in "ordered him
 * held for nine days". */
static bool holds_act(const struct candidate *candidate, uint32_t first, uint32_t last)
{
    const struct quantity *quantity = &candidate->quantity;
    if (quantity->value[0] && quantity->first >= first && quantity->first < last)
        return true;
    for (uint32_t i = 0; i < candidate->piece_count; i++)
        if (candidate->pieces[i].begin < last && candidate->pieces[i].end > first)
            return true;
    return false;
}

static void widen(const struct passage *passage, const struct candidate *candidate,
                  struct phrase *phrase)
{
    if (phrase_is_empty(phrase)) return;
    const struct clause *clause = clause_behind(passage, phrase);
    if (!clause) return;
    const uint32_t last = end_of(passage, clause, candidate);
    if (!holds_act(candidate, phrase->last, last)) phrase->last = last;
}

void widen_arguments(const struct passage *passage, struct candidate *candidate)
{
    widen(passage, candidate, &candidate->object);
    widen(passage, candidate, &candidate->agent);
    widen(passage, candidate, &candidate->recipient);
}
