/* chunk: noun phrases, verb groups and the small words between, by an automaton over
 * parts of speech. */
#include "passage.h"

#include <string.h>

enum sort { /* what the automaton reads */
    SORT_DET, SORT_NUM, SORT_ADJ, SORT_NOUN, SORT_PRON, SORT_POSS, SORT_ADV, SORT_AUX,
    SORT_FIN, SORT_VB, SORT_VBN, SORT_VBG, SORT_MD, SORT_TO, SORT_IN, SORT_CC, SORT_COMMA,
    SORT_STOP, SORT_QUOTE, SORT_WH, SORT_TIME, SORT_OTHER, SORT_COUNT
};

enum state { STATE_OUT, STATE_DET, STATE_MOD, STATE_NUM, STATE_HEAD, STATE_DONE };

/* How a noun phrase goes on.  DET: a determiner was read; MOD: something that wants a
 * noun; NUM: a number, which may count what follows; HEAD: a noun, after which only
 * nouns, numbers and 's go on.  0 ends it. */
static const uint8_t noun_moves[STATE_DONE][SORT_COUNT] = {
    [STATE_OUT] = {[SORT_DET] = STATE_DET, [SORT_NUM] = STATE_NUM, [SORT_ADJ] = STATE_MOD,
                   [SORT_NOUN] = STATE_HEAD},
    [STATE_DET] = {[SORT_DET] = STATE_DET, [SORT_NUM] = STATE_NUM, [SORT_ADJ] = STATE_MOD,
                   [SORT_NOUN] = STATE_HEAD, [SORT_ADV] = STATE_MOD, [SORT_VBN] = STATE_MOD,
                   [SORT_VBG] = STATE_MOD, [SORT_TIME] = STATE_HEAD},
    [STATE_MOD] = {[SORT_NUM] = STATE_NUM, [SORT_ADJ] = STATE_MOD, [SORT_NOUN] = STATE_HEAD,
                   [SORT_VBN] = STATE_MOD, [SORT_VBG] = STATE_MOD, [SORT_TIME] = STATE_HEAD},
    [STATE_NUM] = {[SORT_NUM] = STATE_NUM, [SORT_ADJ] = STATE_MOD, [SORT_NOUN] = STATE_HEAD,
                   [SORT_VBN] = STATE_MOD, [SORT_VBG] = STATE_MOD, [SORT_POSS] = STATE_MOD},
    [STATE_HEAD] = {[SORT_NUM] = STATE_NUM, [SORT_NOUN] = STATE_HEAD,
                    [SORT_POSS] = STATE_MOD},
};

bool token_is(const struct passage *passage, uint32_t token, const char *word)
{
    const ng_token *at = &passage->tokens.at[token];
    return strlen(word) == at->len && memcmp(at->word, word, at->len) == 0;
}

static bool is_in(const struct passage *passage, uint32_t token, uint16_t group)
{
    return token < passage->last && token_in(passage, token, group);
}

/* A sign or letters of a currency, before an amount or glued to it: RM12. */
static bool is_currency(const struct passage *passage, uint32_t token)
{
    const ng_token *at = &passage->tokens.at[token];
    if (at->len && at->word[at->len - 1] == '$') return true;
    if (at->len > 2 && at->word[0] == 'r' && (at->word[1] == 'm' || at->word[1] == 's' || at->word[1] == 'p') &&
        at->word[2] >= '0' && at->word[2] <= '9')
        return true;
    static const char *const signs[] = {"\xC2\xA3", "\xE2\x82\xAC", "\xC2\xA5",
                                        "\xE2\x82\xB9", "rs", "rs.", "rm", "rp"};
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
    case NG_VB: return SORT_VB;
    case NG_VBN: return SORT_VBN;
    case NG_VBG: return SORT_VBG;
    default: return SORT_FIN;
    }
}

/* The apostrophe of "officials' meeting", which taggers take for a quotation mark. */
static bool is_plural_possessive(const struct passage *passage, uint32_t token)
{
    const ng_token *at = &passage->tokens.at[token];
    if (at->len != 1 || at->word[0] != '\'' || !(at->shape & NG_GLUED)) return false;
    if (token == passage->first || token + 1 >= passage->last) return false;
    const ng_token *before = at - 1, *behind = at + 1;
    return before->len && before->word[before->len - 1] == 's' && behind->shape & NG_WORD &&
           !(behind->shape & NG_GLUED);
}

static bool joins_names(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "&") && token > passage->first &&
           token + 1 < passage->last && passage->tokens.at[token - 1].shape & NG_TITLE &&
           passage->tokens.at[token + 1].shape & NG_TITLE;
}

static enum sort sort_of(const struct passage *passage, uint32_t token)
{
    if (joins_names(passage, token)) return SORT_NOUN;
    if (is_plural_possessive(passage, token)) return SORT_POSS;
    if (is_currency(passage, token)) return SORT_NUM;
    if (token_is(passage, token, "%")) return SORT_NOUN;
    const ng_tag tag = tag_at(passage, token);
    switch (tag) {
    case NG_DT: case NG_PRPS: case NG_EX: return SORT_DET;
    case NG_CD: return SORT_NUM;
    case NG_JJ: return SORT_ADJ;
    case NG_NN: case NG_NNS: case NG_NNP:
        return is_in(passage, token, CLASS_WEEKDAY) || is_in(passage, token, CLASS_MONTH)
                   ? SORT_TIME : SORT_NOUN;
    case NG_PRP: return SORT_PRON;
    case NG_POS: return SORT_POSS;
    case NG_RB: case NG_RP: return SORT_ADV;
    case NG_VB: case NG_VBP: case NG_VBZ: case NG_VBD: case NG_VBN: case NG_VBG:
        return sort_verb(passage, token, tag);
    case NG_MD: return SORT_MD;
    case NG_TO: return SORT_TO;
    case NG_IN: return SORT_IN;
    case NG_CC: return SORT_CC;
    case NG_COMMA: return SORT_COMMA;
    case NG_STOP: return SORT_STOP;
    case NG_QUOTE: return SORT_QUOTE;
    case NG_WH: return SORT_WH;
    default:
        return passage->tokens.at[token].shape & NG_DIGIT ? SORT_NUM : SORT_OTHER;
    }
}

static struct chunk *add_chunk(struct passage *passage, enum chunk_kind kind, uint32_t first,
                               uint32_t last)
{
    struct chunk *chunk = &passage->chunks[passage->chunk_count];
    if (passage->chunk_count < MAX_CHUNKS - 1) passage->chunk_count++;
    *chunk = (struct chunk){
        .kind = (uint8_t)kind, .first = first, .last = last, .head = last - 1};
    return chunk;
}

/* ------------------------------------------------------------------ verb groups */

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
                   ? VERB_HAD : VERB_PERFECT;
    }
    if (!first || token_is(passage, token, "being") || token_is(passage, token, "been"))
        return 0;
    return is_past_form(passage, token) ? VERB_PAST : VERB_PRESENT;
}

struct group { /* a verb group as it is read */
    uint32_t first, at, verb;
    uint32_t be;       /* the last form of be, 0 if none */
    uint16_t flags;
    bool     verbs;    /* has a verb or auxiliary */
    bool     to;
    bool     done;     /* has its main verb */
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
        if (sort != SORT_ADV && !is_not(passage, token)) break;
    }
    return passage->last;
}

static bool goes_on(const struct passage *passage, const struct group *group, uint32_t next)
{
    if (next >= passage->last) return false;
    const enum sort sort = sort_of(passage, next);
    if (!group->verbs) return true;
    if (sort == SORT_FIN) /* "has increase": a tag that cannot be; "did cut" can */
        return group->flags & (VERB_WILL | VERB_WOULD | VERB_MAY | VERB_SHOULD |
                               VERB_PERFECT | VERB_HAD) || group->be || group->to;
    return true;
}

static void read_auxiliary(const struct passage *passage, struct group *group, uint32_t token)
{
    group->flags |= auxiliary_flags(passage, token, !group->verbs, group->to);
    if (token_in(passage, token, CLASS_BE)) group->be = token;
    group->verb = token;
    group->verbs = true;
}

/* What the main verb's form says, after the auxiliaries. */
static void read_main_verb(const struct passage *passage, struct group *group, uint32_t token)
{
    const enum sort sort = sort_of(passage, token);
    const ng_tag    tag = tag_at(passage, token);
    const uint8_t   forms = lexicon_at(passage->lexicon, word_at(passage, token))->forms;
    if (group->to) group->flags |= VERB_INFINITIVE;
    if (group->be) {
        const bool ing = sort == SORT_VBG;
        const bool done = sort == SORT_VBN || tag == NG_VBD || (forms & FORM_PARTICIPLE);
        if (ing) group->flags |= VERB_PROGRESSIVE;
        else if (done) group->flags |= VERB_PASSIVE;
    } else if (!group->verbs && !group->to) {
        if (sort == SORT_VBG) group->flags |= VERB_GERUND;
        else if (sort == SORT_VBN) group->flags |= VERB_PARTICIPLE;
        else if (sort == SORT_VB) group->flags |= VERB_INFINITIVE;
        else group->flags |= tag == NG_VBD ? VERB_PAST : VERB_PRESENT;
    }
    group->verb = token;
    group->verbs = true;
    group->done = true;
}

/* "is to V", "are to be set up": goes on behind the to. */
static bool reads_be_to(const struct passage *passage, struct group *group)
{
    const bool be = group->be && group->be == group->verb;
    if (!be || group->at >= passage->last || tag_at(passage, group->at) != NG_TO) return false;
    const uint32_t next = next_verb(passage, group->at + 1);
    if (next == passage->last || tag_at(passage, next) == NG_VBG) return false;
    group->flags |= VERB_BE_TO;
    group->flags &= (uint16_t)~(VERB_PRESENT | VERB_PAST);
    group->be = 0;
    group->at++;
    return true;
}

/* Reads the verb group at a token; returns the token behind it, or the same token if
 * there is none. */
static uint32_t read_verb_group(struct passage *passage, uint32_t token)
{
    struct group group = {.first = token, .at = token};
    if (tag_at(passage, token) == NG_TO) {
        const uint32_t next = next_verb(passage, token + 1);
        const bool     verb = next < passage->last && (tag_at(passage, next) == NG_VB ||
                                                   tag_at(passage, next) == NG_VBP);
        if (!verb) return token;
        group.to = true;
        group.at++;
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
        const bool     more = next_verb(passage, at + 1) < passage->last;
        if (tag_at(passage, at) == NG_MD || (sort_of(passage, at) == SORT_AUX && more) ||
            token_in(passage, at, CLASS_BE))
            read_auxiliary(passage, &group, at);
        else read_main_verb(passage, &group, at);
        group.at++;
    }
    while (group.at < passage->last && is_not(passage, group.at) && is_auxiliary(passage, group.verb)) {
        group.flags |= VERB_NEGATED;
        group.at++;
    }
    if (group.to && !group.done) group.flags |= VERB_INFINITIVE;
    struct chunk *chunk = add_chunk(passage, CHUNK_VERB, group.first, group.at);
    chunk->head = group.verb;
    chunk->flags = group.flags;
    if (token_in(passage, group.verb, CLASS_BE)) chunk->flags |= VERB_BE;
    return group.at;
}

/* ------------------------------------------------------------------ noun phrases */

/* A participle before a noun belongs to the noun phrase: "the proposed changes", "rising
 * prices". */
static bool modifies(const struct passage *passage, uint32_t token)
{
    const enum sort next = token + 1 < passage->last ? sort_of(passage, token + 1) : SORT_STOP;
    return next == SORT_NOUN || next == SORT_ADJ || next == SORT_VBN;
}

static bool is_fraction(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "half") || token_is(passage, token, "quarter") ||
           token_is(passage, token, "tenth") || token_is(passage, token, "fifth") ||
           token_is(passage, token, "quarter-point") || token_is(passage, token, "half-point");
}

static void describe_noun(struct passage *passage, struct chunk *chunk)
{
    const uint32_t head = chunk->head;
    const ng_tag   tag = tag_at(passage, head);
    if (tag == NG_NNP) chunk->flags |= NOUN_NAME;
    if (tag == NG_PRP) chunk->flags |= NOUN_PRONOUN;
    if (sort_of(passage, head) == SORT_NUM || is_fraction(passage, head) || token_in(passage, head, CLASS_UNIT) ||
        (passage->tokens.at[head].shape & NG_DIGIT && tag != NG_NNP))
        chunk->flags |= NOUN_NUMBER;
    for (uint32_t at = chunk->first; at < chunk->last; at++)
        if (is_currency(passage, at)) chunk->flags |= NOUN_MONEY | NOUN_NUMBER;
    if (token_in(passage, head, CLASS_CURRENCY)) chunk->flags |= NOUN_MONEY;
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
    return next == SORT_COMMA || next == SORT_AUX || next == SORT_MD || next == SORT_FIN ||
           next == SORT_STOP;
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
                         at + 1 < passage->last && passage->tokens.at[at + 1].shape & NG_TITLE;
    if (capital) return SORT_NOUN;
    if (sort == SORT_FIN && state != STATE_HEAD && tag_at(passage, at) == NG_VBD) return SORT_VBN;
    return sort;
}

/* A number behind a noun belongs to it only in names: ADSOM 2025, No. 2. */
static bool number_follows(const struct passage *passage, uint32_t at)
{
    const bool score = at + 1 < passage->last && token_is(passage, at + 1, "-") &&
                       passage->tokens.at[at + 1].shape & NG_GLUED;
    if (score) return false;
    const bool digits = passage->tokens.at[at].shape & NG_DIGIT;
    return (tag_at(passage, at - 1) == NG_NNP && digits) ||
           sort_of(passage, at - 1) == SORT_NUM || token_is(passage, at - 1, "no.");
}

/* The Supreme Court today upheld: the day is no part of the name. */
static bool is_day_word(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "today") || token_is(passage, token, "yesterday") ||
           token_is(passage, token, "tomorrow") || token_is(passage, token, "tonight");
}

/* Where a noun phrase that begins at a token ends; the token itself if none does. */
static uint32_t end_of_noun(const struct passage *passage, uint32_t token, uint32_t *head)
{
    uint32_t   at = token, end = token;
    enum state state = STATE_OUT;
    bool       noun = false;
    while (at < passage->last) {
        const enum sort sort = sort_inside(passage, at, state);
        if (sort == SORT_TIME && at + 1 < passage->last &&
            sort_of(passage, at + 1) == SORT_POSS) { /* Saturday's by-election */
            at += 2;
            state = STATE_MOD;
            continue;
        }
        if (state == STATE_HEAD && is_day_word(passage, at)) break;
        const bool participle = sort == SORT_VBN || sort == SORT_VBG;
        if (participle && state == STATE_DET && stands_for_noun(passage, at)) {
            *head = at;
            return at + 1;
        }
        if (participle && state != STATE_OUT && !modifies(passage, at)) break;
        const uint8_t next = noun_moves[state][sort];
        if (!next) break;
        const bool number = sort == SORT_NUM && (state == STATE_HEAD || state == STATE_NUM);
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

static bool is_time_phrase(const struct passage *passage, uint32_t first, uint32_t last)
{
    const uint32_t head = last - 1;
    if (!token_in(passage, head, CLASS_TIME)) return false;
    if (last - first == 1)
        return tag_at(passage, head) != NG_NNS && !token_is(passage, head, "time");
    for (uint32_t at = first; at < head; at++)
        if (token_is(passage, at, "last") || token_is(passage, at, "next") ||
            token_is(passage, at, "this") || token_is(passage, at, "every") ||
            token_is(passage, at, "later") || token_is(passage, at, "that") ||
            (token_is(passage, at, "the") &&
             (token_is(passage, at + 1, "same") || token_is(passage, at + 1, "following") ||
              token_is(passage, at + 1, "previous") || token_is(passage, at + 1, "next"))))
            return true;
    return false;
}

/* Friday; Friday evening; June 3, 2015; late last week.  Returns the end. */
static uint32_t end_of_time(const struct passage *passage, uint32_t token)
{
    uint32_t at = token;
    while (at < passage->last) {
        const enum sort sort = sort_of(passage, at);
        const bool more = sort == SORT_TIME ||
                          (at > token && (sort == SORT_NUM || is_in(passage, at, CLASS_TIME)));
        if (!more) break;
        at++;
        if (at + 1 < passage->last && sort_of(passage, at) == SORT_COMMA &&
            (sort_of(passage, at + 1) == SORT_NUM || sort_of(passage, at + 1) == SORT_TIME))
            at++;
    }
    return at;
}

/* ------------------------------------------------------------------ the sentence */

static bool is_open_bracket(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "(") || token_is(passage, token, "[");
}

static uint32_t end_of_bracket(const struct passage *passage, uint32_t token)
{
    for (uint32_t at = token + 1; at < passage->last; at++)
        if (token_is(passage, at, ")") || token_is(passage, at, "]")) return at + 1;
    return token + 1;
}

/* Conjunctions that the tagger calls prepositions, before a clause. */
static enum chunk_kind kind_of_link(const struct passage *passage, uint32_t token)
{
    static const char *const conjunctions[] = {"because", "although", "though", "while",
                                               "whereas", "once",     "unless", "if",
                                               "whether", "so",       "when"};
    if (token_is(passage, token, "that")) return CHUNK_THAT;
    for (size_t i = 0; i < sizeof conjunctions / sizeof *conjunctions; i++)
        if (token_is(passage, token, conjunctions[i])) return CHUNK_SUB;
    return CHUNK_LINK;
}

static enum chunk_kind kind_of_which(const struct passage *passage, uint32_t token)
{
    if (token_is(passage, token, "when") || token_is(passage, token, "how") ||
        token_is(passage, token, "why"))
        return CHUNK_SUB;
    return CHUNK_WHICH;
}

/* A dash between words sets a parenthesis apart, as commas do. */
static bool is_dash(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "-") || token_is(passage, token, "--");
}

static uint32_t read_small(struct passage *passage, uint32_t token, enum sort sort)
{
    enum chunk_kind kind = CHUNK_OTHER;
    switch (sort) {
    case SORT_ADJ: case SORT_VBN: kind = CHUNK_ADJECTIVE; break;
    case SORT_ADV: kind = CHUNK_ADVERB; break;
    case SORT_TO: kind = CHUNK_LINK; break;
    case SORT_IN: kind = kind_of_link(passage, token); break;
    case SORT_WH: kind = kind_of_which(passage, token); break;
    case SORT_CC: kind = CHUNK_AND; break;
    case SORT_COMMA: kind = CHUNK_COMMA; break;
    case SORT_STOP: kind = is_dash(passage, token) ? CHUNK_COMMA : CHUNK_STOP; break;
    case SORT_QUOTE: kind = CHUNK_QUOTE; break;
    default: break;
    }
    add_chunk(passage, kind, token, token + 1);
    return token + 1;
}

/* "at least 19 people", "more than 100": how many tokens stand before the number. */
static uint32_t approximator(const struct passage *passage, uint32_t token)
{
    static const char *const words[][3] = {
        {"at", "least", NULL},   {"at", "most", NULL},   {"up", "to", NULL},
        {"more", "than", NULL},  {"less", "than", NULL}, {"fewer", "than", NULL},
        {"as", "many", "as"},    {"as", "much", "as"},   {"about", NULL, NULL},
        {"around", NULL, NULL},  {"nearly", NULL, NULL}, {"almost", NULL, NULL},
        {"some", NULL, NULL},    {"over", NULL, NULL},   {"roughly", NULL, NULL},
        {"only", NULL, NULL},    {"just", NULL, NULL},   {"approximately", NULL, NULL},
        {"close", "to", NULL},   {"well", "over", NULL}, {"an", "estimated", NULL}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t length = 0;
        while (length < 3 && words[i][length] && token + length < passage->last &&
               token_is(passage, token + length, words[i][length]))
            length++;
        if (length < 3 && words[i][length]) continue;
        if (token + length < passage->last && sort_of(passage, token + length) == SORT_NUM)
            return length;
    }
    return 0;
}

static uint32_t read_noun(struct passage *passage, uint32_t token)
{
    uint32_t       head = token;
    const uint32_t end = end_of_noun(passage, token + approximator(passage, token), &head);
    if (end == token) return token;
    const bool only_adjectives = tag_at(passage, head) == NG_JJ && end - token == 1;
    const bool counts = only_adjectives && token_in(passage, head, CLASS_QUANTIFIER) &&
                        end < passage->last && token_is(passage, end, "of");
    if (only_adjectives && !counts) { /* "most of the victims" is a noun phrase */
        add_chunk(passage, CHUNK_ADJECTIVE, token, end);
        return end;
    }
    const bool   time = is_time_phrase(passage, token, end);
    struct chunk *chunk = add_chunk(passage, time ? CHUNK_TIME : CHUNK_NOUN, token, end);
    chunk->head = head;
    describe_noun(passage, chunk);
    return end;
}

/* Whether the comma that was just read closes ", which ... ," or ", a carmaker,". */
static bool closes_relative(const struct passage *passage)
{
    uint16_t at = (uint16_t)(passage->chunk_count - 1);
    if (passage->chunks[at].kind != CHUNK_COMMA) return false;
    while (at-- > 0)
        if (passage->chunks[at].kind == CHUNK_COMMA)
            return passage->chunks[at + 1].kind == CHUNK_WHICH ||
                   (at > 0 && passage->chunks[at - 1].kind == CHUNK_NOUN &&
                    passage->chunks[at + 1].kind == CHUNK_NOUN);
    return false;
}

static uint32_t read_chunk(struct passage *passage, uint32_t token)
{
    if (is_open_bracket(passage, token)) {
        const uint32_t end = end_of_bracket(passage, token);
        add_chunk(passage, CHUNK_ASIDE, token, end);
        return end;
    }
    const enum sort sort = sort_of(passage, token);
    uint32_t        end = token;
    if (approximator(passage, token)) return read_noun(passage, token);
    switch (sort) {
    case SORT_PRON:
        describe_noun(passage, add_chunk(passage, CHUNK_NOUN, token, token + 1));
        return token + 1;
    case SORT_TIME:
        end = end_of_time(passage, token);
        if (end < passage->last && sort_of(passage, end) == SORT_POSS) break;
        add_chunk(passage, CHUNK_TIME, token, end);
        return end;
    case SORT_AUX: case SORT_FIN: case SORT_VB: case SORT_MD: case SORT_TO:
        end = read_verb_group(passage, token);
        return end > token ? end : read_small(passage, token, sort);
    case SORT_VBN: case SORT_VBG: {
        uint32_t   head = token;
        const struct chunk *before = passage->chunks + passage->chunk_count - 1;
        const bool first = passage->chunk_count == 0;
        const bool open = !first && (before->kind == CHUNK_AND || closes_relative(passage));
        const bool verb = open &&
                          lexicon_at(passage->lexicon, word_at(passage, token))->trigger;
        const bool start = (first || before->kind != CHUNK_NOUN) && !verb;
        const bool noun_next = modifies(passage, token) &&
                               sort_of(passage, token + 1) != SORT_VBN;
        if (sort == SORT_VBN && start && noun_next) {
            const uint32_t more = end_of_noun(passage, token + 1, &head);
            struct chunk  *chunk = add_chunk(passage, CHUNK_NOUN, token, more);
            chunk->head = head;
            describe_noun(passage, chunk);
            return more;
        }
        const bool plain = sort == SORT_VBG && !first && before->kind == CHUNK_LINK &&
                           token + 1 < passage->last && tag_at(passage, token + 1) == NG_NNS &&
                           !lexicon_at(passage->lexicon, word_at(passage, token))->trigger;
        if (plain) { /* of working days */
            const uint32_t more = end_of_noun(passage, token + 1, &head);
            struct chunk  *chunk = add_chunk(passage, CHUNK_NOUN, token, more);
            chunk->head = head;
            describe_noun(passage, chunk);
            return more;
        }
        return read_verb_group(passage, token);
    }
    default: break;
    }
    end = read_noun(passage, token);
    return end > token ? end : read_small(passage, token, sort);
}

void passage_chunk(struct passage *passage)
{
    passage->chunk_count = 0;
    for (uint32_t token = passage->first; token < passage->last;)
        token = read_chunk(passage, token);
}
