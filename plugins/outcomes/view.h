/* view: a candidate as the parts of evidence see it.  Included by them alone. */
#ifndef OUTCOMES_VIEW_H
#define OUTCOMES_VIEW_H

#include "evidence.h"

enum voice { VOICE_PASSIVE, VOICE_INTRANSITIVE, VOICE_TRANSITIVE };

enum phrase_sort {
    PHRASE_NONE,
    PHRASE_SPEAKER,
    PHRASE_PRONOUN,
    PHRASE_MONEY,
    PHRASE_SCORE,
    PHRASE_NUMBER,
    PHRASE_NAME,
    PHRASE_PLURAL,
    PHRASE_NOUN
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

/* The word that a token is; a number is a number, whichever it is.  [worker] */
struct value view_token(const struct passage *passage, uint32_t token);

/* The senses of a base form; none of what is no word. */
struct word_senses view_senses(const struct sight *sight, enum sense_of of,
                               struct value word);

static inline struct value view_sense(const struct sense *sense)
{
    return value_word(sense->hash, sense->name);
}

/* The value of what is not there. */
static inline struct value view_nothing(void)
{
    return value_number(0);
}

/* The parts: what the lexicon says, of it, of others beside it and before it; the words
 * on both sides, and in its clause and its phrase; what they mean.  [worker] */
void view_read_line(struct view *view);
void view_read_peers(struct view *view);
void view_read_story(struct view *view);
void view_read_around(struct view *view);
void view_read_company(struct view *view);
void view_read_senses(struct view *view);

#endif
