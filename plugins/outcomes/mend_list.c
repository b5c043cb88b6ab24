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

struct around { /* a token's tag, and those beside it */
    ng_tag own, left, behind;
    bool first;
};

static bool is_placed(const struct repair *repair, const struct around *around)
{
    if (!is_in_set(repair->tags, around->own) ||
        !is_in_set(repair->before, around->left) ||
        !is_in_set(repair->behind, around->behind) ||
        repair->no_behind >> around->behind & 1)
        return false;
    return !repair->no_before ||
           (!around->first && !(repair->no_before >> around->left & 1));
}

static bool is_meant(const struct passage *passage, uint32_t token,
                     const struct repair *repair)
{
    if (repair->word && !token_is(passage, token, repair->word)) return false;
    if (repair->group && !token_in(passage, token, repair->group)) return false;
    const struct word *word = lexicon_at(passage->lexicon, word_at(passage, token));
    if (repair->forms && !(word->forms & repair->forms)) return false;
    const bool title = passage->tokens.at[token].shape & NG_TITLE;
    if (repair->only && (word->forms != repair->only || title)) return false;
    return !repair->trigger || word->trigger;
}

ng_tag mend_listed(const struct passage *passage, uint32_t token)
{
    const bool first = token == passage->first, last = token + 1 == passage->last;
    const struct around around = {
        .own = tag_at(passage, token),
        .left = first ? NG_TAG_NONE : tag_at(passage, token - 1),
        .behind = last ? NG_STOP : tag_at(passage, token + 1),
        .first = first,
    };
    for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++)
        if (is_placed(&repairs[i], &around) && is_meant(passage, token, &repairs[i]))
            return repairs[i].to;
    return NG_TAG_NONE;
}
