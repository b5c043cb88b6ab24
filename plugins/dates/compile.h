/* compile: a pattern from text to a program: parsed to a tree, the tree written as
 * steps.  Shared by rulefile.c, which reads the lines that patterns stand in. */
#ifndef DATES_COMPILE_H
#define DATES_COMPILE_H

#include "pattern.h"
#include "program.h"

enum node_kind { NODE_TAKE, NODE_GROUP, NODE_CHOICE };

enum { NODE_LIMIT = 800, NESTING_LIMIT = 16 };

struct node { /* a choice holds groups, a group holds what follows one another */
    enum node_kind kind;
    bool optional;
    struct step take;
    int32_t child, next; /* indexes, -1 is none */
};

struct compiler {
    struct rules *rules;
    const char *at; /* what is being read */
    struct node nodes[NODE_LIMIT];
    int32_t node_count;
    const char *wrong; /* the first error, NULL if there is none */
};

/* Compiles the pattern at compiler->at, up to its NUL, and gives the first step of its
 * program.  What is wrong with it is in compiler->wrong. [setup] */
uint32_t compile_pattern(struct compiler *compiler);

/* begins.c: notes for every rule what its matches begin with and what they cannot do
 * without.  False when memory ran out. [setup] */
bool begins_index(struct rules *rules);

/* Pieces of reading that the lines of a file need as well. */
void compile_fail(struct compiler *compiler, const char *wrong);
void compile_skip_space(struct compiler *compiler);
ng_str compile_read_name(struct compiler *compiler);
uint32_t compile_find_slot(ng_str name); /* SLOTS if there is none */

/* The value of a setting, up to a space or one of the bytes in stops. */
int32_t compile_read_value(struct compiler *compiler, const char *stops);

static inline bool compile_is_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
}

#endif
