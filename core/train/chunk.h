/* chunk: labels that mark chunks of tokens, "B-ORG I-ORG O", in any of the usual
 * schemes, and back again.  A chunk is what conlleval takes for one. */
#ifndef NUTGRAF_TRAIN_CHUNK_H
#define NUTGRAF_TRAIN_CHUNK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct chunk { /* tokens [first, last) with one type */
    size_t first, last;
    struct str type; /* "ORG" */
};

struct chunks {
    struct chunk *at;
    size_t length, room;
};

/* Whether a label is "O" or one of BIESLU, a hyphen and a type. */
bool chunk_is_label(struct str label);

/* Appends the chunks in labels[count] to an array in the arena.  One begins at B, S
 * or U, after O, after another type and after E, S or L. */
enum status chunk_read(struct arena *arena, const struct str *labels, size_t count,
                       struct chunks *chunks, struct error *error);

/* The prefix of the token at a place of a chunk: B and I, or, where the type is to be
 * marked more finely, B, I, L and U (begin, inside, last, unit). */
char chunk_prefix(const struct chunk *chunk, size_t place, bool fine);

/* Whether a label may follow another one in a sentence; from is empty at its begin. */
bool chunk_may_follow(struct str from, struct str to, bool from_fine, bool to_fine);

#endif
