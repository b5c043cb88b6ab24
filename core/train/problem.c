/* problem: two passes over the keys of a corpus.  The first counts them; the second
 * numbers those that were seen often enough. */
#include "train/problem.h"

#include "base/alloc.h"
#include "text/tagger_model.h"
#include "train/chunk.h"
#include "train/keys.h"

struct maker {
    struct problem *problem;
    const struct corpus *corpus;
    const struct tagger *tagger;
    size_t least;
    struct keys keys;
    struct error *error;
};

static enum status no_memory(const struct maker *maker)
{
    return error_memory(maker->error, "collecting features");
}

static enum status count_keys(struct maker *maker, const uint64_t *keys)
{
    for (size_t t = 0; t < maker->problem->template_count; t++)
        if (!keys_count(&maker->keys, keys[t])) return no_memory(maker);
    return OK;
}

static enum status number_keys(struct maker *maker)
{
    struct problem *problem = maker->problem;
    size_t count = 0;
    for (size_t i = 0; i < maker->keys.slot_count; i++)
        count += maker->keys.slots[i].count >= maker->least;
    problem->keys = alloc_zeroed(count + 1, sizeof *problem->keys);
    if (!problem->keys) return no_memory(maker);
    for (size_t i = 0; i < maker->keys.slot_count; i++) {
        struct key_slot *slot = &maker->keys.slots[i];
        const bool kept = slot->count >= maker->least && slot->count > 0;
        slot->number = kept ? (uint32_t)problem->feature_count : KEYS_NONE;
        if (kept) problem->keys[problem->feature_count++] = slot->key;
    }
    return OK;
}

static void take_keys(const struct maker *maker, const uint64_t *keys, size_t token)
{
    const size_t count = maker->problem->template_count;
    for (size_t t = 0; t < count; t++)
        maker->problem->features[token * count + t] =
            keys_find(&maker->keys, keys[t])->number;
}

/* Goes through the corpus, sentence by sentence: first counting, then taking. */
static enum status walk(struct maker *maker, struct arena *arena, bool counting)
{
    struct problem *problem = maker->problem;
    uint64_t keys[FEATURES_TEMPLATES];
    size_t token = 0, sentence = 0;
    for (size_t d = 0; d < maker->corpus->length; d++) {
        const struct train_document *document = &maker->corpus->at[d];
        for (size_t s = 0; s < document->tokens.sentence_count; s++) {
            const struct token_range range = document->tokens.sentences[s];
            struct tagger_reading reading;
            struct tagger_column columns[CORPUS_COLUMNS];
            arena_reset(arena);
            corpus_columns(maker->corpus, document, range.first, columns);
            const struct tagger_sentence read = {
                document->text, document->tokens.at + range.first,
                range.last - range.first, columns, maker->corpus->column_count};
            TRY(tagger_read(maker->tagger, &read, arena, &reading, maker->error));
            problem->sentences[sentence++] =
                (struct problem_sentence){token, token + (range.last - range.first)};
            for (size_t i = 0; i < range.last - range.first; i++, token++) {
                features_keys(maker->tagger->features, &reading.rows, i, keys);
                if (counting) {
                    TRY(count_keys(maker, keys));
                    continue;
                }
                const uint8_t label = document->labels[range.first + i];
                take_keys(maker, keys, token);
                problem->labels[token] = label;
                problem->allowed[token] = reading.allowed[i] | (uint64_t)1 << label;
            }
        }
    }
    return OK;
}

static void forbid(struct problem *problem, const struct label_set *labels,
                   const char *fine)
{
    bool is_fine[TAGGER_LABELS] = {false};
    for (size_t i = 0; i < labels->count; i++)
        is_fine[i] =
            labels->names[i].length > 2 &&
            labels_listed(str_slice(labels->names[i], 2, labels->names[i].length), fine);
    for (size_t to = 0; to < labels->count; to++) {
        problem->may_follow[labels->count][to] =
            !labels->chunks ||
            chunk_may_follow(STR("O"), labels->names[to], false, is_fine[to]);
        for (size_t from = 0; from < labels->count; from++)
            problem->may_follow[from][to] =
                !labels->chunks ||
                chunk_may_follow(labels->names[from], labels->names[to], is_fine[from],
                                 is_fine[to]);
    }
}

enum status problem_make(struct problem *problem, const struct corpus *corpus,
                         const struct tagger *tagger, const struct label_set *labels,
                         const char *fine, size_t least, struct error *error)
{
    struct maker maker = {.problem = problem,
                          .corpus = corpus,
                          .tagger = tagger,
                          .least = least ? least : 1,
                          .error = error};
    struct arena arena = {0};
    problem->label_count = labels->count;
    problem->outside = SIZE_MAX;
    for (size_t l = 0; labels->chunks && l < labels->count; l++)
        if (str_is(labels->names[l], "O")) problem->outside = l;
    problem->template_count = features_count(tagger->features);
    problem->token_count = corpus->token_count;
    problem->sentence_count = corpus->sentence_count;
    problem->features = alloc_zeroed(problem->token_count + 1,
                                     problem->template_count * sizeof *problem->features);
    problem->labels = alloc_zeroed(problem->token_count + 1, sizeof *problem->labels);
    problem->allowed = alloc_zeroed(problem->token_count + 1, sizeof *problem->allowed);
    problem->sentences =
        alloc_zeroed(problem->sentence_count + 1, sizeof *problem->sentences);
    forbid(problem, labels, fine);

    enum status status = OK;
    if (!problem->features || !problem->labels || !problem->allowed ||
        !problem->sentences)
        status = no_memory(&maker);
    if (status == OK) status = walk(&maker, &arena, true);
    if (status == OK) status = number_keys(&maker);
    if (status == OK) status = walk(&maker, &arena, false);
    keys_free(&maker.keys);
    arena_free(&arena);
    return status;
}

enum status problem_keep(struct problem *problem, const bool *keep, struct error *error)
{
    uint32_t *numbers = keys_keep(problem->keys, &problem->feature_count, keep);
    if (!numbers) return error_memory(error, "choosing features");
    for (size_t i = 0; i < problem->token_count * problem->template_count; i++)
        if (problem->features[i] != KEYS_NONE)
            problem->features[i] = numbers[problem->features[i]];
    alloc_free(numbers);
    return OK;
}

void problem_free(struct problem *problem)
{
    alloc_free(problem->features);
    alloc_free(problem->labels);
    alloc_free(problem->allowed);
    alloc_free(problem->sentences);
    alloc_free(problem->keys);
    *problem = (struct problem){0};
}
