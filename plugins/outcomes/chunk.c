/* chunk: cuts a sentence into noun phrases, verb groups and the small words between. */
#include "chunk.h"

#include "number.h"

struct chunk *chunk_add(struct passage *passage, enum chunk_kind kind, uint32_t first,
                        uint32_t last)
{
    struct chunk *chunk = &passage->chunks[passage->chunk_count];
    if (passage->chunk_count < MAX_CHUNKS - 1) passage->chunk_count++;
    *chunk = (struct chunk){
        .kind = (uint8_t)kind, .first = first, .last = last, .head = last - 1};
    return chunk;
}

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
    if (token + 1 < passage->last && token_is(passage, token + 1, "of"))
        return CHUNK_LINK; /* because of */
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
    case SORT_ADJ:
    case SORT_VBN:
        kind = CHUNK_ADJECTIVE;
        break;
    case SORT_ADV:
        kind = CHUNK_ADVERB;
        break;
    case SORT_TO:
        kind = CHUNK_LINK;
        break;
    case SORT_IN:
        kind = kind_of_link(passage, token);
        break;
    case SORT_WH:
        kind = kind_of_which(passage, token);
        break;
    case SORT_CC:
        kind = CHUNK_AND;
        break;
    case SORT_COMMA:
        kind = CHUNK_COMMA;
        break;
    case SORT_STOP:
        kind = is_dash(passage, token) ? CHUNK_COMMA : CHUNK_STOP;
        break;
    case SORT_QUOTE:
        kind = CHUNK_QUOTE;
        break;
    default:
        if (is_dash(passage, token) && !(passage->tokens.at[token].shape & NG_GLUED))
            kind = CHUNK_COMMA;
        break;
    }
    chunk_add(passage, kind, token, token + 1);
    return token + 1;
}

/* "a dozen", "a hundred": a number in two words. */
static bool is_several(const struct passage *passage, uint32_t token)
{
    if (token + 1 >= passage->last || !token_is(passage, token, "a")) return false;
    const ng_token *scale = &passage->tokens.at[token + 1];
    return scale->len > 2 && number_scale(scale->word, scale->len) > 0;
}

/* "at least 19 people", "more than 100": how many tokens stand before the number. */
static uint32_t approximator(const struct passage *passage, uint32_t token)
{
    static const char *const words[][3] = {
        {"at",            "least",     NULL},
        {"at",            "most",      NULL},
        {"up",            "to",        NULL},
        {"more",          "than",      NULL},
        {"less",          "than",      NULL},
        {"fewer",         "than",      NULL},
        {"as",            "many",      "as"},
        {"as",            "much",      "as"},
        {"about",         NULL,        NULL},
        {"around",        NULL,        NULL},
        {"nearly",        NULL,        NULL},
        {"almost",        NULL,        NULL},
        {"some",          NULL,        NULL},
        {"over",          NULL,        NULL},
        {"roughly",       NULL,        NULL},
        {"only",          NULL,        NULL},
        {"just",          NULL,        NULL},
        {"approximately", NULL,        NULL},
        {"close",         "to",        NULL},
        {"well",          "over",      NULL},
        {"an",            "estimated", NULL}
    };
    if (!token_in(passage, token, CLASS_ABOUT)) return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t length = 0;
        while (length < 3 && words[i][length] && token + length < passage->last &&
               token_is(passage, token + length, words[i][length]))
            length++;
        if (length < 3 && words[i][length]) continue;
        const uint32_t number = token + length;
        if (number >= passage->last) continue;
        if (is_several(passage, number) || sort_of(passage, number) == SORT_NUM)
            return length;
    }
    return 0;
}

static uint32_t read_noun(struct passage *passage, uint32_t token)
{
    uint32_t head = token;
    const uint32_t end =
        chunk_end_of_noun(passage, token + approximator(passage, token), &head);
    if (end == token) return token;
    const bool only_adjectives = tag_at(passage, head) == NG_JJ && end - token == 1;
    const bool counts = only_adjectives && token_in(passage, head, CLASS_QUANTIFIER) &&
                        end < passage->last && token_is(passage, end, "of");
    if (only_adjectives && !counts) { /* "most of the victims" is a noun phrase */
        chunk_add(passage, CHUNK_ADJECTIVE, token, end);
        return end;
    }
    const bool time = chunk_is_time(passage, token, end);
    struct chunk *chunk = chunk_add(passage, time ? CHUNK_TIME : CHUNK_NOUN, token, end);
    chunk->head = head;
    chunk_describe_noun(passage, chunk);
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

/* Whether the chunk before is a verb whose object an -ing form can begin: "revealed
 * stunning footage", but not "began culling chickens". */
static bool follows_plain_verb(const struct passage *passage)
{
    if (!passage->chunk_count) return false;
    const struct chunk *before = &passage->chunks[passage->chunk_count - 1];
    return before->kind == CHUNK_VERB && !token_in(passage, before->head, CLASS_GERUND) &&
           !(before->flags & VERB_BE);
}

/* A noun phrase that begins with a participle: of working days; used cars. */
static uint32_t read_modified(struct passage *passage, uint32_t token)
{
    uint32_t head = token;
    const uint32_t end = chunk_end_of_noun(passage, token + 1, &head);
    struct chunk *chunk = chunk_add(passage, CHUNK_NOUN, token, end);
    chunk->head = head;
    chunk_describe_noun(passage, chunk);
    return end;
}

/* A participle without an auxiliary: it begins a noun phrase, or is a verb. */
static uint32_t read_participle(struct passage *passage, uint32_t token, enum sort sort)
{
    const bool first = passage->chunk_count == 0;
    const struct chunk *before =
        first ? NULL : &passage->chunks[passage->chunk_count - 1];
    const bool trigger = lexicon_at(passage->lexicon, word_at(passage, token))->trigger;
    const bool modifies = chunk_modifies(passage, token);
    if (sort == SORT_VBN) {
        const bool joined =
            !first && (before->kind == CHUNK_AND || closes_relative(passage));
        const bool start = (first || before->kind != CHUNK_NOUN) && !(joined && trigger);
        const bool noun = modifies && sort_of(passage, token + 1) != SORT_VBN;
        return start && noun ? read_modified(passage, token)
                             : chunk_read_verb(passage, token);
    }
    const bool linked = !first && before->kind == CHUNK_LINK &&
                        token + 1 < passage->last && tag_at(passage, token + 1) == NG_NNS;
    const bool plain = /* of working days; reported falling sales */
        (linked && !trigger) || (follows_plain_verb(passage) && modifies);
    return plain ? read_modified(passage, token) : chunk_read_verb(passage, token);
}

static uint32_t read_chunk(struct passage *passage, uint32_t token)
{
    if (is_open_bracket(passage, token)) {
        const uint32_t end = end_of_bracket(passage, token);
        chunk_add(passage, CHUNK_ASIDE, token, end);
        return end;
    }
    const enum sort sort = sort_of(passage, token);
    uint32_t end = token;
    if (approximator(passage, token)) return read_noun(passage, token);
    switch (sort) {
    case SORT_PRON:
        chunk_describe_noun(passage, chunk_add(passage, CHUNK_NOUN, token, token + 1));
        return token + 1;
    case SORT_TIME:
        end = chunk_end_of_time(passage, token);
        if (end < passage->last && sort_of(passage, end) == SORT_POSS) break;
        chunk_add(passage, CHUNK_TIME, token, end);
        return end;
    case SORT_AUX:
    case SORT_FIN:
    case SORT_VB:
    case SORT_MD:
    case SORT_TO:
        end = chunk_read_verb(passage, token);
        return end > token ? end : read_small(passage, token, sort);
    case SORT_VBN:
    case SORT_VBG:
        return read_participle(passage, token, sort);
    default:
        break;
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
