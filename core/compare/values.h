/* values: which fields of two records differ, and which attributes of two articles, name
 * by name.  Both sides' links are compared by what they mean (link.h). */
#ifndef NUTGRAF_COMPARE_VALUES_H
#define NUTGRAF_COMPARE_VALUES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "compare/link.h"
#include "xml/read.h"

struct change_value { /* of a field or fact; .at NULL where a side lacks it */
    struct str name;
    struct str old_value, new_value;
};

struct values { /* starts as {.arena, .ignore}, or with links too */
    struct arena *arena;
    struct str ignore; /* "score,rule": names that do not count */
    const struct link_names *old_links, *new_links; /* NULL: values are themselves */
    struct change_value *at; /* [length], in the arena; sorted by values_sort() */
    size_t length, room;
};

/* Adds a name if its values differ and it is not ignored.  ERROR_MEMORY, as all here. */
enum status values_compare(struct values *values, struct str name, struct str old_value,
                           struct str new_value, struct error *error);

/* Adds the fields, the rule and the score that differ between two records. */
enum status values_of_records(struct values *values, const struct read_record *old_record,
                              const struct read_record *new_record, struct error *error);

/* Adds the attributes that differ between two articles, and why they could not be read.
 * Id, digest, source and length are told by other means or say nothing by themselves. */
enum status values_of_articles(struct values *values,
                               const struct read_article *old_article,
                               const struct read_article *new_article,
                               struct error *error);

/* Sorts by name. */
void values_sort(struct values *values);

#endif
