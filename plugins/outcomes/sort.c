/* sort: from tags and words to sorts. */
#include "sort.h"

#include "background.h"

#include <string.h>

static bool is_in(const struct passage *passage, uint32_t token, uint16_t group)
{
    return token < passage->last && token_in(passage, token, group);
}

bool sort_is_currency(const struct passage *passage, uint32_t token)
{
    const ng_token *at = &passage->tokens.at[token];
    if (at->len && at->word[at->len - 1] == '$') return true;
    if (at->len > 2 && at->word[0] == 'r' &&
        (at->word[1] == 'm' || at->word[1] == 's' || at->word[1] == 'p') &&
        at->word[2] >= '0' && at->word[2] <= '9')
        return true;
    const bool sign =
        at->len && ((unsigned char)at->word[0] > 0x7F || at->word[0] == 'r');
    if (!sign) return false;
    static const char *const signs[] = {
        "\xC2\xA3", "\xE2\x82\xAC", "\xC2\xA5", "\xE2\x82\xB9", "rs", "rs.", "rm", "rp"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (token_is(passage, token, signs[i])) return true;
    return false;
}

static enum sort sort_verb(const struct passage *passage, uint32_t token, ng_tag tag)
{
    if (is_in(passage, token, CLASS_BE) || is_in(passage, token, CLASS_HAVE) ||
        is_in(passage, token, CLASS_DO))
        return SORT_AUX;
    switch (tag) {
    case NG_VB:
        return SORT_VB;
    case NG_VBN:
        return SORT_VBN;
    case NG_VBG:
        return SORT_VBG;
    default:
        return SORT_FIN;
    }
}

/* The apostrophe of "officials' meeting", which taggers take for a quotation mark. */
static bool is_plural_possessive(const struct passage *passage, uint32_t token)
{
    const ng_token *at = &passage->tokens.at[token];
    if (at->len != 1 || at->word[0] != '\'' || !(at->shape & NG_GLUED)) return false;
    if (token == passage->first || token + 1 >= passage->last) return false;
    const ng_token *before = at - 1, *behind = at + 1;
    return before->len && before->word[before->len - 1] == 's' &&
           behind->shape & NG_WORD && !(behind->shape & NG_GLUED);
}

static bool joins_names(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "&") && token > passage->first &&
           token + 1 < passage->last && passage->tokens.at[token - 1].shape & NG_TITLE &&
           passage->tokens.at[token + 1].shape & NG_TITLE;
}

/* The sort of all words of a tag; SORT_COUNT where the word decides. */
static const uint8_t sorts[] = {
    [NG_TAG_NONE] = SORT_COUNT, [NG_NN] = SORT_COUNT,  [NG_NNS] = SORT_COUNT,
    [NG_NNP] = SORT_COUNT,      [NG_JJ] = SORT_ADJ,    [NG_RB] = SORT_ADV,
    [NG_VB] = SORT_COUNT,       [NG_VBP] = SORT_COUNT, [NG_VBZ] = SORT_COUNT,
    [NG_VBD] = SORT_COUNT,      [NG_VBN] = SORT_COUNT, [NG_VBG] = SORT_COUNT,
    [NG_MD] = SORT_MD,          [NG_IN] = SORT_COUNT,  [NG_TO] = SORT_TO,
    [NG_RP] = SORT_ADV,         [NG_DT] = SORT_DET,    [NG_EX] = SORT_DET,
    [NG_PRP] = SORT_PRON,       [NG_PRPS] = SORT_DET,  [NG_WH] = SORT_WH,
    [NG_CC] = SORT_CC,          [NG_CD] = SORT_NUM,    [NG_POS] = SORT_POSS,
    [NG_COMMA] = SORT_COMMA,    [NG_STOP] = SORT_STOP, [NG_QUOTE] = SORT_QUOTE,
    [NG_OTHER] = SORT_COUNT};

/* "In 2019 rebels seized the town": a year, and no count of what follows.  Inside a
 * sentence a plural behind it may be counted: "in 2000 homes". */
static bool is_year_alone(const struct passage *passage, uint32_t token)
{
    if (token == passage->first || !token_is(passage, token - 1, "in") ||
        !background_year(passage, token) || token + 1 == passage->last)
        return false;
    return token - 1 == passage->first || tag_at(passage, token + 1) != NG_NNS;
}

enum sort sort_of(const struct passage *passage, uint32_t token)
{
    if (joins_names(passage, token)) return SORT_NOUN;
    if (token_is(passage, token, "worth"))
        return SORT_IN; /* a contract worth 2 million */
    if (is_plural_possessive(passage, token)) return SORT_POSS;
    if (sort_is_currency(passage, token)) return SORT_NUM;
    if (token_is(passage, token, "%")) return SORT_NOUN;
    const ng_tag tag = tag_at(passage, token);
    if (tag == NG_CD && is_year_alone(passage, token)) return SORT_TIME;
    if (sorts[tag] != SORT_COUNT) return (enum sort)sorts[tag];
    switch (tag) {
    case NG_NN:
    case NG_NNS:
    case NG_NNP:
        return is_in(passage, token, CLASS_WEEKDAY) || is_in(passage, token, CLASS_MONTH)
                   ? SORT_TIME
                   : SORT_NOUN;
    case NG_VB:
    case NG_VBP:
    case NG_VBZ:
    case NG_VBD:
    case NG_VBN:
    case NG_VBG:
        return sort_verb(passage, token, tag);
    case NG_IN:
        return token_is(passage, token, "to") ? SORT_TO : SORT_IN;
    default:
        return passage->tokens.at[token].shape & NG_DIGIT ? SORT_NUM : SORT_OTHER;
    }
}
