/* open: candidates without a line of the lexicon.  What they are, the model says; who did
 * it to whom is read as most verbs have it. */
#include "frame.h"
#include "model.h"

static struct candidate *add_open(const struct passage *passage, uint16_t clause,
                                  uint32_t head, struct candidates *candidates)
{
    struct candidate *candidate = candidates_add(passage->doc, candidates);
    if (!candidate) return NULL;
    candidate->flags = CANDIDATE_OPEN;
    candidate->clause = clause;
    candidate->sentence = passage->sentence;
    if (clause != NONE) {
        candidate->clause_flags = passage->clauses[clause].flags;
        candidate->clause_kind = passage->clauses[clause].kind;
    }
    take_piece(candidate, head, head + 1);
    return candidate;
}

/* Whether a clause's verb is a candidate already, other than one of the context tier. */
static bool is_taken(const struct candidates *candidates, uint32_t from, uint16_t clause)
{
    for (uint32_t i = from; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->at[i];
        if (candidate->clause == clause && !(candidate->flags & CANDIDATE_NOUN) &&
            !candidate_is_context(candidate))
            return true;
    }
    return false;
}

static void propose_verb(const struct passage *passage, uint16_t number,
                         struct candidates *candidates)
{
    const struct clause *clause = &passage->clauses[number];
    const uint32_t head = passage->chunks[clause->verb].head;
    struct candidate *candidate = add_open(passage, number, head, candidates);
    if (!candidate) return;
    if (clause->flags & CLAUSE_REFUSED) candidate->flags |= CANDIDATE_REFUSED;
    if (clause->flags & CLAUSE_PASSIVE) {
        const struct attempt attempt = {.passage = passage, .clause = clause};
        candidate->object = clause->subject;
        candidate->agent = frame_by(&attempt);
        return;
    }
    candidate->agent = clause->subject;
    candidate->object = clause->object;
}

/* Nouns by what follows them: "the closure of the plant"; what is said of a subject by
 * that: "The plant was idle". */
static void propose_word(const struct passage *passage, uint16_t at,
                         struct candidates *candidates)
{
    const struct chunk *chunk = &passage->chunks[at];
    const uint16_t clause = trigger_clause_around(passage, at);
    struct candidate *candidate = add_open(passage, clause, chunk->head, candidates);
    if (!candidate) return;
    if (chunk->kind == CHUNK_NOUN) {
        candidate->flags |= CANDIDATE_NOUN;
        candidate->object = take_noun_object(passage, at, 0);
    } else if (clause != NONE) {
        candidate->object = passage->clauses[clause].subject;
    }
}

static bool ask_model(const struct model *model, const struct sight *sight, uint8_t kind,
                      uint32_t token)
{
    const struct value lemma = evidence_lemma(sight, token);
    return ng_knows(sight->passage->doc, model->classifier,
                    evidence_key(&model->names, kind, lemma));
}

/* Whether the model knows a word as something that happens.  The answer is remembered by
 * the word's hash and the tag that it had before passage_mend(), on which its base form
 * depends; but not what is answered after an error, for the next article asks, too. */
static bool is_known(const struct model *model, const struct sight *sight, uint8_t kind,
                     uint32_t token)
{
    if (!model->classifier) return true;
    const struct passage *passage = sight->passage;
    const uint8_t *tags = ng_tags_of(passage->doc, passage->sentence);
    if (!tags) return false; /* after an error */
    const uint32_t hash = passage->tokens.at[token].hash;
    const uint8_t tag = tags[token - passage->first];
    const uint64_t asked = (uint64_t)hash << 16 | (uint64_t)tag << 8 | kind;
    uint64_t *place = &sight->known->at[ng_spread(asked) % REMEMBERED];
    if (*place >> 1 == asked) return *place & 1;
    const bool known = ask_model(model, sight, kind, token);
    const bool failed = !ng_tags_of(passage->doc, passage->sentence);
    if (!failed) *place = asked << 1 | (uint64_t)known;
    return known;
}

static bool may_happen(const struct chunk *chunk)
{
    if (chunk->kind == CHUNK_NOUN)
        return !(chunk->flags & (NOUN_PRONOUN | NOUN_NUMBER | NOUN_MONEY));
    return chunk->kind == CHUNK_ADJECTIVE || chunk->kind == CHUNK_ADVERB;
}

void model_propose(const struct model *model, const struct sight *sight,
                   struct candidates *candidates, uint32_t from)
{
    const struct passage *passage = sight->passage;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        const struct chunk *verb = &passage->chunks[clause->verb];
        if (verb->flags & VERB_BE || is_taken(candidates, from, i) ||
            !is_known(model, sight, 'v', verb->head))
            continue;
        propose_verb(passage, i, candidates);
    }
    for (uint16_t at = 0; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (!may_happen(chunk) || candidates_cover(candidates, from, chunk->head))
            continue;
        const ng_tag tag = tag_at(passage, chunk->head);
        if (tag == NG_NNP || tag == NG_CD) continue;
        if (is_known(model, sight, chunk->kind == CHUNK_NOUN ? 'n' : 'a', chunk->head))
            propose_word(passage, at, candidates);
    }
}
