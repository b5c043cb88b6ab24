/* classifier_file: how a classifier lies in its file; what it has in common with other
 * models is in model_file.h.
 *
 *     header | classes | about | keys firsts rows */
#ifndef NUTGRAF_TEXT_CLASSIFIER_FILE_H
#define NUTGRAF_TEXT_CLASSIFIER_FILE_H

#include "text/model_file.h"

enum {
    CLASSIFIER_VERSION = 1,
    CLASSIFIER_CLASSES = 64 /* at most */
};

#define CLASSIFIER_MAGIC "nutgraf maxent\n\x1A" /* 16 bytes, no NUL */

enum classifier_section {
    CLASSIFIER_NAMES,  /* of the classes, each with a NUL behind it */
    CLASSIFIER_ABOUT,  /* text: how the model was made */
    CLASSIFIER_KEYS,   /* uint16_t[1 << bucket_bits][MODEL_BUCKET] */
    CLASSIFIER_FIRSTS, /* uint32_t[1 << bucket_bits] */
    CLASSIFIER_ROWS,   /* int8_t[feature_count][stride] */
    CLASSIFIER_SECTIONS
};

struct classifier_header {
    struct model_head head;
    uint32_t class_count;
    uint32_t stride;
    uint32_t feature_count;
    uint32_t bucket_bits;
    float scale; /* what 1 in a row is worth: a class whose sum is higher by 1 is likelier
                    by the factor exp(scale) */
    uint32_t reserved[2];
    struct model_place sections[CLASSIFIER_SECTIONS];
};

#endif
