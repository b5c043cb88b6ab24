/* evidence: reads a candidate off its words and its clause. */
#include "view.h"

#include <string.h>

/* ---------------------------------------------------------------------- words */

struct value view_token(const struct passage *passage, uint32_t token)
{
    if (token < passage->first || token >= passage->last) return view_nothing();
    const ng_token *at = &passage->tokens.at[token];
    if (tag_at(passage, token) == NG_CD) return value_number(1);
    return value_word(at->hash, ng_make_str(at->word, at->len));
}

struct value evidence_lemma(const struct sight *sight, uint32_t token)
{
    const struct passage *passage = sight->passage;
    struct value *lemma = &sight->lemmas[token - passage->first];
    if (lemma->text.at) return *lemma;
    const ng_token *at = &passage->tokens.at[token];
    ng_str text = ng_lemma(passage->doc, token);
    if (!text.len) text = ng_make_str(at->word, at->len);
    const bool same = text.len == at->len && memcmp(text.at, at->word, at->len) == 0;
    *lemma = value_word(same ? at->hash : ng_hash(passage->doc->host, text), text);
    return *lemma;
}

static struct value phrase_value(const struct sight *sight, const struct phrase *phrase)
{
    if (phrase_is_empty(phrase)) return view_nothing();
    const uint32_t core = phrase_core(sight->passage, phrase);
    if (tag_at(sight->passage, core) == NG_CD) return value_number(1);
    return evidence_lemma(sight, core);
}

static struct value sort_value(const struct passage *passage, const struct phrase *phrase)
{
    if (phrase_is_empty(phrase)) return value_number(PHRASE_NONE);
    const uint16_t flags = passage->chunks[phrase->chunk].flags;
    if (flags & NOUN_FIRST) return value_number(PHRASE_SPEAKER);
    if (flags & NOUN_PRONOUN) return value_number(PHRASE_PRONOUN);
    if (flags & NOUN_MONEY) return value_number(PHRASE_MONEY);
    if (flags & NOUN_SCORE) return value_number(PHRASE_SCORE);
    if (flags & NOUN_NUMBER) return value_number(PHRASE_NUMBER);
    if (flags & NOUN_NAME) return value_number(PHRASE_NAME);
    return value_number(tag_at(passage, phrase->head) == NG_NNS ? PHRASE_PLURAL
                                                                : PHRASE_NOUN);
}

static enum tense tense_of(uint16_t flags)
{
    static const struct {
        uint16_t flags;
        uint8_t tense;
    } order[] = {
        {VERB_WILL | VERB_BE_TO, TENSE_WILL       },
        {VERB_WOULD,             TENSE_WOULD      },
        {VERB_MAY | VERB_SHOULD, TENSE_MAY        },
        {VERB_HAD,               TENSE_HAD        },
        {VERB_PERFECT,           TENSE_PERFECT    },
        {VERB_PROGRESSIVE,       TENSE_PROGRESSIVE},
        {VERB_PRESENT,           TENSE_PRESENT    },
        {VERB_PAST,              TENSE_PAST       },
        {VERB_INFINITIVE,        TENSE_INFINITIVE },
        {VERB_GERUND,            TENSE_GERUND     },
        {VERB_PARTICIPLE,        TENSE_PARTICIPLE }
    };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (flags & order[i].flags) return (enum tense)order[i].tense;
    return TENSE_NONE;
}

struct word_senses view_senses(const struct sight *sight, enum sense_of of,
                               struct value word)
{
    if (!word.text.at) return (struct word_senses){.count = 0};
    return senses_find(sight->senses, of, word.key);
}

/* ---------------------------------------------------------------------- the trigger */

uint8_t evidence_kind(const struct passage *passage, const struct candidate *candidate)
{
    if (candidate->flags & CANDIDATE_NOUN) return 'n';
    const ng_tag tag = tag_at(passage, candidate->pieces[0].begin);
    const bool other = tag == NG_JJ || tag == NG_RB || tag == NG_IN || tag == NG_RP;
    return other ? 'a' : 'v';
}

uint32_t evidence_head(const struct passage *passage, const struct candidate *candidate)
{
    if (candidate->flags & CANDIDATE_GENERIC && candidate->clause != NONE)
        return passage->chunks[passage->clauses[candidate->clause].verb].head;
    return candidate->pieces[0].begin;
}

uint64_t evidence_key(const struct feature_names *names, uint8_t kind, struct value lemma)
{
    return ng_feature_and(ng_feature(names->hashes[FEATURE_WORD], kind), lemma.key);
}

static void read_word(struct view *view)
{
    struct features *to = view->features;
    features_add(to, FEATURE_BIAS, view->kind);
    features_add2(to, FEATURE_WORD, view->kind, view->word);
    features_add2(to, FEATURE_WORD_NEXT, view->word, view->next);
    features_add3(to, FEATURE_WORD_VOICE, view->word, view->voice, view->object_sort);
    features_add2(to, FEATURE_WORD_OBJECT, view->word, view->object);
    features_add2(to, FEATURE_WORD_SUBJECT, view->word, view->subject);
    features_add2(to, FEATURE_WORD_SUBJECT_KIND, view->word, view->subject_sort);
    features_add2(to, FEATURE_WORD_TENSE, view->word, view->tense);
    features_add2(to, FEATURE_OBJECT_KIND, view->kind, view->object_sort);
    features_add2(to, FEATURE_SUBJECT_KIND, view->kind, view->subject_sort);
    features_add2(to, FEATURE_VOICE, view->kind, view->voice);
    features_add2(to, FEATURE_TENSE, view->kind, view->tense);
}

/* ---------------------------------------------------------------------- the clause */

static void read_clause(struct view *view)
{
    const struct candidate *candidate = view->candidate;
    struct features *to = view->features;
    const struct value clause =
        value_number(view->clause ? candidate->clause_kind : CLAUSE_OF_ING + 1u);
    const struct value quoted =
        value_number((candidate->clause_flags & CLAUSE_QUOTED) != 0);
    features_add(to, FEATURE_STATUS, value_number(candidate->status));
    if (candidate->negative) features_add(to, FEATURE_NEGATIVE, value_number(1));
    features_add(to, FEATURE_CLAUSE, clause);
    features_add3(to, FEATURE_CLAUSE_TENSE, clause, view->tense, quoted);
    for (uint32_t i = 0; i < 16; i++) {
        if (candidate->clause_flags >> i & 1)
            features_add(to, FEATURE_CLAUSE_FLAG, value_number(i));
        if (candidate->flags >> i & 1) features_add(to, FEATURE_FLAG, value_number(i));
    }
    if (view->clause && view->clause->speech != NONE)
        features_add(to, FEATURE_SAID, quoted);
    const uint32_t at = candidate->sentence;
    features_add(to, FEATURE_PLACE,
                 value_number(at < 4    ? at
                              : at < 7  ? 4
                              : at < 12 ? 5
                                        : 6));
}

void evidence_collect(const struct sight *sight, const struct candidate *candidate,
                      struct features *features)
{
    const struct passage *passage = sight->passage;
    const struct phrase *object = &candidate->object, *subject = &candidate->agent;
    struct view view = {.sight = sight,
                        .passage = passage,
                        .candidate = candidate,
                        .features = features,
                        .head = evidence_head(passage, candidate),
                        .kind = value_number(evidence_kind(passage, candidate)),
                        .object = phrase_value(sight, object),
                        .subject = phrase_value(sight, subject),
                        .object_sort = sort_value(passage, object),
                        .subject_sort = sort_value(passage, subject)};
    if (candidate->clause != NONE) view.clause = &passage->clauses[candidate->clause];
    view.word = evidence_lemma(sight, view.head);
    view.line = value_number(candidate->flags & CANDIDATE_OPEN ? TYPE_COUNT
                                                               : candidate->line_type);
    const bool passive = view.clause && view.clause->flags & CLAUSE_PASSIVE;
    view.voice = value_number(passive                   ? VOICE_PASSIVE
                              : phrase_is_empty(object) ? VOICE_INTRANSITIVE
                                                        : VOICE_TRANSITIVE);
    view.tense = value_number(
        tense_of(view.clause ? passage->chunks[view.clause->verb].flags : 0));
    if (view.head + 1 < passage->last) {
        const ng_tag tag = tag_at(passage, view.head + 1);
        if (tag == NG_IN || tag == NG_RP || tag == NG_TO || tag == NG_RB)
            view.next = view_token(passage, view.head + 1);
    }
    const enum sense_of own = view.kind.key == 'v' ? SENSE_OF_VERB : SENSE_OF_NOUN;
    view.senses = view_senses(sight, own, view.word);
    view.object_senses = view_senses(sight, SENSE_OF_NOUN, view.object);
    view.subject_senses = view_senses(sight, SENSE_OF_NOUN, view.subject);
    features_clear(features);
    read_word(&view);
    read_clause(&view);
    view_read_line(&view);
    view_read_peers(&view);
    view_read_story(&view);
    view_read_around(&view);
    view_read_company(&view);
    view_read_senses(&view);
}
