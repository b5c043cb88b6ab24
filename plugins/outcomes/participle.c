/* participle: verb forms in -ed without an auxiliary: a past tense, a clause about the
 * noun before it, or one that has left its auxiliary out. */
#include "clause.h"

/* Whether a participle at a chunk has a finite verb beside it which the noun before it
 * can be the subject of: one before, or one behind up to the next comma, or farther. */
static bool has_main(const struct passage *passage, int chunk, bool behind, bool far)
{
    for (uint16_t i = 0; i < passage->clause_count; i++)
        if (clause_is_finite(passage, passage->clauses[i].verb) &&
            passage->clauses[i].kind == CLAUSE_MAIN)
            return true;
    for (int at = chunk + 1; behind && at < passage->chunk_count; at++) {
        const uint8_t kind = passage->chunks[at].kind;
        if (!far && (kind == CHUNK_COMMA || kind == CHUNK_STOP || kind == CHUNK_SUB))
            return false;
        if (kind == CHUNK_VERB && clause_is_finite(passage, at) &&
            !chunk_is(passage, at - 1, CHUNK_WHICH) &&
            !chunk_is(passage, at - 1, CHUNK_THAT))
            return true;
    }
    return false;
}

/* ", with a former minister drafted in": tells what happened as a clause does. */
static bool is_absolute(const struct passage *passage, const struct clause *clause)
{
    for (int at = clause->subject.chunk - 1; at >= 0; at--) {
        const struct chunk *chunk = &passage->chunks[at];
        const bool owned =
            at + 1 == clause->subject.chunk && passage->chunks[at + 1].flags & NOUN_OWNED;
        if (chunk->kind == CHUNK_COMMA) return owned; /* , its leader beaten */
        if (chunk->kind == CHUNK_STOP) return false;
        if (chunk->kind == CHUNK_VERB && clause_is_finite(passage, at)) return false;
        if (chunk->kind == CHUNK_LINK && token_is(passage, chunk->first, "with") &&
            (at == 0 || chunk_is(passage, at - 1, CHUNK_COMMA)))
            return true;
    }
    return false;
}

/* "had her permit withdrawn", "saw their homes destroyed" */
static bool is_had(const struct passage *passage, const struct clause *clause)
{
    const struct clause *by = clause_last(passage, false);
    if (!by || clause->subject.chunk != by->object.chunk || phrase_is_empty(&by->object))
        return false;
    const uint32_t verb = passage->chunks[by->verb].head;
    return clause->verb == by->object.chunk + 1 &&
           (token_in(passage, verb, CLASS_HAVE) || token_is(passage, verb, "saw") ||
            token_is(passage, verb, "got") || token_is(passage, verb, "seen"));
}

/* "licences were withdrawn, and 41,000 bottles seized": the auxiliary is left out. */
static bool is_gapped(const struct passage *passage, const struct clause *clause)
{
    const struct clause *by = clause_last(passage, true);
    if (!by || by->kind != CLAUSE_MAIN || !(by->flags & CLAUSE_PASSIVE)) return false;
    if (!chunk_is(passage, clause->subject.chunk - 1, CHUNK_AND)) return false;
    for (int at = clause->verb + 1; at < passage->chunk_count; at++) {
        if (chunk_is(passage, at, CHUNK_COMMA) || chunk_is(passage, at, CHUNK_STOP))
            break;
        if (chunk_is(passage, at, CHUNK_VERB) && clause_is_finite(passage, at))
            return false;
    }
    return true;
}

/* "won by a margin of 300 votes" */
static bool is_margin(const struct passage *passage, int noun)
{
    static const char *const words[] = {"margin", "landslide", "whisker", "neck",
                                        "length", "nose",      "majority"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (chunk_is(passage, noun, CHUNK_NOUN) &&
            token_is(passage, passage->chunks[noun].head, words[i]))
            return true;
    return false;
}

/* Whether a verb may be passive: "surged by their daily limit" is not. */
static bool takes_object(const struct passage *passage, uint32_t word)
{
    size_t count;
    const struct frame *frames = lexicon_frames(passage->lexicon, word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind != KIND_UNDERGO && frames[i].kind != KIND_ACT) return true;
    return count == 0;
}

/* "switched on a computer": a particle that a line of the verb asks for. */
static bool has_particle(const struct passage *passage, const struct clause *clause)
{
    if (clause->verb + 1 >= passage->chunk_count) return false;
    const struct chunk *next = &passage->chunks[clause->verb + 1];
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB, &count);
    const uint32_t word = word_at(passage, next->first);
    for (size_t i = 0; word && i < count; i++)
        if (frames[i].particle == word && frames[i].kind == KIND_VERB) return true;
    return false;
}

/* Whether a finite verb follows before the next comma. */
static bool has_finite_behind(const struct passage *passage, int verb)
{
    for (int at = verb + 1; at < passage->chunk_count; at++) {
        if (chunk_is(passage, at, CHUNK_COMMA) || chunk_is(passage, at, CHUNK_STOP))
            return false;
        if (chunk_is(passage, at, CHUNK_VERB) && clause_is_finite(passage, at))
            return true;
    }
    return false;
}

/* "while the index barely budged": a subject right behind a conjunction wants a verb. */
static bool follows_conjunction(const struct passage *passage, int noun)
{
    while (chunk_is(passage, noun - 1, CHUNK_LINK) &&
           chunk_is(passage, noun - 2, CHUNK_NOUN))
        noun -= 2;
    return chunk_is(passage, noun, CHUNK_NOUN) && chunk_is(passage, noun - 1, CHUNK_SUB);
}

/* A bare participle: with the auxiliary of the verb before "and"; else a clause about
 * the noun before it, unless only a past tense makes sense. */
void participle_read(struct passage *passage, struct clause *clause)
{
    struct chunk *verb = &passage->chunks[clause->verb];
    const int before = chunk_skip_left(passage, clause->verb - 1);
    const bool by = chunk_is(passage, clause->verb + 1, CHUNK_LINK) &&
                    token_is(passage, passage->chunks[clause->verb + 1].first, "by") &&
                    !(chunk_is(passage, clause->verb + 2, CHUNK_NOUN) &&
                      passage->chunks[clause->verb + 2].flags & NOUN_NUMBER) &&
                    takes_object(passage, clause->verb_word) &&
                    !is_margin(passage, clause->verb + 2);
    clause->kind = CLAUSE_REDUCED;
    if (chunk_is(passage, before, CHUNK_AND)) {
        const struct clause *other = clause_last(passage, false);
        if (other) {
            const uint16_t flags = passage->chunks[other->verb].flags;
            clause->kind = other->kind;
            clause->subject = other->subject;
            clause->governor = (uint16_t)(other - passage->clauses);
            clause->flags |= CLAUSE_SHARED;
            verb->flags = (uint16_t)((flags & ~VERB_NEGATED) & ~VERB_BE);
            const bool past =
                lexicon_at(passage->lexicon, clause->verb_word)->forms & FORM_PAST;
            if (flags & VERB_BE && past && !by)
                verb->flags = VERB_PAST; /* were out and lost */
            else if (flags & VERB_BE)
                verb->flags |= VERB_PASSIVE;
            return;
        }
    }
    const bool object =
        chunk_is(passage, chunk_skip_right(passage, clause->verb + 1), CHUNK_NOUN) ||
        (has_particle(passage, clause) &&
         chunk_is(passage, clause->verb + 2, CHUNK_NOUN));
    const bool noun_before = chunk_is(passage, before, CHUNK_NOUN) ||
                             chunk_is(passage, before, CHUNK_COMMA) ||
                             chunk_is(passage, before, CHUNK_ASIDE);
    const bool comma = chunk_is(passage, before, CHUNK_COMMA);
    const bool past =
        chunk_is(passage, before, CHUNK_WHICH) || chunk_is(passage, before, CHUNK_THAT) ||
        (!by && follows_conjunction(passage, before) &&
         !has_finite_behind(passage, clause->verb)) ||
        (noun_before && !by && !has_main(passage, clause->verb, !object, comma)) ||
        (object && !by && chunk_is(passage, before, CHUNK_NOUN) &&
         !token_in(passage, verb->head, CLASS_DITRANSITIVE));
    if (past) {
        verb->flags = VERB_PAST;
        clause->kind = CLAUSE_MAIN;
        subject_find(passage, clause);
        return;
    }
    verb->flags |= VERB_PASSIVE;
    clause->subject_of = (uint16_t)(before < 0 ? 0 : before);
    int noun = before;
    if (chunk_is(passage, noun, CHUNK_COMMA)) noun = chunk_skip_left(passage, noun - 1);
    if (!chunk_is(passage, noun, CHUNK_NOUN)) return;
    clause->subject = subject_phrase(passage, noun, false);
    if (is_absolute(passage, clause) || is_had(passage, clause))
        clause->kind = CLAUSE_ING;
    else if (is_gapped(passage, clause))
        clause->kind = CLAUSE_MAIN;
}

/* ", with scholarships of 200 dollars handed out": behind "with" stands no finite verb.
 */
static bool is_behind_with(const struct passage *passage, uint16_t verb)
{
    for (int at = verb - 1; at > 0; at--) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind == CHUNK_LINK && token_is(passage, chunk->first, "with"))
            return chunk_is(passage, at - 1, CHUNK_COMMA);
        const bool inside = chunk->kind == CHUNK_NOUN || chunk->kind == CHUNK_LINK ||
                            chunk->kind == CHUNK_AND || chunk->kind == CHUNK_ADVERB ||
                            (chunk->kind == CHUNK_VERB && !clause_is_finite(passage, at));
        if (!inside) return false;
    }
    return false;
}

/* A past tense that can only be a participle: "petitions filed by". */
void participle_mend(struct passage *passage, uint16_t at)
{
    struct chunk *chunk = &passage->chunks[at];
    const uint8_t forms =
        lexicon_at(passage->lexicon, word_at(passage, chunk->head))->forms;
    const bool bare = chunk->flags == VERB_PAST && (forms & FORM_PARTICIPLE);
    const bool by = chunk_is(passage, at + 1, CHUNK_LINK) &&
                    token_is(passage, passage->chunks[at + 1].first, "by") &&
                    chunk_is(passage, at + 2, CHUNK_NOUN) &&
                    !(passage->chunks[at + 2].flags & NOUN_NUMBER);
    if (bare && chunk_is(passage, at - 1, CHUNK_NOUN) &&
        (by || is_behind_with(passage, at)))
        chunk->flags = VERB_PARTICIPLE;
}
