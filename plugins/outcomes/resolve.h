/* resolve: what "it", "the ministry" or "the two sides" stands for: remembers who acted
 * so far in the article, and takes the last one that fits. */
#ifndef OUTCOMES_RESOLVE_H
#define OUTCOMES_RESOLVE_H

#include "candidate.h"

struct entity {
    uint32_t at;   /* token of its head */
    uint32_t word; /* of the head, in the lexicon */
    uint32_t sentence;
    uint16_t flags;
    bool subject;
    ng_span text; /* bytes, without a leading article */
    ng_str name;  /* what it stands for itself */
};

struct memory {
    struct entity *at; /* [count], by place */
    uint32_t count, capacity;
};

/* Remembers the subjects and names of a sentence, and what they stand for. */
void resolve_remember(const struct passage *passage, struct memory *memory);

/* Sets candidate->resolved. */
void resolve_read(const struct passage *passage, const struct memory *memory,
                  struct candidate *candidate);

#endif
