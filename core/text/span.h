/* span: a place in a text, in bytes, half-open: [begin, end). */
#ifndef NUTGRAF_TEXT_SPAN_H
#define NUTGRAF_TEXT_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct span {
    uint32_t begin;
    uint32_t end;
};

static inline struct str span_of(struct str text, struct span at)
{
    return str_slice(text, at.begin, at.end);
}

static inline bool span_overlaps(struct span a, struct span b)
{
    return a.begin < b.end && b.begin < a.end;
}

#endif
