/* status: whether it happened, is planned, proposed or failed; whether it is denied;
 * and what makes a clause no assertion at all. */
#include "candidate.h"

static const struct chunk *verb_of(const struct passage *passage,
                                   const struct clause *clause)
{
    return &passage->chunks[clause->verb];
}

/* What a control verb gives its infinitive; false if the verb is none. */
static bool control_of(const struct passage *passage, const struct clause *by,
                       const struct frame **found)
{
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, by->verb_word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++) {
        if (frames[i].kind != KIND_CONTROL) continue;
        if (frames[i].flags & FRAME_PASSIVE && !(by->flags & CLAUSE_PASSIVE)) continue;
        *found = &frames[i];
        return true;
    }
    return false;
}

/* "a measure that raises the pension": what a law or a deal says is to come. */
static bool rules(const struct passage *passage, const struct clause *clause)
{
    return (clause->kind == CLAUSE_RELATIVE || clause->kind == CLAUSE_MAIN) &&
           !phrase_is_empty(&clause->subject) &&
           token_in(passage, clause->subject.head, CLASS_RULING);
}

/* "takes office on January 20": the present tense of a timetable. */
static bool is_scheduled(const struct passage *passage, const struct clause *clause)
{
    for (int at = clause->verb + 1; at < clause->end; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_TIME) continue;
        if (token_is(passage, chunk->first, "every") ||
            token_is(passage, chunk->first, "each"))
            return false;
        for (uint32_t token = chunk->first; token < chunk->last; token++)
            if (token_in(passage, token, CLASS_MONTH) ||
                token_in(passage, token, CLASS_WEEKDAY) ||
                token_is(passage, token, "tomorrow") ||
                token_is(passage, token, "tonight") || token_is(passage, token, "next"))
                return true;
    }
    return false;
}

/* The status of a finite verb by its auxiliaries. */
static uint8_t finite_status(const struct passage *passage, const struct clause *clause,
                             struct candidate *candidate)
{
    const uint16_t flags = verb_of(passage, clause)->flags;
    if (flags & (VERB_WILL | VERB_BE_TO)) return STATUS_PLANNED;
    if (flags & VERB_WOULD) {
        if (!(clause->flags & CLAUSE_SAID)) candidate->flags |= CANDIDATE_UNSURE;
        const bool forecast =
            candidate->type == TYPE_WIN || candidate->type == TYPE_HARM ||
            (candidate->frame && candidate->frame->kind == KIND_UNDERGO);
        if (forecast) candidate->flags |= CANDIDATE_UNSURE;
        return STATUS_PLANNED;
    }
    if (candidate->frame && candidate->frame->flags & FRAME_CONTEXT &&
        flags & VERB_SHOULD)
        return STATUS_ACHIEVED;
    if (flags & (VERB_MAY | VERB_SHOULD)) {
        candidate->flags |= CANDIDATE_UNSURE;
        return STATUS_PROPOSED;
    }
    if (flags & VERB_HAD && !(clause->flags & CLAUSE_SAID))
        candidate->flags |= CANDIDATE_BEFORE;
    const bool adjective = candidate->frame && candidate->frame->kind == KIND_ADJECTIVE;
    if (adjective) return STATUS_ACHIEVED;
    const bool moves = candidate->type == TYPE_MOVE || candidate->type == TYPE_HARM ||
                       candidate->type == TYPE_PROTEST ||
                       candidate->type == TYPE_INVESTIGATE;
    const bool lasts = candidate->frame && candidate->frame->flags & FRAME_PRESENT;
    if (flags & VERB_PROGRESSIVE && flags & VERB_PRESENT && !moves)
        return lasts && candidate->frame->status ? candidate->frame->status
                                                 : STATUS_PLANNED;
    if (flags & VERB_PRESENT &&
        !(flags & (VERB_PERFECT | VERB_PASSIVE | VERB_PROGRESSIVE))) {
        if (rules(passage, clause) || is_scheduled(passage, clause))
            return STATUS_PLANNED;
        candidate->flags |= CANDIDATE_HABIT;
        if (candidate->frame && candidate->frame->flags & FRAME_PRESENT)
            return candidate->frame->status ? candidate->frame->status : STATUS_PLANNED;
    }
    return STATUS_ACHIEVED;
}

static bool is_past(const struct passage *passage, const struct clause *clause)
{
    return verb_of(passage, clause)->flags & (VERB_PAST | VERB_PERFECT | VERB_HAD);
}

/* "the first woman to be elected" was elected. */
static bool is_singled_out(const struct passage *passage, const struct chunk *noun)
{
    static const char *const words[] = {"first", "only",     "last",   "second",
                                        "third", "youngest", "oldest", "latest"};
    for (uint32_t at = noun->first; at < noun->last; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (token_is(passage, at, words[i])) return true;
    return false;
}

/* The adjective or noun right before an infinitive. */
static uint8_t status_before(const struct passage *passage, const struct clause *clause,
                             struct candidate *candidate)
{
    if (clause->subject_of == NONE || clause->subject_of >= passage->chunk_count)
        return STATUS_PLANNED;
    const struct chunk *before = &passage->chunks[clause->subject_of];
    if (token_in(passage, before->head, CLASS_DUE)) return STATUS_PLANNED;
    if (before->kind == CHUNK_NOUN && is_singled_out(passage, before))
        return STATUS_ACHIEVED;
    if (token_in(passage, before->head, CLASS_UNSURE)) {
        candidate->flags |= CANDIDATE_UNSURE;
        return STATUS_PROPOSED;
    }
    if (candidate->type == TYPE_WIN)
        return STATUS_ACHIEVED; /* came from behind to beat X */
    if (before->kind == CHUNK_NOUN && token_in(passage, before->head, CLASS_TRY_NOUN)) {
        candidate->flags |= CANDIDATE_PURPOSE;
        return STATUS_FAILED;
    }
    const bool deal =
        before->kind == CHUNK_NOUN && token_in(passage, before->head, CLASS_PLAN_NOUN);
    if (!deal) candidate->flags |= CANDIDATE_PURPOSE;
    return STATUS_PLANNED;
}

/* Whether an infinitive hangs on what may never happen: "would be asked to go". */
static bool is_doubtful(const struct passage *passage, const struct clause *clause)
{
    const struct frame *control;
    for (int i = 0; i < 4; i++) {
        const uint16_t flags = verb_of(passage, clause)->flags;
        if (flags & (VERB_MAY | VERB_SHOULD)) return true;
        if (flags & VERB_WOULD && !(clause->flags & CLAUSE_SAID)) return true;
        if (clause->kind != CLAUSE_TO || clause->governor == NONE) return false;
        clause = &passage->clauses[clause->governor];
        if (control_of(passage, clause, &control) && control->flags & FRAME_NOTHING)
            return true;
    }
    return false;
}

/* to V: as the verb that governs it says. */
static uint8_t infinitive_status(const struct passage *passage,
                                 const struct clause *clause, struct candidate *candidate)
{
    if (clause->governor == NONE) {
        candidate->flags |= CANDIDATE_PURPOSE;
        return STATUS_PLANNED;
    }
    const struct clause *by = &passage->clauses[clause->governor];
    const struct frame *control;
    const uint16_t flags = verb_of(passage, by)->flags;
    if (by->flags & CLAUSE_CONDITION || is_doubtful(passage, by))
        candidate->flags |= CANDIDATE_UNSURE;
    if (flags & VERB_NEGATED) candidate->negative = true;
    const uint32_t to = verb_of(passage, clause)->first;
    if (token_in(passage, verb_of(passage, by)->head, CLASS_HAVE) &&
        to > passage->first && token_is(passage, to - 1, "yet")) /* has yet to approve */
        return STATUS_ACHIEVED;
    const bool has_to = token_in(passage, verb_of(passage, by)->head, CLASS_HAVE);
    if (has_to && flags & (VERB_WOULD | VERB_MAY | VERB_SHOULD))
        candidate->flags |= CANDIDATE_UNSURE;
    if (has_to) /* had to give */
        return flags & (VERB_PAST | VERB_PERFECT | VERB_HAD) ? STATUS_ACHIEVED
                                                             : STATUS_PLANNED;
    const bool gerund = verb_of(passage, clause)->flags & VERB_GERUND;
    const bool found = control_of(passage, by, &control);
    if (!found || (control->flags & FRAME_DENIES && !gerund)) { /* denied leave to take */
        if (token_in(passage, verb_of(passage, by)->head, CLASS_DUE))
            return STATUS_PLANNED;
        return status_before(passage, clause, candidate);
    }
    if (control->flags & FRAME_DENIES) candidate->negative = true;
    const bool provides = by->kind == CLAUSE_RELATIVE && flags & VERB_PRESENT;
    if (control->flags & FRAME_WEAK || provides) candidate->flags |= CANDIDATE_PURPOSE;
    if (flags & VERB_HAD && !(by->flags & CLAUSE_SAID))
        candidate->flags |= CANDIDATE_BEFORE;
    if (control->flags & FRAME_NOTHING) {
        candidate->flags |= CANDIDATE_UNSURE;
        return control->status ? control->status : STATUS_PROPOSED;
    }
    if (flags & (VERB_MAY | VERB_SHOULD)) candidate->flags |= CANDIDATE_UNSURE;
    if (flags & (VERB_WILL | VERB_WOULD)) return STATUS_PLANNED;
    if (control->status == STATUS_ACHIEVED && !is_past(passage, by) &&
        by->kind == CLAUSE_TO)
        return STATUS_PLANNED;
    /* voted 52-31 to dismiss: done; voted to lift: to come */
    if (control->status == STATUS_NONE) {
        const bool done =
            candidate->type == TYPE_APPROVE || candidate->type == TYPE_REJECT ||
            candidate->type == TYPE_APPOINT || candidate->type == TYPE_JUDGE;
        return done ? STATUS_ACHIEVED : STATUS_PLANNED;
    }
    return control->status;
}

/* The status of the clause that a participle hangs on. */
static uint8_t governor_status(const struct passage *passage, const struct clause *clause,
                               struct candidate *candidate)
{
    for (int i = 0; i < 4 && clause->governor != NONE; i++) {
        clause = &passage->clauses[clause->governor];
        const uint16_t flags = verb_of(passage, clause)->flags;
        if (flags & (VERB_FINITE | VERB_BE_TO)) {
            const uint16_t kept = candidate->flags;
            const uint8_t status = finite_status(passage, clause, candidate);
            candidate->flags = (uint16_t)(kept | (candidate->flags & CANDIDATE_UNSURE));
            return status;
        }
        if (flags & VERB_INFINITIVE) return STATUS_PLANNED;
    }
    return STATUS_ACHIEVED;
}

static void read_polarity(const struct passage *passage, const struct clause *clause,
                          struct candidate *candidate)
{
    const struct chunk *verb = verb_of(passage, clause);
    if (verb->flags & VERB_NEGATED) candidate->negative = true;
    if (!phrase_is_empty(&clause->subject) && !(clause->kind == CLAUSE_TO) &&
        passage->chunks[clause->subject.chunk].flags & NOUN_NO)
        candidate->negative = true;
    if (!phrase_is_empty(&clause->object) &&
        passage->chunks[clause->object.chunk].flags & NOUN_NO)
        candidate->negative = true;
    if (candidate->type != TYPE_MOVE && verb->first > passage->first &&
        (token_is(passage, verb->first - 1, "almost") ||
         token_is(passage, verb->first - 1, "nearly")))
        candidate->flags |= CANDIDATE_UNSURE; /* almost took the set */
    /* has yet to V; have never V */
    for (uint32_t at = verb->first; at < verb->last; at++)
        if (token_is(passage, at, "never")) candidate->negative = true;
    if (clause->flags & CLAUSE_DENIED) candidate->negative = !candidate->negative;
    if (verb->first >= passage->first + 1 && token_is(passage, verb->first - 1, "yet"))
        candidate->negative = true;
}

/* "will miss the final after being sent off": that has happened. */
static bool is_done_before(const struct passage *passage, const struct clause *clause)
{
    const struct chunk *verb = verb_of(passage, clause);
    return verb->flags & VERB_PASSIVE && verb->first > passage->first &&
           token_is(passage, verb->first - 1, "after");
}

void status_read(const struct passage *passage, struct candidate *candidate)
{
    candidate->negative = false;
    if (candidate->clause == NONE) {
        candidate->status = STATUS_ACHIEVED;
        return;
    }
    const struct clause *clause = &passage->clauses[candidate->clause];
    if (token_is(passage, passage->last - 1, "?")) candidate->flags |= CANDIDATE_UNSURE;
    if (candidate->flags & CANDIDATE_NOUN) {
        const uint8_t status = governor_status(passage, clause, candidate);
        candidate->status = status == STATUS_ACHIEVED ? status : STATUS_PLANNED;
        if (candidate->frame && candidate->frame->status)
            candidate->status = candidate->frame->status;
        return;
    }
    switch (clause->kind) {
    case CLAUSE_TO:
        candidate->status = infinitive_status(passage, clause, candidate);
        break;
    case CLAUSE_AFTER_ING:
        if (is_done_before(passage, clause)) {
            candidate->status = STATUS_ACHIEVED;
            break;
        }
        candidate->status = governor_status(passage, clause, candidate);
        break;
    case CLAUSE_ING:
    case CLAUSE_OF_ING:
        candidate->status = governor_status(passage, clause, candidate);
        break;
    case CLAUSE_REDUCED:
        candidate->status = STATUS_ACHIEVED;
        break;
    default:
        candidate->status = finite_status(passage, clause, candidate);
        break;
    }
    read_polarity(passage, clause, candidate);
    if (clause->flags & CLAUSE_CONDITION) candidate->flags |= CANDIDATE_UNSURE;
    const bool yet = clause->kind == CLAUSE_TO && candidate->negative &&
                     verb_of(passage, clause)->first > passage->first &&
                     token_is(passage, verb_of(passage, clause)->first - 1, "yet");
    if (yet) candidate->status = STATUS_ACHIEVED;
    const struct frame *frame = candidate->frame;
    if (frame && frame->status &&
        (candidate->status == STATUS_ACHIEVED || frame->status == STATUS_FAILED))
        candidate->status = frame->status;
}
