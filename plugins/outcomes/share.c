/* share: what verbs that "and" joins have in common besides the subject: an object that
 * stands behind the last ("signed and ratified the accord"), the passive of the first
 * ("was fined and jailed"); and the subject of what stands before it ("Having signed the
 * pact, the ministers left"). */
#include "clause.h"

/* Whether every line of a verb wants an object, so that it misses one. */
static bool is_transitive(const struct passage *passage, const struct clause *clause)
{
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB, &count);
    size_t wanting = 0;
    for (size_t i = 0; i < count; i++) {
        const bool alone = frames[i].kind == KIND_ACT || frames[i].kind == KIND_UNDERGO;
        if (alone && !frames[i].particle && !frames[i].condition_count) return false;
        wanting += frames[i].kind == KIND_VERB && !frames[i].particle;
    }
    return wanting > 0;
}

static bool lacks_object(const struct passage *passage, const struct clause *clause)
{
    return phrase_is_empty(&clause->object) && !(clause->flags & CLAUSE_PASSIVE) &&
           is_transitive(passage, clause);
}

/* "signed and ratified the accord" */
static void lend_object(const struct passage *passage, struct clause *clause,
                        const struct clause *next)
{
    const int link = chunk_skip_right(passage, clause->verb + 1);
    const bool joined = chunk_is(passage, link, CHUNK_AND) &&
                        chunk_skip_right(passage, link + 1) == next->verb;
    if (joined && next->flags & CLAUSE_SHARED && !(next->flags & CLAUSE_PASSIVE) &&
        lacks_object(passage, clause))
        clause->object = next->object;
}

/* "approved, and the president later signed, the decree" */
static void lend_behind(const struct passage *passage, struct clause *clause,
                        struct clause *next)
{
    const int behind = next->verb + 2;
    if (!chunk_is(passage, clause->verb + 1, CHUNK_COMMA) ||
        !chunk_is(passage, clause->verb + 2, CHUNK_AND) ||
        !chunk_is(passage, behind - 1, CHUNK_COMMA) ||
        !chunk_is(passage, behind, CHUNK_NOUN) ||
        phrase_begins_clause(passage, (uint16_t)behind) ||
        !lacks_object(passage, clause) || !lacks_object(passage, next))
        return;
    next->object = phrase_from(passage, (uint16_t)behind, true);
    clause->object = next->object;
}

/* "was fined $500, jailed and banned" */
static void lend_passive(struct passage *passage, struct clause *clause)
{
    if (!(clause->flags & CLAUSE_SHARED) || clause->governor == NONE) return;
    const struct clause *other = &passage->clauses[clause->governor];
    struct chunk *verb = &passage->chunks[clause->verb];
    const uint8_t forms = lexicon_at(passage->lexicon, clause->verb_word)->forms;
    if (!(other->flags & CLAUSE_PASSIVE) || verb->flags != VERB_PAST ||
        !(forms & FORM_PARTICIPLE) || !lacks_object(passage, clause))
        return;
    verb->flags |= VERB_PASSIVE;
    clause->flags |= CLAUSE_PASSIVE;
}

/* "Having approved the budget, the council adjourned" */
static void lend_subject(const struct passage *passage, struct clause *first)
{
    const bool opens = first->kind == CLAUSE_ING ||
                       token_is(passage, passage->chunks[0].first, "having");
    if (!opens || first->verb != 0 || !phrase_is_empty(&first->subject)) return;
    for (uint16_t i = 1; i < passage->clause_count; i++) {
        const struct clause *main = &passage->clauses[i];
        if (main->kind != CLAUSE_MAIN || phrase_is_empty(&main->subject)) continue;
        if (!chunk_is(passage, main->subject.chunk - 1, CHUNK_COMMA)) return;
        first->subject = main->subject;
        return;
    }
}

void share_arguments(struct passage *passage)
{
    for (uint16_t i = 0; i + 1 < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        lend_object(passage, clause, clause + 1);
        lend_behind(passage, clause, clause + 1);
        lend_passive(passage, clause + 1);
    }
    if (passage->clause_count) lend_subject(passage, passage->clauses);
}
