/* begins: what a rule can begin with and what it needs, read off its steps, so that
 * pattern.c tries a rule only where it has a chance. */
#include "compile.h"

#include <stdlib.h>

static void add_rule(struct rule_set *set, size_t rule)
{
    set->bits[rule / 64] |= UINT64_C(1) << rule % 64;
}

static void note_atom(struct rules *rules, size_t rule, const struct step *step,
                      enum begin begin)
{
    if (step->kind == STEP_CLASS) {
        add_rule(&rules->by_class[begin][step->target], rule);
        rules->classes[begin] |= CLASS_BIT(step->target);
        return;
    }
    add_rule(&rules->by_quote[begin][rules->lexicon.words[step->target].quote], rule);
}

static enum begin second_begin(const struct rules *rules, const struct step *first)
{
    const bool number =
        first->kind == STEP_QUOTE
            ? rules->lexicon.words[first->target].classes & CLASS_BIT(CLASS_NUMBER)
            : first->target != CLASS_ORDINAL && first->target <= CLASS_SMALL;
    return number ? BEGIN_BEHIND_NUMBER : BEGIN_SECOND;
}

/* Walks from a step over the ways that take no atom.  first is the step that took the
 * atom before, NULL at the begin of the rule. */
static void note_begin(struct rules *rules, size_t rule, uint32_t pc,
                       const struct step *first)
{
    const struct step *step = &rules->steps[pc];
    switch (step->kind) {
    case STEP_END:
        if (first) note_atom(rules, rule, first, BEGIN_ONLY);
        return;
    case STEP_JUMP:
        note_begin(rules, rule, step->target, first);
        return;
    case STEP_SPLIT:
        note_begin(rules, rule, pc + 1, first);
        note_begin(rules, rule, step->target, first);
        return;
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
        note_begin(rules, rule, pc + 1, first);
        return;
    case STEP_CLASS:
    case STEP_QUOTE:
        note_atom(rules, rule, step, first ? second_begin(rules, first) : BEGIN_FIRST);
        if (!first) note_begin(rules, rule, pc + 1, step);
        return;
    }
}

/* The classes of which every way from a step on takes at least one, 0 if there are no
 * such.  Steps lead forward only, so it is worked out from the end.  A class of the
 * table says more than one that any number has; late, one further on says more than one
 * that the first atom has anyway. */
static uint64_t need_of(const struct rules *rules, const uint64_t *needs, uint32_t pc,
                        bool late)
{
    const struct step *step = &rules->steps[pc];
    switch (step->kind) {
    case STEP_END:
        return 0;
    case STEP_JUMP:
        return needs[step->target];
    case STEP_SPLIT:
        return needs[pc + 1] && needs[step->target] ? needs[pc + 1] | needs[step->target]
                                                    : 0;
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
        return needs[pc + 1];
    case STEP_QUOTE:
    case STEP_CLASS:
        break;
    }
    const bool quote = step->kind == STEP_QUOTE;
    const bool common = late || quote || step->target < CLASS_BUILTIN;
    if (common && needs[pc + 1]) return needs[pc + 1];
    return quote ? rules->lexicon.words[step->target].classes : CLASS_BIT(step->target);
}

static uint32_t reach_of(const struct rules *rules, const uint32_t *reaches, uint32_t pc)
{
    const struct step *step = &rules->steps[pc];
    switch (step->kind) {
    case STEP_END:
        return 0;
    case STEP_JUMP:
        return reaches[step->target];
    case STEP_SPLIT:
        return reaches[pc + 1] > reaches[step->target] ? reaches[pc + 1]
                                                       : reaches[step->target];
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
        return reaches[pc + 1];
    case STEP_CLASS:
    case STEP_QUOTE:
        break;
    }
    return reaches[pc + 1] + 1;
}

static bool find_needs(struct rules *rules)
{
    uint64_t *needs = calloc(rules->step_count + 1, sizeof *needs);
    uint64_t *late = calloc(rules->step_count + 1, sizeof *late);
    uint32_t *reaches = calloc(rules->step_count + 1, sizeof *reaches);
    const bool fine = needs && late && reaches;
    for (size_t pc = rules->step_count; fine && pc-- > 0;) {
        needs[pc] = need_of(rules, needs, (uint32_t)pc, false);
        late[pc] = need_of(rules, late, (uint32_t)pc, true);
        reaches[pc] = reach_of(rules, reaches, (uint32_t)pc);
    }
    for (size_t i = 0; fine && i < rules->rule_count; i++) {
        struct rule *rule = &rules->rules[i];
        rule->need = needs[rule->start];
        rule->need_late = late[rule->start];
        rule->reach = reaches[rule->start];
        if (rule->reach <= RULE_REACH) continue;
        rule->need = rule->need_late = 0; /* it sees further than we look */
        rule->reach = RULE_REACH;
    }
    free(needs);
    free(late);
    free(reaches);
    return fine;
}

bool begins_index(struct rules *rules)
{
    const size_t count = (size_t)rules->lexicon.quote_count + 1;
    for (int begin = 0; begin < BEGINS; begin++) {
        rules->by_quote[begin] = calloc(count, sizeof *rules->by_quote[begin]);
        if (!rules->by_quote[begin]) return false;
    }
    for (size_t i = 0; i < rules->rule_count; i++)
        note_begin(rules, i, rules->rules[i].start, NULL);
    return find_needs(rules);
}
