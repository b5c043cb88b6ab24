#include "text/rules.h"

#include <limits.h>

#include "base/alloc.h"
#include "text/rules_inside.h"

enum {
    MATCH_LIMIT = 100000,
    HEAP_LIMIT_KILOBYTES = 4096,
    STACK_FIRST = 32 * 1024, /* bytes of the stack for machine code */
    STACK_LAST = 512 * 1024,
    GROUPS_FIRST = 16 /* pairs of positions, enough for most expressions */
};

struct rules_scratch {
    pcre2_general_context *memory;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    pcre2_match_data *data;
    uint32_t pairs;
    uint32_t match_limit;
    uint32_t serial;           /* of the last match */
    const struct rules *rules; /* that it matched */
    const pcre2_code *matched; /* NULL if there was none */
};

static bool filter_has(const struct rules *rules, uint32_t hash)
{
    const uint32_t bit = hash >> (32 - RULES_FILTER_BITS);
    return rules->filter[bit / RULES_SET_BITS] >> bit % RULES_SET_BITS & 1;
}

static bool make_room(struct rules_scratch *scratch, uint32_t pairs)
{
    if (scratch->data && pairs <= scratch->pairs) return true;
    pcre2_match_data_free(scratch->data);
    scratch->data = pcre2_match_data_create(pairs, scratch->memory);
    scratch->pairs = pairs;
    scratch->matched = NULL;
    return scratch->data != NULL;
}

enum status rules_scratch_open(struct rules_scratch **scratch,
                               const struct rules_limits *limits, struct error *error)
{
    struct rules_scratch *made = *scratch = alloc_zeroed(1, sizeof **scratch);
    if (!made) return error_memory(error, "opening a worker");
    made->match_limit = limits->match ? limits->match : MATCH_LIMIT;
    made->memory = rules_memory();
    if (made->memory) {
        made->context = pcre2_match_context_create(made->memory);
        made->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_LAST, made->memory);
    }
    if (!made->context || !made->stack || !make_room(made, GROUPS_FIRST)) {
        rules_scratch_close(made);
        *scratch = NULL;
        return error_memory(error, "opening a worker");
    }
    const uint32_t heap =
        limits->heap_kilobytes ? limits->heap_kilobytes : (uint32_t)HEAP_LIMIT_KILOBYTES;
    pcre2_set_match_limit(made->context, made->match_limit);
    pcre2_set_heap_limit(made->context, heap);
    pcre2_jit_stack_assign(made->context, NULL, made->stack);
    return OK;
}

void rules_scratch_close(struct rules_scratch *scratch)
{
    if (!scratch) return;
    pcre2_match_data_free(scratch->data);
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_context_free(scratch->context);
    pcre2_general_context_free(scratch->memory);
    alloc_free(scratch);
}

static enum status report(const struct rules *rules, const struct rules_scratch *scratch,
                          uint32_t rule, uint32_t position, int number,
                          struct error *error)
{
    const char *name = rules->at[rule].name;
    char words[128];
    switch (number) {
    case PCRE2_ERROR_NOMEMORY:
        return error_memory(error, "matching a rule");
    case PCRE2_ERROR_MATCHLIMIT:
        return error_set(error, ERROR_LIMIT,
                         "rule \"%s\" at byte %u: gives up after %u steps; make the "
                         "expression cheaper",
                         name, position, scratch->match_limit);
    case PCRE2_ERROR_JIT_STACKLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
        return error_set(error, ERROR_LIMIT,
                         "rule \"%s\" at byte %u: needs too much memory; make the "
                         "expression cheaper",
                         name, position);
    default:
        pcre2_get_error_message(number, (PCRE2_UCHAR *)words, sizeof words);
        return error_set(error, ERROR_PLUGIN, "rule \"%s\" at byte %u: %s", name,
                         position, words);
    }
}

/* One rule at one token.  *found is false if it does not match. */
static enum status try_rule(const struct rules *rules, struct rules_scratch *scratch,
                            uint32_t rule, struct str text, uint32_t position,
                            struct span *at, bool *found, struct error *error)
{
    const pcre2_code *code = rules->at[rule].code;
    PCRE2_SPTR subject = (PCRE2_SPTR)text.at;
    const int number =
        rules->at[rule].machine
            ? pcre2_jit_match(code, subject, text.length, position, PCRE2_NOTEMPTY,
                              scratch->data, scratch->context)
            : pcre2_match(code, subject, text.length, position,
                          PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, scratch->data,
                          scratch->context);
    if (number == PCRE2_ERROR_NOMATCH) return OK;
    if (number < 0) return report(rules, scratch, rule, position, number, error);
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(scratch->data);
    if (pairs[0] >= pairs[1]) return OK; /* \K took all of it away */
    *at = (struct span){(uint32_t)pairs[0], (uint32_t)pairs[1]};
    *found = true;
    scratch->rules = rules;
    scratch->matched = code;
    scratch->serial++;
    return OK;
}

/* The rules that a token's word starts, or NULL. */
static const uint64_t *word_set(const struct rules *rules, const struct token *token)
{
    if (!filter_has(rules, token->hash)) return NULL;
    const uint32_t *set =
        map_get(&rules->triggers, (struct str){token->word, token->length});
    return set ? rules->word_sets + *set * rules->words : NULL;
}

static enum status try_token(const struct rules *rules, struct rules_scratch *scratch,
                             struct str text, const struct token *token,
                             const uint64_t *by_word, struct rules_scan *scan,
                             bool *found, struct error *error)
{
    const uint64_t *by_shape =
        rules->shape_sets + (token->shape & (RULES_SHAPES - 1)) * rules->words;
    for (size_t word = 0; word < rules->words; word++) {
        uint64_t set = by_shape[word] | (by_word ? by_word[word] : 0);
        for (; set && !*found; set &= set - 1) {
            scan->rule =
                (uint32_t)(word * RULES_SET_BITS) + (uint32_t)__builtin_ctzll(set);
            TRY(try_rule(rules, scratch, scan->rule, text, token->at.begin, &scan->at,
                         found, error));
        }
        if (*found) return OK;
    }
    return OK;
}

/* state[0] is the first position to try, state[1] the first token that may be there,
 * state[2] the serial number of the match. */
enum status rules_next(const struct rules *rules, struct rules_scratch *scratch,
                       struct str text, const struct tokens *tokens,
                       struct rules_scan *scan, bool *found, struct error *error)
{
    const bool all = scan->begin == 0 && scan->end == 0;
    const uint32_t end =
        all || scan->end > tokens->count ? (uint32_t)tokens->count : scan->end;
    uint32_t i = scan->state[1] > scan->begin ? scan->state[1] : scan->begin;
    *found = false;
    scratch->matched = NULL;
    if (i >= end) return OK;
    if (!make_room(scratch, rules->pairs)) return error_memory(error, "matching a rule");
    const struct str within = all ? text : str_slice(text, 0, tokens->at[end - 1].at.end);
    for (; i < end; i++) {
        const struct token *token = &tokens->at[i];
        const uint64_t *by_word = word_set(rules, token);
        if (!by_word && !rules->shaped[token->shape & (RULES_SHAPES - 1)]) continue;
        if (token->at.begin < scan->state[0]) continue;
        TRY(try_token(rules, scratch, within, token, by_word, scan, found, error));
        if (!*found) continue;
        scan->token = i;
        scan->state[0] = scan->at.end;
        scan->state[1] = i + 1;
        scan->state[2] = scratch->serial;
        return OK;
    }
    scan->state[1] = end;
    return OK;
}

enum status rules_group(const struct rules_scratch *scratch,
                        const struct rules_scan *scan, struct str name, struct span *at,
                        struct error *error)
{
    char key[64] = {0}; /* PCRE2 allows 32 */
    PCRE2_SPTR first, last;
    *at = (struct span){0, 0};
    if (!scratch->matched || scan->state[2] != scratch->serial) {
        return error_set(error, ERROR_PLUGIN,
                         "asks for group \"" STR_FORMAT "\" of a match that is not the "
                         "last one of ng_next()",
                         STR_ARGUMENTS(name));
    }
    if (!map_get(&scratch->rules->groups, name) || name.length >= sizeof key) {
        return error_set(error, ERROR_PLUGIN,
                         "asks for group \"" STR_FORMAT "\", which none of the rules has",
                         STR_ARGUMENTS(name));
    }
    memcpy(key, name.at, name.length);
    const int size =
        pcre2_substring_nametable_scan(scratch->matched, (PCRE2_SPTR)key, &first, &last);
    if (size < 0) return OK; /* a group of another rule */
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(scratch->data);
    for (PCRE2_SPTR entry = first; entry <= last; entry += size) {
        const size_t group = (size_t)entry[0] << CHAR_BIT | entry[1];
        if (pairs[2 * group] == PCRE2_UNSET) continue;
        *at = (struct span){(uint32_t)pairs[2 * group], (uint32_t)pairs[2 * group + 1]};
        return OK;
    }
    return OK;
}
