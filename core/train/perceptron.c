/* perceptron: where the best labels by the weights so far are not the right ones, the
 * right ones' weights go up by one and the wrong ones' down (Collins 2002). */
#include <math.h>

#include "train/learn_state.h"

static float transition(const struct learn_state *state, size_t from, size_t to)
{
    if (!state->problem->may_follow[from][to]) return -INFINITY;
    return state->transitions.now[from * state->problem->label_count + to];
}

/* The best labels into state->labels, by Viterbi's algorithm. */
static void find_best(struct learn_state *state, const struct problem_sentence *sentence)
{
    const size_t labels = state->problem->label_count;
    const size_t length = sentence->last - sentence->first;
    for (size_t i = 0; i < length; i++) {
        float *best = state->forward + i * labels;
        const float *before = i ? best - labels : NULL;
        for (size_t to = 0; to < labels; to++) {
            const bool allowed = learn_allowed(state->problem, sentence->first + i, to);
            uint8_t *from = &state->from[i * labels + to];
            best[to] = i ? -INFINITY : transition(state, labels, to);
            for (size_t l = 0; i && l < labels; l++) {
                const float score = before[l] + transition(state, l, to);
                if (score <= best[to]) continue;
                best[to] = score;
                *from = (uint8_t)l;
            }
            best[to] += allowed ? state->scores[i * labels + to] : -INFINITY;
        }
    }
    size_t label = 0;
    const float *last = state->forward + (length - 1) * labels;
    for (size_t l = 1; l < labels; l++)
        if (last[l] > last[label]) label = l;
    for (size_t i = length; i-- > 0;) {
        state->labels[i] = (uint8_t)label;
        label = state->from[i * labels + label];
    }
}

static void change_token(struct learn_state *state, size_t token, size_t label, float by)
{
    const uint32_t *active = state->active + token * state->problem->template_count;
    for (size_t a = 0; a < state->active_count[token]; a++)
        learn_change(state, &state->features,
                     active[a] * state->problem->label_count + label, by);
}

double perceptron_step(struct learn_state *state, const struct problem_sentence *sentence)
{
    const size_t labels = state->problem->label_count;
    const size_t length = sentence->last - sentence->first;
    const uint8_t *right = state->problem->labels + sentence->first;
    const uint8_t *wrong = state->labels;
    size_t mistakes = 0;
    learn_score(state, sentence, 0);
    find_best(state, sentence);
    for (size_t i = 0; i < length; i++) {
        const size_t before_right = i ? right[i - 1] : labels;
        const size_t before_wrong = i ? wrong[i - 1] : labels;
        if (right[i] != wrong[i]) {
            mistakes++;
            change_token(state, i, right[i], 1);
            change_token(state, i, wrong[i], -1);
        }
        if (right[i] != wrong[i] || before_right != before_wrong) {
            learn_change(state, &state->transitions, before_right * labels + right[i], 1);
            learn_change(state, &state->transitions, before_wrong * labels + wrong[i],
                         -1);
        }
    }
    return (double)mistakes;
}
