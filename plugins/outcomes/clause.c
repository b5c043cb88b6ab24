/* clause: each verb group with its subject, its objects, and what it hangs on. */
#include "clause.h"

static const struct chunk *chunk_at(const struct passage *passage, uint16_t at)
{
    return &passage->chunks[at];
}

/* Over ", by 52 votes to 31," between a verb and its object. */
static int skip_parenthesis(const struct passage *passage, int at)
{
    if (!chunk_is(passage, at, CHUNK_COMMA)) return at;
    if (!chunk_is(passage, at + 1, CHUNK_LINK) &&
        !chunk_is(passage, at + 1, CHUNK_ADVERB))
        return at;
    for (int next = at + 1; next < passage->chunk_count && next < at + 9; next++) {
        if (chunk_is(passage, next, CHUNK_VERB) || chunk_is(passage, next, CHUNK_STOP))
            return at;
        if (chunk_is(passage, next, CHUNK_COMMA))
            return chunk_is(passage, next + 1, CHUNK_NOUN) ? next + 1 : at;
    }
    return at;
}

/* "handed back to the owners 46 wagons": an object that stands behind what is shorter. */
static bool is_heavy(const struct passage *passage, int at)
{
    return chunk_is(passage, at, CHUNK_LINK) && chunk_is(passage, at + 1, CHUNK_NOUN) &&
           chunk_is(passage, at + 2, CHUNK_NOUN) &&
           passage->chunks[at + 2].last > passage->chunks[at + 2].first + 1 &&
           !token_is(passage, passage->chunks[at].first, "for") &&
           !token_in(passage, passage->chunks[at + 2].head, CLASS_TIME) &&
           !(passage->chunks[at + 2].flags & (NOUN_NUMBER | NOUN_PRONOUN)) &&
           !phrase_begins_clause(passage, (uint16_t)(at + 2));
}

/* "sank off Aniwa": an adverb before a name that no line of the verb takes for its own
 * stands for a preposition. */
static bool is_placed(const struct passage *passage, const struct clause *clause)
{
    const int at = clause->verb + 1;
    if (!chunk_is(passage, at, CHUNK_ADVERB) || !chunk_is(passage, at + 1, CHUNK_NOUN))
        return false;
    const uint32_t token = passage->chunks[at].first;
    if (!(passage->chunks[at + 1].flags & NOUN_NAME) ||
        !(token_is(passage, token, "off") || token_is(passage, token, "past") ||
          token_is(passage, token, "through") || token_is(passage, token, "across")))
        return false;
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, clause->verb_word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].particle == word_at(passage, token)) return false;
    return true;
}

static void find_objects(struct passage *passage, struct clause *clause)
{
    int at = skip_parenthesis(passage, chunk_skip_right(passage, clause->verb + 1));
    if (is_placed(passage, clause)) return;
    if (is_heavy(passage, at)) at += 2;
    const bool available = chunk_is(passage, at, CHUNK_ADJECTIVE) &&
                           chunk_is(passage, at + 1, CHUNK_NOUN) &&
                           (token_is(passage, passage->chunks[at].head, "available") ||
                            token_is(passage, passage->chunks[at].head, "public"));
    if (available) at++; /* made available a plane */
    if (!chunk_is(passage, at, CHUNK_NOUN)) return;
    if (phrase_begins_clause(passage, (uint16_t)at)) return;
    clause->object = phrase_from(passage, (uint16_t)at, true);
    for (int next = at + 1; next < passage->chunk_count; next++) {
        if (passage->chunks[next].first < clause->object.last) continue;
        if (chunk_is(passage, next, CHUNK_NOUN) &&
            !phrase_begins_clause(passage, (uint16_t)next))
            clause->second = phrase_from(passage, (uint16_t)next, true);
        return;
    }
}

struct clause *clause_last(const struct passage *passage, bool finite)
{
    for (uint16_t i = passage->clause_count; i-- > 0;) {
        struct clause *clause = &passage->clauses[i];
        if (!finite || clause_is_finite(passage, clause->verb)) return clause;
    }
    return NULL;
}

static void govern(struct passage *passage, struct clause *clause,
                   const struct clause *by)
{
    if (!by) return;
    clause->governor = (uint16_t)(by - passage->clauses);
    clause->subject = by->subject;
}

static void read_infinitive(struct passage *passage, struct clause *clause)
{
    const int before = chunk_skip_left(passage, clause->verb - 1);
    clause->kind = CLAUSE_TO;
    const struct clause *by = clause_last(passage, false);
    if (chunk_is(passage, before, CHUNK_AND) && by) {
        const struct clause *other = by;
        while (other > passage->clauses && other->kind != CLAUSE_TO)
            other--;
        if (other->kind == CLAUSE_TO) {
            clause->subject = other->subject;
            clause->governor = other->governor;
            clause->subject_of = other->subject_of;
            clause->flags |= CLAUSE_SHARED;
            return;
        }
    }
    govern(passage, clause, by);
    if (!by) return;
    clause->subject_of = (uint16_t)(before < 0 ? 0 : before);
    /* ordered him to leave: he leaves; beat him to win the race: the other wins */
    if (!phrase_is_empty(&by->object) && chunk_is(passage, before, CHUNK_NOUN) &&
        token_in(passage, passage->chunks[by->verb].head, CLASS_SWAY) &&
        !(passage->chunks[by->verb].flags & VERB_PASSIVE))
        clause->subject = by->object;
}

static bool is_time_link(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "after") || token_is(passage, token, "before") ||
           token_is(passage, token, "by") || token_is(passage, token, "while") ||
           token_is(passage, token, "following") || token_is(passage, token, "since");
}

static void read_gerund(struct passage *passage, struct clause *clause)
{
    const int before = chunk_skip_left(passage, clause->verb - 1);
    const struct clause *by = clause_last(passage, false);
    clause->kind = CLAUSE_ING;
    clause->subject_of = (uint16_t)(before < 0 ? 0 : before);
    if (chunk_is(passage, before, CHUNK_LINK) || chunk_is(passage, before, CHUNK_SUB))
        clause->kind = is_time_link(passage, passage->chunks[before].first)
                           ? CLAUSE_AFTER_ING
                           : CLAUSE_OF_ING;
    if (chunk_is(passage, before, CHUNK_AND) && by) {
        const struct clause *other = subject_partner(passage, clause, false);
        if (other) {
            clause->kind = other->kind;
            clause->subject = other->subject;
            clause->governor = other->governor;
            return;
        }
    }
    if (chunk_is(passage, before, CHUNK_VERB)) {
        clause->kind = CLAUSE_TO;
        govern(passage, clause, by);
        return;
    }
    if (chunk_is(passage, before, CHUNK_COMMA) && by && by->kind == CLAUSE_TO)
        by = clause_last(passage, true);
    govern(passage, clause, by);
    /* a convoy carrying food: the convoy carries */
    if (chunk_is(passage, before, CHUNK_NOUN) && before == clause->verb - 1) {
        clause->subject = subject_phrase(passage, before, false);
        const int link = clause->subject.chunk - 1;
        const bool with = chunk_is(passage, link, CHUNK_LINK) &&
                          token_is(passage, passage->chunks[link].first, "with");
        if (!with) clause->flags |= CLAUSE_ATTACHED;
    } else if (by && by->kind != CLAUSE_MAIN && clause_last(passage, true))
        clause->subject = clause_last(passage, true)->subject;
}

static void read_context(struct passage *passage, struct clause *clause)
{
    const int from = clause->kind == CLAUSE_RELATIVE || clause->kind == CLAUSE_TO ||
                             clause->subject_of == NONE
                         ? clause->verb
                         : clause->subject_of;
    int before = from - 1;
    while (before >= 0 && !chunk_is(passage, before, CHUNK_SUB) &&
           !chunk_is(passage, before, CHUNK_COMMA) &&
           !chunk_is(passage, before, CHUNK_VERB) &&
           !chunk_is(passage, before, CHUNK_STOP) &&
           !chunk_is(passage, before, CHUNK_THAT))
        before--;
    if (clause->flags & CLAUSE_SHARED) {
        clause->flags |=
            passage->clauses[clause->governor == NONE ? 0 : clause->governor].flags &
            (CLAUSE_CONDITION | CLAUSE_SUBORDINATE | CLAUSE_UNTIL);
        return;
    }
    for (int at = from - 1; at >= 0 && at > before; at--) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_LINK) continue;
        if (token_is(passage, chunk->first, "until") ||
            token_is(passage, chunk->first, "till"))
            clause->flags |= CLAUSE_UNTIL;
        if (token_is(passage, chunk->first, "as") ||
            token_is(passage, chunk->first, "after") ||
            token_is(passage, chunk->first, "before"))
            clause->flags |= CLAUSE_SUBORDINATE;
    }
    if (before < 0 || !chunk_is(passage, before, CHUNK_SUB)) return;
    clause->flags |= token_in(passage, passage->chunks[before].first, CLASS_CONDITION)
                         ? CLAUSE_CONDITION
                         : CLAUSE_SUBORDINATE;
}

/* agreed to raise fares and hire drivers: "hire" is an infinitive too. */
static bool continues_infinitive(const struct passage *passage, uint16_t at)
{
    const struct chunk *chunk = &passage->chunks[at];
    if (chunk->flags != VERB_PRESENT || tag_at(passage, chunk->head) != NG_VBP)
        return false;
    if (!chunk_is(passage, chunk_skip_left(passage, at - 1), CHUNK_AND)) return false;
    return passage->clause_count &&
           passage->clauses[passage->clause_count - 1].kind == CLAUSE_TO;
}

static void read_clause(struct passage *passage, uint16_t at)
{
    struct clause *clause = &passage->clauses[passage->clause_count];
    participle_mend(passage, at);
    const struct chunk *chunk = chunk_at(passage, at);
    *clause = (struct clause){.kind = CLAUSE_MAIN,
                              .verb = at,
                              .governor = NONE,
                              .subject_of = NONE,
                              .speech = NONE,
                              .end = passage->chunk_count,
                              .verb_word = word_at(passage, chunk->head)};
    find_objects(passage, clause);
    if (continues_infinitive(passage, at)) passage->chunks[at].flags = VERB_INFINITIVE;
    if (chunk->flags & VERB_INFINITIVE && !(chunk->flags & (VERB_FINITE | VERB_BE_TO)))
        read_infinitive(passage, clause);
    else if (chunk->flags & VERB_GERUND)
        read_gerund(passage, clause);
    else if (chunk->flags & VERB_PARTICIPLE)
        participle_read(passage, clause);
    else
        subject_find(passage, clause);
    if (passage->chunks[at].flags & VERB_PASSIVE) clause->flags |= CLAUSE_PASSIVE;
    if (passage->quoted[chunk->head - passage->first]) clause->flags |= CLAUSE_QUOTED;
    read_context(passage, clause);
    passage->clause_count++;
}

/* Whether what stands before a noun ties it to the words before: no subject stands behind
 * such a preposition, as in "fell to 4.27 percent in the week ended May 2". */
static bool is_tied(const struct passage *passage, uint16_t noun)
{
    static const char *const words[] = {"to",  "by",   "at",   "of",
                                        "for", "from", "into", "with"};
    if (!noun || !chunk_is(passage, noun - 1, CHUNK_LINK)) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, passage->chunks[noun - 1].first, words[i])) return true;
    return false;
}

/* A clause ends where the next one begins: at its subject, else at its verb. */
static void find_ends(struct passage *passage)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        for (int at = clause->verb + 1; at < passage->chunk_count; at++) {
            const uint8_t kind = passage->chunks[at].kind;
            if (kind != CHUNK_STOP && kind != CHUNK_WHICH && kind != CHUNK_SUB) continue;
            clause->end = (uint16_t)at;
            break;
        }
        if (i + 1 == passage->clause_count) continue;
        const struct clause *next = &passage->clauses[i + 1];
        uint16_t end = next->verb;
        const bool own = next->kind == CLAUSE_MAIN && next->subject_of != NONE &&
                         !(next->flags & CLAUSE_SHARED) &&
                         next->subject_of > clause->verb &&
                         !is_tied(passage, next->subject_of);
        if (own) end = next->subject_of;
        if (end < clause->end) clause->end = end;
    }
}

/* The chunk of the "if" that a clause hangs on; -1 if it is another word. */
static int if_of(const struct passage *passage, const struct clause *clause)
{
    if (!(clause->flags & CLAUSE_CONDITION) || clause->subject_of == NONE) return -1;
    int at = clause->subject_of;
    while (at > 0 && !chunk_is(passage, at, CHUNK_SUB))
        at--;
    return token_is(passage, passage->chunks[at].first, "if") ? at : -1;
}

/* What hangs on a condition is none: "If the bill passes, tax will rise", "the risk is
 * higher if it rains". */
static void spread_conditions(struct passage *passage)
{
    const uint16_t open = VERB_WILL | VERB_WOULD | VERB_MAY | VERB_PRESENT;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const int at = if_of(passage, &passage->clauses[i]);
        if (at < 0) continue;
        struct clause *main = NULL;
        if (at <= 1 && i + 1 < passage->clause_count)
            main = &passage->clauses[i + 1];
        else if (at > 1 && i > 0 && passage->clauses[i - 1].end >= at)
            main = &passage->clauses[i - 1];
        if (!main || main->kind != CLAUSE_MAIN || main->flags & CLAUSE_SPEAKS) continue;
        const uint16_t verb = passage->chunks[main->verb].flags;
        const uint16_t unreal = at > 1 ? VERB_PRESENT | VERB_MAY : open;
        if (verb & unreal && !(verb & VERB_PERFECT)) main->flags |= CLAUSE_CONDITION;
    }
}

/* "on hopes that the bill will pass": what may be so, and is not said to be. */
static void doubt_contents(struct passage *passage)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        int at = clause->verb - 1;
        while (at > 0 && !token_is(passage, passage->chunks[at].first, "that") &&
               !chunk_is(passage, at, CHUNK_VERB) && !chunk_is(passage, at, CHUNK_STOP) &&
               !chunk_is(passage, at, CHUNK_AND))
            at--;
        if (at < 1 || !token_is(passage, passage->chunks[at].first, "that") ||
            !chunk_is(passage, at - 1, CHUNK_NOUN))
            continue;
        if (token_in(passage, passage->chunks[at - 1].head, CLASS_DOUBT))
            clause->flags |= CLAUSE_CONDITION;
    }
}

/* "Should the bill pass, tax will rise": a condition told by the order of words. */
static void invert_conditions(struct passage *passage)
{
    const uint16_t open = VERB_WILL | VERB_WOULD | VERB_MAY;
    const bool inverted = token_is(passage, passage->first, "should") ||
                          token_is(passage, passage->first, "were") ||
                          token_is(passage, passage->first, "had");
    if (!inverted || !chunk_is(passage, 0, CHUNK_VERB) ||
        !chunk_is(passage, 1, CHUNK_NOUN) || token_is(passage, passage->last - 1, "?"))
        return;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        clause->flags |= CLAUSE_CONDITION;
        if (clause->verb > 1 && passage->chunks[clause->verb].flags & open) return;
    }
}

void passage_parse(struct passage *passage)
{
    passage->clause_count = 0;
    for (uint16_t at = 0; at < passage->chunk_count; at++)
        if (passage->chunks[at].kind == CHUNK_VERB && passage->clause_count < MAX_CLAUSES)
            read_clause(passage, at);
    share_arguments(passage);
    find_ends(passage);
    spread_conditions(passage);
    invert_conditions(passage);
    doubt_contents(passage);
}
