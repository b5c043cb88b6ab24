/* pattern: the rules of a language, read from a file (en.rules, ms.rules), compiled to
 * a small program each, and run where an atom can begin one.  README.md describes the
 * file.  Of all rules that match at an atom, the longest match counts, and of those the
 * rule that stands first. */
#ifndef DATES_PATTERN_H
#define DATES_PATTERN_H

#include "atoms.h"
#include "terms.h"

/* The rules of a language: a multiple of 64, and as small as will do, for every word
 * of a text costs in proportion. */
enum { RULE_LIMIT = 320, CONDITION_LIMIT = 4, SETTING_LIMIT = 6 };
enum { RULE_REACH = 32 }; /* atoms that a rule may take */

/* What is known of how a rule begins */
enum begin {
    BEGIN_FIRST,         /* its first atom can be this */
    BEGIN_SECOND,        /* its second atom can be this, behind a word */
    BEGIN_BEHIND_NUMBER, /* the same behind a number */
    BEGIN_ONLY,          /* this alone can be all of it */
    BEGINS
};

struct rule_set { /* a set of rules, as bits */
    uint64_t bits[RULE_LIMIT / 64];
};

enum condition_place { BEFORE_SPAN, AFTER_SPAN };

struct condition { /* what must, or must not, stand beside the span */
    enum condition_place place;
    bool negated;
    uint64_t classes; /* any of them will do */
};

struct setting { /* a slot's value when the rule matches */
    enum slot slot;
    int32_t value;
};

struct rule {
    char name[40];
    int32_t action; /* index into the section names of the caller */
    double score;
    uint32_t start;     /* of its program */
    uint64_t need;      /* every match has an atom of one of these classes, taken as
                           early as can be; 0 is not known */
    uint64_t need_late; /* the same, as late as can be */
    uint32_t reach;     /* atoms of its longest match */
    struct condition conditions[CONDITION_LIMIT];
    uint32_t condition_count;
    struct setting settings[SETTING_LIMIT];
    uint32_t setting_count;
};

struct step; /* one instruction */

struct rules {
    struct lexicon lexicon;
    struct rule *rules; /* [rule_count], in the order of the file */
    size_t rule_count;
    struct step *steps;
    size_t step_count, step_room;
    struct rule_set by_class[BEGINS][CLASS_LIMIT]; /* by the class of an atom */
    struct rule_set *by_quote[BEGINS]; /* [lexicon.quote_count + 1] by a quoted word */
    uint64_t classes[BEGINS];          /* those with a rule in by_class, and the bit
                                          CLASS_QUOTED + begin for by_quote */
};

struct match {
    uint32_t first, last; /* atoms [first, last) */
    const struct rule *rule;
    int32_t slots[SLOTS]; /* SLOT_EMPTY where nothing was captured */
    uint64_t ways; /* through programs that were followed: counted up, match or none */
};

/* Reads a language: NAME.tsv and NAME.rules beside the plugin.  action_names ends with
 * NULL.  NG_NOFILE, NG_BADRULE or NG_NOMEM after saying what is wrong where.  [setup] */
ng_status rules_read(struct rules *rules, const ng_host *host, const char *name,
                     const char *const *action_names);
void rules_free(struct rules *rules);

/* Whether any rule can begin at an atom: mostly not.  [worker] */
static inline bool rules_can_begin(const struct rules *rules, const struct atom *atom)
{
    return (atom->classes & rules->classes[BEGIN_FIRST]) != 0;
}

/* The best match that begins at an atom; false if there is none: match->ways counts what
 * was tried.  [worker] */
bool rules_match(const struct rules *rules, const struct atoms *atoms, uint32_t first,
                 struct match *match);

#endif
