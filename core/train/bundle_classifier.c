#include "train/bundle_classifier.h"

#include "base/alloc.h"
#include "train/model_write.h"
#include "train/quantise.h"

/* Fills rows; gives what 1 in a row is worth. */
static double quantise_all(const struct maxent_problem *problem, float *weights,
                           struct model_feature *features, int8_t *small,
                           struct model_rows *rows)
{
    const size_t width = problem->class_count;
    double highest = 0;
    *rows = (struct model_rows){.features = features, .weights = small, .width = width};
    for (size_t f = 0; f < problem->feature_count; f++) {
        float *row = weights + f * problem->stride;
        quantise_centre(row, width);
        const double here = quantise_highest(row, width);
        if (here > highest) highest = here;
    }
    if (!(highest > 0)) return 1;
    for (size_t f = 0; f < problem->feature_count; f++)
        if (quantise_row(weights + f * problem->stride, width, QUANTISE_MOST / highest,
                         small + f * width))
            features[rows->count++] =
                (struct model_feature){problem->keys[f], (uint32_t)f};
    return highest / QUANTISE_MOST;
}

static enum status write_model(struct model_rows *rows, double scale,
                               const struct class_set *classes, struct str about,
                               struct buffer *model, struct error *error)
{
    struct classifier_header header = {.class_count = (uint32_t)classes->count,
                                       .stride = (uint32_t)model_stride(classes->count),
                                       .scale = (float)scale};
    struct model_writer writer = {model, header.sections};
    buffer_add(model, (const char *)&header, sizeof header);
    model_write_names(&writer, CLASSIFIER_NAMES, classes->names, classes->count);
    model_write_section(&writer, CLASSIFIER_ABOUT, about.at, about.length);
    model_write_features(&writer, CLASSIFIER_KEYS, rows);
    header.feature_count = (uint32_t)rows->count;
    header.bucket_bits = (uint32_t)rows->bucket_bits;
    return model_write_finish(&writer, &header.head, sizeof header, CLASSIFIER_MAGIC,
                              CLASSIFIER_VERSION, error);
}

enum status bundle_classifier(const struct maxent_problem *problem, float *weights,
                              const struct class_set *classes, struct str about,
                              struct buffer *model, size_t *kept, struct error *error)
{
    const size_t count = problem->feature_count;
    struct model_feature *features = alloc_zeroed(count + 1, sizeof *features);
    int8_t *small = alloc_zeroed(count + 1, problem->class_count);
    struct model_rows rows;
    enum status status = ERROR_MEMORY;
    if (!features || !small) {
        error_memory(error, "packing a model");
    } else {
        const double scale = quantise_all(problem, weights, features, small, &rows);
        status = write_model(&rows, scale, classes, about, model, error);
        *kept = rows.count;
    }
    alloc_free(features);
    alloc_free(small);
    return status;
}
