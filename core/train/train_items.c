/* train_items: one step after the other, measured in the end by the code that runs the
 * model in a plugin. */
#include "train/train_items.h"

#include "base/alloc.h"
#include "text/classifier.h"
#include "train/bundle_classifier.h"
#include "train/measure_items.h"
#include "train/quantise.h"

struct trainer {
    const struct train_items_options *options;
    struct class_set classes;
    struct items items;
    struct maxent_problem problem;
    float *weights; /* [features][stride] */
    size_t features_seen, features_kept;
    struct train_result *result;
    struct error *error;
};

static enum status read_data(struct trainer *trainer)
{
    const struct train_items_options *options = trainer->options;
    for (size_t i = 0; i < options->data_count; i++)
        TRY(items_read(&trainer->items, options->data[i], &trainer->classes,
                       trainer->error));
    if (trainer->classes.count < 2)
        return error_set(trainer->error, ERROR_INPUT,
                         "%s: there are items of %zu class%s; a classifier needs two or "
                         "more to tell apart",
                         options->data[0], trainer->classes.count,
                         trainer->classes.count == 1 ? "" : "es");
    items_close(&trainer->items, &trainer->classes);
    return OK;
}

/* Keeps the features that say something and learns once more with those alone. */
static enum status learn_again(struct trainer *trainer)
{
    const struct maxent_problem *problem = &trainer->problem;
    bool *keep = alloc_zeroed(problem->feature_count + 1, sizeof *keep);
    if (!keep) return error_memory(trainer->error, "choosing features");
    for (size_t f = 0; f < problem->feature_count; f++)
        keep[f] = quantise_highest(trainer->weights + f * problem->stride,
                                   problem->class_count) > trainer->options->prune;
    const enum status status = maxent_keep(&trainer->problem, keep, trainer->error);
    alloc_free(keep);
    alloc_free(trainer->weights);
    trainer->weights = NULL;
    TRY(status);
    return maxent_learn(problem, &trainer->options->learn, &trainer->weights,
                        trainer->error);
}

static enum status learn_weights(struct trainer *trainer)
{
    const struct train_items_options *options = trainer->options;
    TRY(maxent_make(&trainer->problem, &trainer->items, trainer->classes.count,
                    options->least, trainer->error));
    trainer->features_seen = trainer->problem.feature_count;
    TRY(maxent_learn(&trainer->problem, &options->learn, &trainer->weights,
                     trainer->error));
    if (options->prune > 0) TRY(learn_again(trainer));
    return bundle_classifier(&trainer->problem, trainer->weights, &trainer->classes,
                             str_from(options->about), &trainer->result->model,
                             &trainer->features_kept, trainer->error);
}

static enum status measure_on(struct trainer *trainer,
                              const struct classifier *classifier, const char *path)
{
    struct items items = {0};
    struct buffer *text = &trainer->result->report;
    const enum status status =
        items_read(&items, path, &trainer->classes, trainer->error);
    if (status == OK) {
        buffer_format(text, "\n%s\n", path);
        measure_items(classifier, &items, text);
    }
    items_free(&items);
    return status;
}

static enum status measure(struct trainer *trainer)
{
    struct buffer *text = &trainer->result->report;
    struct classifier *classifier;
    buffer_format(text, "%zu items, %zu classes\n", trainer->items.items.length,
                  trainer->classes.count);
    buffer_format(text, "%zu features seen, %zu kept; %zu bytes\n",
                  trainer->features_seen, trainer->features_kept,
                  trainer->result->model.length);
    TRY(classifier_open_bytes(&classifier, buffer_view(&trainer->result->model),
                              "the new model", trainer->error));
    enum status status = OK;
    for (size_t i = 0; i < trainer->options->test_count && status == OK; i++)
        status = measure_on(trainer, classifier, trainer->options->test[i]);
    classifier_close(classifier);
    if (status == OK && buffer_failed(text))
        status = error_memory(trainer->error, "reporting");
    return status;
}

static enum status run(struct trainer *trainer)
{
    TRY(read_data(trainer));
    TRY(learn_weights(trainer));
    return measure(trainer);
}

enum status train_items(const struct train_items_options *options,
                        struct train_result *result, struct error *error)
{
    struct trainer trainer = {.options = options, .result = result, .error = error};
    *result = (struct train_result){0};
    const enum status status = run(&trainer);
    alloc_free(trainer.weights);
    maxent_free(&trainer.problem);
    items_free(&trainer.items);
    class_set_free(&trainer.classes);
    return status;
}
