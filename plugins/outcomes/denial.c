/* denial: marks what is said not to be so: "denied that it had signed", "rejected reports
 * that it had signed", "it is untrue that it signed". */
#include "frame.h"

/* Whether the conditions of a line of speech hold: those that ask for arguments. */
bool speech_holds(const struct passage *passage, const struct clause *clause,
                  const struct frame *frame)
{
    struct attempt attempt = {
        .passage = passage,
        .clause = clause,
        .frame = frame,
        .slots = {[SLOT_SUBJECT] = clause->subject, [SLOT_OBJECT] = clause->object},
        .after = passage->chunks[clause->verb].last
    };
    for (int i = 0; i < frame->condition_count; i++)
        if (!frame_holds(&attempt, &frame->conditions[i])) return false;
    return true;
}

static bool denies(const struct passage *passage, const struct clause *clause)
{
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind == KIND_SPEECH && frames[i].flags & FRAME_DENIES &&
            speech_holds(passage, clause, &frames[i]))
            return true;
    return false;
}

/* "It is untrue that": an adjective of the lexicon between a form of be and "that". */
static bool is_untrue(const struct passage *passage, const struct clause *clause)
{
    const int at = chunk_skip_right(passage, clause->verb + 1);
    if (!(passage->chunks[clause->verb].flags & VERB_BE) ||
        !chunk_is(passage, at, CHUNK_ADJECTIVE) || !chunk_is(passage, at + 1, CHUNK_THAT))
        return false;
    size_t count;
    const uint32_t word = word_at(passage, passage->chunks[at].head);
    const struct frame *frames =
        lexicon_frames(passage->lexicon, word, POS_ADJECTIVE, &count);
    return count > 0 && frames->flags & FRAME_DENIES;
}

/* The clause behind, what is joined to it and what hangs on it as an infinitive; a
 * relative clause tells what nobody denies. */
static void mark_behind(struct passage *passage, uint16_t by)
{
    for (uint16_t i = (uint16_t)(by + 1); i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        const bool hangs = clause->governor != NONE &&
                           passage->clauses[clause->governor].flags & CLAUSE_DENIED &&
                           (clause->kind == CLAUSE_TO || clause->flags & CLAUSE_SHARED);
        const bool next = i == by + 1 && !(clause->flags & CLAUSE_SUBORDINATE);
        if (next || hangs) clause->flags |= CLAUSE_DENIED;
    }
}

void denial_mark(struct passage *passage)
{
    for (uint16_t i = 0; i + 1 < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        if (passage->chunks[clause->verb].flags & VERB_NEGATED) continue;
        const bool said = passage->clauses[i + 1].speech == i;
        if ((said && denies(passage, clause)) || is_untrue(passage, clause))
            mark_behind(passage, i);
    }
}
