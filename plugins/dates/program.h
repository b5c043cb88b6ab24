/* program: what a rule is compiled to: steps that take an atom or choose a way.  Shared
 * by the compiler (compile.c) and the runner (pattern.c). */
#ifndef DATES_PROGRAM_H
#define DATES_PROGRAM_H

#include "terms.h"

enum step_kind {
    STEP_CLASS, /* take an atom of class `target` into `slot` (SLOTS is none) */
    STEP_QUOTE, /* take the word `target` */
    STEP_SET,   /* put `value` into `slot` and take nothing */
    STEP_BEGIN, /* the span begins here: what was taken so far only stands before it */
    STEP_STOP,  /* the span ends here: what is taken now only stands behind it */
    STEP_SPLIT, /* go on behind, and also at `target` */
    STEP_JUMP,  /* go on at `target` */
    STEP_END    /* the rule matches */
};

struct step {
    enum step_kind kind;
    bool glued; /* no space may stand before the atom */
    uint32_t slot;
    uint32_t target;
    int32_t value;
};

#endif
