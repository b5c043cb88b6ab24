/* pattern: running the programs.  Reading and compiling them is in rulefile.c and
 * compile.c. */
#include "pattern.h"
#include "program.h"

struct run { /* one rule at one place */
    const struct rules *rules;
    const struct atoms *atoms;
    const struct rule *rule;
    int32_t slots[SLOTS];
    struct match *best;
    uint32_t first;       /* the atom it begins at */
    uint32_t begin, stop; /* where < and > put the span; NOWHERE if not */
    uint32_t taken;       /* atoms that the best match took, with its context */
    bool found;
};

#define NOWHERE UINT32_MAX

static bool any_class(const struct atoms *atoms, uint32_t at, uint64_t classes)
{
    return (atoms->at[at].classes & classes) != 0;
}

static bool allowed(const struct run *run, uint32_t end)
{
    for (uint32_t i = 0; i < run->rule->condition_count; i++) {
        const struct condition *condition = &run->rule->conditions[i];
        const bool before = condition->place == BEFORE_SPAN;
        const bool there = before ? run->first > 0 : end < run->atoms->count;
        const uint32_t at = before ? run->first - 1 : end;
        const bool holds = there && any_class(run->atoms, at, condition->classes);
        if (holds == condition->negated) return false;
    }
    return true;
}

static void keep(struct run *run, uint32_t end)
{
    if (run->best->rule && end - run->first <= run->taken) return;
    if (!allowed(run, end)) return;
    run->taken = end - run->first;
    run->best->first = run->begin == NOWHERE ? run->first : run->begin;
    run->best->last = run->stop == NOWHERE ? end : run->stop;
    run->best->rule = run->rule;
    for (size_t i = 0; i < SLOTS; i++)
        run->best->slots[i] = run->slots[i];
    run->found = true;
}

static inline bool takes(const struct run *run, const struct step *step, uint32_t at)
{
    if (at >= run->atoms->count) return false;
    const struct atom *atom = &run->atoms->at[at];
    if (step->glued && !atom->glued) return false;
    return step->kind == STEP_QUOTE ? atom->word == step->target
                                    : (atom->classes & CLASS_BIT(step->target)) != 0;
}

static void follow(struct run *run, uint32_t pc, uint32_t at);

static void follow_with(struct run *run, const struct step *step, int32_t value,
                        uint32_t pc, uint32_t at)
{
    const int32_t old = run->slots[step->slot];
    run->slots[step->slot] = value;
    follow(run, pc, at);
    run->slots[step->slot] = old;
}

/* Follows every way through the program.  Steps only lead forward, so the depth is the
 * length of a rule and not of the text. */
static void follow(struct run *run, uint32_t pc, uint32_t at)
{
    run->best->ways++;
    for (;;) {
        const struct step *step = &run->rules->steps[pc];
        switch (step->kind) {
        case STEP_END:
            keep(run, at);
            return;
        case STEP_JUMP:
            pc = step->target;
            continue;
        case STEP_SPLIT:
            /* Most ways end at once: look before the call. */
            if (step[1].kind > STEP_QUOTE || takes(run, &step[1], at))
                follow(run, pc + 1, at);
            pc = step->target;
            continue;
        case STEP_SET:
            follow_with(run, step, step->value, pc + 1, at);
            return;
        case STEP_BEGIN:
        case STEP_STOP: {
            uint32_t *mark = step->kind == STEP_BEGIN ? &run->begin : &run->stop;
            const uint32_t old = *mark;
            *mark = at;
            follow(run, pc + 1, at);
            *mark = old;
            return;
        }
        case STEP_CLASS:
        case STEP_QUOTE:
            break;
        }
        if (!takes(run, step, at)) return;
        if (step->slot != SLOTS) {
            const int32_t value = atom_value(&run->rules->lexicon, &run->atoms->at[at],
                                             (int32_t)step->target);
            follow_with(run, step, value, pc + 1, at + 1);
            return;
        }
        pc++;
        at++;
    }
}

static void add_rules(struct rule_set *set, const struct rule_set *more)
{
    for (size_t i = 0; i < RULE_LIMIT / 64; i++)
        set->bits[i] |= more->bits[i];
}

/* Adds the rules that begin so at an atom. */
static void rules_at(const struct rules *rules, const struct atom *atom, enum begin begin,
                     struct rule_set *set)
{
    const uint64_t quoted = CLASS_BIT(CLASS_QUOTED + begin);
    for (uint64_t rest = atom->classes & rules->classes[begin] & ~quoted; rest;
         rest &= rest - 1)
        add_rules(set, &rules->by_class[begin][__builtin_ctzll(rest)]);
    if (!(atom->classes & quoted)) return;
    add_rules(set, &rules->by_quote[begin][rules->lexicon.words[atom->word].quote]);
}

/* The rules that can begin at an atom and go on with the next; false if there are none,
 * which is the answer at most atoms. */
static bool candidates(const struct rules *rules, const struct atoms *atoms,
                       uint32_t first, struct rule_set *set)
{
    const struct atom *atom = &atoms->at[first];
    const bool number = (atom->classes & CLASS_BIT(CLASS_NUMBER)) != 0;
    const enum begin second = number ? BEGIN_BEHIND_NUMBER : BEGIN_SECOND;
    const bool goes_on =
        first + 1 < atoms->count && atom[1].classes & rules->classes[second];
    if (!goes_on && !(atom->classes & rules->classes[BEGIN_ONLY])) return false;
    struct rule_set next = {0};
    rules_at(rules, atom, BEGIN_ONLY, &next);
    if (goes_on) rules_at(rules, atom + 1, second, &next);
    rules_at(rules, atom, BEGIN_FIRST, set);
    uint64_t any = 0;
    for (size_t i = 0; i < RULE_LIMIT / 64; i++)
        any |= set->bits[i] &= next.bits[i];
    return any != 0;
}

struct ahead { /* all classes of the next n atoms, looked at as far as was asked for */
    uint64_t classes[RULE_REACH + 1];
    uint32_t known;
};

static uint64_t look_ahead(struct ahead *ahead, const struct atoms *atoms, uint32_t first,
                           uint32_t reach)
{
    for (; ahead->known < reach; ahead->known++) {
        const uint32_t at = first + ahead->known;
        const uint64_t classes = at < atoms->count ? atoms->at[at].classes : 0;
        ahead->classes[ahead->known + 1] = ahead->classes[ahead->known] | classes;
    }
    return ahead->classes[reach];
}

bool rules_match(const struct rules *rules, const struct atoms *atoms, uint32_t first,
                 struct match *match)
{
    struct rule_set begin = {0};
    if (!candidates(rules, atoms, first, &begin)) return false;
    match->rule = NULL;
    struct ahead ahead;
    ahead.classes[0] = 0;
    ahead.known = 0;
    struct run run = {.rules = rules,
                      .atoms = atoms,
                      .best = match,
                      .first = first,
                      .begin = NOWHERE,
                      .stop = NOWHERE};
    for (size_t i = 0; i < SLOTS; i++)
        run.slots[i] = SLOT_EMPTY;
    for (size_t i = 0; i < RULE_LIMIT / 64; i++) {
        for (uint64_t rest = begin.bits[i]; rest; rest &= rest - 1) {
            run.rule = &rules->rules[i * 64 + (size_t)__builtin_ctzll(rest)];
            const struct rule *rule = run.rule;
            const uint64_t seen = look_ahead(&ahead, atoms, first, rule->reach);
            if (rule->need && !(rule->need & seen)) continue;
            if (rule->need_late && !(rule->need_late & seen)) continue;
            follow(&run, run.rule->start, first);
        }
    }
    if (!run.found) return false;
    for (uint32_t i = 0; i < match->rule->setting_count; i++)
        match->slots[match->rule->settings[i].slot] = match->rule->settings[i].value;
    return true;
}
