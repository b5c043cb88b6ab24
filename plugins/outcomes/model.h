/* model: what the trained classifier makes of the candidates of a sentence.  It weighs
 * what the lexicon found, and proposes what the lexicon has no line for. */
#ifndef OUTCOMES_MODEL_H
#define OUTCOMES_MODEL_H

#include "evidence.h"

enum { MOST_CLASSES = 64 };

struct model {
    const ng_classifier *classifier; /* the host's */
    struct senses *senses;
    struct feature_names names;
    uint8_t types[MOST_CLASSES]; /* of its classes; TYPE_COUNT is no outcome */
    size_t class_count;
};

/* Opens senses.tsv beside the plugin and, if asked for, outcomes.model.  NG_NOFILE, with
 * a message, if one is missing or wrong; NG_NOMEM.  Close in any case.  [setup] */
ng_status model_open(const ng_host *host, struct model *model, bool classifier);

/* Works on a model that is {0}, too.  [setup] */
void model_close(struct model *model);

/* open.c: adds candidates for the verbs, nouns and adjectives of a sentence that made
 * none so far and that the model may know.  [worker] */
void model_propose(const struct model *model, const struct sight *sight,
                   struct candidates *candidates, uint32_t from);

/* Gives the candidates from an index on their type and score, and drops those that it
 * does not believe in: less than a tenth, or than the threshold if that is lower.
 * features is scratch; where it has text, each candidate is put out as an item to train
 * with, too. [worker] */
void model_weigh(const struct model *model, const struct sight *sight,
                 struct features *features, struct candidates *candidates, uint32_t from,
                 double threshold);

#endif
