/* mend_verb: finds the verb of a sentence that the tagger left without one: "Thieves
 * stole paintings", where stole was read as a noun. */
#include "mend.h"

static bool is_finite_tag(ng_tag tag)
{
    return tag == NG_VBD || tag == NG_VBZ || tag == NG_VBP || tag == NG_MD;
}

/* A noun, a name or a pronoun, which a verb may follow. */
static bool can_be_subject(const struct passage *passage, uint32_t token)
{
    const ng_tag tag = tag_at(passage, token);
    return tag == NG_NN || tag == NG_NNS || tag == NG_NNP || tag == NG_PRP ||
           (tag == NG_CD && token > passage->first);
}

/* The token that may be the subject's last, over adverbs; passage->last if none is. */
static uint32_t subject_before(const struct passage *passage, uint32_t token)
{
    while (token-- > passage->first) {
        const ng_tag tag = tag_at(passage, token);
        if (tag == NG_RB || token_is(passage, token, "both")) continue;
        return can_be_subject(passage, token) ? token : passage->last;
    }
    return passage->last;
}

static bool can_be_past(const struct passage *passage, uint32_t token)
{
    const struct word *word = lexicon_at(passage->lexicon, word_at(passage, token));
    const ng_tag tag = tag_at(passage, token);
    if (!(word->forms & FORM_PAST) || !word->lemma[POS_VERB]) return false;
    if (passage->tokens.at[token].shape & NG_TITLE) return false;
    return tag != NG_DT && tag != NG_PRPS && tag != NG_CD && tag != NG_TO;
}

/* What can follow the verb: "storm damage" is none, "stole paintings" may be one. */
static bool can_follow(const struct passage *passage, uint32_t token)
{
    if (token + 1 >= passage->last) return false;
    const ng_tag tag = tag_at(passage, token + 1);
    return tag != NG_POS && !is_finite_tag(tag);
}

void mend_lone_verb(struct passage *passage)
{
    uint32_t found = passage->last;
    for (uint32_t token = passage->first; token < passage->last; token++) {
        const ng_tag tag = tag_at(passage, token);
        if (is_finite_tag(tag)) return;
        if (tag == NG_VBN && found == passage->last) return; /* the clauses decide */
        if (found == passage->last && can_be_past(passage, token) &&
            subject_before(passage, token) != passage->last && can_follow(passage, token))
            found = token;
    }
    if (found < passage->last) passage->tags[found - passage->first] = NG_VBD;
}
