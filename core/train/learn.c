/* learn: rounds through the sentences in random order, and the mean of the weights. */
#include "train/learn.h"

#include "base/alloc.h"
#include "train/learn_state.h"
#include "train/random.h"

static bool make_array(struct learn_array *array, size_t count, bool squares)
{
    array->now = alloc_zeroed(count + 1, sizeof *array->now);
    array->late = alloc_zeroed(count + 1, sizeof *array->late);
    if (squares) array->squares = alloc_zeroed(count + 1, sizeof *array->squares);
    return array->now && array->late && (array->squares || !squares);
}

static void free_array(struct learn_array *array)
{
    alloc_free(array->now);
    alloc_free(array->late);
    alloc_free(array->squares);
}

static size_t longest_sentence(const struct problem *problem)
{
    size_t longest = 1;
    for (size_t i = 0; i < problem->sentence_count; i++) {
        const size_t length = problem->sentences[i].last - problem->sentences[i].first;
        if (length > longest) longest = length;
    }
    return longest;
}

static bool make_state(struct learn_state *state)
{
    const struct problem *problem = state->problem;
    const size_t labels = problem->label_count, longest = longest_sentence(problem);
    const bool squares = state->options->method == LEARN_CRF;
    state->random = state->options->seed;
    state->scores = alloc_zeroed(longest * labels, sizeof *state->scores);
    state->forward = alloc_zeroed(longest * labels, sizeof *state->forward);
    state->backward = alloc_zeroed(longest * labels, sizeof *state->backward);
    state->from = alloc_zeroed(longest * labels, sizeof *state->from);
    state->labels = alloc_zeroed(longest, sizeof *state->labels);
    state->active =
        alloc_zeroed(longest * problem->template_count, sizeof *state->active);
    state->active_count = alloc_zeroed(longest, sizeof *state->active_count);
    return make_array(&state->features, problem->feature_count * labels, squares) &&
           make_array(&state->transitions, (labels + 1) * labels, squares) &&
           state->scores && state->forward && state->backward && state->from &&
           state->labels && state->active && state->active_count;
}

static void free_state(struct learn_state *state)
{
    free_array(&state->features);
    free_array(&state->transitions);
    alloc_free(state->scores);
    alloc_free(state->forward);
    alloc_free(state->backward);
    alloc_free(state->from);
    alloc_free(state->labels);
    alloc_free(state->active);
    alloc_free(state->active_count);
}

void learn_score(struct learn_state *state, const struct problem_sentence *sentence,
                 double dropout)
{
    const struct problem *problem = state->problem;
    const size_t labels = problem->label_count, templates = problem->template_count;
    const uint64_t dropped = (uint64_t)(dropout * 4294967296.0);
    const float scale = (float)(1.0 / (1.0 - dropout));
    for (size_t i = 0; i < sentence->last - sentence->first; i++) {
        const uint32_t *features = problem->features + (sentence->first + i) * templates;
        uint32_t *active = state->active + i * templates;
        float *scores = state->scores + i * labels;
        size_t count = 0;
        for (size_t l = 0; l < labels; l++)
            scores[l] = 0;
        for (size_t t = 0; t < templates; t++) {
            if (features[t] == KEYS_NONE) continue;
            if (dropped && random_next(&state->random) >> 32 < dropped) continue;
            active[count++] = features[t];
            const float *weights = state->features.now + (size_t)features[t] * labels;
            for (size_t l = 0; l < labels; l++)
                scores[l] += weights[l];
        }
        for (size_t l = 0; l < labels; l++)
            scores[l] *= scale;
        state->active_count[i] = count;
    }
}

static enum status run_rounds(struct learn_state *state, struct error *error)
{
    const struct problem *problem = state->problem;
    uint32_t *order = alloc_zeroed(problem->sentence_count + 1, sizeof *order);
    if (!order) return error_memory(error, "learning");
    for (size_t i = 0; i < problem->sentence_count; i++)
        order[i] = (uint32_t)i;
    for (unsigned round = 1; round <= state->options->rounds; round++) {
        double loss = 0;
        random_shuffle(&state->random, order, problem->sentence_count);
        for (size_t i = 0; i < problem->sentence_count; i++) {
            const struct problem_sentence *sentence = &problem->sentences[order[i]];
            state->time++;
            loss += state->options->method == LEARN_CRF
                        ? crf_step(state, sentence)
                        : perceptron_step(state, sentence);
        }
        if (state->options->progress)
            state->options->progress(state->options->self, round,
                                     loss / (double)(problem->token_count + 1));
    }
    alloc_free(order);
    return OK;
}

/* Turns the weights into their mean and hands them over. */
static float *take_mean(struct learn_array *array, size_t count, double time)
{
    float *mean = array->now;
    for (size_t i = 0; i < count; i++)
        mean[i] -= (float)(array->late[i] / time);
    array->now = NULL;
    return mean;
}

static enum status learn_once(const struct problem *problem,
                              const struct learn_options *options,
                              struct learn_weights *weights, struct error *error)
{
    struct learn_state state = {.problem = problem, .options = options};
    const size_t labels = problem->label_count;
    enum status status = OK;
    *weights = (struct learn_weights){0};
    if (!make_state(&state)) status = error_memory(error, "learning");
    if (status == OK) status = run_rounds(&state, error);
    if (status == OK) {
        const double time = state.time > 0 ? state.time : 1;
        weights->features =
            take_mean(&state.features, problem->feature_count * labels, time);
        weights->transitions = take_mean(&state.transitions, (labels + 1) * labels, time);
    }
    free_state(&state);
    return status;
}

/* mean becomes the mean of `before` weights and one more. */
static void add_to_mean(float *mean, const float *more, size_t count, unsigned before)
{
    const float share = 1.0f / (float)(before + 1);
    for (size_t i = 0; i < count; i++)
        mean[i] += (more[i] - mean[i]) * share;
}

enum status learn(const struct problem *problem, const struct learn_options *options,
                  struct learn_weights *weights, struct error *error)
{
    const size_t labels = problem->label_count;
    struct learn_options one = *options;
    TRY(learn_once(problem, &one, weights, error));
    for (unsigned voter = 1; voter < options->voters; voter++) {
        struct learn_weights more;
        one.seed++;
        const enum status status = learn_once(problem, &one, &more, error);
        if (status != OK) {
            learn_free(weights);
            return status;
        }
        add_to_mean(weights->features, more.features, problem->feature_count * labels,
                    voter);
        add_to_mean(weights->transitions, more.transitions, (labels + 1) * labels, voter);
        learn_free(&more);
    }
    return OK;
}

void learn_free(struct learn_weights *weights)
{
    alloc_free(weights->features);
    alloc_free(weights->transitions);
    *weights = (struct learn_weights){0};
}
