/* evidence_place: the words around a candidate, and those in its clause and its phrase.
 */
#include "view.h"

void view_read_around(struct view *view)
{
    const struct passage *passage = view->passage;
    struct features *to = view->features;
    const uint32_t head = view->head;
    const struct value before = view_token(passage, head - 1);
    const struct value behind = view_token(passage, head + 1);
    features_add2(to, FEATURE_BEFORE, view->kind, before);
    features_add2(to, FEATURE_WORD_BEFORE, view->word, before);
    features_add2(to, FEATURE_BEHIND, view->kind, behind);
    features_add2(to, FEATURE_WORD_BEHIND, view->word, behind);
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
    const struct value role =
        value_number(verb ? clause->kind
                          : 10u + holds(&clause->subject, view->head) +
                                2u * holds(&clause->object, view->head));
    features_add(to, FEATURE_GOVERNOR, governor);
    features_add2(to, FEATURE_WORD_GOVERNOR, view->word, governor);
    features_add2(to, FEATURE_CARRIER, governor, role);
    if (!verb) features_add(to, FEATURE_CARRIER_ROLE, role);
    const struct word_senses senses = view_senses(view->sight, SENSE_OF_VERB, governor);
    for (uint32_t i = 0; i < senses.count; i++) {
        const struct value sense = view_sense(senses.at[i]);
        features_add3(to, FEATURE_GOVERNOR_SENSE, view->kind, sense, role);
        if (view->senses.count)
            features_add2(to, FEATURE_SENSE_GOVERNOR, view_sense(view->senses.at[0]),
                          sense);
    }
}

/* The nouns, prepositions and adjectives behind a verb, up to the clause's end. */
static void read_clause_words(struct view *view)
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
            const struct word_senses senses =
                view_senses(view->sight, SENSE_OF_NOUN, noun);
            for (uint32_t s = 0; s < senses.count; s++) {
                const struct value sense = view_sense(senses.at[s]);
                features_add2(to, FEATURE_NOUN_SENSE, view->kind, sense);
                if (view->senses.count)
                    features_add2(to, FEATURE_SENSE_NOUN, view_sense(view->senses.at[0]),
                                  sense);
            }
        } else if (chunk->kind == CHUNK_LINK || chunk->kind == CHUNK_ADVERB ||
                   chunk->kind == CHUNK_ADJECTIVE) {
            const struct value word = view_token(passage, chunk->head);
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
                 chunk->first == view->head ? view_nothing()
                                            : view_token(passage, chunk->first));
    features_add(to, FEATURE_SIZE, value_number(size > 3 ? 3 : size));
    for (uint32_t token = chunk->first; token < view->head; token++) {
        const struct value word = view_token(passage, token);
        features_add(to, FEATURE_MODIFIER, word);
        features_add2(to, FEATURE_WORD_MODIFIER, view->word, word);
    }
    if (at > 0) {
        const struct chunk *link = chunk - 1;
        const struct value word =
            link->kind == CHUNK_LINK ? view_token(passage, link->first) : view_nothing();
        features_add2(to, FEATURE_LINK, word, value_number(link->kind));
        features_add2(to, FEATURE_WORD_LINK, view->word, word);
    }
    const ng_str text = view->word.text;
    const size_t ending = text.len > 3 ? 3 : text.len;
    const ng_str last = ng_make_str(text.at + text.len - ending, ending);
    features_add(to, FEATURE_ENDING, value_word(ng_hash(passage->doc->host, last), last));
}

void view_read_company(struct view *view)
{
    read_governor(view);
    read_clause_words(view);
    read_phrase(view);
}
