/* chunk_noun: noun phrases and times, by an automaton over sorts. */
#include "chunk.h"

enum state { STATE_OUT, STATE_DET, STATE_MOD, STATE_NUM, STATE_HEAD, STATE_DONE };

static bool is_in(const struct passage *passage, uint32_t token, uint16_t group)
{
    return token < passage->last && token_in(passage, token, group);
}

/* How a noun phrase goes on.  DET: a determiner was read; MOD: something that wants a
 * noun; NUM: a number, which may count what follows; HEAD: a noun, after which only
 * nouns, numbers and 's go on.  0 ends it. */
static const uint8_t noun_moves[STATE_DONE][SORT_COUNT] = {
    [STATE_OUT] = {[SORT_DET] = STATE_DET,
                   [SORT_NUM] = STATE_NUM,
                   [SORT_ADJ] = STATE_MOD,
                   [SORT_NOUN] = STATE_HEAD},
    [STATE_DET] = {[SORT_DET] = STATE_DET,
                   [SORT_NUM] = STATE_NUM,
                   [SORT_ADJ] = STATE_MOD,
                   [SORT_NOUN] = STATE_HEAD,
                   [SORT_ADV] = STATE_MOD,
                   [SORT_VBN] = STATE_MOD,
                   [SORT_VBG] = STATE_MOD,
                   [SORT_TIME] = STATE_HEAD},
    [STATE_MOD] = {[SORT_NUM] = STATE_NUM,
                   [SORT_ADJ] = STATE_MOD,
                   [SORT_NOUN] = STATE_HEAD,
                   [SORT_VBN] = STATE_MOD,
                   [SORT_VBG] = STATE_MOD,
                   [SORT_TIME] = STATE_HEAD},
    [STATE_NUM] = {[SORT_NUM] = STATE_NUM,
                   [SORT_ADJ] = STATE_MOD,
                   [SORT_NOUN] = STATE_HEAD,
                   [SORT_VBN] = STATE_MOD,
                   [SORT_VBG] = STATE_MOD,
                   [SORT_POSS] = STATE_MOD},
    [STATE_HEAD] =
        {[SORT_NUM] = STATE_NUM, [SORT_NOUN] = STATE_HEAD,     [SORT_POSS] = STATE_MOD                           },
};

/* A participle before a noun belongs to the noun phrase: "the proposed changes", "rising
 * prices". */
bool chunk_modifies(const struct passage *passage, uint32_t token)
{
    const enum sort next =
        token + 1 < passage->last ? sort_of(passage, token + 1) : SORT_STOP;
    return next == SORT_NOUN || next == SORT_ADJ || next == SORT_VBN;
}

/* The second number of a score as the head: 3-1. */
static bool ends_in_score(const struct passage *passage, const struct chunk *chunk)
{
    return chunk->head >= chunk->first + 2 && sort_of(passage, chunk->head) == SORT_NUM &&
           token_is(passage, chunk->head - 1, "-") &&
           sort_of(passage, chunk->head - 2) == SORT_NUM;
}

static bool is_fraction(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "half") || token_is(passage, token, "quarter") ||
           token_is(passage, token, "tenth") || token_is(passage, token, "fifth") ||
           token_is(passage, token, "quarter-point") ||
           token_is(passage, token, "half-point");
}

/* "a third", "a fraction", "two fifths" */
static bool is_part(const struct passage *passage, const struct chunk *chunk)
{
    static const char *const words[] = {"third", "thirds", "fifths", "quarters",
                                        "fraction"};
    if (chunk->last != chunk->first + 2) return false;
    if (!token_is(passage, chunk->first, "a") && tag_at(passage, chunk->first) != NG_CD)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, chunk->head, words[i])) return true;
    return false;
}

void chunk_describe_noun(struct passage *passage, struct chunk *chunk)
{
    const uint32_t head = chunk->head;
    const ng_tag tag = tag_at(passage, head);
    if (tag == NG_NNP) chunk->flags |= NOUN_NAME;
    if (is_part(passage, chunk)) chunk->flags |= NOUN_NUMBER;
    if (tag == NG_PRP) chunk->flags |= NOUN_PRONOUN;
    if (sort_of(passage, head) == SORT_NUM || is_fraction(passage, head) ||
        token_in(passage, head, CLASS_UNIT) ||
        (passage->tokens.at[head].shape & NG_DIGIT && tag != NG_NNP))
        chunk->flags |= NOUN_NUMBER;
    for (uint32_t at = chunk->first; at < chunk->last; at++)
        if (sort_is_currency(passage, at)) chunk->flags |= NOUN_MONEY | NOUN_NUMBER;
    if (token_in(passage, head, CLASS_CURRENCY)) chunk->flags |= NOUN_MONEY;
    if (ends_in_score(passage, chunk)) chunk->flags |= NOUN_SCORE;
    if (tag_at(passage, chunk->first) == NG_PRPS) chunk->flags |= NOUN_OWNED;
    if (token_in(passage, chunk->first, CLASS_NEGATION)) chunk->flags |= NOUN_NO;
    if (token_is(passage, head, "we") || token_is(passage, head, "i") ||
        token_is(passage, head, "us") || token_is(passage, head, "you"))
        chunk->flags |= NOUN_FIRST;
}

/* A participle that a determiner makes a noun: "the accused". */
static bool stands_for_noun(const struct passage *passage, uint32_t token)
{
    if (!token_is(passage, token - 1, "the")) return false;
    if (token + 1 >= passage->last) return true;
    const enum sort next = sort_of(passage, token + 1);
    return next == SORT_COMMA || next == SORT_AUX || next == SORT_MD ||
           next == SORT_FIN || next == SORT_STOP;
}

/* The sort of a token inside a noun phrase, where a past tense is a participle, and a
 * capitalised participle between names a name. */
static enum sort sort_inside(const struct passage *passage, uint32_t at, enum state state)
{
    const enum sort sort = sort_of(passage, at);
    if (state == STATE_OUT) return sort;
    const bool verb = sort == SORT_VBN || sort == SORT_VBG || sort == SORT_FIN;
    if (!verb) return sort;
    const bool capital = passage->tokens.at[at].shape & NG_TITLE && at > passage->first &&
                         passage->tokens.at[at - 1].shape & NG_TITLE &&
                         at + 1 < passage->last &&
                         passage->tokens.at[at + 1].shape & NG_TITLE;
    if (capital) return SORT_NOUN;
    if (sort == SORT_FIN && (state == STATE_DET || state == STATE_MOD) &&
        tag_at(passage, at) == NG_VBD)
        return SORT_VBN;
    return sort;
}

/* A number behind a noun belongs to it only in names: ADSOM 2025, No. 2. */
static bool number_follows(const struct passage *passage, uint32_t at)
{
    const ng_token *token = &passage->tokens.at[at];
    const bool score = at + 1 < passage->last && token_is(passage, at + 1, "-") &&
                       token[1].shape & NG_GLUED;
    if (score) return false;
    if (sort_of(passage, at - 1) == SORT_NUM || token_is(passage, at - 1, "no."))
        return true;
    const bool counts =
        at + 1 < passage->last && tag_at(passage, at + 1) != NG_NNP &&
        (token_in(passage, at + 1, CLASS_UNIT) || sort_of(passage, at + 1) == SORT_NUM);
    const bool plain = token->shape & NG_DIGIT && token->len <= 4 && !counts &&
                       !memchr(token->word, '.', token->len);
    return tag_at(passage, at - 1) == NG_NNP && plain;
}

/* The comma of "Hualin Telecom Co., Ltd.". */
static bool joins_form(const struct passage *passage, uint32_t at)
{
    return at + 1 < passage->last && token_is(passage, at, ",") &&
           (token_is(passage, at + 1, "ltd.") || token_is(passage, at + 1, "ltd") ||
            token_is(passage, at + 1, "inc.") || token_is(passage, at + 1, "inc"));
}

/* The dash of a score: 3-1. */
static bool is_score_dash(const struct passage *passage, uint32_t at)
{
    return token_is(passage, at, "-") && passage->tokens.at[at].shape & NG_GLUED &&
           at + 1 < passage->last && sort_of(passage, at + 1) == SORT_NUM;
}

/* "Chinese and Brazilian companies": the "and" between two adjectives. */
static bool joins_adjectives(const struct passage *passage, uint32_t at)
{
    return at > passage->first && at + 2 < passage->last &&
           sort_of(passage, at) == SORT_CC && tag_at(passage, at - 1) == NG_JJ &&
           tag_at(passage, at + 1) == NG_JJ && sort_of(passage, at + 2) == SORT_NOUN;
}

/* The Supreme Court today upheld: the day is no part of the name. */
static bool is_day_word(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "today") || token_is(passage, token, "yesterday") ||
           token_is(passage, token, "tomorrow") || token_is(passage, token, "tonight");
}

/* Where a noun phrase that begins at a token ends; the token itself if none does. */
uint32_t chunk_end_of_noun(const struct passage *passage, uint32_t token, uint32_t *head)
{
    uint32_t at = token, end = token;
    enum state state = STATE_OUT;
    bool noun = false;
    while (at < passage->last) {
        const enum sort sort = sort_inside(passage, at, state);
        if (sort == SORT_TIME && at + 1 < passage->last &&
            sort_of(passage, at + 1) == SORT_POSS) { /* Saturday's by-election */
            at += 2;
            state = STATE_MOD;
            continue;
        }
        if (state == STATE_NUM && is_score_dash(passage, at)) {
            at += 2;
            end = at, *head = at - 1;
            continue;
        }
        if (state == STATE_MOD && joins_adjectives(passage, at)) {
            at++;
            continue;
        }
        if (state == STATE_HEAD && joins_form(passage, at)) {
            at += 2;
            end = at, *head = at - 1;
            continue;
        }
        if (state == STATE_HEAD && is_day_word(passage, at)) break;
        const bool participle = sort == SORT_VBN || sort == SORT_VBG;
        if (participle && state == STATE_DET && stands_for_noun(passage, at)) {
            *head = at;
            return at + 1;
        }
        if (participle && state != STATE_OUT && !chunk_modifies(passage, at)) break;
        const uint8_t next = noun_moves[state][sort];
        if (!next) break;
        const bool number =
            sort == SORT_NUM && (state == STATE_HEAD || state == STATE_NUM);
        if (number && !number_follows(passage, at)) break;
        state = (enum state)next;
        at++;
        noun = noun || state == STATE_HEAD || state == STATE_NUM;
        if (state == STATE_HEAD || state == STATE_DET || state == STATE_NUM)
            end = at, *head = at - 1;
    }
    if (!noun && state == STATE_MOD) end = at, *head = at - 1; /* the poor, the other */
    return end;
}

bool chunk_is_time(const struct passage *passage, uint32_t first, uint32_t last)
{
    const uint32_t head = last - 1;
    if (!token_in(passage, head, CLASS_TIME)) return false;
    if (last - first == 1)
        return tag_at(passage, head) != NG_NNS && !token_is(passage, head, "time");
    for (uint32_t at = first; at < head; at++)
        if (token_is(passage, at, "last") || token_is(passage, at, "next") ||
            token_is(passage, at, "this") || token_is(passage, at, "every") ||
            token_is(passage, at, "later") || token_is(passage, at, "that") ||
            (token_is(passage, at, "the") && (token_is(passage, at + 1, "same") ||
                                              token_is(passage, at + 1, "following") ||
                                              token_is(passage, at + 1, "previous") ||
                                              token_is(passage, at + 1, "next"))))
            return true;
    return false;
}

/* Friday; Friday evening; June 3, 2015; late last week.  Returns the end. */
uint32_t chunk_end_of_time(const struct passage *passage, uint32_t token)
{
    uint32_t at = token;
    while (at < passage->last) {
        const enum sort sort = sort_of(passage, at);
        const bool more =
            sort == SORT_TIME ||
            (at > token && (sort == SORT_NUM || is_in(passage, at, CLASS_TIME)));
        if (!more) break;
        at++;
        if (at + 1 < passage->last && sort_of(passage, at) == SORT_COMMA &&
            (sort_of(passage, at + 1) == SORT_NUM ||
             sort_of(passage, at + 1) == SORT_TIME))
            at++;
    }
    return at;
}
