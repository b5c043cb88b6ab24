/* evidence: reads a candidate off its clause, its lexicon line and the words around it. */
#include "evidence.h"

#include <string.h>

enum voice { VOICE_PASSIVE, VOICE_INTRANSITIVE, VOICE_TRANSITIVE };

enum sort { /* of a noun phrase */
            SORT_NONE,
            SORT_SPEAKER,
            SORT_PRONOUN,
            SORT_MONEY,
            SORT_SCORE,
            SORT_NUMBER,
            SORT_NAME,
            SORT_PLURAL,
            SORT_NOUN
};

enum tense {
    TENSE_NONE,
    TENSE_WILL,
    TENSE_WOULD,
    TENSE_MAY,
    TENSE_HAD,
    TENSE_PERFECT,
    TENSE_PROGRESSIVE,
    TENSE_PRESENT,
    TENSE_PAST,
    TENSE_INFINITIVE,
    TENSE_GERUND,
    TENSE_PARTICIPLE
};

struct view { /* one candidate, as the parts below see it */
    const struct sight *sight;
    const struct passage *passage;
    const struct candidate *candidate;
    const struct clause *clause; /* NULL if it is in none */
    struct features *features;
    uint32_t head; /* token */
    struct value kind, word, line, voice, tense, object, subject, object_sort,
        subject_sort, next;
    struct word_senses senses, object_senses, subject_senses;
};

static const struct value nothing = {0, {NULL, 0}};

/* ---------------------------------------------------------------------- words */

static struct value token_value(const struct passage *passage, uint32_t token)
{
    if (token < passage->first || token >= passage->last) return nothing;
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
    if (phrase_is_empty(phrase)) return nothing;
    const uint32_t core = phrase_core(sight->passage, phrase);
    if (tag_at(sight->passage, core) == NG_CD) return value_number(1);
    return evidence_lemma(sight, core);
}

static struct value sort_value(const struct passage *passage, const struct phrase *phrase)
{
    if (phrase_is_empty(phrase)) return value_number(SORT_NONE);
    const uint16_t flags = passage->chunks[phrase->chunk].flags;
    if (flags & NOUN_FIRST) return value_number(SORT_SPEAKER);
    if (flags & NOUN_PRONOUN) return value_number(SORT_PRONOUN);
    if (flags & NOUN_MONEY) return value_number(SORT_MONEY);
    if (flags & NOUN_SCORE) return value_number(SORT_SCORE);
    if (flags & NOUN_NUMBER) return value_number(SORT_NUMBER);
    if (flags & NOUN_NAME) return value_number(SORT_NAME);
    return value_number(tag_at(passage, phrase->head) == NG_NNS ? SORT_PLURAL
                                                                : SORT_NOUN);
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

static struct word_senses senses_of(const struct sight *sight, enum sense_of of,
                                    struct value word)
{
    if (!word.text.at) return (struct word_senses){.count = 0};
    return senses_find(sight->senses, of, word.key);
}

static struct value sense_value(const struct sense *sense)
{
    return value_word(sense->hash, sense->name);
}

/* What a phrase means: the first sense of its head, or else its sort. */
static struct value meaning(const struct word_senses *senses, struct value sort)
{
    return senses->count ? sense_value(senses->at[0]) : sort;
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
    features_add2(to, FEATURE_OBJECT, view->kind, view->object);
    features_add2(to, FEATURE_SUBJECT, view->kind, view->subject);
    features_add2(to, FEATURE_OBJECT_KIND, view->kind, view->object_sort);
    features_add2(to, FEATURE_SUBJECT_KIND, view->kind, view->subject_sort);
    features_add2(to, FEATURE_VOICE, view->kind, view->voice);
    features_add2(to, FEATURE_TENSE, view->kind, view->tense);
}

/* ---------------------------------------------------------------------- the lexicon */

static struct value bin(double value, double size)
{
    return value_number((uint32_t)(value / size + 64.0)); /* never below zero */
}

/* What the line that made it says, and how sure the weights written by hand are. */
static void read_line(struct view *view)
{
    const struct candidate *candidate = view->candidate;
    struct features *to = view->features;
    const struct frame *frame = candidate->frame;
    const bool known = !(candidate->flags & CANDIDATE_OPEN);
    const struct value score = bin(candidate->score, 0.125);
    const uint32_t at = candidate->sentence;
    features_add(to, FEATURE_LINE, view->line);
    features_add2(to, FEATURE_LINE_SCORE, view->line, score);
    features_add2(to, FEATURE_LINE_PRIOR, view->line, bin(frame ? frame->prior : 0, 0.5));
    features_add2(to, FEATURE_LINE_KIND, view->line,
                  value_number(frame ? frame->kind : KIND_SPEECH + 1));
    features_add2(to, FEATURE_LINE_OBJECT, value_number(known), view->object_sort);
    features_add2(to, FEATURE_LINE_TENSE, view->line, view->tense);
    features_add2(to, FEATURE_LINE_QUOTED, view->line,
                  value_number((candidate->clause_flags & CLAUSE_QUOTED) != 0));
    features_add2(to, FEATURE_LINE_PLACE, value_number(known),
                  value_number(at < 1 ? 0 : at < 3 ? 1 : at < 7 ? 2 : 3));
    features_add(to, FEATURE_SCORE, score);
    if (candidate->flags & CANDIDATE_REFUSED)
        features_add(to, FEATURE_REFUSED, value_number(1));
}

/* Which types its word has lines of, whether they fit or not. */
static void read_listed(struct view *view)
{
    struct features *to = view->features;
    const uint32_t word = word_at(view->passage, view->head);
    for (int pos = 0; pos < POS_COUNT; pos++) {
        size_t count;
        const struct frame *frames =
            lexicon_frames(view->passage->lexicon, word, (enum pos)pos, &count);
        const struct value value = value_number((uint32_t)pos);
        uint32_t seen = 0;
        for (size_t i = 0; i < count; i++) {
            if (seen >> frames[i].type & 1) continue;
            seen |= 1u << frames[i].type;
            const struct value type = value_number(frames[i].type);
            features_add3(to, FEATURE_LISTED, type, value, view->kind);
            features_add2(to, FEATURE_LISTED_OBJECT, type, view->object_sort);
        }
        if (!count) features_add2(to, FEATURE_UNLISTED, value, view->kind);
    }
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
    const uint32_t at = candidate->sentence, count = view->sight->sentence_count;
    features_add(to, FEATURE_PLACE, value_number(at < 4 ? at : at < 7 ? 4 : at < 12 ? 5 : 6));
    features_add(to, FEATURE_LENGTH,
                 value_number(count < 6 ? 0 : count < 12 ? 1 : count < 25 ? 2 : 3));
}

static void read_around(struct view *view)
{
    const struct passage *passage = view->passage;
    struct features *to = view->features;
    const uint32_t head = view->head;
    const struct value before = token_value(passage, head - 1);
    const struct value behind = token_value(passage, head + 1);
    const struct value behind2 = token_value(passage, head + 2);
    features_add2(to, FEATURE_BEFORE, view->kind, before);
    features_add2(to, FEATURE_WORD_BEFORE, view->word, before);
    features_add2(to, FEATURE_BEHIND, view->kind, behind);
    features_add2(to, FEATURE_WORD_BEHIND, view->word, behind);
    features_add2(to, FEATURE_BEHIND2, view->kind, behind2);
    features_add2(to, FEATURE_WORD_BEHIND2, view->word, behind2);
    if (head >= passage->first + 2)
        features_add2(to, FEATURE_BEFORE2, view->kind, token_value(passage, head - 2));
    const uint32_t tag = tag_at(passage, head);
    features_add2(to, FEATURE_TAG, view->kind, value_number(tag));
    features_add2(to, FEATURE_TAG_BEFORE, view->kind,
                  value_number(head > passage->first ? tag_at(passage, head - 1) : 0));
    features_add2(to, FEATURE_TAG_BEHIND, view->kind,
                  value_number(head + 1 < passage->last ? tag_at(passage, head + 1) : 0));
}

static bool holds(const struct phrase *phrase, uint32_t token)
{
    return phrase->first <= token && token < phrase->last;
}

/* The verb that an infinitive or a participle hangs on, or that a noun stands by. */
static void read_governor(struct view *view)
{
    const struct clause *clause = view->clause;
    struct features *to = view->features;
    if (!clause) return;
    const bool verb = view->kind.key == 'v';
    if (verb && clause->governor == NONE) return;
    const struct clause *by = verb ? &view->passage->clauses[clause->governor] : clause;
    const struct value governor =
        evidence_lemma(view->sight, view->passage->chunks[by->verb].head);
    const struct value role = value_number(
        verb ? clause->kind
             : 10u + holds(&clause->subject, view->head) +
                   2u * holds(&clause->object, view->head));
    features_add(to, FEATURE_GOVERNOR, governor);
    features_add2(to, FEATURE_WORD_GOVERNOR, view->word, governor);
    if (verb)
        features_add2(to, FEATURE_CARRIER_ROLE, role, governor);
    else {
        features_add2(to, FEATURE_CARRIER, governor, role);
        features_add(to, FEATURE_CARRIER_ROLE, role);
    }
    const struct word_senses senses = senses_of(view->sight, SENSE_OF_VERB, governor);
    for (uint32_t i = 0; i < senses.count; i++) {
        const struct value sense = sense_value(senses.at[i]);
        features_add3(to, FEATURE_GOVERNOR_SENSE, view->kind, sense, role);
        if (view->senses.count)
            features_add2(to, FEATURE_SENSE_GOVERNOR, sense_value(view->senses.at[0]),
                          sense);
    }
}

/* The nouns, prepositions and adjectives behind a verb, up to the clause's end. */
static void read_company(struct view *view)
{
    const struct passage *passage = view->passage;
    struct features *to = view->features;
    if (!view->clause) return;
    for (int i = view->clause->verb; i < view->clause->end && i < passage->chunk_count;
         i++) {
        const struct chunk *chunk = &passage->chunks[i];
        if (chunk->kind == CHUNK_NOUN) {
            if (tag_at(passage, chunk->head) == NG_CD) continue;
            const struct value noun = evidence_lemma(view->sight, chunk->head);
            features_add2(to, FEATURE_NOUN, view->kind, noun);
            const struct word_senses senses =
                senses_of(view->sight, SENSE_OF_NOUN, noun);
            for (uint32_t s = 0; s < senses.count; s++) {
                const struct value sense = sense_value(senses.at[s]);
                features_add2(to, FEATURE_NOUN_SENSE, view->kind, sense);
                features_add2(to, FEATURE_WORD_NOUN_SENSE, view->word, sense);
                if (view->senses.count)
                    features_add2(to, FEATURE_SENSE_NOUN,
                                  sense_value(view->senses.at[0]), sense);
            }
        } else if (chunk->kind == CHUNK_LINK || chunk->kind == CHUNK_ADVERB ||
                   chunk->kind == CHUNK_ADJECTIVE) {
            const struct value word = token_value(passage, chunk->head);
            features_add2(to, FEATURE_WITH, view->kind, word);
            features_add2(to, FEATURE_WORD_WITH, view->word, word);
        }
    }
}

static uint16_t chunk_of(const struct passage *passage, uint32_t token)
{
    for (uint16_t i = 0; i < passage->chunk_count; i++)
        if (passage->chunks[i].first <= token && token < passage->chunks[i].last)
            return i;
    return NONE;
}

/* A noun's own phrase: "the <forced> closure of", and what leads to it. */
static void read_phrase(struct view *view)
{
    const struct passage *passage = view->passage;
    struct features *to = view->features;
    const uint16_t at = chunk_of(passage, view->head);
    if (view->kind.key != 'n' || at == NONE) return;
    const struct chunk *chunk = &passage->chunks[at];
    const uint32_t size = chunk->last - chunk->first;
    features_add(to, FEATURE_DETERMINER,
                 chunk->first == view->head ? nothing
                                            : token_value(passage, chunk->first));
    features_add(to, FEATURE_SIZE, value_number(size > 3 ? 3 : size));
    for (uint32_t token = chunk->first; token < view->head; token++) {
        const struct value word = token_value(passage, token);
        features_add(to, FEATURE_MODIFIER, word);
        features_add2(to, FEATURE_WORD_MODIFIER, view->word, word);
    }
    if (at > 0) {
        const struct chunk *link = chunk - 1;
        const struct value word =
            link->kind == CHUNK_LINK ? token_value(passage, link->first) : nothing;
        features_add2(to, FEATURE_LINK, word, value_number(link->kind));
        features_add2(to, FEATURE_WORD_LINK, view->word, word);
    }
    const ng_str text = view->word.text;
    const size_t ending = text.len > 3 ? 3 : text.len;
    const ng_str last = ng_make_str(text.at + text.len - ending, ending);
    features_add(to, FEATURE_ENDING,
                 value_word(ng_hash(passage->doc->host, last), last));
}

/* ---------------------------------------------------------------------- senses */

static void read_own_sense(struct view *view, uint32_t index)
{
    struct features *to = view->features;
    const struct value sense = sense_value(view->senses.at[index]);
    features_add2(to, FEATURE_SENSE, view->kind, sense);
    if (index == 0) features_add2(to, FEATURE_FIRST_SENSE, view->kind, sense);
    features_add3(to, FEATURE_SENSE_VOICE, sense, view->voice, view->object_sort);
    features_add2(to, FEATURE_SENSE_NEXT, sense, view->next);
    features_add2(to, FEATURE_SENSE_TENSE, sense, view->tense);
    features_add2(to, FEATURE_SENSE_LINE, sense, view->line);
    features_add3(to, FEATURE_SENSE_BOTH, sense,
                  meaning(&view->object_senses, view->object_sort),
                  meaning(&view->subject_senses, view->subject_sort));
    if (!view->object_senses.count)
        features_add2(to, FEATURE_SENSE_OBJECT, sense, view->object_sort);
    for (uint32_t i = 0; i < view->object_senses.count; i++)
        features_add2(to, FEATURE_SENSE_OBJECT, sense,
                      sense_value(view->object_senses.at[i]));
    if (!view->subject_senses.count)
        features_add2(to, FEATURE_SENSE_SUBJECT, sense, view->subject_sort);
    for (uint32_t i = 0; i < view->subject_senses.count; i++)
        features_add2(to, FEATURE_SENSE_SUBJECT, sense,
                      sense_value(view->subject_senses.at[i]));
}

static void read_argument_senses(struct view *view, const struct word_senses *senses,
                                 struct value sort, const enum feature features[3])
{
    struct features *to = view->features;
    for (uint32_t i = 0; i < (senses->count ? senses->count : 1); i++) {
        const struct value sense = senses->count ? sense_value(senses->at[i]) : sort;
        features_add2(to, features[0], view->kind, sense);
        features_add2(to, features[1], view->word, sense);
        features_add2(to, features[2], view->line, sense);
    }
}

static void read_senses(struct view *view)
{
    static const enum feature of_object[] = {
        FEATURE_OBJECT_SENSE, FEATURE_WORD_OBJECT_SENSE, FEATURE_OBJECT_SENSE_LINE};
    static const enum feature of_subject[] = {
        FEATURE_SUBJECT_SENSE, FEATURE_WORD_SUBJECT_SENSE, FEATURE_SUBJECT_SENSE_LINE};
    for (uint32_t i = 0; i < view->senses.count; i++)
        read_own_sense(view, i);
    read_argument_senses(view, &view->object_senses, view->object_sort, of_object);
    read_argument_senses(view, &view->subject_senses, view->subject_sort, of_subject);
    features_add3(view->features, FEATURE_BOTH_SENSES, view->kind,
                  meaning(&view->object_senses, view->object_sort),
                  meaning(&view->subject_senses, view->subject_sort));
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
                                                               : candidate->type);
    const bool passive = view.clause && view.clause->flags & CLAUSE_PASSIVE;
    view.voice = value_number(passive                     ? VOICE_PASSIVE
                              : phrase_is_empty(object) ? VOICE_INTRANSITIVE
                                                        : VOICE_TRANSITIVE);
    view.tense = value_number(
        tense_of(view.clause ? passage->chunks[view.clause->verb].flags : 0));
    if (view.head + 1 < passage->last) {
        const ng_tag tag = tag_at(passage, view.head + 1);
        if (tag == NG_IN || tag == NG_RP || tag == NG_TO || tag == NG_RB)
            view.next = token_value(passage, view.head + 1);
    }
    const enum sense_of own = view.kind.key == 'v' ? SENSE_OF_VERB : SENSE_OF_NOUN;
    view.senses = senses_of(sight, own, view.word);
    view.object_senses = senses_of(sight, SENSE_OF_NOUN, view.object);
    view.subject_senses = senses_of(sight, SENSE_OF_NOUN, view.subject);
    features_clear(features);
    read_word(&view);
    read_line(&view);
    read_listed(&view);
    read_clause(&view);
    read_around(&view);
    read_governor(&view);
    read_company(&view);
    read_phrase(&view);
    read_senses(&view);
}
