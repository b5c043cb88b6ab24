/* cmd_train: `nutgraf train`: models of one's own, and the word lists they profit from.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "train/train.h"
#include "train/train_items.h"
#include "train/wordlist.h"

enum { CLASS_COUNTS = 8 };

struct names { /* what an option that may be repeated was given; the heap's */
    const char **at;
    size_t length, room;
};

/* Options that make sense for one sort of model only. */
static const char only_for_tokens[] = "templates words column map fine voters seed rate "
                                      "dropout margin recall limit certain doubt classes "
                                      "given";
static const char only_for_items[] = "penalty";

struct job {
    struct arena arena; /* names of columns */
    struct train_options train;
    struct wordlist_options wordlist;
    struct names data, test, words;
    struct names given; /* options, by their long names */
    bool items;         /* the method is for classifiers */
    double penalty;
    struct corpus_column columns[CORPUS_COLUMNS];
    size_t class_counts[CLASS_COUNTS];
    const char *output;
    bool quiet;
};

/* --------------------------------------------------------------------------- options */

static enum status add_name(struct names *names, const char *name, struct error *error)
{
    if (VEC_PUSH(names, NULL, name)) return OK;
    return error_memory(error, "reading the command line");
}

static enum status read_count(const char *option, const char *value, uint64_t limit,
                              uint64_t *count, struct error *error)
{
    const struct str digits = str_from(value);
    if (str_to_number(digits, limit, count)) return OK;
    return error_set(error, ERROR_USAGE,
                     "--%s must be a number from 0 to %llu, not " STR_FORMAT, option,
                     (unsigned long long)limit, STR_ARGUMENTS(digits));
}

static enum status read_share(const char *option, const char *value, double limit,
                              double *share, struct error *error)
{
    char *end;
    errno = 0;
    *share = strtod(value, &end);
    if (errno == 0 && end != value && *end == '\0' && *share >= 0 && *share < limit)
        return OK;
    return error_set(error, ERROR_USAGE,
                     "--%s must be a number from 0 to below %g, not %s", option, limit,
                     value);
}

/* "NAME=N" */
static enum status add_column(struct job *job, const char *value, struct error *error)
{
    const char *equals = strchr(value, '=');
    char *end = NULL;
    const long place = equals ? strtol(equals + 1, &end, 10) : 0;
    if (!equals || equals == value || *end != '\0' || place == 0 || labs(place) > 64)
        return error_set(
            error, ERROR_USAGE,
            "--column must be a name and the number of a column, NAME=3, not %s", value);
    if (job->train.corpus.column_count == CORPUS_COLUMNS)
        return error_set(error, ERROR_USAGE, "there are at most %d --column",
                         (int)CORPUS_COLUMNS);
    const struct str name =
        arena_copy(&job->arena, (struct str){value, (size_t)(equals - value)});
    if (!name.at) return error_memory(error, "reading the command line");
    job->columns[job->train.corpus.column_count++] =
        (struct corpus_column){name.at, (int)place};
    return OK;
}

/* "64,256" */
static enum status read_class_counts(struct job *job, const char *value,
                                     struct error *error)
{
    struct str rest = str_from(value), piece;
    while (str_next(&rest, ',', &piece)) {
        uint64_t count;
        if (!str_to_number(piece, UINT16_MAX - 1, &count) || count < 2 ||
            job->wordlist.class_count_count == CLASS_COUNTS)
            return error_set(
                error, ERROR_USAGE,
                "--classes must be up to %d numbers from 2 to 65534, divided "
                "by commas, not %s",
                (int)CLASS_COUNTS, value);
        job->class_counts[job->wordlist.class_count_count++] = (size_t)count;
    }
    return OK;
}

static enum status set_method(struct job *job, const char *value, struct error *error)
{
    job->items = strcmp(value, "maxent") == 0;
    if (job->items) return OK;
    job->train.learn.method = LEARN_CRF;
    if (strcmp(value, "crf") == 0) return OK;
    job->train.learn.method = LEARN_PERCEPTRON;
    if (strcmp(value, "perceptron") == 0) return OK;
    return error_set(error, ERROR_USAGE,
                     "--method must be crf, perceptron or maxent, not %s", value);
}

/* Takes an option whose value is a fraction or a measure. */
static enum status take_share(struct job *job, const char *name, const char *value,
                              bool *taken, struct error *error)
{
    struct learn_options *learn = &job->train.learn;
    const struct {
        const char *name;
        double limit;
        double *into;
    } shares[] = {
        {"penalty", 1e6, &job->penalty    },
        {"dropout", 1,   &learn->dropout  },
        {"margin",  100, &learn->margin   },
        {"recall",  100, &learn->recall   },
        {"rate",    100, &learn->rate     },
        {"doubt",   0.5, &job->train.doubt},
        {"prune",   100, &job->train.prune}
    };
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (strcmp(name, shares[i].name) != 0) continue;
        *taken = true;
        return read_share(name, value, shares[i].limit, shares[i].into, error);
    }
    return OK;
}

/* Takes an option whose value is a count. */
static enum status take_count(struct job *job, const char *name, const char *value,
                              bool *taken, struct error *error)
{
    struct learn_options *learn = &job->train.learn;
    const struct {
        const char *name;
        unsigned *few; /* one of the three */
        size_t *many;
        uint64_t *any;
    } counts[] = {
        {"rounds",  .few = &learn->rounds      },
        {"voters",  .few = &learn->voters      },
        {"seed",    .any = &learn->seed        },
        {"least",   .many = &job->train.least  },
        {"limit",   .many = &job->train.often  },
        {"certain", .many = &job->train.certain}
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        uint64_t count;
        if (strcmp(name, counts[i].name) != 0) continue;
        *taken = true;
        TRY(read_count(name, value, UINT32_MAX, &count, error));
        if (counts[i].few) *counts[i].few = (unsigned)count;
        if (counts[i].many) *counts[i].many = (size_t)count;
        if (counts[i].any) *counts[i].any = count;
    }
    return OK;
}

static enum status take_option(void *user, const struct cli_option *option,
                               const char *value, struct error *error)
{
    struct job *job = user;
    const char *name = option->name;
    bool taken = false;
    TRY(add_name(&job->given, name, error));
    TRY(take_share(job, name, value, &taken, error));
    TRY(take_count(job, name, value, &taken, error));
    if (taken) return OK;
    if (cli_is(option, "test")) return add_name(&job->test, value, error);
    if (cli_is(option, "words")) return add_name(&job->words, value, error);
    if (cli_is(option, "column")) return add_column(job, value, error);
    if (cli_is(option, "classes")) return read_class_counts(job, value, error);
    if (cli_is(option, "method")) return set_method(job, value, error);
    if (cli_is(option, "templates"))
        job->train.templates = value;
    else if (cli_is(option, "output"))
        job->output = value;
    else if (cli_is(option, "map"))
        job->train.corpus.map = value;
    else if (cli_is(option, "fine"))
        job->train.corpus.fine = value;
    else if (cli_is(option, "about"))
        job->train.about = value;
    else if (cli_is(option, "given"))
        job->wordlist.model = value;
    else
        job->quiet = true;
    return OK;
}

static enum status take_operand(void *user, const char *value, struct error *error)
{
    struct job *job = user;
    return add_name(&job->data, value, error);
}

/* -------------------------------------------------------------------------- training */

static void show_round(void *self, unsigned round, double loss)
{
    (void)self;
    fprintf(stderr, "round %u: loss %.4f a token\n", round, loss);
}

static void show_item_round(void *self, unsigned round, double loss)
{
    (void)self;
    fprintf(stderr, "round %u: loss %.4f an item\n", round, loss);
}

static void show_step(void *self, const char *what)
{
    (void)self;
    fprintf(stderr, "%s\n", what);
}

/* Writes the model and prints the report, unless there was an error. */
static enum exit_code give_result(const struct job *job, enum status status,
                                  struct train_result *result, struct error *error)
{
    if (status == OK)
        status = file_replace(job->output, buffer_view(&result->model), error);
    if (status == OK) fwrite(result->report.at, 1, result->report.length, stdout);
    train_free(result);
    return status == OK ? cli_finish() : cli_fail(error);
}

static bool is_given(const struct job *job, const char *option)
{
    for (size_t i = 0; i < job->given.length; i++)
        if (strcmp(job->given.at[i], option) == 0) return true;
    return false;
}

static enum exit_code make_classifier(struct job *job)
{
    enum { ROUNDS = 60 };
    struct train_result result;
    struct error error = {0};
    const struct train_items_options options = {
        .data = job->data.at,
        .data_count = job->data.length,
        .test = job->test.at,
        .test_count = job->test.length,
        .about = job->train.about,
        .least = job->train.least,
        .prune = job->train.prune,
        .learn = {.penalty = job->penalty,
                  .rounds = is_given(job, "rounds") ? job->train.learn.rounds : ROUNDS,
                  .progress = job->quiet ? NULL : show_item_round}
    };
    const enum status status = train_items(&options, &result, &error);
    return give_result(job, status, &result, &error);
}

static enum exit_code make_model(struct job *job)
{
    struct train_result result;
    struct error error = {0};
    job->train.data = job->data.at;
    job->train.data_count = job->data.length;
    job->train.test = job->test.at;
    job->train.test_count = job->test.length;
    job->train.words = job->words.at;
    job->train.words_count = job->words.length;
    job->train.corpus.columns = job->columns;
    job->train.learn.progress = job->quiet ? NULL : show_round;
    const enum status status = train(&job->train, &result, &error);
    return give_result(job, status, &result, &error);
}

static enum exit_code make_words(struct job *job)
{
    struct buffer table = {0};
    struct error error = {0};
    job->wordlist.texts = job->data.at;
    job->wordlist.text_count = job->data.length;
    job->wordlist.class_counts = job->class_counts;
    job->wordlist.least = job->train.least;
    job->wordlist.progress = job->quiet ? NULL : show_step;
    enum status status = wordlist_make(&job->wordlist, &table, &error);
    if (status == OK) status = file_replace(job->output, buffer_view(&table), &error);
    buffer_free(&table);
    return status == OK ? EXIT_FINE : cli_fail(&error);
}

static enum exit_code run_job(const struct cli_command *self, struct job *job)
{
    const bool words = job->wordlist.class_count_count || job->wordlist.model;
    for (size_t i = 0; i < job->given.length; i++) {
        const struct str option = str_from(job->given.at[i]);
        if (str_listed(option, job->items ? only_for_tokens : only_for_items))
            return cli_misuse(self, "--%s is %s --method maxent; leave one of them out",
                              option.at, job->items ? "not for" : "only for");
    }
    if (job->data.length == 0)
        return cli_misuse(self, words        ? "a word list needs texts to learn from"
                                : job->items ? "training needs items to learn from"
                                             : "training needs corpora to learn from");
    if (!job->output) return cli_misuse(self, "--output has to name the file to write");
    if (words) return make_words(job);
    if (job->items) return make_classifier(job);
    if (!job->train.templates)
        return cli_misuse(self, "--templates has to name the file of templates");
    return make_model(job);
}

static enum exit_code run(const struct cli_command *self, int argc, char **argv)
{
    static const struct cli_reader reader = {take_option, take_operand};
    struct job job = {0};
    job.train.corpus.token_column = 1;
    job.train.corpus.label_column = -1;
    job.train.learn = (struct learn_options){
        .rounds = 5, .voters = 1, .rate = 0.1, .dropout = 0.2, .seed = 1};
    job.train.least = 2;
    job.penalty = 10;
    enum exit_code code;
    if (cli_read(self, argc, argv, &reader, &job, &code)) code = run_job(self, &job);
    arena_free(&job.arena);
    alloc_free(job.data.at);
    alloc_free(job.test.at);
    alloc_free(job.words.at);
    alloc_free(job.given.at);
    return code;
}

/* clang-format off */
static const struct cli_option options[] = {
    {"output", 'o', "FILE", "the model, or the word list, to write"},
    {"templates", 'T', "FILE", "what the model looks at; see core/train/README.md"},
    {"test", 't', "FILE", "measure on this corpus, or items; may be repeated"},
    {"words", 'w', "TABLE", "a word list that templates may name; may be repeated"},
    {"column", 'c', "NAME=N", "a number in column N, for templates to name"},
    {"map", 'm', "A=B,C=...", "rename labels, or types of chunks; to nothing drops them"},
    {"fine", 0, "TYPE,...", "types of chunks whose last token has a label of its own"},
    {"method", 0, "METHOD", "crf (the default) or perceptron; maxent for a classifier"},
    {"rounds", 0, "N", "go through the corpora so often (5; maxent: at most, 60)"},
    {"penalty", 0, "X", "with maxent: how much large weights are held down (10)"},
    {"voters", 0, "N", "take the mean of N learners (1)"},
    {"seed", 0, "N", "decides the order of sentences (1)"},
    {"rate", 0, "X", "length of the first steps (0.1)"},
    {"dropout", 0, "X", "share of features that a step leaves out (0.2)"},
    {"margin", 0, "X", "how clearly right labels have to win while learning (0)"},
    {"recall", 0, "X", "how much worse it is to miss a chunk than to mistake it (0)"},
    {"least", 0, "N", "leave out features, or words, seen less often (2)"},
    {"prune", 0, "X", "drop features with less weight, then learn again (0: none)"},
    {"limit", 0, "N", "a word seen N times gets no label it was not seen with\n"
                      "(0: every word may have every label)"},
    {"certain", 0, "N", "a word seen N times with one label gets it unseen, which is\n"
                        "faster (0: none; of chunks only outside ones)"},
    {"doubt", 0, "X", "with --certain: overlook a share X of other labels (0)"},
    {"about", 0, "TEXT", "what the model says of itself"},
    {"classes", 0, "N,...", "make a word list instead: classes of words, from texts"},
    {"given", 0, "MODEL", "with --classes: the labels a model gives each word, too"},
    {"quiet", 'q', NULL, "no word on the way"},
    {0},
};
/* clang-format on */

const struct cli_command command_train = {
    .name = "train",
    .about = "Train a model that labels tokens, or that classifies.",
    .usage = "train -o MODEL -T TEMPLATES [OPTION]... CORPUS...\n"
             "       nutgraf train -o MODEL --method maxent [OPTION]... ITEMS...\n"
             "       nutgraf train -o TABLE --classes N,... [--given MODEL] TEXT...",
    .examples =
        "  nutgraf train -o ships.model -T ships.templates -t test.bio train.bio\n"
        "  nutgraf train -o words.tsv --classes 64,256 news.txt\n"
        "  nutgraf train -o moves.model --method maxent -t test.items train.items\n",
    .notes =
        "A corpus has a token a line, its label in the last column: B-SHIP I-SHIP O, or\n"
        "one label for each token.  Items have one a line, divided by tabs: the class, "
        "the\n"
        "weight, and features such as verb=sail.\n",
    .options = options,
    .run = run,
};
