#include "damage.h"

#include <math.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "text/classifier.h"
#include "text/classifier_file.h"
#include "text/model_checksum.h"
#include "text/tagger_file.h"
#include "train/bundle_classifier.h"
#include "train/random.h"

enum { FEATURES = 600, STRIDE = CLASSIFIER_CLASSES };

/* A model made of numbers that look random: hundredths from -1.27 to 1.27, both of which
 * are in each row, so that none is moved or rounded. */
struct model {
    struct buffer bytes;
    struct class_set classes;
    uint64_t keys[FEATURES];
    float weights[FEATURES * STRIDE];
};

static void model_make(struct model *model, size_t class_count, uint64_t seed)
{
    static char names[CLASSIFIER_CLASSES][8];
    struct error error = {0};
    size_t kept;
    memset(model, 0, sizeof *model);
    model->classes.count = class_count;
    for (size_t c = 0; c < class_count; c++) {
        snprintf(names[c], sizeof names[c], "c%zu", c);
        model->classes.names[c] = str_from(names[c]);
    }
    for (size_t f = 0; f < FEATURES; f++) {
        float *row = model->weights + f * STRIDE;
        model->keys[f] = random_next(&seed);
        for (size_t c = 0; c < class_count; c++)
            row[c] = (float)((int)random_below(&seed, 255) - 127) * 0.01f;
        row[f % class_count] = 1.27f;
        row[(f + 1) % class_count] = -1.27f;
    }
    float *copy = malloc(sizeof model->weights);
    assert_non_null(copy);
    memcpy(copy, model->weights, sizeof model->weights);
    const struct maxent_problem problem = {.class_count = class_count,
                                           .stride = STRIDE,
                                           .keys = model->keys,
                                           .feature_count = FEATURES};
    assert_int_equal(bundle_classifier(&problem, copy, &model->classes,
                                       STR("made for a test"), &model->bytes, &kept,
                                       &error),
                     OK);
    assert_true(kept > FEATURES - 10); /* a few find no place in their bucket */
    free(copy);
}

static void model_free(struct model *model)
{
    buffer_free(&model->bytes);
}

static struct classifier *model_open(const struct model *model)
{
    struct classifier *classifier;
    struct error error = {0};
    if (classifier_open_bytes(&classifier, buffer_view(&model->bytes), "test.model",
                              &error) != OK)
        fail_msg("%s", error.message);
    return classifier;
}

/* -------------------------------------------------------------------------- running */

/* Compares with the sum of the weights, in floating-point numbers. */
static void assert_probabilities(const struct model *model,
                                 const struct classifier *classifier,
                                 const uint32_t *features, size_t count)
{
    const size_t classes = classifier_class_count(classifier);
    double sums[CLASSIFIER_CLASSES] = {0}, got[CLASSIFIER_CLASSES], all = 0, total = 0;
    uint64_t *keys = malloc((count + 1) * sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        keys[i] = model->keys[features[i]];
        for (size_t c = 0; c < classes; c++)
            sums[c] += (double)model->weights[features[i] * STRIDE + c];
    }
    for (size_t c = 0; c < classes; c++)
        all += exp(sums[c]);
    classifier_run(classifier, keys, count, got);
    for (size_t c = 0; c < classes; c++) {
        total += got[c];
        assert_true(fabs(got[c] - exp(sums[c]) / all) < 1e-4);
    }
    assert_true(fabs(total - 1) < 1e-9);
    free(keys);
}

/* Features that found a place. */
static size_t find_known(const struct model *model, const struct classifier *classifier,
                         uint32_t known[FEATURES])
{
    size_t count = 0;
    for (uint32_t f = 0; f < FEATURES; f++)
        if (classifier_knows(classifier, model->keys[f])) known[count++] = f;
    return count;
}

static void probabilities_follow_the_weights(void **state)
{
    static const size_t counts[] = {0, 1, 2, 7, 100, 256, 257, 590};
    static struct model model;
    uint32_t known[FEATURES];
    (void)state;
    for (size_t classes = 2; classes <= CLASSIFIER_CLASSES; classes += 31) {
        model_make(&model, classes, classes);
        struct classifier *classifier = model_open(&model);
        const size_t count = find_known(&model, classifier, known);
        assert_true(count >= 590);
        for (size_t i = 0; i < COUNT(counts); i++)
            assert_probabilities(&model, classifier, known, counts[i]);
        known[1] = known[2] = known[0]; /* what is there thrice counts thrice */
        assert_probabilities(&model, classifier, known, 3);
        classifier_close(classifier);
        model_free(&model);
    }
}

/* The highest weight, so often that sums of 16 bits would not hold it. */
static void sums_do_not_overflow(void **state)
{
    enum { OFTEN = 100000 };
    static struct model model;
    static uint64_t keys[OFTEN];
    double probabilities[3];
    (void)state;
    model_make(&model, 3, 5);
    struct classifier *classifier = model_open(&model);
    for (size_t f = 0; f < 30; f++) {
        if (!classifier_knows(classifier, model.keys[f])) continue;
        for (size_t i = 0; i < OFTEN; i++)
            keys[i] = model.keys[f];
        classifier_run(classifier, keys, OFTEN, probabilities);
        assert_true(probabilities[f % 3] > 0.999);
    }
    classifier_close(classifier);
    model_free(&model);
}

static void unknown_features_add_nothing(void **state)
{
    static struct model model;
    uint64_t seed = 1000, strangers = 0;
    double with[5], without[5];
    (void)state;
    model_make(&model, 5, 2);
    struct classifier *classifier = model_open(&model);
    for (size_t i = 0; i < 10000; i++) {
        const uint64_t keys[] = {model.keys[3], random_next(&seed), model.keys[4]};
        const uint64_t known[] = {model.keys[3], model.keys[4]};
        if (classifier_knows(classifier, keys[1])) continue;
        strangers++;
        classifier_run(classifier, keys, 3, with);
        classifier_run(classifier, known, 2, without);
        assert_memory_equal(with, without, sizeof with);
    }
    assert_true(strangers > 9980);
    classifier_run(classifier, NULL, 0, with);
    for (size_t c = 0; c < COUNT(with); c++)
        assert_true(with[c] == 0.2);
    classifier_close(classifier);
    model_free(&model);
}

static void model_tells_of_itself(void **state)
{
    static struct model model;
    (void)state;
    model_make(&model, 3, 1);
    struct classifier *classifier = model_open(&model);
    assert_int_equal(classifier_class_count(classifier), 3);
    assert_str(classifier_class(classifier, 2), "c2");
    assert_int_equal(classifier_class(classifier, 3).length, 0);
    assert_str(classifier_about(classifier), "made for a test");
    classifier_close(classifier);
    classifier_close(NULL);
    model_free(&model);
}

/* ---------------------------------------------------------------------- damaged files */

static enum status open_model(struct str bytes, struct error *error)
{
    struct classifier *classifier;
    const enum status status =
        classifier_open_bytes(&classifier, bytes, "x.model", error);
    assert_true((status == OK) == (classifier != NULL));
    classifier_close(classifier);
    return status;
}

/* Makes the checksum right again. */
static void sign(struct model *model)
{
    struct classifier_header *header = (void *)model->bytes.at;
    header->head.checksum = model_checksum(model->bytes.at + MODEL_CHECKED,
                                           model->bytes.length - MODEL_CHECKED);
}

static void cut_off_models_are_refused(void **state)
{
    static struct model model;
    (void)state;
    model_make(&model, 5, 1);
    assert_refused_where_cut(open_model, buffer_view(&model.bytes),
                             "is no classifier model");
    model_free(&model);
}

static void changed_bytes_are_refused(void **state)
{
    static struct model model;
    (void)state;
    model_make(&model, 5, 1);
    assert_refused_where_changed(open_model, model.bytes.at, model.bytes.length);
    model_free(&model);
}

/* Somebody may have made the checksum right: every byte, with some bit changed, gives a
 * model that is refused or can be run, and the sanitizers find nothing. */
static void hostile_models_do_no_harm(void **state)
{
    static struct model model;
    size_t opened = 0, refusals = 0;
    (void)state;
    model_make(&model, 5, 1);
    for (size_t i = MODEL_CHECKED * 8; i < model.bytes.length * 8; i++) {
        const size_t at = i / 8;
        double probabilities[CLASSIFIER_CLASSES], total = 0;
        struct classifier *classifier;
        if (at >= sizeof(struct classifier_header) && i % 8 != 7 && i % 8 != 0) continue;
        model.bytes.at[at] ^= (char)(1 << i % 8);
        sign(&model);
        if (classifier_open_bytes(&classifier, buffer_view(&model.bytes), "x", NULL) ==
            OK) {
            opened++;
            classifier_run(classifier, model.keys, FEATURES, probabilities);
            for (size_t c = 0; c < classifier_class_count(classifier); c++)
                total += probabilities[c];
            assert_true(fabs(total - 1) < 1e-9);
            classifier_close(classifier);
        } else {
            refusals++;
        }
        model.bytes.at[at] ^= (char)(1 << i % 8);
    }
    assert_true(opened > 100);
    assert_true(refusals > 100);
    model_free(&model);
}

static void wrong_models_are_named(void **state)
{
    static struct model model;
    (void)state;
    model_make(&model, 5, 1);
    struct classifier_header *header = (void *)model.bytes.at;
    assert_refused(open_model, STR("none\t1\tverb=sank\n"),
                   "x.model: is no classifier model; fetch or");
    memcpy(header->head.magic, TAGGER_MAGIC, sizeof header->head.magic);
    assert_refused(open_model, buffer_view(&model.bytes),
                   "x.model: is no classifier model");
    memcpy(header->head.magic, CLASSIFIER_MAGIC, sizeof header->head.magic);
    header->head.version = 99;
    assert_refused(
        open_model, buffer_view(&model.bytes),
        "is a model of version 99, this program reads version 1; train the model");
    header->head.version = CLASSIFIER_VERSION;
    header->head.order = 0x04030201;
    assert_refused(open_model, buffer_view(&model.bytes),
                   "byte order of another machine");
    header->head.order = MODEL_ORDER;
    header->head.word_hash ^= 1;
    sign(&model);
    assert_refused(open_model, buffer_view(&model.bytes), "hashed words otherwise");
    header->head.word_hash ^= 1;
    static const float scales[] = {NAN, INFINITY, 0, -1};
    const float scale = header->scale;
    for (size_t i = 0; i < COUNT(scales); i++) {
        header->scale = scales[i];
        sign(&model);
        assert_refused(open_model, buffer_view(&model.bytes), "has an impossible scale");
    }
    header->scale = scale;
    header->class_count = 0;
    sign(&model);
    assert_refused(open_model, buffer_view(&model.bytes),
                   "has an impossible number of classes");
    header->class_count = 4;
    sign(&model);
    assert_refused(open_model, buffer_view(&model.bytes), "has a name too many");
    header->class_count = 5;
    header->feature_count--;
    sign(&model);
    assert_refused(open_model, buffer_view(&model.bytes),
                   "has features that are not in order");
    buffer_char(&model.bytes, 'x');
    assert_refused(open_model, buffer_view(&model.bytes), "has bytes behind its end");
    model_free(&model);
}

static void files_are_opened_and_closed(void **state)
{
    static struct model model;
    char path[] = "/tmp/nutgraf-classifier-XXXXXX";
    const int file = mkstemp(path);
    struct error error = {0};
    struct classifier *classifier;
    (void)state;
    model_make(&model, 5, 1);
    assert_true(file >= 0);
    assert_int_equal(file_write_all(file, buffer_view(&model.bytes), path, NULL), OK);
    close(file);
    assert_int_equal(classifier_open(&classifier, path, &error), OK);
    assert_int_equal(classifier_class_count(classifier), 5);
    classifier_close(classifier);
    assert_int_equal(truncate(path, 500), 0);
    assert_int_equal(classifier_open(&classifier, path, &error), ERROR_CONFIG);
    assert_null(classifier);
    unlink(path);
    assert_int_not_equal(classifier_open(&classifier, path, &error), OK);
    assert_null(classifier);
    assert_non_null(strstr(error.message, path));
    model_free(&model);
}

static void failing_memory_is_reported(void **state)
{
    static struct model model;
    struct classifier *classifier;
    (void)state;
    model_make(&model, 5, 1);
    alloc_fail_from(1);
    const enum status status =
        classifier_open_bytes(&classifier, buffer_view(&model.bytes), "x", NULL);
    alloc_fail_from(0);
    assert_int_equal(status, ERROR_MEMORY);
    assert_null(classifier);
    model_free(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probabilities_follow_the_weights),
        cmocka_unit_test(sums_do_not_overflow),
        cmocka_unit_test(unknown_features_add_nothing),
        cmocka_unit_test(model_tells_of_itself),
        cmocka_unit_test(cut_off_models_are_refused),
        cmocka_unit_test(changed_bytes_are_refused),
        cmocka_unit_test(hostile_models_do_no_harm),
        cmocka_unit_test(wrong_models_are_named),
        cmocka_unit_test(files_are_opened_and_closed),
        cmocka_unit_test(failing_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
