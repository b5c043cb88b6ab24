/* chunk_verb: auxiliaries, not and adverbs, then the verb; with what they say of tense,
 * voice and mood. */
#include "chunk.h"

static bool is_auxiliary(const struct passage *passage, uint32_t token)
{
    const enum sort sort = sort_of(passage, token);
    return sort == SORT_AUX || sort == SORT_MD;
}

static uint16_t modal_flag(const struct passage *passage, uint32_t token)
{
    if (token_is(passage, token, "will") || token_is(passage, token, "'ll") ||
        token_is(passage, token, "shall") || token_is(passage, token, "wo"))
        return VERB_WILL;
    if (token_is(passage, token, "would") || token_is(passage, token, "'d"))
        return VERB_WOULD;
    if (token_is(passage, token, "should") || token_is(passage, token, "must") ||
        token_is(passage, token, "ought"))
        return VERB_SHOULD;
    return VERB_MAY;
}

static bool is_past_form(const struct passage *passage, uint32_t token)
{
    return tag_at(passage, token) == NG_VBD || token_is(passage, token, "was") ||
           token_is(passage, token, "were") || token_is(passage, token, "had") ||
           token_is(passage, token, "did");
}

/* What an auxiliary says of the group it is in, given the group's next verb. */
static uint16_t auxiliary_flags(const struct passage *passage, uint32_t token, bool first,
                                bool to)
{
    if (to) return 0;
    if (tag_at(passage, token) == NG_MD) return modal_flag(passage, token);
    if (token_in(passage, token, CLASS_HAVE)) {
        if (!first) return VERB_PERFECT;
        return token_is(passage, token, "had") || token_is(passage, token, "'d")
                   ? VERB_HAD
                   : VERB_PERFECT;
    }
    if (first && token_is(passage, token, "being")) return VERB_GERUND;
    if (first && token_is(passage, token, "be")) return VERB_INFINITIVE;
    if (!first || token_is(passage, token, "being") || token_is(passage, token, "been"))
        return 0;
    return is_past_form(passage, token) ? VERB_PAST : VERB_PRESENT;
}

struct group { /* a verb group as it is read */
    uint32_t first, at, verb;
    uint32_t be; /* the last form of be, 0 if none */
    uint16_t flags;
    bool verbs; /* has a verb or auxiliary */
    bool to;
    bool done; /* has its main verb */
};

static bool is_not(const struct passage *passage, uint32_t token)
{
    return token_in(passage, token, CLASS_NEGATION) && !token_is(passage, token, "no") &&
           !token_is(passage, token, "nor");
}

/* The next verb of the group, over adverbs; passage->last if none follows. */
static uint32_t next_verb(const struct passage *passage, uint32_t token)
{
    for (; token < passage->last; token++) {
        const enum sort sort = sort_of(passage, token);
        if (sort == SORT_AUX || sort == SORT_VB || sort == SORT_VBN || sort == SORT_VBG ||
            sort == SORT_FIN)
            return token;
        if (sort != SORT_ADV && sort != SORT_QUOTE && !is_not(passage, token)) break;
    }
    return passage->last;
}

static bool goes_on(const struct passage *passage, const struct group *group,
                    uint32_t next)
{
    if (next >= passage->last) return false;
    const enum sort sort = sort_of(passage, next);
    if (!group->verbs) return true;
    if (sort == SORT_FIN) /* "has increase": a tag that cannot be; "did cut" can */
        return group->flags & (VERB_WILL | VERB_WOULD | VERB_MAY | VERB_SHOULD |
                               VERB_PERFECT | VERB_HAD) ||
               group->be || group->to;
    return true;
}

static void read_auxiliary(const struct passage *passage, struct group *group,
                           uint32_t token)
{
    group->flags |= auxiliary_flags(passage, token, !group->verbs, group->to);
    if (token_in(passage, token, CLASS_BE)) group->be = token;
    group->verb = token;
    group->verbs = true;
}

/* What the main verb's form says, after the auxiliaries. */
static void read_main_verb(const struct passage *passage, struct group *group,
                           uint32_t token)
{
    const enum sort sort = sort_of(passage, token);
    const ng_tag tag = tag_at(passage, token);
    const uint8_t forms = lexicon_at(passage->lexicon, word_at(passage, token))->forms;
    if (group->to) group->flags |= VERB_INFINITIVE;
    if (group->be) {
        const bool ing = sort == SORT_VBG;
        const bool done = sort == SORT_VBN || tag == NG_VBD || (forms & FORM_PARTICIPLE);
        if (ing)
            group->flags |= VERB_PROGRESSIVE;
        else if (done)
            group->flags |= VERB_PASSIVE;
    } else if (!group->verbs && !group->to) {
        if (sort == SORT_VBG)
            group->flags |= VERB_GERUND;
        else if (sort == SORT_VBN)
            group->flags |= VERB_PARTICIPLE;
        else if (sort == SORT_VB)
            group->flags |= VERB_INFINITIVE;
        else
            group->flags |= tag == NG_VBD ? VERB_PAST : VERB_PRESENT;
    }
    group->verb = token;
    group->verbs = true;
    group->done = true;
}

/* "is to V", "are to be set up": goes on behind the to. */
static bool reads_be_to(const struct passage *passage, struct group *group)
{
    const bool be = group->be && group->be == group->verb;
    if (!be || group->at >= passage->last || tag_at(passage, group->at) != NG_TO)
        return false;
    const uint32_t next = next_verb(passage, group->at + 1);
    if (next == passage->last || tag_at(passage, next) == NG_VBG) return false;
    group->flags |= VERB_BE_TO;
    group->flags &= (uint16_t) ~(VERB_PRESENT | VERB_PAST);
    group->be = 0;
    group->at++;
    return true;
}

/* Reads the verb group at a token; returns the token behind it, or the same token if
 * there is none. */
uint32_t chunk_read_verb(struct passage *passage, uint32_t token)
{
    struct group group = {.first = token, .at = token};
    if (token_is(passage, token, "to")) {
        const uint32_t next = next_verb(passage, token + 1);
        const bool verb = next < passage->last && (tag_at(passage, next) == NG_VB ||
                                                   tag_at(passage, next) == NG_VBP);
        if (!verb) return token;
        group.to = true;
        group.at++;
        const bool not_to = token > passage->first && is_not(passage, token - 1);
        if (not_to) group.flags |= VERB_NEGATED; /* decided not to sell */
    }
    while (group.at < passage->last && !group.done) {
        if (group.verbs || group.to) {
            if (reads_be_to(passage, &group)) continue;
            const uint32_t next = next_verb(passage, group.at);
            if (!goes_on(passage, &group, next)) break;
            for (; group.at < next; group.at++)
                if (is_not(passage, group.at)) group.flags |= VERB_NEGATED;
        }
        const uint32_t at = group.at;
        const bool more = next_verb(passage, at + 1) < passage->last;
        if (tag_at(passage, at) == NG_MD || (sort_of(passage, at) == SORT_AUX && more) ||
            token_in(passage, at, CLASS_BE))
            read_auxiliary(passage, &group, at);
        else
            read_main_verb(passage, &group, at);
        group.at++;
    }
    while (group.at < passage->last && is_not(passage, group.at) &&
           is_auxiliary(passage, group.verb)) {
        group.flags |= VERB_NEGATED;
        group.at++;
    }
    if (group.to && !group.done) group.flags |= VERB_INFINITIVE;
    struct chunk *chunk = chunk_add(passage, CHUNK_VERB, group.first, group.at);
    chunk->head = group.verb;
    chunk->flags = group.flags;
    if (token_in(passage, group.verb, CLASS_BE)) chunk->flags |= VERB_BE;
    return group.at;
}
