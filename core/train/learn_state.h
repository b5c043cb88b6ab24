/* learn_state: what the two learners share: weights on their way, and the memory for
 * one sentence. */
#ifndef NUTGRAF_TRAIN_LEARN_STATE_H
#define NUTGRAF_TRAIN_LEARN_STATE_H

#include "train/learn.h"

enum { LEARN_ROW = TAGGER_LABELS + 1 /* rows of transitions, the last at the begin */ };

/* Weights w that change at times t = 1, 2 ..., by d each.  Their mean over all times
 * up to T is w - sum(t * d) / T, so a change costs the same with or without a mean. */
struct learn_array {
    float *now;
    float *late;    /* sum of t * d */
    float *squares; /* sum of squared gradients; the CRF's */
};

struct learn_state {
    const struct problem *problem;
    const struct learn_options *options;
    struct learn_array features;    /* [feature_count][label_count] */
    struct learn_array transitions; /* [label_count + 1][label_count] */
    double time;
    uint64_t random;

    /* One sentence's, [longest][label_count] each. */
    float *scores, *forward, *backward;
    uint8_t *from;        /* the perceptron's: the best label before */
    uint8_t *labels;      /* [longest], what it would answer */
    uint32_t *active;     /* [longest][template_count]: features that take part */
    size_t *active_count; /* [longest] */
};

/* One sentence's step; gives its loss. */
double crf_step(struct learn_state *state, const struct problem_sentence *sentence);
double perceptron_step(struct learn_state *state,
                       const struct problem_sentence *sentence);

/* The features of a sentence into state->active, and their summed weights into
 * state->scores.  With dropout, a share of them is left out and the rest is scaled. */
void learn_score(struct learn_state *state, const struct problem_sentence *sentence,
                 double dropout);

static inline bool learn_allowed(const struct problem *problem, size_t token,
                                 size_t label)
{
    return problem->allowed[token] >> label & 1;
}

static inline void learn_change(const struct learn_state *state,
                                const struct learn_array *array, size_t at, float by)
{
    array->now[at] += by;
    array->late[at] += (float)(state->time * by);
}

#endif
