/* evidence: what a candidate looks like: its words, how they stand together, what the
 * lexicon says of them. */
#ifndef OUTCOMES_EVIDENCE_H
#define OUTCOMES_EVIDENCE_H

#include "candidate.h"
#include "feature.h"
#include "senses.h"

enum { REMEMBERED = 4096 };

/* Which words the model knows, as they are met: a thread's, {0} at first. */
struct known_words {
    uint64_t at[REMEMBERED]; /* what was asked, shifted by one, and the answer */
};

/* How many outcomes of each type the lexicon is sure of in the sentences before. */
struct story {
    uint32_t counts[TYPE_COUNT];
};

/* What is asked of all candidates of a sentence. */
struct sight {
    const struct passage *passage;
    const struct senses *senses;
    struct value *lemmas; /* [passage's tokens]: base forms; text.at is NULL where not yet
                             asked for */
    struct known_words *known;
    const struct story *story;
    const struct candidates *candidates; /* those of the sentence: from an index on */
    uint32_t from;
};

/* The base form of a token. */
struct value evidence_lemma(const struct sight *sight, uint32_t token);

/* The key by which the model knows a word, of this kind and with this base form, as
 * something that happens. */
uint64_t evidence_key(const struct feature_names *names, uint8_t kind,
                      struct value lemma);

/* Fills features from a candidate whose status is read.  [worker] */
void evidence_collect(const struct sight *sight, const struct candidate *candidate,
                      struct features *features);

/* 'v', 'n' or 'a': whether its trigger is a verb, a noun, or another word. */
uint8_t evidence_kind(const struct passage *passage, const struct candidate *candidate);

/* The token that its trigger turns on. */
uint32_t evidence_head(const struct passage *passage, const struct candidate *candidate);

#endif
