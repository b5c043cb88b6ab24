/* rules: regular expressions that are tried, anchored, only at the tokens that their
 * triggers name: two orders of magnitude fewer places than a search would try.
 * Compiled once, to machine code where PCRE2 can, and shared by threads.
 *
 * Expressions are PCRE2 with UTF, UCP (\w, \b, \d and \s follow Unicode), EXTENDED
 * (spaces and # comments do not count) and DUPNAMES (two alternatives may name a group
 * alike).  A match is never empty and ends inside the tokens that are searched. */
#ifndef NUTGRAF_TEXT_RULES_H
#define NUTGRAF_TEXT_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "text/span.h"
#include "text/token.h"

struct rule {
    const char *name;
    const char *triggers; /* separated by spaces: folded words, or the classes @digit
                             @title @upper @word @any */
    const char *regex;
    bool any_case;
};

struct rules_limits {
    uint32_t match;          /* PCRE2's match limit; 0 is 100,000 */
    uint32_t heap_kilobytes; /* PCRE2's heap limit; 0 is 4 MB */
};

struct rules_scan { /* where a search stands; the layout of the ABI's ng_scan */
    struct span at;
    uint32_t rule;
    uint32_t token;
    uint32_t begin, end; /* tokens to search; 0, 0 is all */
    uint32_t state[4];
};

struct rules;

/* Compiles rules, which are not needed afterwards.  ERROR_CONFIG names the rule and
 * what is wrong with its expression or triggers. [setup] */
enum status rules_compile(struct rules **rules, const struct rule *at, size_t count,
                          struct error *error);

/* Works on NULL. */
void rules_free(struct rules *rules);

/* What one thread needs to run any rules: match data, limits, a stack. */
struct rules_scratch;
enum status rules_scratch_open(struct rules_scratch **scratch,
                               const struct rules_limits *limits, struct error *error);
void rules_scratch_close(struct rules_scratch *scratch);

/* Finds the next match, leftmost first, of those that begin at one token that of the
 * earliest rule.  ERROR_LIMIT names the rule that went over a limit. [worker] */
enum status rules_next(const struct rules *rules, struct rules_scratch *scratch,
                       struct str text, const struct tokens *tokens,
                       struct rules_scan *scan, bool *found, struct error *error);

/* Where a named group of the last match is; {0, 0} if it took no part.  ERROR_PLUGIN
 * if the scan's match is not the thread's last, or none of its rules has the group.
 * [worker] */
enum status rules_group(const struct rules_scratch *scratch,
                        const struct rules_scan *scan, struct str name, struct span *at,
                        struct error *error);

#endif
