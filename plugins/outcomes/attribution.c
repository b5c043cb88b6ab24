/* attribution: finds who says what: "X said (that) ...", "..., said X", "..., X said",
 * "according to X". */
#include "candidate.h"

static bool is_speech(const struct passage *passage, const struct clause *clause)
{
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind == KIND_SPEECH && speech_holds(passage, clause, &frames[i]))
            return true;
    return false;
}

static bool is_word(const struct passage *passage, int chunk, enum chunk_kind kind,
                    const char *word)
{
    return chunk_is(passage, chunk, kind) &&
           token_is(passage, passage->chunks[chunk].first, word);
}

static bool has_that(const struct passage *passage, const struct clause *clause)
{
    for (int at = clause->verb + 1; at < passage->chunk_count && at < clause->verb + 6;
         at++) {
        if (chunk_is(passage, at, CHUNK_THAT)) return true;
        if (chunk_is(passage, at, CHUNK_VERB) || chunk_is(passage, at, CHUNK_COMMA))
            return false;
    }
    return false;
}

/* Verbs that name the hearer before what they say. */
static bool is_told(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"told",   "tells",   "tell",     "informed",
                                        "warned", "assured", "reminded", "notified"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

/* Whether a clause begins right behind the verb, or its object. */
static bool has_content(const struct passage *passage, const struct clause *clause)
{
    const size_t next = (size_t)(clause - passage->clauses) + 1;
    int at = chunk_skip_right(passage, clause->verb + 1);
    if (chunk_is(passage, at, CHUNK_THAT)) return true;
    if (next >= passage->clause_count) return false;
    const bool own = !phrase_is_empty(&clause->object) && /* said X of Y had won */
                     passage->clauses[next].subject.chunk != clause->object.chunk;
    if (own && !has_that(passage, clause) &&
        !is_told(passage, passage->chunks[clause->verb].head))
        return false; /* declared an emergency after ... */
    const struct clause *content = &passage->clauses[next];
    if (content->kind == CLAUSE_ING || content->kind == CLAUSE_OF_ING ||
        content->kind == CLAUSE_REDUCED)
        return false;
    for (; at < content->verb; at++) {
        const uint8_t kind = passage->chunks[at].kind;
        if (kind == CHUNK_COMMA || kind == CHUNK_STOP || kind == CHUNK_AND) return false;
        if (kind == CHUNK_THAT) return true;
        if (kind == CHUNK_NOUN && content->subject_of != NONE &&
            at >= content->subject_of && content->subject_of > clause->verb)
            return true;
    }
    return false;
}

/* "said X" behind a comma or quotation: turns X into the subject. */
static bool turn_inverted(const struct passage *passage, struct clause *clause)
{
    int before = clause->verb - 1;
    while (chunk_is(passage, before, CHUNK_ADVERB) ||
           chunk_is(passage, before, CHUNK_ASIDE))
        before--;
    const bool open =
        chunk_is(passage, before, CHUNK_COMMA) || chunk_is(passage, before, CHUNK_QUOTE);
    if (!open || phrase_is_empty(&clause->object)) return false;
    if (!phrase_is_empty(&clause->subject) && !(clause->flags & CLAUSE_SHARED))
        return false;
    if (has_content(passage, clause)) return false;
    clause->subject = clause->object;
    clause->object = (struct phrase){0};
    return true;
}

/* "..., X said." */
static bool is_trailing(const struct passage *passage, const struct clause *clause)
{
    if (phrase_is_empty(&clause->subject) || clause->flags & CLAUSE_SHARED) return false;
    if (clause == passage->clauses || has_content(passage, clause)) return false;
    int before = clause->subject.chunk - 1;
    while (chunk_is(passage, before, CHUNK_QUOTE))
        before--;
    return chunk_is(passage, before, CHUNK_COMMA) ||
           before < (int)clause->subject.chunk - 1;
}

/* "Cases, the ministry says, have fallen": put in before the verb of what is said. */
static bool is_inserted(const struct passage *passage, const struct clause *clause)
{
    if (clause != passage->clauses || phrase_is_empty(&clause->subject)) return false;
    const int before = clause->subject.chunk - 1;
    const int behind = chunk_skip_right(passage, clause->verb + 1);
    return chunk_is(passage, before, CHUNK_COMMA) &&
           chunk_is(passage, before - 1, CHUNK_NOUN) &&
           chunk_is(passage, behind, CHUNK_COMMA);
}

/* Whether a clause is one of its own beside what is being said: ", and Britain ...",
 * "while ...", "but the NDC ...". */
static bool leaves_speech(const struct passage *passage, const struct clause *clause)
{
    if (clause->kind != CLAUSE_MAIN || clause->flags & CLAUSE_SHARED) return false;
    if (clause->subject_of == NONE) return false;
    const int before = chunk_skip_left(passage, clause->subject.chunk - 1);
    if (chunk_is(passage, before, CHUNK_STOP)) return true;
    if (is_word(passage, before, CHUNK_SUB, "while") ||
        is_word(passage, before, CHUNK_SUB, "although") ||
        is_word(passage, before, CHUNK_AND, "but"))
        return true;
    const bool named = !(passage->chunks[clause->subject.chunk].flags & NOUN_PRONOUN);
    return named && chunk_is(passage, before, CHUNK_AND) &&
           chunk_is(passage, before - 1, CHUNK_COMMA);
}

/* "said it would pay and suspended flights": the flights are no longer what is said. */
static bool resumes(const struct passage *passage, const struct clause *clause)
{
    if (!(clause->flags & CLAUSE_SHARED) || clause->governor == NONE) return false;
    const uint16_t flags = passage->chunks[clause->verb].flags;
    const uint16_t other = passage->chunks[passage->clauses[clause->governor].verb].flags;
    return (flags & VERB_PAST) && (other & (VERB_WOULD | VERB_HAD)) &&
           !(flags & VERB_PASSIVE);
}

static void mark_following(struct passage *passage, uint16_t speech)
{
    for (uint16_t i = (uint16_t)(speech + 1); i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        if (leaves_speech(passage, clause)) return;
        if (resumes(passage, clause)) {
            clause->subject = passage->clauses[speech].subject;
            return;
        }
        const bool shared = clause->flags & CLAUSE_SHARED && clause->governor == speech;
        if (shared) return;
        clause->speech = speech;
        clause->flags |= CLAUSE_SAID;
    }
}

static void mark_preceding(struct passage *passage, uint16_t speech)
{
    for (uint16_t i = 0; i < speech; i++) {
        if (passage->clauses[i].speech != NONE) continue;
        passage->clauses[i].speech = speech;
        passage->clauses[i].flags |= CLAUSE_SAID;
    }
}

/* What is demanded or proposed has not happened. */
static void mark_wished(struct passage *passage, uint16_t wish)
{
    for (uint16_t i = (uint16_t)(wish + 1); i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        if (leaves_speech(passage, clause)) return;
        if (clause->flags & CLAUSE_SHARED && clause->governor == wish) return;
        clause->flags |= CLAUSE_CONDITION;
    }
}

void attribution_mark(struct passage *passage)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        const uint32_t verb = passage->chunks[clause->verb].head;
        const bool hopes = token_in(passage, verb, CLASS_DOUBT);
        if ((token_in(passage, verb, CLASS_WISH) && has_that(passage, clause)) ||
            (hopes && has_content(passage, clause)))
            mark_wished(passage, i);
        if (!is_speech(passage, clause)) continue;
        if (turn_inverted(passage, clause) || is_trailing(passage, clause))
            mark_preceding(passage, i);
        else if (has_content(passage, clause) || is_inserted(passage, clause))
            mark_following(passage, i);
        else
            continue;
        clause->flags |= CLAUSE_SPEAKS;
    }
}

static struct phrase according_to(const struct passage *passage)
{
    for (uint16_t at = 0; at + 2 < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (!token_is(passage, chunk->head, "according")) continue;
        if (!token_is(passage, passage->chunks[at + 1].first, "to")) continue;
        return phrase_from(passage, (uint16_t)(at + 2), false);
    }
    return (struct phrase){0};
}

/* The clause that a candidate stands in, or the one before it: ", with 12 others dead";
 * NULL if there is none. */
static const struct clause *clause_of(const struct passage *passage,
                                      const struct candidate *candidate)
{
    if (candidate->clause != NONE) return &passage->clauses[candidate->clause];
    const struct clause *found = NULL;
    for (uint16_t i = 0; i < passage->clause_count; i++)
        if (passage->chunks[passage->clauses[i].verb].first < candidate->pieces[0].begin)
            found = &passage->clauses[i];
    return found;
}

/* Whether a clause of a quotation tells what was done when, or what "we have" done, and
 * not what somebody makes of it: "The council approved the plan on Monday," he said. */
static bool is_report(const struct passage *passage, const struct clause *clause)
{
    const uint16_t flags = passage->chunks[clause->verb].flags;
    const uint16_t other = VERB_NEGATED | VERB_PROGRESSIVE | VERB_BE | VERB_HAD;
    if (clause->kind != CLAUSE_MAIN || !(clause->flags & CLAUSE_QUOTED) ||
        clause->flags & CLAUSE_SUBORDINATE || flags & other ||
        !(flags & (VERB_PAST | VERB_PERFECT)))
        return false;
    for (int at = clause->verb + 1; at < clause->end && at < passage->chunk_count; at++)
        if (passage->chunks[at].kind == CHUNK_TIME) return true;
    return flags & VERB_PERFECT && !phrase_is_empty(&clause->subject) &&
           passage->chunks[clause->subject.chunk].flags & NOUN_FIRST;
}

void attribution_read(const struct passage *passage, struct candidate *candidate)
{
    const struct clause *clause = clause_of(passage, candidate);
    if (!clause) return;
    if (clause->speech != NONE)
        candidate->attribution = passage->clauses[clause->speech].subject;
    if (phrase_is_empty(&candidate->attribution))
        candidate->attribution = according_to(passage);
    const bool itself = candidate->attribution.first == candidate->agent.first &&
                        candidate->attribution.last == candidate->agent.last;
    if (itself) candidate->attribution = (struct phrase){0};
    const bool done = candidate->status == STATUS_ACHIEVED && candidate->clause != NONE;
    if (done && !phrase_is_empty(&candidate->attribution) && is_report(passage, clause))
        candidate->flags |= CANDIDATE_VOUCHED;
}
