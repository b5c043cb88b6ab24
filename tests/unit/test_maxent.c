#include "train_fixture.h"

#include <math.h>

#include "scratch.h"
#include "text/classifier.h"
#include "train/lbfgs.h"
#include "train/random.h"
#include "train/train_items.h"

/* What a ship does decides, whichever ship it is. */
static const char moves[] =
    "none\t1\tverb=carry\tship=ferry\nin\t1\tverb=reach\tship=ferry\n"
    "out\t1\tverb=leave\tship=ferry\nnone\t1\tverb=carry\tship=tug\n"
    "in\t1\tverb=reach\tship=tug\nout\t1\tverb=leave\tship=tug\n";
static const char unseen_moves[] =
    "none\t1\tverb=carry\tship=yacht\nin\t1\tverb=reach\tship=yacht\n"
    "out\t1\tverb=leave\tship=yacht\n";

/* ------------------------------------------------------------------------ the minimum */

/* Rosenbrock's valley, which is bent: the lowest place is (1, 1). */
static double valley(void *self, const float *at, float *slope)
{
    const double x = (double)at[0], y = (double)at[1], off = y - x * x;
    ++*(size_t *)self;
    slope[0] = (float)(-2 * (1 - x) - 40 * x * off);
    slope[1] = (float)(20 * off);
    return (1 - x) * (1 - x) + 10 * off * off;
}

static void minimum_of_a_bent_valley_is_found(void **state)
{
    float at[2] = {-1.2f, 1};
    size_t calls = 0;
    const struct lbfgs_task task = {
        .size = 2, .function = valley, .self = &calls, .rounds = 200};
    (void)state;
    assert_int_equal(lbfgs_minimise(&task, at, NULL), OK);
    assert_true(fabsf(at[0] - 1) < 1e-2f && fabsf(at[1] - 1) < 1e-2f);
    assert_true(calls < 200);
}

/* A bowl, steeper in each direction than in the one before. */
static double bowl(void *self, const float *at, float *slope)
{
    double sum = 0;
    (void)self;
    for (int i = 0; i < 50; i++) {
        const double off = (double)at[i] - i;
        sum += (i + 1) * off * off / 2;
        slope[i] = (float)((i + 1) * off);
    }
    return sum;
}

static void minimum_of_a_bowl_is_found(void **state)
{
    float at[50] = {0};
    const struct lbfgs_task task = {
        .size = 50, .function = bowl, .rounds = 200, .least_gain = 1e-9};
    (void)state;
    assert_int_equal(lbfgs_minimise(&task, at, NULL), OK);
    for (int i = 0; i < 50; i++)
        assert_true(fabsf(at[i] - (float)i) < 1e-2f);
}

static void rounds_end_it(void **state)
{
    float at[50] = {0}, further[50] = {0}, slope[50];
    struct lbfgs_task task = {.size = 50, .function = bowl, .rounds = 3};
    (void)state;
    lbfgs_minimise(&task, at, NULL);
    task.rounds = 9;
    lbfgs_minimise(&task, further, NULL);
    assert_true(bowl(NULL, further, slope) < bowl(NULL, at, slope));
    task.rounds = 0;
    memset(at, 0, sizeof at);
    lbfgs_minimise(&task, at, NULL);
    assert_true(at[7] == 0);
}

/* --------------------------------------------------------------------------- the loss */

struct sample { /* items that look random */
    struct items items;
    struct maxent_problem problem;
};

static void sample_make(struct sample *sample, size_t classes, uint64_t seed)
{
    struct item *items = calloc(40, sizeof *items);
    uint64_t *keys = calloc(400, sizeof *keys);
    size_t count = 0;
    assert_true(items && keys);
    *sample = (struct sample){0};
    for (size_t i = 0; i < 40; i++) {
        items[i].first = count;
        for (uint64_t n = random_below(&seed, 10); n > 0; n--)
            keys[count++] = random_below(&seed, 20) * 0x9E3779B97F4A7C15u;
        items[i].last = count;
        items[i].class = (uint8_t)random_below(&seed, classes);
        items[i].weight = 0.5f + (float)random_below(&seed, 3);
    }
    sample->items.items.at = items;
    sample->items.items.length = 40;
    sample->items.keys.at = keys;
    sample->items.keys.length = count;
    assert_int_equal(maxent_make(&sample->problem, &sample->items, classes, 1, NULL), OK);
}

static void sample_free(struct sample *sample)
{
    maxent_free(&sample->problem);
    free(sample->items.items.at);
    free(sample->items.keys.at);
}

/* The gradient is what the loss changes by when a weight does. */
static void gradient_agrees_with_differences(void **state)
{
    (void)state;
    for (size_t classes = 2; classes < 12; classes += 3) {
        struct sample sample;
        uint64_t seed = classes;
        sample_make(&sample, classes, seed);
        const struct maxent_problem *problem = &sample.problem;
        const size_t size = problem->feature_count * problem->stride;
        float *at = calloc(4 * size, sizeof *at);
        float *slope = at + size, *other = at + 2 * size, *second = at + 3 * size;
        for (size_t f = 0; f < problem->feature_count; f++)
            for (size_t c = 0; c < classes; c++)
                at[f * problem->stride + c] =
                    (float)random_below(&seed, 2001) / 1000.0f - 1;
        maxent_loss(problem, 0.7, at, slope, second);
        for (size_t i = 0; i < size; i++) {
            const float step = 1.0f / 64, before = at[i];
            if (i % problem->stride >= classes) {
                assert_true(slope[i] == 0);
                continue;
            }
            at[i] = before + step;
            const double above = maxent_loss(problem, 0.7, at, other, second);
            at[i] = before - step;
            const double below = maxent_loss(problem, 0.7, at, other, second);
            at[i] = before;
            const double difference = (above - below) / (2 * (double)step);
            assert_true(fabs(difference - (double)slope[i]) < 5e-3);
        }
        free(at);
        sample_free(&sample);
    }
}

/* Nothing is known: every class is as likely as any. */
static void loss_of_no_weights_is_known(void **state)
{
    struct sample sample;
    (void)state;
    sample_make(&sample, 6, 3);
    const size_t size = sample.problem.feature_count * sample.problem.stride;
    float *at = calloc(3 * size, sizeof *at);
    double weight = 0;
    for (size_t i = 0; i < 40; i++)
        weight += (double)sample.items.items.at[i].weight;
    const double loss = maxent_loss(&sample.problem, 10, at, at + size, at + 2 * size);
    assert_true(fabs(loss - weight * log(6)) < 1e-4);
    free(at);
    sample_free(&sample);
}

/* --------------------------------------------------------------------------- training */

struct job {
    struct train_items_options options;
    const char *data, *test;
    char paths[2][80];
};

static void prepare(struct job *job, struct scratch *scratch, const char *data,
                    const char *test)
{
    *job = (struct job){
        .options = {.data_count = 1,
                    .test_count = test ? 1 : 0,
                    .least = 1,
                    .about = "made for a test",
                    .learn = {.penalty = 0.1, .rounds = 60}}
    };
    job->data = strcpy(job->paths[0], scratch_text(scratch, "data", data));
    if (test) job->test = strcpy(job->paths[1], scratch_text(scratch, "test", test));
    job->options.data = &job->data;
    job->options.test = &job->test;
}

static struct train_result run(struct job *job, struct scratch *scratch)
{
    struct train_result result;
    if (train_items(&job->options, &result, &scratch->error) != OK)
        fail_msg("%s", scratch->error.message);
    return result;
}

static void classes_are_learnt(void **state)
{
    struct job job;
    prepare(&job, *state, moves, unseen_moves);
    struct train_result result = run(&job, *state);
    assert_reports(&result, "6 items, 3 classes\n5 features seen, ");
    assert_reports(&result, "none                100.00    100.00    100.00         1\n");
    assert_reports(&result, "all but none        100.00    100.00    100.00         2\n");
    assert_reports(&result, "items right         100.00 % of 3\n");
    struct classifier *classifier;
    assert_int_equal(
        classifier_open_bytes(&classifier, buffer_view(&result.model), "m", NULL), OK);
    assert_str(classifier_about(classifier), "made for a test");
    assert_str(classifier_class(classifier, 0), "none");
    assert_str(classifier_class(classifier, 1), "in");
    assert_str(classifier_class(classifier, 2), "out");
    classifier_close(classifier);
    train_free(&result);
}

/* Two of three are sure to be wrong. */
static void mistakes_are_counted(void **state)
{
    struct job job;
    prepare(&job, *state, moves,
            "none\t1\tverb=reach\nin\t1\tverb=reach\nout\t5\tverb=carry\n");
    struct train_result result = run(&job, *state);
    assert_reports(&result, "none                  0.00      0.00      0.00         1\n");
    assert_reports(&result, "in                   50.00    100.00     66.67         1\n");
    assert_reports(&result, "out                   0.00      0.00      0.00         1\n");
    assert_reports(&result, "all but none         50.00     50.00     50.00         2\n");
    assert_reports(&result, "items right          33.33 % of 3\n");
    train_free(&result);
}

/* What is right twice in three times is what a probability is. */
static void weights_count(void **state)
{
    struct job job;
    prepare(&job, *state, "a\t1\tx=y\na\t1\tx=y\nb\t1\tx=y\n", NULL);
    job.options.learn.penalty = 0;
    struct train_result copies = run(&job, *state);
    prepare(&job, *state, "a\t2\tx=y\nb\t1\tx=y\n", NULL);
    job.options.learn.penalty = 0;
    struct train_result weighed = run(&job, *state);
    const struct buffer *models[] = {&copies.model, &weighed.model};
    for (size_t i = 0; i < 2; i++) {
        struct classifier *classifier;
        double probabilities[2];
        uint64_t key;
        assert_int_equal(
            classifier_open_bytes(&classifier, buffer_view(models[i]), "m", NULL), OK);
        assert_int_equal(items_key(STR("x=y"), &key, NULL), OK);
        classifier_run(classifier, &key, 1, probabilities);
        assert_true(fabs(probabilities[0] - 2.0 / 3) < 0.01);
        classifier_close(classifier);
    }
    train_free(&copies);
    train_free(&weighed);
}

static void rare_features_are_left_out(void **state)
{
    struct job job;
    /* "b" twice, but in one item only */
    prepare(&job, *state, "x\t1\tw=a\tw=b\tw=b\ny\t1\tw=a\tw=c\n", NULL);
    job.options.least = 2;
    struct train_result result = run(&job, *state);
    assert_reports(&result, "\n1 features seen");
    train_free(&result);
}

static void pruning_keeps_what_counts(void **state)
{
    struct job job;
    prepare(&job, *state, moves, unseen_moves);
    job.options.prune = 0.3;
    struct train_result result = run(&job, *state);
    /* The ships say nothing. */
    assert_reports(&result, "5 features seen, 3 kept");
    assert_reports(&result, "items right         100.00 % of 3\n");
    train_free(&result);
}

static void same_items_give_the_same_bytes(void **state)
{
    struct buffer text = {0};
    uint64_t seed = 1;
    struct job job;
    for (int i = 0; i < 500; i++) {
        buffer_format(&text, "c%d\t1", (int)random_below(&seed, 5));
        for (int k = 0; k < 10; k++)
            buffer_format(&text, "\tw=#%d", (int)random_below(&seed, 100));
        buffer_char(&text, '\n');
    }
    buffer_char(&text, '\0');
    prepare(&job, *state, text.at, NULL);
    struct train_result a = run(&job, *state), b = run(&job, *state);
    assert_int_equal(a.model.length, b.model.length);
    assert_memory_equal(a.model.at, b.model.at, a.model.length);
    train_free(&a);
    train_free(&b);
    buffer_free(&text);
}

static void mistakes_are_named(void **state)
{
    struct scratch *scratch = *state;
    struct train_result result;
    struct job job;
    prepare(&job, scratch, "a\t1\tx=y\n# b\n", NULL);
    assert_int_equal(train_items(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "data: there are items of 1 class; a classifier needs");
    train_free(&result);
    prepare(&job, scratch, "", NULL);
    assert_int_equal(train_items(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "data: there are items of 0 classes;");
    train_free(&result);
    prepare(&job, scratch, moves, "up\t1\tverb=rise\n");
    assert_int_equal(train_items(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "test:1: the class \"up\" is not in the training data");
    train_free(&result);
    prepare(&job, scratch, moves, NULL);
    strcat(job.paths[0], "-elsewhere");
    assert_int_equal(train_items(&job.options, &result, &scratch->error), ERROR_INPUT);
    assert_says(&scratch->error, "data-elsewhere: cannot be opened");
    train_free(&result);
}

static void failing_memory_is_reported(void **state)
{
    struct job job;
    prepare(&job, *state, moves, unseen_moves);
    job.options.prune = 0.3;
    job.options.learn.rounds = 2;
    for (size_t n = 1;; n++) {
        struct train_result result;
        alloc_fail_from(n);
        const enum status status = train_items(&job.options, &result, NULL);
        alloc_fail_from(0);
        train_free(&result);
        if (status == OK) {
            assert_true(n > 20);
            return;
        }
        assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minimum_of_a_bent_valley_is_found),
        cmocka_unit_test(minimum_of_a_bowl_is_found),
        cmocka_unit_test(rounds_end_it),
        cmocka_unit_test(gradient_agrees_with_differences),
        cmocka_unit_test(loss_of_no_weights_is_known),
        SCRATCH_TEST(classes_are_learnt),
        SCRATCH_TEST(mistakes_are_counted),
        SCRATCH_TEST(weights_count),
        SCRATCH_TEST(rare_features_are_left_out),
        SCRATCH_TEST(pruning_keeps_what_counts),
        SCRATCH_TEST(same_items_give_the_same_bytes),
        SCRATCH_TEST(mistakes_are_named),
        SCRATCH_TEST(failing_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
