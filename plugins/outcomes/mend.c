/* mend: corrects tags that cannot be right where they stand, with what the lexicon knows
 * of a word's forms: "had cost" is a verb, "pay will go up" begins with a noun. */
#include "mend.h"

static uint8_t forms_at(const struct passage *passage, uint32_t token)
{
    return lexicon_at(passage->lexicon, word_at(passage, token))->forms;
}

static bool is_trigger(const struct passage *passage, uint32_t token)
{
    return lexicon_at(passage->lexicon, word_at(passage, token))->trigger;
}

static bool is_noun_tag(ng_tag tag)
{
    return tag == NG_NN || tag == NG_NNS;
}

static bool is_finite_tag(ng_tag tag)
{
    return tag == NG_VBD || tag == NG_VBZ || tag == NG_VBP || tag == NG_MD;
}

static bool is_subject_pronoun(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "it") || token_is(passage, token, "he") ||
           token_is(passage, token, "she") || token_is(passage, token, "they") ||
           token_is(passage, token, "who") || token_is(passage, token, "which");
}

/* The token before, over adverbs and not; passage->last if there is none. */
static uint32_t before(const struct passage *passage, uint32_t token)
{
    while (token-- > passage->first)
        if (tag_at(passage, token) != NG_RB) return token;
    return passage->last;
}

/* had cost; was certified; will cost */
static ng_tag mend_after_auxiliary(const struct passage *passage, uint32_t token,
                                   ng_tag tag)
{
    const uint32_t left = before(passage, token);
    if (left == passage->last || !(is_noun_tag(tag) || tag == NG_JJ)) return tag;
    const uint8_t forms = forms_at(passage, token);
    const bool ends =
        token + 1 == passage->last || !is_noun_tag(tag_at(passage, token + 1));
    if (token_in(passage, left, CLASS_HAVE) && (forms & FORM_PARTICIPLE) &&
        is_trigger(passage, token) && (tag != NG_NNS) && tag_at(passage, left) != NG_VB)
        return tag == NG_JJ && !ends ? tag : NG_VBN;
    if (token_in(passage, left, CLASS_BE) && tag == NG_JJ && (forms & FORM_PARTICIPLE) &&
        is_trigger(passage, token) && ends)
        return NG_VBN;
    if (token_in(passage, left, CLASS_BE) && (forms & FORM_ING) && left + 1 == token &&
        is_trigger(passage, token) && !ends)
        return NG_VBG; /* are testing samples */
    if (tag_at(passage, left) == NG_MD && (forms & FORM_BASE) && is_noun_tag(tag))
        return NG_VB;
    return tag;
}

static bool is_preposition(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"excluding",  "including", "regarding",
                                        "concerning", "according", "barring",
                                        "depending",  "pending",   "following"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

static bool next_is_by(const struct passage *passage, uint32_t token)
{
    return token + 1 < passage->last &&
           (token_is(passage, token + 1, "by") || token_is(passage, token + 1, "to"));
}

/* "blew out the wall and set fire": the verb before "and" is in the past. */
static bool continues_past(const struct passage *passage, uint32_t token)
{
    if (token < passage->first + 2 || tag_at(passage, token - 1) != NG_CC) return false;
    for (uint32_t at = token - 1; at-- > passage->first;) {
        const ng_tag tag = tag_at(passage, at);
        if (token_in(passage, at, CLASS_BE)) return false;
        if (tag == NG_VBD || tag == NG_VBN) return true;
        if (tag == NG_MD || tag == NG_TO || tag == NG_VB || tag == NG_VBP ||
            tag == NG_VBZ)
            return false;
    }
    return false;
}

/* "will close two schools and cut 300 jobs": the verb before "and" is a base form, and so
 * is one that is spelt as its past; NG_TAG_NONE if it is not so. */
static ng_tag continued_base(const struct passage *passage, uint32_t token)
{
    const uint8_t forms = forms_at(passage, token);
    if (!(forms & FORM_BASE) || !(forms & FORM_PAST)) return NG_TAG_NONE;
    if (token < passage->first + 2 || tag_at(passage, token - 1) != NG_CC)
        return NG_TAG_NONE;
    for (uint32_t at = token - 1; at-- > passage->first;) {
        const ng_tag tag = tag_at(passage, at);
        const ng_tag left = at > passage->first ? tag_at(passage, at - 1) : NG_STOP;
        if (left == NG_MD) return NG_VBP; /* takes the modal */
        if (tag == NG_VB) return left == NG_TO || left == NG_IN ? NG_VB : NG_TAG_NONE;
        if (is_finite_tag(tag) || tag == NG_VBN || tag == NG_VBG || tag == NG_STOP)
            return NG_TAG_NONE;
    }
    return NG_TAG_NONE;
}

static bool has_finite(const struct passage *passage, uint32_t token)
{
    for (uint32_t at = passage->first; at < token; at++)
        if (is_finite_tag(tag_at(passage, at))) return true;
    return false;
}

static bool is_subject_noun(const struct passage *passage, uint32_t token)
{
    if (token == passage->first) return false;
    ng_tag before = tag_at(passage, token - 1);
    if (before == NG_RB && token > passage->first + 1) /* the cabinet also elevated */
        before = tag_at(passage, token - 2);
    return is_noun_tag(before) || before == NG_NNP;
}

static ng_tag tag_behind(const struct passage *passage, uint32_t token)
{
    return token + 1 < passage->last ? tag_at(passage, token + 1) : NG_STOP;
}

/* Whether a sentence's only verb can be this past form: "the stoppage cost the industry",
 * "the swimmer set a record", "the strike broke". */
static bool is_lone_past(const struct passage *passage, uint32_t token)
{
    return is_subject_noun(passage, token) && (forms_at(passage, token) & FORM_PAST) &&
           is_trigger(passage, token) && !has_finite(passage, token);
}

/* "killing 11 people, flattening hundreds of houses": a comma, and an -ing form. */
static bool adds_clause(const struct passage *passage, uint32_t token)
{
    const ng_tag before = tag_at(passage, token - 1);
    const ng_tag next = tag_behind(passage, token);
    return (before == NG_COMMA || before == NG_CC) && is_trigger(passage, token) &&
           (forms_at(passage, token) & FORM_ING) && (next == NG_NNS || next == NG_DT);
}

/* "plans to stockpile 10 million doses", of a verb that governs an infinitive. */
static bool is_infinitive(const struct passage *passage, uint32_t token)
{
    if (token < passage->first + 2 || !token_is(passage, token - 1, "to")) return false;
    const ng_tag next = tag_behind(passage, token);
    if (next != NG_DT && next != NG_CD && next != NG_PRPS) return false;
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, word_at(passage, token - 2), POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind == KIND_CONTROL) return true;
    return false;
}

/* "with 12 deputies voting against, 461 of the votes cast": behind a plural or a number
 * stands a participle rather than one more noun. */
static ng_tag mend_behind_plural(const struct passage *passage, uint32_t token)
{
    if (token == passage->first || !is_trigger(passage, token)) return NG_NN;
    const ng_tag before = tag_at(passage, token - 1), next = tag_behind(passage, token);
    if (is_noun_tag(next) || next == NG_POS || is_finite_tag(next)) return NG_NN;
    const uint8_t forms = forms_at(passage, token);
    if (forms & FORM_ING && (before == NG_NNS || before == NG_CD)) return NG_VBG;
    if (forms & FORM_PARTICIPLE && before == NG_NNS) return NG_VBN;
    return NG_NN;
}

/* A noun or adjective that is a verb, or an adjective that is a noun. */
static ng_tag mend_noun(const struct passage *passage, uint32_t token, ng_tag tag)
{
    const ng_tag next = tag_behind(passage, token);
    const bool past = forms_at(passage, token) & FORM_PAST;
    const bool object = next == NG_DT || next == NG_PRP || next == NG_PRPS ||
                        next == NG_CD || next == NG_RP;
    const bool name = next == NG_NNP && tag == NG_JJ;
    if ((object || name || next_is_by(passage, token)) && is_lone_past(passage, token))
        return NG_VBD;
    if (token == passage->first) return tag;
    if (past && tag == NG_JJ && is_trigger(passage, token) &&
        (object || is_noun_tag(next)) && tag_at(passage, token - 1) == NG_NNS)
        return NG_VBD; /* nine others sustained injuries */
    if (past && is_trigger(passage, token) && is_subject_pronoun(passage, token - 1))
        return NG_VBD; /* it relaxed limits */
    if (past && is_trigger(passage, token) && continues_past(passage, token) &&
        (object || is_noun_tag(next) || next == NG_IN))
        return NG_VBD; /* blew out the wall and set fire */
    if (tag == NG_JJ && adds_clause(passage, token)) return NG_VBG;
    if (tag == NG_NN && is_infinitive(passage, token)) return NG_VB;
    if (tag == NG_NN && mend_behind_plural(passage, token) != NG_NN)
        return mend_behind_plural(passage, token);
    if (tag == NG_JJ && is_finite_tag(next) && is_subject_noun(passage, token))
        return NG_NN; /* a US national has been */
    if (token_is(passage, token, "little") && next == NG_VBN) return NG_RB;
    if (tag == NG_NN && token >= passage->first + 2 &&
        token_is(passage, token - 1, "to") && tag_at(passage, token - 2) == NG_CC &&
        (forms_at(passage, token) & FORM_BASE) && is_trigger(passage, token))
        return NG_VB; /* to lift roadblocks and to hand over */
    return tag;
}

/* "The ministry plans to recount": the only verb of its sentence. */
static ng_tag mend_plural(const struct passage *passage, uint32_t token)
{
    const bool verb =
        tag_behind(passage, token) == NG_TO && is_subject_noun(passage, token) &&
        (forms_at(passage, token) & FORM_S) && !has_finite(passage, passage->last);
    return verb ? NG_VBZ : NG_NNS;
}

/* "a tentative pay agreement": between an adjective and a noun stands no verb. */
static bool is_inside_noun(const struct passage *passage, uint32_t token)
{
    if (token < passage->first + 2 || !is_noun_tag(tag_behind(passage, token)))
        return false;
    const ng_tag before = tag_at(passage, token - 1), first = tag_at(passage, token - 2);
    return before == NG_DT || (before == NG_JJ && (first == NG_DT || first == NG_PRPS));
}

/* A base form that is a noun or a past tense: pay will go up; police put the number at
 * 40; Ghana beat Togo. */
static ng_tag mend_base(const struct passage *passage, uint32_t token, ng_tag tag)
{
    const bool past = forms_at(passage, token) & FORM_PAST;
    if (token_in(passage, token, CLASS_BE) || token_in(passage, token, CLASS_HAVE))
        return tag;
    if (tag_behind(passage, token) == NG_MD || is_inside_noun(passage, token))
        return NG_NN;
    if (token > passage->first && is_noun_tag(tag_behind(passage, token)) &&
        token_in(passage, token - 1, CLASS_UNIT))
        return NG_NN; /* a 4 percent pay offer */
    const bool unknown =
        tag == NG_VBP && forms_at(passage, token) == 0 && token > passage->first &&
        (tag_at(passage, token - 1) == NG_NNP || tag_at(passage, token - 1) == NG_NN) &&
        !token_in(passage, token, CLASS_DO);
    if (unknown) return NG_NN; /* the UN rapporteur: a singular takes another form */
    if (!past) return tag;
    if (tag == NG_VBP || continues_past(passage, token)) return NG_VBD;
    return is_subject_noun(passage, token) && !has_finite(passage, token) ? NG_VBD : tag;
}

/* Whether the next word is a past form that has no object, as "ballooned". */
static bool moves_behind(const struct passage *passage, uint32_t token)
{
    const ng_tag next = tag_behind(passage, token);
    if ((next != NG_VBN && next != NG_VBD) || !is_trigger(passage, token + 1))
        return false;
    const ng_tag then = tag_behind(passage, token + 1);
    if (then != NG_COMMA && then != NG_TO && then != NG_IN && then != NG_RB &&
        then != NG_CD)
        return false;
    size_t count;
    const struct frame *frames =
        lexicon_frames(passage->lexicon, word_at(passage, token + 1), POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind != KIND_UNDERGO) return false;
    return count > 0;
}

static ng_tag mend_third_person(const struct passage *passage, uint32_t token)
{
    const uint8_t forms = forms_at(passage, token);
    if (forms & FORM_PAST && !(forms & FORM_S)) return NG_VBD; /* froze */
    const bool auxiliary = token_in(passage, token, CLASS_BE) ||
                           token_in(passage, token, CLASS_HAVE) ||
                           token_in(passage, token, CLASS_DO);
    const ng_tag next = tag_behind(passage, token);
    const bool struck = (next == NG_VBN || next == NG_VBD) && token > passage->first &&
                        token + 2 < passage->last && is_trigger(passage, token + 1) &&
                        is_noun_tag(tag_at(passage, token - 1)) &&
                        (tag_behind(passage, token + 1) == NG_DT ||
                         tag_behind(passage, token + 1) == NG_CD ||
                         tag_behind(passage, token + 1) == NG_PRPS);
    if (struck && !auxiliary) return NG_NNS; /* the three states struck a deal */
    if (!auxiliary && token > passage->first && is_noun_tag(tag_at(passage, token - 1)) &&
        moves_behind(passage, token))
        return NG_NNS; /* finance costs ballooned */
    const bool noun =
        forms == 0 && !auxiliary && token > passage->first &&
        (tag_at(passage, token - 1) == NG_NN || tag_at(passage, token - 1) == NG_NNP) &&
        (tag_behind(passage, token) == NG_IN || tag_behind(passage, token) == NG_VBN ||
         is_finite_tag(tag_behind(passage, token)));
    return noun ? NG_NNS : NG_VBZ; /* the world championships in Paris */
}

static ng_tag mend_gerund(const struct passage *passage, uint32_t token)
{
    const ng_tag next = tag_behind(passage, token);
    const bool progressive =
        token > passage->first && token_in(passage, token - 1, CLASS_BE);
    if (is_preposition(passage, token) && !progressive)
        return NG_IN; /* excluding special items */
    if (token_in(passage, token, CLASS_NAMING) && token > passage->first &&
        tag_at(passage, token - 1) == NG_NN && next != NG_DT && next != NG_PRP &&
        next != NG_PRPS && next != NG_NNP && next != NG_NNS && next != NG_RP)
        return NG_NN; /* lifted the tsunami warning */
    const bool subject = token == passage->first && next == NG_VBN &&
                         tag_behind(passage, token + 1) == NG_CD;
    if (subject) return NG_NN; /* fighting displaced 30,000 people */
    return is_finite_tag(next) && next != NG_VBZ ? NG_NN
                                                 : NG_VBG; /* fighting broke out */
}

/* "Air defences shot down 14 drones": a sentence needs a verb. */
static ng_tag mend_participle(const struct passage *passage, uint32_t token)
{
    const ng_tag next = tag_behind(passage, token);
    const bool object = next == NG_DT || next == NG_CD || next == NG_PRPS ||
                        next == NG_PRP || next == NG_RP || next == NG_RB;
    if (token_is(passage, token, "unchanged")) return NG_JJ;
    return object && is_lone_past(passage, token) && !has_finite(passage, passage->last)
               ? NG_VBD
               : NG_VBN;
}

/* "was down 48 cents", "were up 3 percent" */
static bool is_change(const struct passage *passage, uint32_t token)
{
    if (!token_is(passage, token, "up") && !token_is(passage, token, "down"))
        return false;
    const bool amount =
        token + 1 < passage->last &&
        (tag_behind(passage, token) == NG_CD || token_is(passage, token + 1, "$"));
    const bool goals = token + 2 < passage->last && token_is(passage, token + 2, "-");
    return amount && !goals && token > passage->first &&
           token_in(passage, token - 1, CLASS_BE);
}

/* "That fell flat": at the head of a sentence, before a verb, that is a pronoun. */
static ng_tag mend_that(const struct passage *passage, uint32_t token, ng_tag tag)
{
    const bool pronoun = token == passage->first && token_is(passage, token, "that") &&
                         is_finite_tag(tag_behind(passage, token));
    return pronoun ? NG_PRP : tag;
}

/* "were 9 percent dearer": an adjective of the lexicon behind an amount. */
static bool is_compared(const struct passage *passage, uint32_t token, ng_tag tag)
{
    if (tag != NG_NN && tag != NG_RB && tag != NG_VB) return false;
    if (token < passage->first + 2 || !token_in(passage, token - 1, CLASS_UNIT))
        return false;
    size_t count;
    lexicon_frames(passage->lexicon, word_at(passage, token), POS_ADJECTIVE, &count);
    return count > 0 && tag_at(passage, token - 2) == NG_CD;
}

/* "have both cut", "were each fined": between the parts of a verb an adverb; before a
 * noun a determiner, "in both sectors". */
static ng_tag mend_both(const struct passage *passage, uint32_t token, ng_tag tag)
{
    const bool both = token_is(passage, token, "both");
    if (!both && !token_is(passage, token, "each") && !token_is(passage, token, "all"))
        return tag;
    if (token + 1 == passage->last || token == passage->first) return tag;
    const bool auxiliary = token_in(passage, token - 1, CLASS_HAVE) ||
                           token_in(passage, token - 1, CLASS_BE) ||
                           tag_at(passage, token - 1) == NG_MD;
    const ng_tag next = tag_at(passage, token + 1);
    if (auxiliary && (next == NG_VBN || next == NG_VBD || next == NG_VB ||
                      (forms_at(passage, token + 1) & FORM_PARTICIPLE)))
        return NG_RB;
    const ng_tag left = tag_at(passage, token - 1);
    const bool object = is_finite_tag(left) || left == NG_VB || left == NG_VBN ||
                        left == NG_VBG; /* acquitted both men */
    const bool inside = (left == NG_IN || object) && !is_finite_tag(next);
    return both && inside && tag == NG_CC ? NG_DT : tag;
}

static ng_tag mend_tag(const struct passage *passage, uint32_t token)
{
    const ng_tag tag = tag_at(passage, token);
    const uint32_t shape = passage->tokens.at[token].shape;
    const ng_tag mended = mend_after_auxiliary(passage, token, tag);
    if (mended != tag) return mended;
    const ng_tag counted = mend_both(passage, token, tag);
    if (counted != tag) return counted;
    const bool verb = tag == NG_VBD || tag == NG_VBN || tag == NG_VBP || tag == NG_VB;
    const ng_tag base = verb ? continued_base(passage, token) : NG_TAG_NONE;
    if (base) return base;
    const ng_tag listed = mend_listed(passage, token);
    if (listed) return listed;
    if (is_compared(passage, token, tag)) return NG_JJ;
    if (is_change(passage, token)) return NG_JJ;
    switch (tag) {
    case NG_JJ:
    case NG_NN:
        return mend_noun(passage, token, tag);
    case NG_NNS:
        return mend_plural(passage, token);
    case NG_VB:
    case NG_VBP:
        return mend_base(passage, token, tag);
    case NG_VBZ:
        return mend_third_person(passage, token);
    case NG_VBG:
        return mend_gerund(passage, token);
    case NG_RB: /* a storm tore through the valley */
        return tag_behind(passage, token) == NG_IN && is_lone_past(passage, token)
                   ? NG_VBD
                   : tag;
    case NG_IN:
    case NG_DT:
        return mend_that(passage, token, tag);
    case NG_OTHER:
        return shape & NG_WORD && shape & NG_TITLE ? NG_NNP : tag;
    case NG_WH:
        return shape & NG_UPPER ? NG_NNP : tag; /* the WHO has approved */
    case NG_VBN:
        return mend_participle(passage, token);
    default:
        return tag;
    }
}

void passage_mend(struct passage *passage)
{
    for (uint32_t token = passage->first; token < passage->last; token++)
        passage->tags[token - passage->first] = (uint8_t)mend_tag(passage, token);
    mend_lone_verb(passage);
}
