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

struct needs {    /* what is needed from each step on, and how many words a class has */
    uint64_t *at; /* [step_count + 1] */
    size_t members[CLASS_LIMIT];
    bool late;
};

static void count_members(const struct lexicon *lexicon, struct needs *needs)
{
    for (size_t i = 1; i < lexicon->word_count; i++)
        for (uint64_t rest = lexicon->words[i].classes; rest; rest &= rest - 1)
            needs->members[__builtin_ctzll(rest)]++;
}

/* Of the classes of a quoted word the one that fewest words have: it tells most.  0 if
 * the word has none. */
static uint64_t rarest_class(const struct needs *needs, const struct word *quoted)
{
    int best = -1;
    for (uint64_t rest = quoted->classes; rest; rest &= rest - 1) {
        const int class = __builtin_ctzll(rest);
        if (best < 0 || needs->members[class] < needs->members[best]) best = class;
    }
    return best < 0 ? 0 : CLASS_BIT(best);
}

/* Classes that a table gives tell more than those that any number has. */
static bool is_telling(uint64_t need)
{
    return need && !(need & (CLASS_BIT(CLASS_BUILTIN) - 1));
}

/* The classes of which every way from a step on takes at least one, 0 if there are no
 * such.  Steps lead forward only, so it is worked out from the end.  Late, a class
 * further on says more than one that the first atom has anyway. */
static uint64_t need_of(const struct rules *rules, const struct needs *needs, uint32_t pc)
{
    const struct step *step = &rules->steps[pc];
    const uint64_t next = step->kind == STEP_END ? 0 : needs->at[pc + 1];
    switch (step->kind) {
    case STEP_END:
        return 0;
    case STEP_JUMP:
        return needs->at[step->target];
    case STEP_SPLIT:
        return next && needs->at[step->target] ? next | needs->at[step->target] : 0;
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
        return next;
    case STEP_QUOTE:
    case STEP_CLASS:
        break;
    }
    const bool quote = step->kind == STEP_QUOTE;
    const uint64_t own = quote ? rarest_class(needs, &rules->lexicon.words[step->target])
                               : CLASS_BIT(step->target);
    if (!own || !next) return own ? own : next;
    if (is_telling(own) != is_telling(next)) return is_telling(own) ? own : next;
    return needs->late || quote ? next : own;
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
    struct needs needs = {.at = calloc(rules->step_count + 1, sizeof *needs.at)};
    struct needs late = {.at = calloc(rules->step_count + 1, sizeof *late.at),
                         .late = true};
    uint32_t *reaches = calloc(rules->step_count + 1, sizeof *reaches);
    const bool fine = needs.at && late.at && reaches;
    count_members(&rules->lexicon, &needs);
    count_members(&rules->lexicon, &late);
    for (size_t pc = rules->step_count; fine && pc-- > 0;) {
        needs.at[pc] = need_of(rules, &needs, (uint32_t)pc);
        late.at[pc] = need_of(rules, &late, (uint32_t)pc);
        reaches[pc] = reach_of(rules, reaches, (uint32_t)pc);
    }
    for (size_t i = 0; fine && i < rules->rule_count; i++) {
        struct rule *rule = &rules->rules[i];
        rule->need = needs.at[rule->start];
        rule->need_late = late.at[rule->start];
        rule->reach = reaches[rule->start];
        if (rule->reach <= RULE_REACH) continue;
        rule->need = rule->need_late = 0; /* it sees further than we look */
        rule->reach = RULE_REACH;
    }
    free(needs.at);
    free(late.at);
    free(reaches);
    return fine;
}

/* Marks every quoted word with what rules can begin with it, so that one look at the
 * classes of an atom tells. */
static void mark_quoted(struct rules *rules)
{
    for (int begin = 0; begin < BEGINS; begin++) {
        const uint64_t mark = CLASS_BIT(CLASS_QUOTED + begin);
        rules->classes[begin] |= mark;
        for (size_t i = 1; i < rules->lexicon.word_count; i++) {
            struct word *word = &rules->lexicon.words[i];
            const struct rule_set *set = &rules->by_quote[begin][word->quote];
            uint64_t any = 0;
            for (size_t k = 0; word->quote && k < RULE_LIMIT / 64; k++)
                any |= set->bits[k];
            if (any) word->classes |= mark;
        }
    }
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
    if (!find_needs(rules)) return false;
    mark_quoted(rules);
    return true;
}
