/* chunk: the parts of the chunker: noun phrases and verb groups. */
#ifndef OUTCOMES_CHUNK_H
#define OUTCOMES_CHUNK_H

#include "sort.h"

/* Adds a chunk of tokens [first, last); its head is the last until it is set. */
struct chunk *chunk_add(struct passage *passage, enum chunk_kind kind, uint32_t first,
                        uint32_t last);

/* chunk_verb.c: reads the verb group at a token; returns the token behind it, or the same
 * token if there is none. */
uint32_t chunk_read_verb(struct passage *passage, uint32_t token);

/* chunk_noun.c: where a noun phrase that begins at a token ends, and its head; the token
 * itself if none does. */
uint32_t chunk_end_of_noun(const struct passage *passage, uint32_t token, uint32_t *head);

/* Whether a noun phrase says when: next week, the same day. */
bool chunk_is_time(const struct passage *passage, uint32_t first, uint32_t last);

/* Where a time that begins at a token ends: Friday evening; June 3, 2015. */
uint32_t chunk_end_of_time(const struct passage *passage, uint32_t token);

/* Sets the flags of a noun phrase. */
void chunk_describe_noun(struct passage *passage, struct chunk *chunk);

/* Whether a participle belongs to the noun behind it: the proposed changes. */
bool chunk_modifies(const struct passage *passage, uint32_t token);

#endif
