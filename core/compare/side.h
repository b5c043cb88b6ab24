/* side: the panel beside an article's text.  It goes by what a record looks like (see
 * view.h), not by its kind. */
#ifndef NUTGRAF_COMPARE_SIDE_H
#define NUTGRAF_COMPARE_SIDE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"
#include "compare/link.h"
#include "xml/read.h"

enum side_shape { SHAPE_ENTITY, SHAPE_CARD, SHAPE_TIME, SHAPE_LINE, SHAPES };

struct side_entry { /* a top record, on its way to the side panel */
    const struct read_record *record;
    enum side_shape shape;
    double share;    /* of an entity, -1 if it has none */
    struct str when; /* of a point in time */
    uint32_t places; /* inside an entity */
    uint32_t number; /* in the script's list */
};

/* What a record looks like; .number is left to the caller. */
struct side_entry side_look_at(const struct read_record *record);

/* Sorts entries by shape: entities by share and count, points in time by time, others as
 * they stand in the text. */
void side_sort(struct side_entry *entries, size_t count);

/* Appends sorted entries as lists.  ERROR_MEMORY where a link cannot be named. */
enum status side_put(struct buffer *out, const struct link_names *links,
                     const struct side_entry *entries, size_t count, struct error *error);

#endif
