/* bundle: the parts of a tagger, put together as text/tagger_file.h lays them out. */
#ifndef NUTGRAF_TRAIN_BUNDLE_H
#define NUTGRAF_TRAIN_BUNDLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"
#include "train/labels.h"
#include "train/model_write.h"
#include "train/words.h"

struct bundle_parts {
    const struct label_set *labels;
    struct str templates, about;
    const int32_t *transitions;     /* [labels + 1][labels], last row at the begin */
    struct model_feature *features; /* [feature_count]; their order is changed */
    size_t feature_count;
    const int8_t *weights; /* [rows][labels] */
    const struct words *words;
};

/* Appends the model to an empty buffer.  What model_write_features() says holds. */
enum status bundle_model(const struct bundle_parts *parts, struct buffer *model,
                         struct error *error);

#endif
