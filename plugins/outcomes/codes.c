/* codes: from the lexicon's code to the one that status and agent make of it. */
#include "codes.h"

#include <string.h>

enum stance { STANCE_NONE, STANCE_GOOD, STANCE_BAD };

/* What it means, in CAMEO's scale, to announce an act of a type. */
static const uint8_t stances[TYPE_COUNT] = {
    [TYPE_AGREE] = STANCE_GOOD,   [TYPE_COMMIT] = STANCE_GOOD,
    [TYPE_APPROVE] = STANCE_GOOD, [TYPE_LAUNCH] = STANCE_GOOD,
    [TYPE_AID] = STANCE_GOOD,     [TYPE_TRADE] = STANCE_GOOD,
    [TYPE_YIELD] = STANCE_GOOD,   [TYPE_MEET] = STANCE_GOOD,
    [TYPE_REJECT] = STANCE_BAD,   [TYPE_RESTRICT] = STANCE_BAD,
    [TYPE_FORCE] = STANCE_BAD,    [TYPE_PROTEST] = STANCE_BAD};

static void set_codes(struct candidate *candidate, const char *plover, const char *cameo)
{
    candidate->plover = ng_make_str(plover, strlen(plover));
    candidate->cameo = ng_make_str(cameo, strlen(cameo));
}

static bool is_aside(const struct candidate *candidate)
{
    if (candidate->flags & (CANDIDATE_PURPOSE | CANDIDATE_BEFORE)) return true;
    if (candidate->clause_flags &
        (CLAUSE_OLD | CLAUSE_STALE | CLAUSE_CONDITION | CLAUSE_SUBORDINATE))
        return true;
    return candidate->clause_kind == CLAUSE_RELATIVE ||
           candidate->clause_kind == CLAUSE_ING ||
           candidate->clause_kind == CLAUSE_REDUCED ||
           candidate->clause_kind == CLAUSE_OF_ING ||
           candidate->clause_kind == CLAUSE_AFTER_ING;
}

static bool is_by_army(const struct passage *passage, const struct candidate *candidate)
{
    const struct phrase *agent = &candidate->agent;
    if (phrase_is_empty(agent)) return false;
    for (uint32_t at = agent->first; at <= agent->head; at++)
        if (token_in(passage, at, CLASS_ARMY)) return true;
    return false;
}

/* "will withdraw unless": a threat. */
static bool has_unless(const struct passage *passage)
{
    for (uint32_t at = passage->first; at < passage->last; at++)
        if (token_is(passage, at, "unless")) return true;
    return false;
}

void codes_read(const struct passage *passage, struct candidate *candidate)
{
    if (is_aside(candidate) || !candidate_line_is_likely(candidate)) return;
    if (candidate->frame) { /* also where the model takes it for another type */
        candidate->plover = candidate->frame->plover;
        candidate->cameo = candidate->frame->cameo;
    } else if (candidate->type == TYPE_COMMIT) {
        set_codes(candidate, "AGREE", "03");
    }
    if (!candidate->plover.len) return;
    const bool planned = candidate->status == STATUS_PLANNED;
    const uint8_t stance = stances[candidate->type];
    if (candidate->type == TYPE_FORCE || candidate->type == TYPE_HARM) {
        if (is_by_army(passage, candidate)) set_codes(candidate, "FIGHT", "19");
    }
    if (candidate->status == STATUS_FAILED && candidate->type == TYPE_AGREE)
        set_codes(candidate, "REJECT", "12");
    else if (planned && stance == STANCE_GOOD && candidate->negative)
        set_codes(candidate, "REJECT", "12");
    else if (planned && has_unless(passage))
        set_codes(candidate, "THREATEN", "13");
    else if (planned && stance == STANCE_GOOD)
        set_codes(candidate, "AGREE", "03");
    else if (planned && stance == STANCE_BAD && !candidate->negative)
        set_codes(candidate, "THREATEN", "13");
    else if (candidate->negative)
        candidate->plover = candidate->cameo = ng_make_str(NULL, 0);
}
