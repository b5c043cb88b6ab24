/* gazetteer_inside: names in their trie, as gazetteer_read.c reads, gazetteer.c keeps and
 * gazetteer_match.c finds them. */
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
    enum policy policy;
    uint32_t titles;   /* bit i: its token i starts with a capital */
    uint32_t capitals; /* bit i: its token i has one, but does not start with it */
    uint32_t tokens;
    struct name *next;  /* the next with the same hashes, or NULL */
    struct str folded;  /* its words, separated by spaces */
    struct str spelled; /* the same as written in the file */
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
        struct name **at; /* [node] the first name that ends there, or NULL */
        size_t length, room;
    } ends;
};

/* Reads all names of a table and links them; errors as of gazetteers_add(). */
enum status gazetteer_read(struct gazetteers *gazetteers, const char *path,
                           const struct gazetteer *gazetteer, struct error *error);

/* Puts a name that ends at a node behind those that do already, unless one of them
 * matches wherever it does.  There is room for the node among the ends. */
void gazetteer_link(struct gazetteers *gazetteers, uint32_t node, struct name *name);

/* Whether a word has a capital letter anywhere. */
bool gazetteer_has_capital(struct str word);

#endif
