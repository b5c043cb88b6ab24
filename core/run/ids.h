/* ids: names for articles that come without one, made from their files' names, no two
 * alike in one run.  It remembers a hash of each, 8 bytes a file. */
#ifndef NUTGRAF_RUN_IDS_H
#define NUTGRAF_RUN_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct ids { /* starts as {0} */
    uint64_t *hashes; /* [room], the heap's; 0 is free */
    size_t    room, count;
};

/* The id of the file-th file of the run: its name without the ending, "2025/adsom" of
 * "2025/adsom.txt"; if that is taken, the name; if that is taken too, the path, and
 * last the path with the file's number.  In the arena.  ERROR_MEMORY. */
enum status ids_make(struct ids *ids, struct arena *arena, struct str name,
                     struct str path, uint64_t file, struct str *id,
                     struct error *error);

/* Whether a name was not taken yet; it is then.  ERROR_MEMORY. */
enum status ids_take(struct ids *ids, struct str name, bool *was_free,
                     struct error *error);

void ids_free(struct ids *ids);

/* FNV-1a, 64 bits; never 0. */
uint64_t ids_hash(struct str text);

/* A file's name without its ending. */
struct str ids_stem(struct str name);

#endif
