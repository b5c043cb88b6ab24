/* crf: a linear-chain conditional random field, by stochastic gradient.  Each sentence's
 * step follows the gradient of its log-likelihood, with a step length of its own for
 * each weight (AdaGrad: Duchi, Hazan and Singer 2011).  Forward and backward sums are
 * scaled at each token, so that floats do (Rabiner 1989). */
#include <math.h>

#include "train/learn_state.h"

struct crf { /* one sentence */
    struct learn_state *state;
    const struct problem *problem;
    const struct problem_sentence *sentence;
    size_t labels, length;
    float factors[LEARN_ROW][TAGGER_LABELS];  /* exp of the transitions */
    float expected[LEARN_ROW][TAGGER_LABELS]; /* gradient of the transitions */
    double log_sum;                           /* of all labellings' weights */
};

static const double tiny = 1e-6;

static float *row(float *array, const struct crf *crf, size_t token)
{
    return array + token * crf->labels;
}

static size_t gold(const struct crf *crf, size_t token)
{
    return crf->problem->labels[crf->sentence->first + token];
}

static float transition(const struct crf *crf, size_t from, size_t to)
{
    return crf->state->transitions.now[from * crf->labels + to];
}

static void make_factors(struct crf *crf)
{
    for (size_t from = 0; from <= crf->labels; from++)
        for (size_t to = 0; to < crf->labels; to++) {
            crf->factors[from][to] =
                crf->problem->may_follow[from][to] ? expf(transition(crf, from, to)) : 0;
            crf->expected[from][to] = 0;
        }
}

/* Makes wrong labels likelier than the weights say. */
static void add_margin(struct crf *crf)
{
    const struct learn_options *options = crf->state->options;
    if (options->margin == 0 && options->recall == 0) return;
    for (size_t i = 0; i < crf->length; i++)
        for (size_t l = 0; l < crf->labels; l++) {
            if (l == gold(crf, i)) continue;
            const double more = l == crf->problem->outside ? options->recall : 0;
            row(crf->state->scores, crf, i)[l] += (float)(options->margin + more);
        }
}

/* The score of the right labels. */
static double score_gold(const struct crf *crf)
{
    double score = 0;
    for (size_t i = 0; i < crf->length; i++) {
        const size_t from = i ? gold(crf, i - 1) : crf->labels;
        score += row(crf->state->scores, crf, i)[gold(crf, i)];
        score += transition(crf, from, gold(crf, i));
    }
    return score;
}

/* Scores become factors, relative to the token's highest. */
static void exponentiate(struct crf *crf, size_t token)
{
    float *scores = row(crf->state->scores, crf, token), highest = -INFINITY;
    for (size_t l = 0; l < crf->labels; l++)
        if (scores[l] > highest) highest = scores[l];
    for (size_t l = 0; l < crf->labels; l++)
        scores[l] = learn_allowed(crf->problem, crf->sentence->first + token, l)
                        ? expf(scores[l] - highest)
                        : 0;
    crf->log_sum += highest;
}

/* False if the floats ran out of range; the sentence is then passed over. */
static bool go_forward(struct crf *crf)
{
    const size_t labels = crf->labels;
    for (size_t i = 0; i < crf->length; i++) {
        const float *scores = row(crf->state->scores, crf, i);
        float *sums = row(crf->state->forward, crf, i), all = 0;
        exponentiate(crf, i);
        for (size_t to = 0; to < labels; to++)
            sums[to] = i ? 0 : crf->factors[labels][to];
        for (size_t from = 0; i && from < labels; from++) {
            const float so_far = row(crf->state->forward, crf, i - 1)[from];
            if (so_far == 0) continue;
            for (size_t to = 0; to < labels; to++)
                sums[to] += so_far * crf->factors[from][to];
        }
        for (size_t to = 0; to < labels; to++)
            all += sums[to] *= scores[to];
        if (!(all > 0) || !isfinite(all)) return false;
        for (size_t to = 0; to < labels; to++)
            sums[to] /= all;
        crf->log_sum += log(all);
    }
    return true;
}

/* Backward sums, scaled so that forward times backward is a label's probability. */
static bool go_backward(struct crf *crf)
{
    const size_t labels = crf->labels;
    for (size_t i = crf->length; i-- > 0;) {
        const float *forward = row(crf->state->forward, crf, i);
        float *sums = row(crf->state->backward, crf, i), all = 0;
        if (i + 1 == crf->length) {
            for (size_t l = 0; l < labels; l++)
                sums[l] = 1;
            continue;
        }
        float ahead[TAGGER_LABELS];
        const float *next = row(crf->state->backward, crf, i + 1);
        const float *scores = row(crf->state->scores, crf, i + 1);
        for (size_t to = 0; to < labels; to++)
            ahead[to] = next[to] * scores[to];
        for (size_t from = 0; from < labels; from++) {
            sums[from] = 0;
            if (forward[from] == 0) continue;
            for (size_t to = 0; to < labels; to++)
                sums[from] += crf->factors[from][to] * ahead[to];
            all += forward[from] * sums[from];
        }
        if (!(all > 0) || !isfinite(all)) return false;
        for (size_t l = 0; l < labels; l++)
            sums[l] /= all;
        for (size_t from = 0; from < labels; from++)
            for (size_t to = 0; forward[from] != 0 && to < labels; to++)
                crf->expected[from][to] +=
                    forward[from] * crf->factors[from][to] * ahead[to] / all;
    }
    return true;
}

static void descend(struct learn_state *state, struct learn_array *array, size_t at,
                    float gradient)
{
    if (gradient == 0) return;
    array->squares[at] += gradient * gradient;
    learn_change(state, array, at,
                 -(float)state->options->rate * gradient /
                     sqrtf(array->squares[at] + (float)tiny));
}

static void change_features(struct crf *crf, size_t token)
{
    struct learn_state *state = crf->state;
    const size_t labels = crf->labels;
    const float scale = (float)(1.0 / (1.0 - state->options->dropout));
    float gradient[TAGGER_LABELS], highest = 0;
    for (size_t l = 0; l < labels; l++) {
        gradient[l] =
            row(state->forward, crf, token)[l] * row(state->backward, crf, token)[l];
        if (l == gold(crf, token)) gradient[l] -= 1;
        gradient[l] *= scale;
        if (fabsf(gradient[l]) > highest) highest = fabsf(gradient[l]);
    }
    if (highest < 1e-3f) return; /* the token is learnt; saves most of the time */
    const uint32_t *active = state->active + token * crf->problem->template_count;
    for (size_t a = 0; a < state->active_count[token]; a++) {
        const size_t at = (size_t)active[a] * labels;
        for (size_t l = 0; l < labels; l++)
            descend(state, &state->features, at + l, gradient[l]);
    }
}

static void change_transitions(struct crf *crf)
{
    for (size_t i = 1; i < crf->length; i++)
        crf->expected[gold(crf, i - 1)][gold(crf, i)] -= 1;
    for (size_t l = 0; l < crf->labels; l++)
        crf->expected[crf->labels][l] =
            row(crf->state->forward, crf, 0)[l] * row(crf->state->backward, crf, 0)[l] -
            (float)(l == gold(crf, 0));
    for (size_t from = 0; from <= crf->labels; from++)
        for (size_t to = 0; to < crf->labels; to++)
            descend(crf->state, &crf->state->transitions, from * crf->labels + to,
                    crf->expected[from][to]);
}

double crf_step(struct learn_state *state, const struct problem_sentence *sentence)
{
    struct crf crf = {.state = state,
                      .problem = state->problem,
                      .sentence = sentence,
                      .labels = state->problem->label_count,
                      .length = sentence->last - sentence->first};
    learn_score(state, sentence, state->options->dropout);
    add_margin(&crf);
    make_factors(&crf);
    const double right = score_gold(&crf);
    if (!go_forward(&crf) || !go_backward(&crf)) return 0;
    for (size_t i = 0; i < crf.length; i++)
        change_features(&crf, i);
    change_transitions(&crf);
    return crf.log_sum - right;
}
