/* model_fixture: models for tests of the tagger, made of numbers that look random. */
#ifndef NUTGRAF_TESTS_MODEL_FIXTURE_H
#define NUTGRAF_TESTS_MODEL_FIXTURE_H

#include "token_fixture.h"

#include "text/features.h"
#include "text/tagger.h"
#include "text/tagger_file.h"
#include "train/bundle.h"
#include "train/random.h"

/* Every word of the texts that the tests label. */
#define MODEL_TEXT "The old ship sailed to Port Klang with 20 new boats"

static const char model_templates[] = "bias\nfolded[0]\nfolded[-1]\nsuffix2[0] shape[1]\n"
                                      "kind[0]\nkind[-1] mark[0]\n";

struct model {
    struct buffer bytes;
    struct label_set labels;
    struct words words;
    size_t label_count;
};

/* Adds a word to the list: its column "kind", the index of its set of labels, and what
 * it is certain of. */
static inline void model_add_word(struct model *model, const char *word, uint16_t kind,
                                  uint16_t limit, uint16_t certain)
{
    static struct words_entry none;
    struct words_entry entry = none;
    entry.hash = features_word_hash(str_from(word));
    entry.values[0] = kind;
    entry.values[1] = limit;
    entry.values[2] = certain;
    model->words.at = realloc(model->words.at, (model->words.length + 1) * sizeof entry);
    assert_non_null(model->words.at);
    model->words.at[model->words.length++] = entry;
}

/* The features of MODEL_TEXT, all with a weight for each label. */
static inline size_t model_features(struct model_feature *features, size_t room)
{
    struct tokenised all = tokenise(MODEL_TEXT);
    struct features *compiled;
    struct feature_rows rows;
    uint64_t keys[FEATURES_TEMPLATES];
    size_t count = 0;
    assert_int_equal(
        features_compile(&compiled, str_from(model_templates), "templates", NULL), OK);
    assert_int_equal(
        features_make_rows(compiled, &all.arena, all.tokens.count, &rows, NULL), OK);
    for (size_t i = 0; i < all.tokens.count; i++) {
        features_read(compiled, all.text, &all.tokens.at[i], rows.at + i * rows.width);
        features_set(compiled, rows.at + i * rows.width, 0, (uint32_t)(i % 3));
    }
    for (size_t i = 0; i < all.tokens.count; i++) {
        features_keys(compiled, &rows, i, keys);
        for (size_t t = 0; t < features_count(compiled) && count < room; t++, count++)
            features[count] = (struct model_feature){keys[t], (uint32_t)count};
    }
    features_free(compiled);
    tokenised_free(&all);
    return count;
}

/* A model with so many labels "A", "B" ...; with sets, "the" may only be A, and "ship"
 * only A or B; "sailed" is certain to be B, and "Port", so written, to be C or the last
 * that there is. */
static inline void model_make(struct model *model, size_t label_count, bool sets,
                              uint64_t seed)
{
    enum { FEATURES = 200 };
    static const char names[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    struct model_feature features[FEATURES];
    int8_t weights[FEATURES * TAGGER_LABELS];
    int32_t transitions[(TAGGER_LABELS + 1) * TAGGER_LABELS];
    uint64_t all_sets[3] = {UINT64_MAX >> (64 - label_count), 1, 3};
    uint8_t numbers[TAGGER_LABELS], number;
    struct error error = {0};

    *model = (struct model){.label_count = label_count};
    for (size_t i = 0; i < label_count; i++)
        assert_int_equal(
            labels_number(&model->labels, (struct str){names + i, 1}, &number, &error),
            OK);
    labels_close(&model->labels, numbers);
    for (size_t i = 0; i < COUNT(weights); i++)
        weights[i] = (int8_t)((int)random_below(&seed, 255) - 127);
    for (size_t i = 0; i < (label_count + 1) * label_count; i++)
        transitions[i] = (int32_t)random_below(&seed, 401) - 200;
    model->words.column_count = 3;
    model->words.columns[0] = STR("kind");
    model->words.columns[1] = STR("limit");
    model->words.columns[2] = STR("certain");
    model->words.sets = all_sets;
    model->words.set_count = sets ? 3 : 0;
    model_add_word(model, "the", 1, sets ? 1 : 0, 0);
    model_add_word(model, "ship", 2, sets ? 2 : 0, 0);
    model_add_word(model, "sailed", 1, 0, 2);
    model_add_word(model, "port", 0, 0, (uint16_t)(label_count < 3 ? 2 << 8 : 3 << 8));
    const size_t count = model_features(features, FEATURES);
    const struct bundle_parts parts = {.labels = &model->labels,
                                       .templates = str_from(model_templates),
                                       .about = STR("made for a test"),
                                       .transitions = transitions,
                                       .features = features,
                                       .feature_count = count,
                                       .weights = weights,
                                       .words = &model->words};
    assert_int_equal(bundle_model(&parts, &model->bytes, &error), OK);
    model->words.sets = NULL;
    model->words.set_count = 0;
}

static inline void model_free(struct model *model)
{
    buffer_free(&model->bytes);
    labels_free(&model->labels);
    free(model->words.at);
}

static inline struct tagger *model_open(const struct model *model)
{
    struct tagger *tagger;
    struct error error = {0};
    if (tagger_open_bytes(&tagger, buffer_view(&model->bytes), "test.model", &error) !=
        OK)
        fail_msg("%s", error.message);
    return tagger;
}

#endif
