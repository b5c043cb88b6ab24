/* train: one step after the other.  A model without weights is packed first, because
 * features are read by the very code that will read them in use. */
#include "train/train.h"

#include "base/alloc.h"
#include "base/file.h"
#include "text/tagger_document.h"
#include "train/bundle.h"
#include "train/certain.h"
#include "train/columns.h"
#include "train/quantise.h"
#include "train/measure.h"
#include "train/words.h"

struct trainer {
    const struct train_options *options;
    struct label_set labels;
    struct corpus corpus;
    struct buffer templates;
    struct words words;
    struct buffer empty; /* the model without weights */
    struct tagger *tagger;
    struct problem problem;
    size_t features_seen; /* before any was left out */
    struct learn_weights weights;
    struct quantised quantised;
    struct train_result *result;
    struct error *error;
};

static enum status read_data(struct trainer *trainer)
{
    const struct train_options *options = trainer->options;
    enum { LIMIT = 1 << 20 };
    TRY(file_read(options->templates, LIMIT, &trainer->templates, trainer->error));
    TRY(corpus_read(&trainer->corpus, options->data, options->data_count,
                    &options->corpus, &trainer->labels, trainer->error));
    for (size_t i = 0; i < options->words_count; i++)
        TRY(words_read(&trainer->words, options->words[i], trainer->error));
    if (options->often)
        TRY(words_learn(&trainer->words, &trainer->corpus, trainer->labels.count,
                        options->often, trainer->error));
    if (options->certain)
        TRY(certain_learn(&trainer->words, &trainer->corpus, &trainer->labels,
                          options->certain, options->doubt, trainer->error));
    return OK;
}

static enum status bundle(struct trainer *trainer, struct buffer *model)
{
    const struct bundle_parts parts = {
        .labels = &trainer->labels,
        .templates = buffer_view(&trainer->templates),
        .about = str_from(trainer->options->about),
        .transitions = trainer->quantised.transitions,
        .features = trainer->quantised.features,
        .feature_count = trainer->quantised.feature_count,
        .weights = trainer->quantised.weights,
        .words = &trainer->words,
    };
    return bundle_model(&parts, model, trainer->error);
}

/* The tagger that reads features, for the templates and the word list are known. */
static enum status open_empty(struct trainer *trainer)
{
    TRY(quantise_nothing(&trainer->quantised, trainer->labels.count, trainer->error));
    TRY(bundle(trainer, &trainer->empty));
    return tagger_open_bytes(&trainer->tagger, buffer_view(&trainer->empty),
                             trainer->options->templates, trainer->error);
}

/* Keeps the features that say something and learns once more with those alone: they
 * then do what the others did.  A tenth of the features is as good as all of them. */
static enum status learn_again(struct trainer *trainer)
{
    const size_t labels = trainer->labels.count, count = trainer->problem.feature_count;
    bool *keep = alloc_zeroed(count + 1, sizeof *keep);
    if (!keep) return error_memory(trainer->error, "choosing features");
    for (size_t f = 0; f < count; f++)
        keep[f] = quantise_reach(trainer->weights.features + f * labels, labels) >=
                  trainer->options->prune;
    const enum status status = problem_keep(&trainer->problem, keep, trainer->error);
    alloc_free(keep);
    TRY(status);
    learn_free(&trainer->weights);
    return learn(&trainer->problem, &trainer->options->learn, &trainer->weights,
                 trainer->error);
}

static enum status learn_weights(struct trainer *trainer)
{
    const struct train_options *options = trainer->options;
    TRY(columns_make(&trainer->corpus, trainer->tagger, trainer->error));
    TRY(problem_make(&trainer->problem, &trainer->corpus, trainer->tagger,
                     &trainer->labels, options->corpus.fine, options->least,
                     trainer->error));
    trainer->features_seen = trainer->problem.feature_count;
    TRY(learn(&trainer->problem, &options->learn, &trainer->weights, trainer->error));
    if (options->prune > 0) TRY(learn_again(trainer));
    quantise_free(&trainer->quantised);
    TRY(quantise(&trainer->quantised, &trainer->problem, &trainer->weights,
                 trainer->error));
    return bundle(trainer, &trainer->result->model);
}

static enum status measure_on(struct trainer *trainer, const struct tagger *tagger,
                              const char *path)
{
    struct corpus corpus = {0};
    struct measure measure = {0};
    struct buffer *text = &trainer->result->report;
    enum status status = corpus_read(&corpus, &path, 1, &trainer->options->corpus,
                                     &trainer->labels, trainer->error);
    if (status == OK) status = columns_make(&corpus, tagger, trainer->error);
    if (status == OK)
        status =
            measure_make(&measure, tagger, &corpus, &trainer->labels, trainer->error);
    if (status == OK) {
        buffer_format(text, "\n%s\n", path);
        measure_write(&measure, &trainer->labels, text);
    }
    measure_free(&measure);
    corpus_free(&corpus);
    return status;
}

static enum status measure(struct trainer *trainer)
{
    struct buffer *text = &trainer->result->report;
    struct tagger *tagger;
    buffer_format(text, "%zu documents, %zu sentences, %zu tokens, %zu labels\n",
                  trainer->corpus.length, trainer->corpus.sentence_count,
                  trainer->corpus.token_count, trainer->labels.count);
    buffer_format(text, "%zu features seen, %zu kept; %zu bytes\n",
                  trainer->features_seen, trainer->quantised.feature_count,
                  trainer->result->model.length);
    TRY(tagger_open_bytes(&tagger, buffer_view(&trainer->result->model), "the new model",
                          trainer->error));
    enum status status = OK;
    for (size_t i = 0; i < trainer->options->test_count && status == OK; i++)
        status = measure_on(trainer, tagger, trainer->options->test[i]);
    tagger_close(tagger);
    if (status == OK && buffer_failed(text))
        status = error_memory(trainer->error, "reporting");
    return status;
}

static enum status run(struct trainer *trainer)
{
    TRY(read_data(trainer));
    TRY(open_empty(trainer));
    TRY(learn_weights(trainer));
    return measure(trainer);
}

enum status train(const struct train_options *options, struct train_result *result,
                  struct error *error)
{
    struct trainer trainer = {.options = options, .result = result, .error = error};
    *result = (struct train_result){0};
    const enum status status = run(&trainer);
    tagger_close(trainer.tagger);
    quantise_free(&trainer.quantised);
    learn_free(&trainer.weights);
    problem_free(&trainer.problem);
    words_free(&trainer.words);
    corpus_free(&trainer.corpus);
    labels_free(&trainer.labels);
    buffer_free(&trainer.empty);
    buffer_free(&trainer.templates);
    return status;
}

void train_free(struct train_result *result)
{
    buffer_free(&result->model);
    buffer_free(&result->report);
}
