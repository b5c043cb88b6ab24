#include "text/rules.h"

#include <limits.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/alloc.h"
#include "base/map.h"

enum {
    MATCH_LIMIT = 100000,
    HEAP_LIMIT_KILOBYTES = 4096,
    STACK_FIRST = 32 * 1024, /* bytes of the stack for machine code */
    STACK_LAST = 512 * 1024,
    GROUPS_FIRST = 16, /* pairs of positions, enough for most expressions */
    FILTER_BITS = 12,
    SHAPES = 1 << 7, /* combinations of the token_shape bits */
    WORD_BITS = 64   /* rules in one word of a set */
};

struct rule_code {
    const char *name; /* for messages */
    pcre2_code *code;
};

/* Which rules a token starts is the union of two sets: by its shape, and by its word.
 * A set is an array of `words` 64-bit words, rule i at bit i. */
struct rules {
    struct arena arena;
    struct rule_code *at; /* [count] */
    size_t count;
    size_t words;
    uint32_t pairs;       /* of positions, that any of the rules can give */
    uint64_t *shape_sets; /* [SHAPES][words] */
    bool shaped[SHAPES];  /* the shape's set is not empty */
    uint64_t filter[(1 << FILTER_BITS) / WORD_BITS]; /* of the words' hashes */
    struct map triggers;                             /* word -> index of its set */
    uint64_t *word_sets;                             /* [trigger words][words] */
    size_t word_count;
    struct map groups; /* the names of the groups of all rules */
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

/* ------------------------------------------------------------------- set-up */

static void *pcre_alloc(size_t size, void *user)
{
    (void)user;
    return alloc_bytes(size);
}

static void pcre_free(void *at, void *user)
{
    (void)user;
    alloc_free(at);
}

static const struct {
    const char *name;
    uint32_t shape; /* tokens with any of these bits */
} classes[] = {
    {"@digit", TOKEN_DIGIT                           },
    {"@title", TOKEN_TITLE                           },
    {"@upper", TOKEN_UPPER                           },
    {"@word",  TOKEN_WORD                            },
    {"@any",   TOKEN_WORD | TOKEN_DIGIT | TOKEN_PUNCT},
};

static void set_add(uint64_t *set, size_t rule)
{
    set[rule / WORD_BITS] |= (uint64_t)1 << rule % WORD_BITS;
}

static bool filter_has(const struct rules *rules, uint32_t hash)
{
    const uint32_t bit = hash >> (32 - FILTER_BITS);
    return rules->filter[bit / WORD_BITS] >> bit % WORD_BITS & 1;
}

static void filter_add(struct rules *rules, uint32_t hash)
{
    const uint32_t bit = hash >> (32 - FILTER_BITS);
    rules->filter[bit / WORD_BITS] |= (uint64_t)1 << bit % WORD_BITS;
}

static enum status add_class(struct rules *rules, size_t rule, struct str trigger,
                             struct error *error)
{
    const size_t count = sizeof classes / sizeof *classes;
    for (size_t i = 0; i < count; i++) {
        if (!str_is(trigger, classes[i].name)) continue;
        for (uint32_t shape = 0; shape < SHAPES; shape++) {
            if (!(shape & classes[i].shape)) continue;
            rules->shaped[shape] = true;
            set_add(rules->shape_sets + shape * rules->words, rule);
        }
        return OK;
    }
    return error_set(error, ERROR_CONFIG,
                     "rule \"%s\": there is no trigger class \"" STR_FORMAT
                     "\"; it is one of @digit @title @upper @word @any",
                     rules->at[rule].name, STR_ARGUMENTS(trigger));
}

static enum status add_word(struct rules *rules, size_t rule, struct str trigger,
                            struct error *error)
{
    const struct str folded = token_fold(&rules->arena, trigger);
    if (!folded.at) return error_memory(error, "compiling rules");
    if (!str_equal(folded, trigger)) {
        return error_set(
            error, ERROR_CONFIG,
            "rule \"%s\": the trigger \"" STR_FORMAT
            "\" matches no token, since words are folded; write \"" STR_FORMAT "\"",
            rules->at[rule].name, STR_ARGUMENTS(trigger), STR_ARGUMENTS(folded));
    }
    const uint32_t *known = map_get(&rules->triggers, folded);
    const uint32_t set = known ? *known : (uint32_t)rules->word_count;
    if (!known) {
        if (!map_set(&rules->triggers, folded, set)) {
            return error_memory(error, "compiling rules");
        }
        rules->word_count++;
        filter_add(rules, token_hash(folded));
    }
    set_add(rules->word_sets + set * rules->words, rule);
    return OK;
}

static enum status add_triggers(struct rules *rules, size_t rule, const char *triggers,
                                struct error *error)
{
    struct str rest = str_from(triggers), trigger;
    size_t count = 0;
    while (str_next(&rest, ' ', &trigger)) {
        if (trigger.length == 0) continue;
        count++;
        if (trigger.at[0] == '@' && trigger.length > 1) {
            TRY(add_class(rules, rule, trigger, error));
        } else {
            TRY(add_word(rules, rule, trigger, error));
        }
    }
    if (count > 0) return OK;
    return error_set(error, ERROR_CONFIG,
                     "rule \"%s\": has no trigger, so it would never be tried; name a "
                     "word that it begins with, or a class such as @digit",
                     rules->at[rule].name);
}

static enum status compile_code(struct rules *rules, pcre2_compile_context *context,
                                const struct rule *rule, struct rule_code *into,
                                struct error *error)
{
    int number;
    PCRE2_SIZE offset;
    uint32_t groups = 0;
    /* Start optimisations look for a literal far behind the token, which costs more
     * than the match that they save. */
    const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_EXTENDED | PCRE2_ANCHORED |
                             PCRE2_DUPNAMES | PCRE2_NO_START_OPTIMIZE |
                             (rule->any_case ? PCRE2_CASELESS : 0);
    into->code = pcre2_compile((PCRE2_SPTR)rule->regex, PCRE2_ZERO_TERMINATED, options,
                               &number, &offset, context);
    if (!into->code && number == PCRE2_ERROR_HEAP_FAILED) {
        return error_memory(error, "compiling rules");
    }
    if (!into->code) {
        char words[128];
        pcre2_get_error_message(number, (PCRE2_UCHAR *)words, sizeof words);
        return error_set(error, ERROR_CONFIG,
                         "rule \"%s\": the expression is wrong at byte %zu: %s",
                         rule->name, (size_t)offset, words);
    }
    /* Without machine code (another processor, no executable memory) PCRE2 interprets. */
    if (pcre2_jit_compile(into->code, PCRE2_JIT_COMPLETE) == PCRE2_ERROR_NOMEMORY) {
        return error_memory(error, "compiling rules");
    }
    pcre2_pattern_info(into->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    if (groups + 1 > rules->pairs) rules->pairs = groups + 1;
    return OK;
}

/* Entries of PCRE2's table of names: two bytes of number, the name, a NUL. */
static enum status note_groups(struct rules *rules, const pcre2_code *code,
                               struct error *error)
{
    uint32_t count = 0, size = 0;
    PCRE2_SPTR entry = NULL;
    pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &entry);
    for (; count > 0; count--, entry += size) {
        const struct str name = str_from((const char *)entry + 2);
        if (!map_set(&rules->groups, name, 0))
            return error_memory(error, "compiling rules");
    }
    return OK;
}

static size_t count_words(const struct rule *rules, size_t count)
{
    size_t words = 0;
    for (size_t i = 0; i < count; i++) {
        for (const char *c = rules[i].triggers; c && *c; c++)
            words += *c == ' ';
        words++;
    }
    return words;
}

static enum status fill(struct rules *rules, const struct rule *at, size_t count,
                        pcre2_compile_context *context, struct error *error)
{
    struct arena *arena = &rules->arena;
    rules->words = (count + WORD_BITS - 1) / WORD_BITS;
    rules->at = arena_array(arena, count, sizeof *rules->at);
    rules->shape_sets = arena_array(arena, SHAPES * rules->words, sizeof(uint64_t));
    rules->word_sets =
        arena_array(arena, count_words(at, count) * rules->words, sizeof(uint64_t));
    if (!rules->at || !rules->shape_sets || !rules->word_sets) {
        return error_memory(error, "compiling rules");
    }
    for (size_t i = 0; i < count; i++) {
        const struct str name = arena_copy(arena, str_from(at[i].name));
        if (!name.at) return error_memory(error, "compiling rules");
        rules->at[rules->count++].name = name.at;
        TRY(compile_code(rules, context, &at[i], &rules->at[i], error));
        TRY(note_groups(rules, rules->at[i].code, error));
        TRY(add_triggers(rules, i, at[i].triggers, error));
    }
    return OK;
}

enum status rules_compile(struct rules **rules, const struct rule *at, size_t count,
                          struct error *error)
{
    *rules = alloc_zeroed(1, sizeof **rules);
    pcre2_general_context *memory =
        pcre2_general_context_create(pcre_alloc, pcre_free, NULL);
    pcre2_compile_context *context = memory ? pcre2_compile_context_create(memory) : NULL;
    enum status status = *rules && context ? fill(*rules, at, count, context, error)
                                           : error_memory(error, "compiling rules");
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    if (status != OK) {
        rules_free(*rules);
        *rules = NULL;
    }
    return status;
}

void rules_free(struct rules *rules)
{
    if (!rules) return;
    for (size_t i = 0; i < rules->count; i++)
        pcre2_code_free(rules->at[i].code);
    map_free(&rules->triggers);
    map_free(&rules->groups);
    arena_free(&rules->arena);
    alloc_free(rules);
}

/* ------------------------------------------------------------------ matching */

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
    made->memory = pcre2_general_context_create(pcre_alloc, pcre_free, NULL);
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
    const int number =
        pcre2_match(code, (PCRE2_SPTR)text.at, text.length, position,
                    PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, scratch->data, scratch->context);
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
        rules->shape_sets + (token->shape & (SHAPES - 1)) * rules->words;
    for (size_t word = 0; word < rules->words; word++) {
        uint64_t set = by_shape[word] | (by_word ? by_word[word] : 0);
        for (; set && !*found; set &= set - 1) {
            scan->rule = (uint32_t)(word * WORD_BITS) + (uint32_t)__builtin_ctzll(set);
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
        if (!by_word && !rules->shaped[token->shape & (SHAPES - 1)]) continue;
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
