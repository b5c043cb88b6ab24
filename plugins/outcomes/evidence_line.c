/* evidence_line: what the lexicon says of a candidate, and of what stands beside it. */
#include "view.h"

/* How sure the weights written by hand are, in eighths: a feature for each that is
 * reached, so that what is surer has all that is less sure has. */
static void read_line_score(struct view *view)
{
    enum { STEPS = 8 };
    for (uint32_t step = 1; step < STEPS; step++)
        if (view->candidate->line_score * STEPS >= step)
            features_add2(view->features, FEATURE_LINE_SCORE, view->line,
                          value_number(step));
}

/* What the line that made it says, and how sure the weights written by hand are. */
static void read_own_line(struct view *view)
{
    const struct candidate *candidate = view->candidate;
    struct features *to = view->features;
    const bool known = !(candidate->flags & CANDIDATE_OPEN);
    const uint32_t at = candidate->sentence;
    features_add(to, FEATURE_LINE, view->line);
    features_add2(to, FEATURE_LINE_OBJECT, value_number(known), view->object_sort);
    features_add2(to, FEATURE_LINE_TENSE, view->line, view->tense);
    features_add2(to, FEATURE_LINE_QUOTED, view->line,
                  value_number((candidate->clause_flags & CLAUSE_QUOTED) != 0));
    features_add2(to, FEATURE_LINE_PLACE, value_number(known),
                  value_number(at < 1   ? 0
                               : at < 3 ? 1
                               : at < 7 ? 2
                                        : 3));
    if (candidate->flags & CANDIDATE_REFUSED)
        features_add(to, FEATURE_REFUSED, value_number(1));
}

/* Which types its word has lines of, whether they fit or not. */
static void read_listed(struct view *view)
{
    struct features *to = view->features;
    const uint32_t word = word_at(view->passage, view->head);
    for (int pos = 0; pos < POS_COUNT; pos++) {
        size_t count;
        const struct frame *frames =
            lexicon_frames(view->passage->lexicon, word, (enum pos)pos, &count);
        const struct value value = value_number((uint32_t)pos);
        uint32_t seen = 0;
        for (size_t i = 0; i < count; i++) {
            if (seen >> frames[i].type & 1) continue;
            seen |= 1u << frames[i].type;
            const struct value type = value_number(frames[i].type);
            features_add3(to, FEATURE_LISTED, type, value, view->kind);
        }
        if (!count) features_add2(to, FEATURE_UNLISTED, value, view->kind);
    }
}

void view_read_line(struct view *view)
{
    read_own_line(view);
    read_line_score(view);
    read_listed(view);
}

/* Whether a line made it that fits well enough to tell something of its neighbours. */
static bool is_peer(const struct view *view, const struct candidate *peer)
{
    enum { LIKELY = 30 }; /* percent */
    return peer->pieces[0].begin != view->candidate->pieces[0].begin &&
           !(peer->flags & CANDIDATE_OPEN) && !candidate_is_context(peer) &&
           peer->line_score * 100 >= LIKELY;
}

void view_read_peers(struct view *view)
{
    const struct sight *sight = view->sight;
    struct features *to = view->features;
    uint32_t seen = 0;
    for (uint32_t i = sight->from; i < sight->candidates->count; i++) {
        const struct candidate *peer = &sight->candidates->at[i];
        if (!is_peer(view, peer) || seen >> peer->line_type & 1) continue;
        seen |= 1u << peer->line_type;
        const struct value type = value_number(peer->line_type);
        features_add2(to, FEATURE_PEER, view->kind, type);
        features_add2(to, FEATURE_PEER_LINE, view->line, type);
        if (view->senses.count)
            features_add2(to, FEATURE_PEER_SENSE, type, view_sense(view->senses.at[0]));
    }
    if (!seen) features_add2(to, FEATURE_PEER, view->kind, value_number(TYPE_COUNT));
}

/* The types that the sentences before were about: a fifth of their outcomes, at least. */
void view_read_story(struct view *view)
{
    struct features *to = view->features;
    const uint32_t *story = view->sight->story->counts;
    uint32_t all = 0;
    for (uint32_t type = 0; type < TYPE_COUNT; type++)
        all += story[type];
    if (!all) features_add2(to, FEATURE_STORY, view->kind, value_number(TYPE_COUNT));
    for (uint32_t type = 0; type < TYPE_COUNT; type++) {
        if (!story[type] || story[type] * 5 < all) continue;
        const struct value value = value_number(type);
        features_add2(to, FEATURE_STORY, view->kind, value);
        features_add2(to, FEATURE_STORY_LINE, value, view->line);
        if (view->senses.count)
            features_add2(to, FEATURE_STORY_SENSE, value, view_sense(view->senses.at[0]));
    }
}
