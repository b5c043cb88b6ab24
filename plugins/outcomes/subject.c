/* subject: from a verb to the left, over parentheses, prepositional phrases and inner
 * clauses, to the noun phrase that it is about. */
#include "clause.h"

static struct clause *clause_of(const struct passage *passage, int chunk)
{
    for (uint16_t i = passage->clause_count; i-- > 0;)
        if (passage->clauses[i].verb == chunk) return &passage->clauses[i];
    return NULL;
}

/* "eggs shipped to Osaka were recalled": two finite verbs cannot follow each other, so
 * the first is a participle, whatever its tag. */
static void turn_reduced(const struct passage *passage, struct clause *clause)
{
    struct chunk *verb = &passage->chunks[clause->verb];
    const uint8_t forms = lexicon_at(passage->lexicon, clause->verb_word)->forms;
    if (clause->kind != CLAUSE_MAIN || verb->flags != VERB_PAST) return;
    if (!(forms & FORM_PARTICIPLE) || clause->flags & CLAUSE_SHARED) return;
    if (!phrase_is_empty(&clause->object) || phrase_is_said(passage, clause->verb))
        return;
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
        while (chunk_is(passage, before, CHUNK_ASIDE))
            before--;
        if (!chunk_is(passage, before, CHUNK_LINK)) return noun;
        if (opens_clause(passage, passage->chunks[before].first)) return noun;
        int left = before - 1;
        while (chunk_is(passage, left, CHUNK_ASIDE))
            left--;
        if (chunk_is(passage, left, CHUNK_TIME) &&
            chunk_is(passage, left - 1, CHUNK_NOUN))
            left--;
        if (chunk_is(passage, left, CHUNK_NOUN)) {
            noun = left;
            continue;
        }
        /* eggs shipped to Osaka; people who fled from Kivu */
        if (!chunk_is(passage, left, CHUNK_VERB)) return noun;
        struct clause *clause = clause_of(passage, left);
        const bool inner =
            clause && !phrase_is_empty(&clause->subject) &&
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

/* The infinitive in whose words a noun stands, farther to the left: "a proposal to make
 * screening compulsory for employers"; -1 if there is none. */
static int infinitive_before(const struct passage *passage, int noun)
{
    for (int at = noun - 1, steps = 0; at > 0 && steps < 8; at--, steps++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind == CHUNK_NOUN && chunk_is(passage, at + 1, CHUNK_NOUN)) return -1;
        if (chunk->kind == CHUNK_VERB) {
            const bool noun_before = chunk_is(passage, at - 1, CHUNK_NOUN);
            return noun_before && chunk->flags & VERB_INFINITIVE ? at : -1;
        }
        const bool inside = chunk->kind == CHUNK_NOUN || chunk->kind == CHUNK_LINK ||
                            chunk->kind == CHUNK_ADJECTIVE ||
                            chunk->kind == CHUNK_ADVERB || chunk->kind == CHUNK_ASIDE;
        if (!inside) return -1;
        if (chunk->kind == CHUNK_LINK && opens_clause(passage, chunk->first)) return -1;
    }
    return -1;
}

/* From a noun that is the object of an inner clause to the noun which that clause is
 * about: "A dam holding back waste" from "waste". */
static int climb(const struct passage *passage, int noun, bool finite)
{
    for (;;) {
        noun = chain_begin(passage, noun);
        int left = verb_before(passage, noun, finite);
        if (finite && !chunk_is(passage, left, CHUNK_VERB))
            left = infinitive_before(passage, noun);
        if (!chunk_is(passage, left, CHUNK_VERB)) return noun;
        struct clause *clause = clause_of(passage, left);
        if (!clause || phrase_is_said(passage, left)) return noun;
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
    return !(content && phrase_is_said(passage, before)); /* said Iran and Iraq signed */
}

/* "A, B and C": from C to A. */
static int join_left(const struct passage *passage, int noun)
{
    int first = noun;
    if (is_and(passage, noun - 1) && chunk_is(passage, noun - 2, CHUNK_NOUN) &&
        !is_object(passage, noun - 2))
        first = chain_begin(passage, noun - 2);
    else
        return noun;
    while (chunk_is(passage, first - 1, CHUNK_COMMA) &&
           chunk_is(passage, first - 2, CHUNK_NOUN) && !is_object(passage, first - 2))
        first = chain_begin(passage, first - 2);
    return first;
}

struct phrase subject_phrase(const struct passage *passage, int noun, bool finite)
{
    int first = climb(passage, noun, finite);
    first = join_left(passage, first);
    struct phrase phrase = {.first = passage->chunks[first].first,
                            .last = passage->chunks[noun].last,
                            .head = passage->chunks[first].head,
                            .chunk = (uint16_t)first};
    if (chunk_is(passage, noun + 1, CHUNK_ASIDE))
        phrase.last = passage->chunks[noun + 1].last;
    return phrase;
}

/* The comma that opens the parenthesis which the comma at an index closes: its chunk,
 * or -1.  Inside is no finite verb, or a relative clause. */
static int opening_comma(const struct passage *passage, int comma)
{
    bool finite = false;
    for (int at = comma - 1; at >= 0; at--) {
        if (chunk_is(passage, at, CHUNK_STOP)) return -1;
        if (chunk_is(passage, at, CHUNK_VERB) && clause_is_finite(passage, at))
            finite = true;
        if (!chunk_is(passage, at, CHUNK_COMMA)) continue;
        const bool relative = chunk_is(passage, at + 1, CHUNK_WHICH) ||
                              chunk_is(passage, at + 2, CHUNK_WHICH) ||
                              (chunk_is(passage, comma - 1, CHUNK_VERB) &&
                               phrase_is_said(passage, comma - 1)); /* , X says, */
        if (finite && !relative) continue;
        return at;
    }
    return -1;
}

/* The clause from which a verb behind "and" takes its subject. */
struct clause *subject_partner(const struct passage *passage, const struct clause *clause,
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
        if (!finite && (flags ^ other_flags) & VERB_GERUND) continue;
        if (comma && other->kind != CLAUSE_MAIN) continue;
        if (!comma || (other_flags & tense) == (flags & tense)) return other;
        if (!nearest) nearest = other;
    }
    return nearest;
}

static void share_subject(struct passage *passage, struct clause *clause, bool comma)
{
    const struct clause *other = subject_partner(passage, clause, comma);
    if (!other) return;
    clause->kind = other->kind;
    clause->subject = other->subject;
    clause->flags |= CLAUSE_SHARED;
    clause->governor = (uint16_t)(other - passage->clauses);
    /* will reopen a mill and hire 340 people */
    struct chunk *verb = &passage->chunks[clause->verb];
    const uint16_t modal = VERB_WILL | VERB_WOULD | VERB_MAY | VERB_SHOULD;
    if (verb->flags == VERB_PRESENT && tag_at(passage, verb->head) == NG_VBP)
        verb->flags = passage->chunks[other->verb].flags & modal
                          ? passage->chunks[other->verb].flags & modal
                          : verb->flags;
}

/* "A third candidate, Ibrahim Alhassan": from the name to the noun it explains. */
static int skip_apposition(const struct passage *passage, int noun)
{
    const bool apposed =
        chunk_is(passage, noun, CHUNK_NOUN) && chunk_is(passage, noun - 1, CHUNK_COMMA) &&
        chunk_is(passage, noun - 2, CHUNK_NOUN) && !is_object(passage, noun - 2);
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
    clause->subject =
        (struct phrase){nearest->first, nearest->last, nearest->head, (uint16_t)noun};
}

/* "the licence of Acme, which sold fake drugs": a thing sells nothing, its owner does. */
static void keep_name(const struct passage *passage, struct clause *clause, int noun)
{
    const struct chunk *nearest = &passage->chunks[noun];
    const struct chunk *head = &passage->chunks[clause->subject.chunk];
    const bool acts = head->flags & (NOUN_NAME | NOUN_PRONOUN) ||
                      token_in(passage, head->head, CLASS_BODY) ||
                      token_in(passage, head->head, CLASS_PLACE) ||
                      token_in(passage, head->head, CLASS_EVENT) ||
                      token_in(passage, head->head, CLASS_QUANTIFIER);
    const bool active = !(passage->chunks[clause->verb].flags & (VERB_PASSIVE | VERB_BE));
    if (acts || !active || !(nearest->flags & NOUN_NAME) ||
        phrase_is_empty(&clause->object) ||
        passage->chunks[clause->object.chunk].flags & NOUN_NUMBER)
        return;
    clause->subject =
        (struct phrase){nearest->first, nearest->last, nearest->head, (uint16_t)noun};
}

void subject_find(struct passage *passage, struct clause *clause)
{
    int at = chunk_skip_left(passage, clause->verb - 1);
    for (int guard = 0; guard < 8; guard++) {
        if (at < 0) return;
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind == CHUNK_NOUN) {
            clause->subject = subject_phrase(passage, at, true);
            clause->subject_of = clause->subject.chunk;
            const int before = chunk_skip_left(passage, clause->subject.chunk - 1);
            const bool contact =
                chunk->flags & NOUN_PRONOUN && before == at - 1 &&
                chunk_is(passage, before, CHUNK_NOUN) &&
                !chunk_is(passage, chain_begin(passage, before) - 1, CHUNK_LINK);
            if (contact || chunk_is(passage, before, CHUNK_WHICH))
                clause->kind = CLAUSE_RELATIVE; /* "the 13 million it lost" */
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
            if (token_is(passage, chunk->first, "which"))
                keep_name(passage, clause, noun);
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
