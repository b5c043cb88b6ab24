/* atoms: the text as rules see it: tokens cut further where digits, letters and hyphens
 * meet ("mid-1996", "2024-2027", "15-year"), each with its classes, and numbers, in
 * digits or words, joined to one atom ("two and a half", "1,200", "nineteen
 * ninety-six").  However the host cuts tokens, atoms come out the same. */
#ifndef DATES_ATOMS_H
#define DATES_ATOMS_H

#include "lexicon.h"

struct atom {
    uint32_t begin, end; /* bytes of the text */
    uint32_t token;      /* the token it begins in */
    uint32_t word;       /* index into the lexicon, 0 if it is not there */
    uint64_t classes;
    int64_t number; /* in thousandths, where classes has CLASS_NUMBER; else the
                       value of CLASS_ORDINAL, CLASS_DECADE */
    bool glued;     /* no space before it */
};

struct atoms { /* [count], grown once and reused for the next document */
    struct atom *at;
    size_t count, room;
};

/* Makes the atoms of a document.  False when memory ran out.  [worker] */
bool atoms_make(struct atoms *atoms, const struct lexicon *lexicon, ng_doc *doc);

/* The cues of an atom's word.  [worker] */
static inline uint64_t atom_cues(const struct lexicon *lexicon, const struct atom *atom)
{
    return lexicon->words[atom->word].cues;
}

/* The value of an atom in one of its classes.  [worker] */
int32_t atom_value(const struct lexicon *lexicon, const struct atom *atom, int32_t class);

/* numbers.c: joins the atom that was added last to those before it, if together they
 * are one number. */
void atoms_join_number(struct atoms *atoms, const struct lexicon *lexicon, ng_str text);

#endif
