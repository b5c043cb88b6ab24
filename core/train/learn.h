/* learn: from a problem to weights.  Both learners go through the sentences one by one,
 * in an order that the seed decides, and give the mean of all weights on their way. */
#ifndef NUTGRAF_TRAIN_LEARN_H
#define NUTGRAF_TRAIN_LEARN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "train/problem.h"

enum learn_method {
    LEARN_CRF,       /* conditional random field, stochastic gradient with AdaGrad */
    LEARN_PERCEPTRON /* averaged structured perceptron */
};

struct learn_options {
    enum learn_method method;
    unsigned rounds; /* through the training data */
    double rate;     /* CRF: the first step's length */
    double dropout;  /* CRF: the share of features that a step leaves out */
    double margin;   /* CRF: wrong labels are made likelier by so much while learning, so
                        that right ones win clearly (softmax-margin: Gimpel and Smith
                        2010) */
    double recall;   /* and "O", inside chunks, by so much more */
    unsigned voters; /* the weights are the mean of so many learners', with */
    uint64_t seed;   /* seeds from this one on; 0 and 1 are one learner */
    /* Called after each round; loss is what the method minimises, by token. */
    void (*progress)(void *self, unsigned round, double loss);
    void *self;
};

struct learn_weights {  /* the heap's */
    float *features;    /* [feature_count][label_count] */
    float *transitions; /* [label_count + 1][label_count], the last row at the begin */
};

enum status learn(const struct problem *problem, const struct learn_options *options,
                  struct learn_weights *weights, struct error *error);
void learn_free(struct learn_weights *weights);

#endif
