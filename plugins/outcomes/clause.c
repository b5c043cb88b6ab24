/* clause: each verb group with its subject and objects, found by walking from chunk to
 * chunk: left over parentheses and prepositional phrases, right to the next noun. */
#include "passage.h"

static const struct chunk *chunk_at(const struct passage *passage, uint16_t at)
{
    return &passage->chunks[at];
}

bool chunk_is(const struct passage *passage, int at, enum chunk_kind kind)
{
    return at >= 0 && at < passage->chunk_count && passage->chunks[at].kind == kind;
}

static bool is_finite(const struct passage *passage, int at)
{
    const struct chunk *chunk = &passage->chunks[at];
    return chunk->kind == CHUNK_VERB && (chunk->flags & (VERB_FINITE | VERB_BE_TO));
}

static struct clause *clause_of(const struct passage *passage, int chunk)
{
    for (uint16_t i = passage->clause_count; i-- > 0;)
        if (passage->clauses[i].verb == chunk) return &passage->clauses[i];
    return NULL;
}

static bool is_speech(const struct passage *passage, int chunk)
{
    size_t              count;
    const uint32_t      word = word_at(passage, passage->chunks[chunk].head);
    const struct frame *frames = lexicon_frames(passage->lexicon, word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind == KIND_SPEECH) return true;
    return false;
}

/* ------------------------------------------------------------------ noun phrases */

/* A preposition that ties a noun phrase to the one before it rather than to the verb. */
static bool ties(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"of",      "on",   "between", "against", "over",
                                        "about",   "in",   "for",     "with",    "into",
                                        "regarding", "among", "under",  "concerning", "near"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

static bool begins_clause(const struct passage *passage, uint16_t at)
{
    int next = at + 1;
    while (chunk_is(passage, next, CHUNK_ADVERB) || chunk_is(passage, next, CHUNK_TIME) ||
           chunk_is(passage, next, CHUNK_ASIDE))
        next++;
    return next < passage->chunk_count && is_finite(passage, next);
}

struct phrase phrase_from(const struct passage *passage, uint16_t at, bool joined)
{
    if (!chunk_is(passage, at, CHUNK_NOUN)) return (struct phrase){0};
    const struct chunk *noun = chunk_at(passage, at);
    struct phrase phrase = {noun->first, noun->last, noun->head, at};
    for (int next = at + 1; next < passage->chunk_count;) {
        const struct chunk *chunk = &passage->chunks[next];
        if (chunk->kind == CHUNK_ASIDE) {
            next++;
            continue;
        }
        const bool noun_next = chunk_is(passage, next + 1, CHUNK_NOUN);
        const bool linked = chunk->kind == CHUNK_LINK && ties(passage, chunk->first);
        const bool more = joined && chunk->kind == CHUNK_AND &&
                          !token_is(passage, chunk->first, "but");
        const bool listed = joined && chunk->kind == CHUNK_COMMA && noun_next &&
                            (chunk_is(passage, next + 2, CHUNK_AND) ||
                             chunk_is(passage, next + 2, CHUNK_COMMA)) &&
                            chunk_is(passage, next + 3, CHUNK_NOUN);
        if (!noun_next || !(linked || more || listed)) break;
        const bool price = linked && passage->chunks[next + 1].flags & NOUN_NUMBER &&
                           token_is(passage, chunk->first, "for");
        if (price) break; /* bought the mill for $2 million */
        if (begins_clause(passage, (uint16_t)(next + 1))) break;
        phrase.last = passage->chunks[next + 1].last;
        next += 2;
    }
    return phrase;
}

/* Over adverbs, times and "on Friday", to the left. */
int chunk_skip_left(const struct passage *passage, int at)
{
    for (;;) {
        if (chunk_is(passage, at, CHUNK_ADVERB) || chunk_is(passage, at, CHUNK_ASIDE) ||
            chunk_is(passage, at, CHUNK_QUOTE))
            at--;
        else if (chunk_is(passage, at, CHUNK_TIME))
            at -= chunk_is(passage, at - 1, CHUNK_LINK) ? 2 : 1;
        else if (chunk_is(passage, at, CHUNK_LINK) && chunk_is(passage, at - 1, CHUNK_ADJECTIVE) &&
                 token_is(passage, passage->chunks[at].first, "than"))
            at -= 2; /* more than doubled */
        else return at;
    }
}

int chunk_skip_right(const struct passage *passage, int at)
{
    for (;;) {
        if (chunk_is(passage, at, CHUNK_ADVERB) || chunk_is(passage, at, CHUNK_ASIDE) ||
            chunk_is(passage, at, CHUNK_QUOTE) || chunk_is(passage, at, CHUNK_TIME))
            at++;
        else if (chunk_is(passage, at, CHUNK_LINK) && chunk_is(passage, at + 1, CHUNK_TIME))
            at += 2;
        else return at;
    }
}

/* "eggs shipped to Osaka were recalled": two finite verbs cannot follow each other, so
 * the first is a participle, whatever its tag. */
static void turn_reduced(const struct passage *passage, struct clause *clause)
{
    struct chunk *verb = &passage->chunks[clause->verb];
    const uint8_t forms = lexicon_at(passage->lexicon, clause->verb_word)->forms;
    if (clause->kind != CLAUSE_MAIN || verb->flags != VERB_PAST) return;
    if (!(forms & FORM_PARTICIPLE) || clause->flags & CLAUSE_SHARED) return;
    if (!phrase_is_empty(&clause->object) || is_speech(passage, clause->verb)) return;
    if (clause->subject.last != verb->first) return;
    clause->kind = CLAUSE_REDUCED;
    clause->flags |= CLAUSE_PASSIVE;
    verb->flags = VERB_PARTICIPLE | VERB_PASSIVE;
}

/* Prepositions behind which a clause may begin: before trading was halted. */
static bool opens_clause(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "before") || token_is(passage, token, "after") ||
           token_is(passage, token, "since") || token_is(passage, token, "until") ||
           token_is(passage, token, "as") || token_is(passage, token, "than");
}

/* Where the chain "shares in Y of Z" that ends at a noun begins. */
static int chain_begin(const struct passage *passage, int noun)
{
    for (;;) {
        int before = noun - 1;
        while (chunk_is(passage, before, CHUNK_ASIDE)) before--;
        if (!chunk_is(passage, before, CHUNK_LINK)) return noun;
        if (opens_clause(passage, passage->chunks[before].first)) return noun;
        int left = before - 1;
        while (chunk_is(passage, left, CHUNK_ASIDE)) left--;
        if (chunk_is(passage, left, CHUNK_TIME) && chunk_is(passage, left - 1, CHUNK_NOUN))
            left--;
        if (chunk_is(passage, left, CHUNK_NOUN)) {
            noun = left;
            continue;
        }
        /* eggs shipped to Osaka; people who fled from Kivu */
        if (!chunk_is(passage, left, CHUNK_VERB)) return noun;
        struct clause *clause = clause_of(passage, left);
        const bool inner = clause && !phrase_is_empty(&clause->subject) &&
                           (clause->kind == CLAUSE_REDUCED || clause->kind == CLAUSE_RELATIVE);
        if (!inner || clause->subject.chunk >= left) return noun;
        noun = clause->subject.chunk;
    }
}

/* The verb on which a noun depends, itself or by a preposition: "shipped to Osaka". */
static int verb_before(const struct passage *passage, int noun, bool finite)
{
    const int left = chunk_skip_left(passage, noun - 1);
    const bool linked = finite && chunk_is(passage, left, CHUNK_LINK) &&
                        !opens_clause(passage, passage->chunks[left].first);
    return linked ? chunk_skip_left(passage, left - 1) : left;
}

/* From a noun that is the object of an inner clause to the noun which that clause is
 * about: "A dam holding back waste" from "waste". */
static int climb(const struct passage *passage, int noun, bool finite)
{
    for (;;) {
        noun = chain_begin(passage, noun);
        const int left = verb_before(passage, noun, finite);
        if (!chunk_is(passage, left, CHUNK_VERB)) return noun;
        struct clause *clause = clause_of(passage, left);
        if (!clause || is_speech(passage, left)) return noun;
        if (clause->kind != CLAUSE_TO && phrase_is_empty(&clause->subject)) return noun;
        if (finite) turn_reduced(passage, clause);
        const bool of_noun = clause->kind == CLAUSE_REDUCED ||
                             clause->kind == CLAUSE_RELATIVE ||
                             ((clause->kind == CLAUSE_TO || clause->kind == CLAUSE_ING) &&
                              chunk_is(passage, left - 1, CHUNK_NOUN));
        if (!of_noun) return noun;
        const int target = clause->kind == CLAUSE_TO ? left - 1 : clause->subject.chunk;
        if (target >= left) return noun;
        noun = target;
    }
}

static bool is_and(const struct passage *passage, int at)
{
    return chunk_is(passage, at, CHUNK_AND) &&
           !token_is(passage, passage->chunks[at].first, "but");
}

/* Whether a noun is what a verb before it acts on, so that "and" behind it joins
 * clauses and not nouns. */
static bool is_object(const struct passage *passage, int noun)
{
    const int begin = chain_begin(passage, noun);
    const int before = chunk_skip_left(passage, begin - 1);
    if (chunk_is(passage, before, CHUNK_LINK)) return true;
    if (!chunk_is(passage, before, CHUNK_VERB)) return false;
    const bool content = begin == noun && !(passage->chunks[noun].flags & NOUN_NUMBER);
    return !(content && is_speech(passage, before)); /* said Iran and Iraq signed */
}

/* "A, B and C": from C to A. */
static int join_left(const struct passage *passage, int noun)
{
    int first = noun;
    if (is_and(passage, noun - 1) && chunk_is(passage, noun - 2, CHUNK_NOUN) &&
        !is_object(passage, noun - 2))
        first = chain_begin(passage, noun - 2);
    else return noun;
    while (chunk_is(passage, first - 1, CHUNK_COMMA) &&
           chunk_is(passage, first - 2, CHUNK_NOUN) && !is_object(passage, first - 2))
        first = chain_begin(passage, first - 2);
    return first;
}

static struct phrase subject_phrase(const struct passage *passage, int noun, bool finite)
{
    int first = climb(passage, noun, finite);
    first = join_left(passage, first);
    struct phrase phrase = {.first = passage->chunks[first].first,
                            .last = passage->chunks[noun].last,
                            .head = passage->chunks[first].head,
                            .chunk = (uint16_t)first};
    if (chunk_is(passage, noun + 1, CHUNK_ASIDE)) phrase.last = passage->chunks[noun + 1].last;
    return phrase;
}

/* ------------------------------------------------------------------ subjects */

/* The comma that opens the parenthesis which the comma at an index closes: its chunk,
 * or -1.  Inside is no finite verb, or a relative clause. */
static int opening_comma(const struct passage *passage, int comma)
{
    bool finite = false;
    for (int at = comma - 1; at >= 0; at--) {
        if (chunk_is(passage, at, CHUNK_STOP)) return -1;
        if (chunk_is(passage, at, CHUNK_VERB) && is_finite(passage, at)) finite = true;
        if (!chunk_is(passage, at, CHUNK_COMMA)) continue;
        const bool relative = chunk_is(passage, at + 1, CHUNK_WHICH) ||
                              chunk_is(passage, at + 2, CHUNK_WHICH);
        if (finite && !relative) continue;
        return at;
    }
    return -1;
}

/* The clause from which a verb behind "and" takes its subject. */
static struct clause *partner(const struct passage *passage, const struct clause *clause,
                              bool comma)
{
    const uint16_t tense = VERB_PAST | VERB_WILL | VERB_WOULD | VERB_PRESENT;
    const uint16_t flags = passage->chunks[clause->verb].flags;
    const bool finite = flags & (VERB_FINITE | VERB_BE_TO);
    struct clause *nearest = NULL;
    for (uint16_t i = passage->clause_count; i-- > 0;) {
        struct clause *other = &passage->clauses[i];
        if (other->verb >= clause->verb) continue;
        const uint16_t other_flags = passage->chunks[other->verb].flags;
        const bool other_finite = other_flags & (VERB_FINITE | VERB_BE_TO);
        if (finite != other_finite) continue;
        if (comma && other->kind != CLAUSE_MAIN) continue;
        if (!comma || (other_flags & tense) == (flags & tense)) return other;
        if (!nearest) nearest = other;
    }
    return nearest;
}

static void share_subject(struct passage *passage, struct clause *clause, bool comma)
{
    const struct clause *other = partner(passage, clause, comma);
    if (!other) return;
    clause->kind = other->kind;
    clause->subject = other->subject;
    clause->flags |= CLAUSE_SHARED;
    clause->governor = (uint16_t)(other - passage->clauses);
    /* will reopen a mill and hire 340 people */
    struct chunk  *verb = &passage->chunks[clause->verb];
    const uint16_t modal = VERB_WILL | VERB_WOULD | VERB_MAY | VERB_SHOULD;
    if (verb->flags == VERB_PRESENT && tag_at(passage, verb->head) == NG_VBP)
        verb->flags = passage->chunks[other->verb].flags & modal
                          ? passage->chunks[other->verb].flags & modal : verb->flags;
}

/* "A third candidate, Ibrahim Alhassan": from the name to the noun it explains. */
static int skip_apposition(const struct passage *passage, int noun)
{
    const bool apposed = chunk_is(passage, noun, CHUNK_NOUN) &&
                         chunk_is(passage, noun - 1, CHUNK_COMMA) &&
                         chunk_is(passage, noun - 2, CHUNK_NOUN) &&
                         !is_object(passage, noun - 2);
    return apposed ? noun - 2 : noun;
}

/* The noun that "who" or "which" at a chunk stands for. */
static int antecedent(const struct passage *passage, int which)
{
    int at = which - 1;
    if (chunk_is(passage, at, CHUNK_LINK)) at--; /* one of whom */
    const bool comma = chunk_is(passage, at, CHUNK_COMMA);
    if (comma) at--;
    at = chunk_skip_left(passage, at);
    if (chunk_is(passage, at, CHUNK_COMMA)) at = chunk_skip_left(passage, at - 1);
    const bool age = chunk_is(passage, at, CHUNK_NOUN) &&
                     passage->chunks[at].flags & NOUN_NUMBER &&
                     chunk_is(passage, at - 1, CHUNK_COMMA); /* Sang, 24, who */
    if (age) at = chunk_skip_left(passage, at - 2);
    return chunk_is(passage, at, CHUNK_NOUN) ? at : -1;
}

static bool is_human(const struct passage *passage, const struct chunk *chunk)
{
    return chunk->flags & (NOUN_NAME | NOUN_PRONOUN) ||
           token_in(passage, chunk->head, CLASS_PERSON) ||
           token_in(passage, chunk->head, CLASS_PEOPLE);
}

/* "a duty to question the men, who": who is the men and not the duty. */
static void keep_human(const struct passage *passage, struct clause *clause, int noun)
{
    const struct chunk *nearest = &passage->chunks[noun];
    if (is_human(passage, &passage->chunks[clause->subject.chunk])) return;
    if (!is_human(passage, nearest) && tag_at(passage, nearest->head) != NG_NNS) return;
    clause->subject = (struct phrase){nearest->first, nearest->last, nearest->head,
                                      (uint16_t)noun};
}

static void find_subject(struct passage *passage, struct clause *clause)
{
    int at = chunk_skip_left(passage, clause->verb - 1);
    for (int guard = 0; guard < 8; guard++) {
        if (at < 0) return;
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind == CHUNK_NOUN) {
            clause->subject = subject_phrase(passage, at, true);
            clause->subject_of = clause->subject.chunk;
            const int before = chunk_skip_left(passage, clause->subject.chunk - 1);
            if (chunk_is(passage, before, CHUNK_WHICH)) clause->kind = CLAUSE_RELATIVE;
            return;
        }
        if (chunk->kind == CHUNK_AND) {
            share_subject(passage, clause, chunk_is(passage, at - 1, CHUNK_COMMA));
            return;
        }
        if (chunk->kind == CHUNK_WHICH || chunk->kind == CHUNK_THAT) {
            const int noun = antecedent(passage, at);
            clause->kind = CLAUSE_RELATIVE;
            clause->subject_of = (uint16_t)at;
            if (noun < 0) return;
            clause->subject = subject_phrase(passage, noun, false);
            if (token_is(passage, chunk->first, "who")) keep_human(passage, clause, noun);
            if (chunk_is(passage, at - 1, CHUNK_LINK)) { /* one of whom */
                clause->subject.last = chunk->last;
                clause->subject_of = clause->subject.chunk;
            }
            return;
        }
        if (chunk->kind != CHUNK_COMMA) return;
        const int open = opening_comma(passage, at);
        if (open < 0) { /* X, VERB: a list or a slip */
            share_subject(passage, clause, true);
            return;
        }
        at = chunk_skip_left(passage, open - 1);
        if (chunk_is(passage, open + 1, CHUNK_WHICH)) at = skip_apposition(passage, at);
    }
}

/* ------------------------------------------------------------------ objects */

/* Over ", by 52 votes to 31," between a verb and its object. */
static int skip_parenthesis(const struct passage *passage, int at)
{
    if (!chunk_is(passage, at, CHUNK_COMMA)) return at;
    if (!chunk_is(passage, at + 1, CHUNK_LINK) && !chunk_is(passage, at + 1, CHUNK_ADVERB))
        return at;
    for (int next = at + 1; next < passage->chunk_count && next < at + 9; next++) {
        if (chunk_is(passage, next, CHUNK_VERB) || chunk_is(passage, next, CHUNK_STOP)) return at;
        if (chunk_is(passage, next, CHUNK_COMMA))
            return chunk_is(passage, next + 1, CHUNK_NOUN) ? next + 1 : at;
    }
    return at;
}

static void find_objects(struct passage *passage, struct clause *clause)
{
    const int at = skip_parenthesis(passage, chunk_skip_right(passage, clause->verb + 1));
    if (!chunk_is(passage, at, CHUNK_NOUN)) return;
    if (begins_clause(passage, (uint16_t)at)) return;
    clause->object = phrase_from(passage, (uint16_t)at, true);
    for (int next = at + 1; next < passage->chunk_count; next++) {
        if (passage->chunks[next].first < clause->object.last) continue;
        if (chunk_is(passage, next, CHUNK_NOUN) && !begins_clause(passage, (uint16_t)next))
            clause->second = phrase_from(passage, (uint16_t)next, true);
        return;
    }
}

struct phrase clause_after(const struct passage *passage, const struct clause *clause,
                           uint32_t preposition)
{
    for (int at = clause->verb + 1; at < clause->end; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_LINK || word_at(passage, chunk->first) != preposition)
            continue;
        if (token_is(passage, chunk->first - 1, "according")) continue;
        if (chunk_is(passage, at + 1, CHUNK_NOUN))
            return phrase_from(passage, (uint16_t)(at + 1), true);
    }
    return (struct phrase){0};
}

/* ------------------------------------------------------------------ kinds of clauses */

static struct clause *last_clause(const struct passage *passage, bool finite)
{
    for (uint16_t i = passage->clause_count; i-- > 0;) {
        struct clause *clause = &passage->clauses[i];
        if (!finite || is_finite(passage, clause->verb)) return clause;
    }
    return NULL;
}

static void govern(struct passage *passage, struct clause *clause, const struct clause *by)
{
    if (!by) return;
    clause->governor = (uint16_t)(by - passage->clauses);
    clause->subject = by->subject;
}

static void read_infinitive(struct passage *passage, struct clause *clause)
{
    const int before = chunk_skip_left(passage, clause->verb - 1);
    clause->kind = CLAUSE_TO;
    const struct clause *by = last_clause(passage, false);
    if (chunk_is(passage, before, CHUNK_AND) && by) {
        const struct clause *other = by;
        while (other > passage->clauses && other->kind != CLAUSE_TO) other--;
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
    /* ordered him to leave: he leaves */
    if (!phrase_is_empty(&by->object) && chunk_is(passage, before, CHUNK_NOUN) &&
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
    const struct clause *by = last_clause(passage, false);
    clause->kind = CLAUSE_ING;
    clause->subject_of = (uint16_t)(before < 0 ? 0 : before);
    if (chunk_is(passage, before, CHUNK_LINK) || chunk_is(passage, before, CHUNK_SUB))
        clause->kind = is_time_link(passage, passage->chunks[before].first)
                           ? CLAUSE_AFTER_ING : CLAUSE_OF_ING;
    if (chunk_is(passage, before, CHUNK_AND) && by) {
        const struct clause *other = partner(passage, clause, false);
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
        by = last_clause(passage, true);
    govern(passage, clause, by);
    /* a convoy carrying food: the convoy carries */
    if (chunk_is(passage, before, CHUNK_NOUN) && before == clause->verb - 1) {
        clause->subject = subject_phrase(passage, before, false);
        const int link = clause->subject.chunk - 1;
        const bool with = chunk_is(passage, link, CHUNK_LINK) &&
                          token_is(passage, passage->chunks[link].first, "with");
        if (!with) clause->flags |= CLAUSE_ATTACHED;
    } else if (by && by->kind != CLAUSE_MAIN && last_clause(passage, true))
        clause->subject = last_clause(passage, true)->subject;
}

/* Whether a participle at a chunk has a finite verb beside it which the noun before it
 * can be the subject of: one before, or one behind up to the next comma, or farther. */
static bool has_main(const struct passage *passage, int chunk, bool behind, bool far)
{
    for (uint16_t i = 0; i < passage->clause_count; i++)
        if (is_finite(passage, passage->clauses[i].verb) &&
            passage->clauses[i].kind == CLAUSE_MAIN)
            return true;
    for (int at = chunk + 1; behind && at < passage->chunk_count; at++) {
        const uint8_t kind = passage->chunks[at].kind;
        if (!far && (kind == CHUNK_COMMA || kind == CHUNK_STOP || kind == CHUNK_SUB))
            return false;
        if (kind == CHUNK_VERB && is_finite(passage, at) &&
            !chunk_is(passage, at - 1, CHUNK_WHICH) && !chunk_is(passage, at - 1, CHUNK_THAT))
            return true;
    }
    return false;
}

/* A bare participle: with the auxiliary of the verb before "and"; else a clause about
 * the noun before it, unless only a past tense makes sense. */
static void read_participle(struct passage *passage, struct clause *clause)
{
    struct chunk *verb = &passage->chunks[clause->verb];
    const int     before = chunk_skip_left(passage, clause->verb - 1);
    const bool    by = chunk_is(passage, clause->verb + 1, CHUNK_LINK) &&
                    token_is(passage, passage->chunks[clause->verb + 1].first, "by");
    clause->kind = CLAUSE_REDUCED;
    if (chunk_is(passage, before, CHUNK_AND)) {
        const struct clause *other = last_clause(passage, false);
        if (other) {
            const uint16_t flags = passage->chunks[other->verb].flags;
            clause->kind = other->kind;
            clause->subject = other->subject;
            clause->governor = (uint16_t)(other - passage->clauses);
            clause->flags |= CLAUSE_SHARED;
            verb->flags = (uint16_t)((flags & ~VERB_NEGATED) & ~VERB_BE);
            if (flags & VERB_BE) verb->flags |= VERB_PASSIVE;
            return;
        }
    }
    const bool object = chunk_is(passage, chunk_skip_right(passage, clause->verb + 1), CHUNK_NOUN);
    const bool noun_before = chunk_is(passage, before, CHUNK_NOUN) ||
                             chunk_is(passage, before, CHUNK_COMMA) ||
                             chunk_is(passage, before, CHUNK_ASIDE);
    const bool comma = chunk_is(passage, before, CHUNK_COMMA);
    const bool past = chunk_is(passage, before, CHUNK_WHICH) ||
                      chunk_is(passage, before, CHUNK_THAT) ||
                      (noun_before && !by && !has_main(passage, clause->verb, !object, comma)) ||
                      (object && !by && chunk_is(passage, before, CHUNK_NOUN) &&
                       !token_in(passage, verb->head, CLASS_DITRANSITIVE));
    if (past) {
        verb->flags = VERB_PAST;
        clause->kind = CLAUSE_MAIN;
        find_subject(passage, clause);
        return;
    }
    verb->flags |= VERB_PASSIVE;
    clause->subject_of = (uint16_t)(before < 0 ? 0 : before);
    int noun = before;
    if (chunk_is(passage, noun, CHUNK_COMMA)) noun = chunk_skip_left(passage, noun - 1);
    if (chunk_is(passage, noun, CHUNK_NOUN)) clause->subject = subject_phrase(passage, noun, false);
}

/* A past tense that can only be a participle: "petitions filed by". */
static void mend_past(struct passage *passage, uint16_t at)
{
    struct chunk  *chunk = &passage->chunks[at];
    const uint8_t  forms = lexicon_at(passage->lexicon, word_at(passage, chunk->head))->forms;
    const bool     bare = chunk->flags == VERB_PAST && (forms & FORM_PARTICIPLE);
    const bool     by = chunk_is(passage, at + 1, CHUNK_LINK) &&
                    token_is(passage, passage->chunks[at + 1].first, "by") &&
                    chunk_is(passage, at + 2, CHUNK_NOUN) &&
                    !(passage->chunks[at + 2].flags & NOUN_NUMBER);
    if (bare && by && chunk_is(passage, at - 1, CHUNK_NOUN)) chunk->flags = VERB_PARTICIPLE;
}

static void read_context(struct passage *passage, struct clause *clause)
{
    const int from = clause->kind == CLAUSE_RELATIVE || clause->kind == CLAUSE_TO ||
                             clause->subject_of == NONE
                         ? clause->verb : clause->subject_of;
    int before = from - 1;
    while (before >= 0 && !chunk_is(passage, before, CHUNK_SUB) &&
           !chunk_is(passage, before, CHUNK_COMMA) && !chunk_is(passage, before, CHUNK_VERB) &&
           !chunk_is(passage, before, CHUNK_STOP) && !chunk_is(passage, before, CHUNK_THAT))
        before--;
    if (clause->flags & CLAUSE_SHARED) {
        clause->flags |= passage->clauses[clause->governor == NONE ? 0 : clause->governor].flags &
                         (CLAUSE_CONDITION | CLAUSE_SUBORDINATE | CLAUSE_UNTIL);
        return;
    }
    for (int at = from - 1; at >= 0 && at > before; at--) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_LINK) continue;
        if (token_is(passage, chunk->first, "until") || token_is(passage, chunk->first, "till"))
            clause->flags |= CLAUSE_UNTIL;
        if (token_is(passage, chunk->first, "as") || token_is(passage, chunk->first, "after") ||
            token_is(passage, chunk->first, "before"))
            clause->flags |= CLAUSE_SUBORDINATE;
    }
    if (before < 0 || !chunk_is(passage, before, CHUNK_SUB)) return;
    clause->flags |= token_in(passage, passage->chunks[before].first, CLASS_CONDITION)
                         ? CLAUSE_CONDITION : CLAUSE_SUBORDINATE;
}

/* agreed to raise fares and hire drivers: "hire" is an infinitive too. */
static bool continues_infinitive(const struct passage *passage, uint16_t at)
{
    const struct chunk *chunk = &passage->chunks[at];
    if (chunk->flags != VERB_PRESENT || tag_at(passage, chunk->head) != NG_VBP) return false;
    if (!chunk_is(passage, chunk_skip_left(passage, at - 1), CHUNK_AND)) return false;
    return passage->clause_count &&
           passage->clauses[passage->clause_count - 1].kind == CLAUSE_TO;
}

static void read_clause(struct passage *passage, uint16_t at)
{
    struct clause *clause = &passage->clauses[passage->clause_count];
    mend_past(passage, at);
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
    else if (chunk->flags & VERB_GERUND) read_gerund(passage, clause);
    else if (chunk->flags & VERB_PARTICIPLE) read_participle(passage, clause);
    else find_subject(passage, clause);
    if (passage->chunks[at].flags & VERB_PASSIVE) clause->flags |= CLAUSE_PASSIVE;
    if (passage->quoted[chunk->head - passage->first]) clause->flags |= CLAUSE_QUOTED;
    read_context(passage, clause);
    passage->clause_count++;
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
                         !(next->flags & CLAUSE_SHARED) && next->subject_of > clause->verb;
        if (own) end = next->subject_of;
        if (end < clause->end) clause->end = end;
    }
}

void passage_parse(struct passage *passage)
{
    passage->clause_count = 0;
    for (uint16_t at = 0; at < passage->chunk_count; at++)
        if (passage->chunks[at].kind == CHUNK_VERB && passage->clause_count < MAX_CLAUSES)
            read_clause(passage, at);
    find_ends(passage);
}
