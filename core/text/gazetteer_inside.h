/* gazetteer_inside: names in their trie, as gazetteer.c adds and gazetteer_match.c finds
 * them. */
#ifndef NUTGRAF_TEXT_GAZETTEER_INSIDE_H
#define NUTGRAF_TEXT_GAZETTEER_INSIDE_H

#include <stdbool.h>

#include "base/arena.h"
#include "text/gazetteer.h"
#include "text/table.h"
#include "text/trie.h"

enum policy { POLICY_TITLE, POLICY_EXACT, POLICY_ANY };

struct name { /* one spelling in one row */
    uint32_t gazetteer;
    uint32_t row;
    uint32_t next; /* index of the next with the same hashes; 0 is none */
    enum policy policy;
    uint32_t titles;   /* bit i: its token i starts with a capital */
    uint32_t capitals; /* bit i: its token i has one, but does not start with it */
    uint32_t tokens;
    struct str folded;  /* its words, separated by spaces */
    struct str spelled; /* the same as written in the file */
};

struct ends { /* the names that end at a node: a chain through name.next */
    uint32_t first, last;
};

struct gazetteer {
    size_t index;
    struct table table;
};

struct gazetteers {
    struct arena arena;
    struct trie trie;
    struct {
        struct gazetteer **at;
        size_t length, room;
    } tables;
    struct {
        struct name *at; /* [0] is none */
        size_t length, room;
    } names;
    struct {
        struct ends *at; /* [node] */
        size_t length, room;
    } ends;
};

/* Whether a word has a capital letter anywhere. */
bool gazetteer_has_capital(struct str word);

#endif
