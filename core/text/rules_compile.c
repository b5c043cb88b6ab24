/* rules_compile: from the declarations of rules to machine code, and to the sets that
 * tell at which tokens it is tried. */
#include "text/rules_inside.h"

#include "base/alloc.h"

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

pcre2_general_context *rules_memory(void)
{
    return pcre2_general_context_create(pcre_alloc, pcre_free, NULL);
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
    set[rule / RULES_SET_BITS] |= (uint64_t)1 << rule % RULES_SET_BITS;
}

static void filter_add(struct rules *rules, uint32_t hash)
{
    const uint32_t bit = hash >> (32 - RULES_FILTER_BITS);
    rules->filter[bit / RULES_SET_BITS] |= (uint64_t)1 << bit % RULES_SET_BITS;
}

static enum status add_class(struct rules *rules, size_t rule, struct str trigger,
                             struct error *error)
{
    const size_t count = sizeof classes / sizeof *classes;
    for (size_t i = 0; i < count; i++) {
        if (!str_is(trigger, classes[i].name)) continue;
        for (uint32_t shape = 0; shape < RULES_SHAPES; shape++) {
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
    /* Another processor, or no leave to make memory executable: then PCRE2 interprets. */
    into->machine = pcre2_jit_compile(into->code, PCRE2_JIT_COMPLETE) == 0;
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
    rules->words = (count + RULES_SET_BITS - 1) / RULES_SET_BITS;
    rules->at = arena_array(arena, count, sizeof *rules->at);
    rules->shape_sets = arena_array(arena, RULES_SHAPES * rules->words, sizeof(uint64_t));
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
    pcre2_general_context *memory = rules_memory();
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
