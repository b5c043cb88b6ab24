/* rules_inside: compiled rules, as rules_compile.c makes and rules.c reads them. */
#ifndef NUTGRAF_TEXT_RULES_INSIDE_H
#define NUTGRAF_TEXT_RULES_INSIDE_H

#include "text/rules.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "base/map.h"

enum {
    RULES_FILTER_BITS = 12,
    RULES_SHAPES = 1 << 7, /* combinations of the token_shape bits */
    RULES_SET_BITS = 64    /* rules in one word of a set */
};

struct rule_code {
    const char *name; /* for messages */
    pcre2_code *code;
    bool machine; /* it was compiled to machine code */
};

/* Which rules a token starts is the union of two sets: by its shape, and by its word.
 * A set is an array of `words` 64-bit words, rule i at bit i. */
struct rules {
    struct arena arena;
    struct rule_code *at; /* [count] */
    size_t count;
    size_t words;
    uint32_t pairs;            /* of positions, that any of the rules can give */
    uint64_t *shape_sets;      /* [RULES_SHAPES][words] */
    bool shaped[RULES_SHAPES]; /* the shape's set is not empty */
    uint64_t filter[(1 << RULES_FILTER_BITS) / 64]; /* of the words' hashes */
    struct map triggers;                            /* word -> index of its set */
    uint64_t *word_sets;                            /* [trigger words][words] */
    size_t word_count;
    struct map groups; /* the names of the groups of all rules */
};

/* PCRE2's memory, from the same place as all other; NULL when it ran out. */
pcre2_general_context *rules_memory(void);

#endif
