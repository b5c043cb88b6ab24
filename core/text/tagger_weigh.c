/* tagger_weigh: from keys to scores: the rows of weights of the features that the model
 * has, summed up. */
#include "text/model_buckets.h"
#include "text/tagger_word.h"

/* First all keys, then all places, then all sums: the loads of one kind do not wait for
 * each other. */
void tagger_word_score(const struct tagger *tagger, const uint32_t *row, int16_t *scores)
{
    const struct features *features = tagger->features;
    const size_t places = features_place_count(features);
    uint64_t keys[FEATURES_TEMPLATES];
    uint32_t found[FEATURES_TEMPLATES + 1];
    size_t ends[2 * FEATURES_REACH + 1], count = 0, key = 0;
    features_keys_alone(features, row, keys);
    for (size_t p = 0; p < places; p++) {
        const size_t end = features_place_end(features, p);
        count +=
            model_buckets_find(&tagger->buckets, keys + key, end - key, found + count);
        ends[p] = count;
        key = end;
    }
    memset(scores, 0, places * tagger->stride * sizeof *scores);
    for (size_t p = 0, from = 0; p < places; from = ends[p++])
        lanes_sum(scores + p * tagger->stride, tagger->rows, found + from, ends[p] - from,
                  tagger->stride);
}

/* ------------------------------------------------- features of several tokens */

/* Each step is for another token, so that what the one before asked for is there. */
enum { STEPS = 3 };

struct step {
    int16_t *scores;
    uint64_t keys[FEATURES_TEMPLATES];
    uint32_t found[FEATURES_TEMPLATES + 1];
    size_t count;
};

static void ask_for_rows(const struct tagger *tagger, struct step *step)
{
    step->count =
        model_buckets_find(&tagger->buckets, step->keys, step->count, step->found);
    for (size_t f = 0; f < step->count; f++)
        lanes_fetch(tagger->rows + step->found[f] * tagger->stride);
}

static void add_rows(const struct tagger *tagger, const struct step *step)
{
    lanes_sum(step->scores, tagger->rows, step->found, step->count, tagger->stride);
}

void tagger_add_joint(const struct tagger *tagger, const struct tagger_reading *reading,
                      int16_t *scores)
{
    struct step steps[STEPS];
    size_t n = 0;
    for (size_t i = 0; i < reading->rows.count; i++) {
        if (!(reading->allowed[i] & (reading->allowed[i] - 1))) continue;
        struct step *step = &steps[n % STEPS];
        step->scores = scores + i * tagger->stride;
        step->count =
            features_keys_joint(tagger->features, &reading->rows, i, step->keys);
        model_buckets_fetch(&tagger->buckets, step->keys, step->count);
        if (n >= 1) ask_for_rows(tagger, &steps[(n - 1) % STEPS]);
        if (n >= 2) add_rows(tagger, &steps[(n - 2) % STEPS]);
        n++;
    }
    if (n >= 1) ask_for_rows(tagger, &steps[(n - 1) % STEPS]);
    if (n >= 2) add_rows(tagger, &steps[(n - 2) % STEPS]);
    if (n >= 1) add_rows(tagger, &steps[(n - 1) % STEPS]);
}
