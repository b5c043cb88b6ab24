/* mend_list: what a word's tag must be between two others, as a table of words, forms and
 * tags; what needs to look farther is in mend.c. */
#include "mend.h"

enum { /* sets of tags */
       NOUNS = 1u << NG_NN | 1u << NG_NNS,
       DETERMINERS = 1u << NG_DT | 1u << NG_PRPS | 1u << NG_CD,
       VERBS = 1u << NG_VB | 1u << NG_VBP | 1u << NG_VBD | 1u << NG_VBN
};

/* One row of the table.  Empty fields ask for nothing. */
struct repair {
    const char *word;
    uint16_t group;      /* class */
    uint8_t forms, only; /* one of these forms; no other form than these */
    bool trigger;
    uint32_t tags;              /* its own tag is one of these */
    uint32_t before, no_before; /* the tag before it is one of these; is none of these */
    uint32_t behind, no_behind;
    ng_tag to;
};

/* clang-format off */
static const struct repair repairs[] = {
    /* found Smith guilty */
    {.word = "guilty",
     .to = NG_JJ},
    /* 31 yen, 100 won */
    {.group = CLASS_CURRENCY,
     .before = 1u << NG_CD,
     .to = NG_NNS},
    /* Moody's cut the rating */
    {.forms = FORM_PAST,
     .trigger = true,
     .before = 1u << NG_POS,
     .behind = DETERMINERS,
     .to = NG_VBD},
    /* rebels overran it */
    {.forms = FORM_PAST,
     .only = FORM_PAST,
     .trigger = true,
     .tags = 1u << NG_IN | 1u << NG_NN | 1u << NG_JJ,
     .no_before = 1u << NG_DT | 1u << NG_JJ | 1u << NG_PRPS | 1u << NG_IN,
     .to = NG_VBD},
    /* will down tools */
    {.word = "down",
     .before = 1u << NG_MD | 1u << NG_TO,
     .behind = NOUNS | 1u << NG_DT,
     .to = NG_VB},
    /* its forecast for growth */
    {.tags = VERBS,
     .before = 1u << NG_PRPS,
     .no_behind = NOUNS | 1u << NG_JJ | 1u << NG_NNP,
     .to = NG_NN}
};
/* clang-format on */

static bool is_in_set(uint32_t set, ng_tag tag)
{
    return !set || set >> tag & 1;
}

static bool fits(const struct passage *passage, uint32_t token,
                 const struct repair *repair)
{
    const struct word *word = lexicon_at(passage->lexicon, word_at(passage, token));
    const bool first = token == passage->first;
    const ng_tag left = first ? NG_TAG_NONE : tag_at(passage, token - 1);
    const ng_tag behind =
        token + 1 < passage->last ? tag_at(passage, token + 1) : NG_STOP;
    if (!is_in_set(repair->tags, tag_at(passage, token)) ||
        !is_in_set(repair->before, left) || !is_in_set(repair->behind, behind))
        return false;
    if (repair->no_before && (first || repair->no_before >> left & 1)) return false;
    if (repair->no_behind >> behind & 1) return false;
    if (repair->word && !token_is(passage, token, repair->word)) return false;
    if (repair->group && !token_in(passage, token, repair->group)) return false;
    if (repair->forms && !(word->forms & repair->forms)) return false;
    const bool title = passage->tokens.at[token].shape & NG_TITLE;
    if (repair->only && (word->forms != repair->only || title)) return false;
    return !repair->trigger || word->trigger;
}

ng_tag mend_listed(const struct passage *passage, uint32_t token)
{
    for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++)
        if (fits(passage, token, &repairs[i])) return repairs[i].to;
    return NG_TAG_NONE;
}
