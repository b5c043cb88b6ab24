/* classifier: the gate that a model's bytes pass, and the sum of a few rows of them. */
#include "text/classifier.h"

#include <assert.h>
#include <math.h>

#include "base/alloc.h"
#include "base/file.h"
#include "text/classifier_file.h"
#include "text/model_buckets.h"
#include "text/model_check.h"

enum { BLOCK = 256 /* rows whose sums no int16_t is too small for */ };

struct classifier {
    struct str bytes;
    bool mapped; /* unmap bytes at the end */
    size_t class_count, stride;
    double scale;
    const char *classes[CLASSIFIER_CLASSES];
    struct str about;
    struct model_buckets buckets;
    const int8_t *rows; /* [features][stride] */
};

/* --------------------------------------------------------------------------- opening */

static enum status check_numbers(const struct model_gate *gate,
                                 const struct classifier_header *header)
{
    if (header->class_count < 1 || header->class_count > CLASSIFIER_CLASSES ||
        header->stride < header->class_count || header->stride > CLASSIFIER_CLASSES ||
        header->stride % MODEL_LANE != 0)
        return model_refuse(gate, "has an impossible number of classes");
    if (!isfinite(header->scale) || header->scale <= 0)
        return model_refuse(gate, "has an impossible scale");
    return OK;
}

static enum status check(struct classifier *classifier, struct str bytes,
                         const char *name, struct error *error)
{
    static const struct model_kind kind = {"classifier", CLASSIFIER_MAGIC,
                                           CLASSIFIER_VERSION,
                                           sizeof(struct classifier_header)};
    struct model_gate gate = {
        .kind = &kind, .bytes = bytes, .name = name, .error = error};
    TRY(model_check_head(&gate));
    const struct classifier_header *header = (const void *)bytes.at;
    gate.sections = header->sections;
    TRY(check_numbers(&gate, header));
    TRY(model_check_section(&gate, CLASSIFIER_NAMES, SIZE_MAX, 1));
    TRY(model_check_section(&gate, CLASSIFIER_ABOUT, SIZE_MAX, 1));
    TRY(model_check_buckets(&gate, CLASSIFIER_KEYS, header->bucket_bits,
                            header->feature_count, &classifier->buckets));
    TRY(model_check_section(&gate, CLASSIFIER_ROWS,
                            (size_t)header->feature_count * header->stride,
                            sizeof(int8_t)));
    TRY(model_read_names(&gate, CLASSIFIER_NAMES, header->class_count,
                         classifier->classes));
    classifier->bytes = bytes;
    classifier->class_count = header->class_count;
    classifier->stride = header->stride;
    classifier->scale = header->scale;
    classifier->about = model_section_text(&gate, CLASSIFIER_ABOUT);
    classifier->rows = model_section(&gate, CLASSIFIER_ROWS);
    return OK;
}

enum status classifier_open_bytes(struct classifier **classifier, struct str bytes,
                                  const char *name, struct error *error)
{
    assert((uintptr_t)bytes.at % 16 == 0);
    *classifier = alloc_zeroed(1, sizeof **classifier);
    if (!*classifier) return error_memory(error, "opening a classifier model");
    const enum status status = check(*classifier, bytes, name, error);
    if (status != OK) {
        classifier_close(*classifier);
        *classifier = NULL;
    }
    return status;
}

enum status classifier_open(struct classifier **classifier, const char *path,
                            struct error *error)
{
    struct str bytes;
    *classifier = NULL;
    TRY(file_map(path, &bytes, error));
    const enum status status = classifier_open_bytes(classifier, bytes, path, error);
    if (status != OK) {
        file_unmap(bytes);
        return status;
    }
    (*classifier)->mapped = true;
    return OK;
}

void classifier_close(struct classifier *classifier)
{
    if (!classifier) return;
    if (classifier->mapped) file_unmap(classifier->bytes);
    alloc_free(classifier);
}

/* --------------------------------------------------------------------------- reading */

size_t classifier_class_count(const struct classifier *classifier)
{
    return classifier->class_count;
}

struct str classifier_class(const struct classifier *classifier, size_t index)
{
    return index < classifier->class_count ? str_from(classifier->classes[index])
                                           : (struct str){0};
}

struct str classifier_about(const struct classifier *classifier)
{
    return classifier->about;
}

/* --------------------------------------------------------------------------- running */

/* Adds the rows of a block of features to the sums.  First all buckets are asked for,
 * then all rows, so that no load waits for another. */
static void add_block(const struct classifier *classifier, const uint64_t *features,
                      size_t count, int32_t *sums)
{
    const size_t stride = classifier->stride;
    uint32_t found[BLOCK + 1];
    int16_t block[CLASSIFIER_CLASSES] = {0};
    model_buckets_fetch(&classifier->buckets, features, count);
    const size_t known = model_buckets_find(&classifier->buckets, features, count, found);
    for (size_t f = 0; f < known; f++)
        lanes_fetch(classifier->rows + found[f] * stride);
    lanes_sum(block, classifier->rows, found, known, stride);
    for (size_t c = 0; c < stride; c++)
        sums[c] += block[c];
}

void classifier_run(const struct classifier *classifier, const uint64_t *features,
                    size_t count, double *probabilities)
{
    int32_t sums[CLASSIFIER_CLASSES] = {0};
    assert(count <= CLASSIFIER_MOST);
    for (size_t at = 0; at < count; at += BLOCK)
        add_block(classifier, features + at, count - at < BLOCK ? count - at : BLOCK,
                  sums);
    int32_t best = sums[0];
    for (size_t c = 1; c < classifier->class_count; c++)
        if (sums[c] > best) best = sums[c];
    double all = 0;
    for (size_t c = 0; c < classifier->class_count; c++)
        all += probabilities[c] = exp((sums[c] - best) * classifier->scale);
    for (size_t c = 0; c < classifier->class_count; c++)
        probabilities[c] /= all;
}

bool classifier_knows(const struct classifier *classifier, uint64_t feature)
{
    uint32_t found[2];
    return model_buckets_find(&classifier->buckets, &feature, 1, found) == 1;
}
