/* spool: articles put aside until their partner comes, in a temporary file with an index
 * of their ids in memory: some hundred bytes an article, however large it is. */
#ifndef NUTGRAF_COMPARE_SPOOL_H
#define NUTGRAF_COMPARE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"
#include "xml/read.h"

#define SPOOL_NONE UINT32_MAX

struct spool_link { /* entries of one id, or of one digest, in the order they came */
    uint32_t next;  /* index, or SPOOL_NONE */
    uint32_t last;  /* of the list's first entry only */
};

struct spool_entry {
    struct str id, digest; /* in the spool's arena */
    uint64_t offset, length;
    struct spool_link same_id, same_digest;
    bool taken;
};

struct spool { /* starts as {.file = -1} */
    int file;  /* unlinked already */
    uint64_t length;
    struct arena arena;
    struct map by_id, by_digest; /* -> the first entry of a list */
    struct spool_entry *entries; /* [count], the heap's */
    size_t count, room;
    struct buffer bytes; /* of the last article put or taken */
};

/* Puts an article aside.  ERROR_OUTPUT if the temporary file cannot be written. */
enum status spool_put(struct spool *spool, const struct read_article *article,
                      struct error *error);

/* The first entry of an id, or of a text's digest, that was not taken yet; NULL if there
 * is none. */
struct spool_entry *spool_find(struct spool *spool, struct str id);
struct spool_entry *spool_find_text(struct spool *spool, struct str digest);

/* Reads an entry's article back, into the arena, and marks it taken. */
enum status spool_take(struct spool *spool, struct spool_entry *entry,
                       struct arena *arena, struct read_article *article,
                       struct error *error);

void spool_close(struct spool *spool);

#endif
