/* candidate: what may become a record: a trigger, what it means, and its arguments. */
#ifndef OUTCOMES_CANDIDATE_H
#define OUTCOMES_CANDIDATE_H

#include "passage.h"
#include "quantity.h"

enum {                           /* candidate.flags */
       CANDIDATE_NOUN = 1u << 0, /* the trigger is a noun without a verb */
       CANDIDATE_HEADLINE = 1u << 1,
       CANDIDATE_LEADING = 1u << 2,  /* the first of its sentence */
       CANDIDATE_PURPOSE = 1u << 3,  /* "to V" behind a finished clause or a noun */
       CANDIDATE_PERSONAL = 1u << 4, /* said by "I" or "we" */
       CANDIDATE_HABIT = 1u << 5,    /* in the simple present */
       CANDIDATE_BEFORE = 1u << 6,   /* had happened already */
       CANDIDATE_GENERIC = 1u << 7,  /* no frame: an announced intention */
       CANDIDATE_UNSURE = 1u << 8,   /* may, could, if */
       CANDIDATE_CARRIED = 1u << 10, /* a noun under a verb that adds nothing */
       CANDIDATE_TOLD = 1u << 11,    /* a noun behind after, following or with */
       CANDIDATE_VOUCHED = 1u << 12, /* told as done by whoever is quoted */
       CANDIDATE_LISTED = 1u << 9,   /* named in the sentence that announces a group */
       CANDIDATE_OPEN = 1u << 13,    /* no line of the lexicon: the model proposes it */
       CANDIDATE_REFUSED = 1u << 14  /* a line says that it is no outcome */
};

struct candidate {
    const struct frame *frame; /* NULL for an announced intention */
    uint8_t type, status;
    bool negative;
    uint16_t flags;
    uint16_t clause; /* of its passage; NONE for a noun by itself */
    uint16_t clause_flags;
    uint8_t clause_kind;
    uint32_t sentence;
    ng_span reach;     /* tokens of its clause behind the verb: [begin, end) */
    uint32_t compared; /* the one among them that dates a comparison, or reach.end */
    ng_span pieces[2]; /* tokens of the trigger: [begin, end) */
    uint32_t piece_count;
    struct phrase agent, object, recipient, attribution, place;
    struct quantity quantity; /* .text.len is 0 if there is none */
    ng_str plover, cameo;
    ng_str resolved; /* what the agent, or without one the object, stands for */
    double score;
    double line_score; /* by the weights written by hand, for the lexicon's line alone */
    uint8_t line_type; /* what the line says that it is */
    uint32_t ordinal;  /* 0 is none */
    uint32_t group;    /* number of its group, from 1; 0 is none */
};

/* Whether a candidate is written with tier="context" only. */
static inline bool candidate_is_context(const struct candidate *candidate)
{
    return candidate->frame && candidate->frame->flags & FRAME_CONTEXT;
}

/* Whether the weights written by hand, asked alone, would have a candidate of the lexicon
 * written. */
static inline bool candidate_line_is_sure(const struct candidate *candidate)
{
    return !(candidate->flags & CANDIDATE_OPEN) && candidate->line_score >= 0.65;
}

/* The same of those that are right half the time. */
static inline bool candidate_line_is_likely(const struct candidate *candidate)
{
    return !(candidate->flags & CANDIDATE_OPEN) && candidate->line_score >= 0.5;
}

struct candidates {
    struct candidate *at; /* [count], by sentence and place */
    uint32_t count, capacity;
};

/* take.c: adds an empty candidate; NULL after an error. */
struct candidate *candidates_add(ng_doc *doc, struct candidates *candidates);

/* Whether a token is in the trigger of a candidate from an index on. */
bool candidates_cover(const struct candidates *candidates, uint32_t from, uint32_t token);

/* trigger.c: finds the candidates of a sentence, by the lines of the lexicon; sets
 * CLAUSE_REFUSED. */
void trigger_find(const struct passage *passage, struct candidates *candidates);

/* trigger.c: the clause that a noun stands in; NONE if there is none. */
uint16_t trigger_clause_around(const struct passage *passage, uint16_t chunk);

/* status.c: status, polarity and what speaks against a candidate. */
void status_read(const struct passage *passage, struct candidate *candidate);

/* measure.c: the quantity that belongs to a candidate. */
void measure_read(const struct passage *passage, struct candidate *candidate);

/* measure.c: gives a count without a noun the noun of one before it: "another 150,000".
 */
void measure_borrow(const struct candidates *candidates, uint32_t index);

/* place.c: where it happened, as far as the sentence says. */
void place_read(const struct passage *passage, struct candidate *candidate);

/* widen.c: gives the arguments the participles that belong to them. */
void widen_arguments(const struct passage *passage, struct candidate *candidate);

/* attribution.c: who says what: sets clause.speech and CLAUSE_SAID. */
void attribution_mark(struct passage *passage);

/* denial.c: whether the conditions of a line of speech hold for a clause. */
bool speech_holds(const struct passage *passage, const struct clause *clause,
                  const struct frame *frame);

/* denial.c: sets CLAUSE_DENIED, behind attribution_mark(). */
void denial_mark(struct passage *passage);

/* attribution.c: who says it, for a candidate. */
void attribution_read(const struct passage *passage, struct candidate *candidate);

/* score.c: how likely a candidate is an outcome, by weights written by hand. */
double score_candidate(const struct candidate *candidate);

/* score.c: the same score, raised, for what the sentence of a group's announcement
 * names. */
double score_listed(double score);

/* score.c: a score of the model, lowered for what the guidelines rule out. */
double score_guarded(const struct candidate *candidate);

/* score.c: the same score, as modest as those of the model, for what the model does not
 * know: demands and meetings. */
double score_beside_model(double score);

/* take.c: the noun that a phrase is about: "rebels" in "dozens of rebels". */
uint32_t phrase_core(const struct passage *passage, const struct phrase *phrase);

#endif
