/* score: how sure a candidate is: the prior of its frame and what its clause adds, as log
 * odds.  The weights are set so that a score of 0.5 is right about half the time. */
#include <math.h>

#include "candidate.h"

#define LISTED_WEIGHT 2.5
#define GENEROSITY    0.4 /* of the weights below, beside the model's probabilities */

static const double clause_weights[] = {
    [CLAUSE_MAIN] = 0.0,   [CLAUSE_RELATIVE] = -0.6, [CLAUSE_REDUCED] = -1.9,
    [CLAUSE_TO] = -0.3,    [CLAUSE_ING] = -0.3,      [CLAUSE_AFTER_ING] = -0.4,
    [CLAUSE_OF_ING] = -2.2};

static const struct {
    uint16_t flag;
    double weight;
} flag_weights[] = {
    {CANDIDATE_HEADLINE, -0.4         },
    {CANDIDATE_PURPOSE,  -1.6         },
    {CANDIDATE_PERSONAL, -1.5         },
    {CANDIDATE_HABIT,    -2.1         },
    {CANDIDATE_BEFORE,   -0.7         },
    {CANDIDATE_UNSURE,   -3.5         },
    {CANDIDATE_LISTED,   LISTED_WEIGHT},
    {CANDIDATE_CARRIED,  1.3          },
    {CANDIDATE_VOUCHED,  -0.3         },
    {CANDIDATE_LEADING,  0.2          }
};

static const struct {
    uint16_t flag;
    double weight;
} clause_flag_weights[] = {
    {CLAUSE_QUOTED,      -1.8},
    {CLAUSE_OLD,         -3.2},
    {CLAUSE_UNTIL,       -2.0},
    {CLAUSE_ATTACHED,    -1.3},
    {CLAUSE_SUBORDINATE, -0.3}
};

/* Its flags; the simple present of a verb that is told so is no habit. */
static uint16_t flags_of(const struct candidate *candidate)
{
    const bool told = candidate->frame && candidate->frame->flags & FRAME_PRESENT;
    return told ? candidate->flags & (uint16_t)~CANDIDATE_HABIT : candidate->flags;
}

static double probability(double odds)
{
    return 1.0 / (1.0 + exp(-odds));
}

/* A score moved by log odds; one of 1 stays where it is. */
static double score_moved(double score, double odds)
{
    return score < 1.0 ? probability(log(score / (1.0 - score)) + odds) : score;
}

double score_listed(double score)
{
    return score_moved(score, LISTED_WEIGHT);
}

/* What the guidelines rule out, whatever the words are: what only may happen, is usual,
 * is long past, or is spoken of without being told. */
static const struct {
    uint16_t flag, clause_flag;
    double weight;
} guards[] = {
    {CANDIDATE_UNSURE, 0,            -2.0},
    {CANDIDATE_HABIT,  0,            -2.0},
    {CANDIDATE_NOUN,   0,            -0.4},
    {0,                CLAUSE_OLD,   -2.0},
    {0,                CLAUSE_STALE, -1.0},
    {0,                CLAUSE_UNTIL, -2.0}
};

double score_guarded(const struct candidate *candidate)
{
    double odds = 0;
    const uint16_t flags = flags_of(candidate);
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        if (flags & guards[i].flag || candidate->clause_flags & guards[i].clause_flag)
            odds += guards[i].weight;
    return odds < 0 ? score_moved(candidate->score, odds) : candidate->score;
}

double score_beside_model(double score)
{
    return score_moved(score, -GENEROSITY);
}

double score_candidate(const struct candidate *candidate)
{
    double odds = candidate->frame ? candidate->frame->prior : 0.8;
    if (candidate->flags & CANDIDATE_NOUN && candidate->frame) {
        if (!(candidate->frame->flags & FRAME_ALONE) &&
            !(candidate->flags & CANDIDATE_LISTED))
            odds -= candidate->flags & CANDIDATE_TOLD ? 0.8 : 3.0;
    } else {
        odds += clause_weights[candidate->clause_kind];
    }
    uint16_t flags = flags_of(candidate);
    uint16_t clause_flags = candidate->clause_flags;
    if (flags & CANDIDATE_VOUCHED) {
        flags &= (uint16_t)~CANDIDATE_PERSONAL;
        clause_flags &= (uint16_t)~CLAUSE_QUOTED;
    }
    for (size_t i = 0; i < sizeof flag_weights / sizeof *flag_weights; i++)
        if (flags & flag_weights[i].flag) odds += flag_weights[i].weight;
    for (size_t i = 0; i < sizeof clause_flag_weights / sizeof *clause_flag_weights; i++)
        if (clause_flags & clause_flag_weights[i].flag)
            odds += clause_flag_weights[i].weight;
    if (candidate->clause_kind == CLAUSE_RELATIVE && candidate->flags & CANDIDATE_BEFORE)
        odds -= 1.2;
    const bool stale =
        candidate->clause_flags & CLAUSE_STALE && !(candidate->clause_flags & CLAUSE_OLD);
    if (stale && candidate->type != TYPE_MOVE) odds -= 3.2; /* figures come late */
    if (candidate->negative) odds -= 0.5;
    if (candidate->status == STATUS_PROPOSED) odds -= 1.0;
    if (phrase_is_empty(&candidate->agent) && phrase_is_empty(&candidate->object))
        odds -= 0.8;
    return probability(odds);
}
