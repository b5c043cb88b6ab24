/* tagged: what the trained model takes for organisations, and what it is told of the
 * text beside the words. */
#ifndef ORGANISATIONS_TAGGED_H
#define ORGANISATIONS_TAGGED_H

#include "acronym.h"
#include "lists.h"
#include "page.h"

enum tagged_column {
    COLUMN_LISTED,      /* part of a name in organisations.tsv */
    COLUMN_LISTED_KIND, /* the kind of that name */
    COLUMN_PHRASE,      /* part of a phrase around a head */
    COLUMN_HEAD,        /* the kind of the head that the token is */
    COLUMN_ACRONYM,     /* a short form that is spelt out, or part of its long form */
    COLUMN_SPELLING,    /* how the word is written elsewhere in the article */
    COLUMN_SORT,        /* which of the word lists it is in */
    COLUMN_SPORT,       /* whether the article tells of matches and players */
    COLUMN_THING,       /* part of a name in things.tsv */
    TAGGED_COLUMNS
};

/* The columns of all tokens, as the model's templates name them: "listed" ... In the
 * document's memory; false after an error. */
bool tagged_columns(struct page *page, const struct lists *lists,
                    const struct acronyms *acronyms, ng_column columns[TAGGED_COLUMNS]);

/* Adds a mention for every organisation that the model sees, and fills page->tagged. */
void tagged_find(struct page *page, const struct lists *lists,
                 const ng_column columns[TAGGED_COLUMNS]);

/* Joins what the model, trained on a corpus that does so, has cut apart: the place in
 * "Kenya Airways", "Bank of Korea".  Before mentions_settle(). */
void tagged_join(struct page *page, const ng_column columns[TAGGED_COLUMNS]);

/* Cuts them apart again, on a settled list. */
void tagged_part(struct page *page);

#endif
