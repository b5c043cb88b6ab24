/* frame: a line of the lexicon tried on a clause, and the candidate that it makes. */
#ifndef OUTCOMES_FRAME_H
#define OUTCOMES_FRAME_H

#include "candidate.h"

struct attempt { /* a frame being tried on a clause */
    const struct passage *passage;
    const struct clause *clause;
    const struct frame *frame;
    struct phrase slots[SLOT_COUNT];
    struct phrase agent, recipient;
    uint32_t after;        /* token behind verb and particle */
    uint32_t particle;     /* token; 0 is none */
    uint32_t next;         /* the token that a next= condition found; 0 is none */
    uint16_t object_chunk; /* from which objects are looked for */
};

/* frame.c: whether the frame fits the clause; fills the attempt's slots. */
bool frame_fits(struct attempt *attempt);

/* Whether a condition of the attempt's frame holds. */
bool frame_holds(struct attempt *attempt, const struct condition *condition);

/* Who did it, in the passive: the noun phrase behind "by". */
struct phrase frame_by(const struct attempt *attempt);

/* take.c: makes a candidate of an attempt that fits; NULL after an error. */
struct candidate *take_attempt(const struct attempt *attempt,
                               struct candidates *candidates);

/* Makes the attempt's object a part of the trigger: "reached an agreement". */
void take_light(const struct attempt *attempt, struct candidate *candidate);

/* Adds tokens [begin, end) to a trigger of at most two pieces. */
void take_piece(struct candidate *candidate, uint32_t begin, uint32_t end);

/* What a noun of action acts on, behind this preposition, or any that fits if it is 0. */
struct phrase take_noun_object(const struct passage *passage, uint16_t chunk,
                               uint32_t preposition);

#endif
