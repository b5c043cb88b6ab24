/* features_inside: templates as they are compiled, shared by the files that compile them
 * and that read by them. */
#ifndef NUTGRAF_TEXT_FEATURES_INSIDE_H
#define NUTGRAF_TEXT_FEATURES_INSIDE_H

#include "text/features.h"

enum { FEATURES_AFFIX = 6 /* the longest prefix and suffix */ };

enum attribute_kind { WORD, FOLDED, PREFIX, SUFFIX, SHAPE, FLAGS, COLUMN };

struct attribute { /* a column of the matrix */
    enum attribute_kind kind;
    uint32_t number; /* length of an affix, or index of a column */
};

struct part {
    int32_t place;    /* from the token's row: offset * width + attribute */
    int32_t offset;   /* in tokens */
    size_t attribute; /* index */
};

struct template
{
    uint64_t seed;
    size_t part_count; /* 0 is the bias */
    struct part parts[FEATURES_PARTS];
};

enum { FEATURES_PLACES = 2 * FEATURES_REACH + 1 };

struct features_place {
    int32_t offset;     /* in tokens */
    size_t first, last; /* in alone: the templates that look nowhere else */
};

struct features {
    struct template templates[FEATURES_TEMPLATES];
    size_t count;
    struct attribute attributes[FEATURES_COLUMNS + 2 * FEATURES_AFFIX + 4];
    size_t width;
    char columns[FEATURES_COLUMNS][FEATURES_NAME + 1];
    size_t places[FEATURES_COLUMNS]; /* attribute of each column */
    size_t column_count;
    size_t before, behind; /* rows that templates reach outside */

    /* Templates by what they look at: one token, by its place, or several. */
    struct features_place alone_at[FEATURES_PLACES]; /* [place_count] by offset */
    size_t place_count;
    uint8_t alone[FEATURES_TEMPLATES]; /* indexes of templates, place by place */
    uint8_t joint[FEATURES_TEMPLATES]; /* [joint_count] */
    size_t joint_count;

    uint32_t longest_prefix, longest_suffix;
};

/* One step of the hash that makes keys. */
static inline uint64_t features_mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

#endif
