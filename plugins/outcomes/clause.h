/* clause: the parts of the clause reader. */
#ifndef OUTCOMES_CLAUSE_H
#define OUTCOMES_CLAUSE_H

#include "passage.h"

/* Whether a chunk is a verb group with a tense or a modal. */
static inline bool clause_is_finite(const struct passage *passage, int at)
{
    const struct chunk *chunk = &passage->chunks[at];
    return chunk->kind == CHUNK_VERB && (chunk->flags & (VERB_FINITE | VERB_BE_TO));
}

/* phrase.c: whether a verb group's verb reports what is said. */
bool phrase_is_said(const struct passage *passage, int chunk);

/* Whether a noun is the subject of the verb right behind it. */
bool phrase_begins_clause(const struct passage *passage, uint16_t at);

/* clause.c: the clause read last, or the last finite one; NULL if there is none. */
struct clause *clause_last(const struct passage *passage, bool finite);

/* participle.c: reads a clause whose verb is a bare participle. */
void participle_read(struct passage *passage, struct clause *clause);

/* participle.c: makes a past tense a participle where it can be nothing else. */
void participle_mend(struct passage *passage, uint16_t at);

/* subject.c: finds the subject of a finite verb; sets the clause's kind, too. */
void subject_find(struct passage *passage, struct clause *clause);

/* The subject that ends at a noun, with all that belongs to it to the left.  finite is
 * whether the verb behind it is: of two finite verbs the first is a participle. */
struct phrase subject_phrase(const struct passage *passage, int noun, bool finite);

/* share.c: gives joined verbs what they have in common. */
void share_arguments(struct passage *passage);

/* The clause from which a verb behind "and" takes its subject; NULL if there is none. */
struct clause *subject_partner(const struct passage *passage, const struct clause *clause,
                               bool comma);

#endif
