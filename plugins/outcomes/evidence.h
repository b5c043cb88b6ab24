/* evidence: what a candidate looks like: its words, how they stand together, what the
 * lexicon says of them. */
#ifndef OUTCOMES_EVIDENCE_H
#define OUTCOMES_EVIDENCE_H

#include "candidate.h"
#include "feature.h"
#include "senses.h"

/* What is asked of all candidates of a sentence. */
struct sight {
    const struct passage *passage;
    const struct senses *senses;
    struct value *lemmas;   /* [passage's tokens]: base forms; text.at is NULL where not yet
                               asked for */
    uint32_t sentence_count; /* of the article */
};

/* The base form of a token. */
struct value evidence_lemma(const struct sight *sight, uint32_t token);

/* The key by which the model knows a noun or an adjective, with this base form, as
 * something that happens. */
uint64_t evidence_key(const struct feature_names *names, uint8_t kind, struct value lemma);

/* Fills features from a candidate whose status is read.  [worker] */
void evidence_collect(const struct sight *sight, const struct candidate *candidate,
                      struct features *features);

/* 'v', 'n' or 'a': whether its trigger is a verb, a noun, or another word. */
uint8_t evidence_kind(const struct passage *passage, const struct candidate *candidate);

/* The token that its trigger turns on. */
uint32_t evidence_head(const struct passage *passage, const struct candidate *candidate);

#endif
