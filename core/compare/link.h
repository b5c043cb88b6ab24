/* link: what an article's links mean.  A link's value is the id of its target, and an id
 * may hold a position; compared is what the target says of itself. */
#ifndef NUTGRAF_COMPARE_LINK_H
#define NUTGRAF_COMPARE_LINK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "xml/read.h"

struct link_names {
    struct arena *arena;
    struct map map;    /* id -> index into names */
    struct str *names; /* [count] "kind text", in the arena */
    size_t length, room;
};

/* Gathers the ids of an article's records.  Free with link_names_free().
 * ERROR_MEMORY. */
enum status link_names_make(struct link_names *names, struct arena *arena,
                            const struct read_article *article, struct error *error);
void link_names_free(struct link_names *names);

/* What a value stands for: the target's name if it is an id, the targets' names joined by
 * ", " if it is several with spaces between, else the value itself.  ERROR_MEMORY. */
enum status link_name(const struct link_names *names, struct str value,
                      struct str *meaning, struct error *error);

#endif
