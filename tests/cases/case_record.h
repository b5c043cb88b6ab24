/* case_record: a record as a case file lists it and as the output holds it, and when
 * the two agree. */
#ifndef NUTGRAF_TESTS_CASE_RECORD_H
#define NUTGRAF_TESTS_CASE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct case_field {
    char *name, *value; /* owned */
};

struct case_record {
    unsigned depth;    /* 0 at the top, one more inside */
    char *kind;        /* owned, as is text */
    char *text;        /* at its span; NULL if it has none */
    size_t begin, end; /* its span in bytes, where it was found; 0, 0 */
    struct case_field *fields;
    size_t field_count;
};

struct case_records {
    struct case_record *at; /* parents before what they hold */
    size_t count;
};

/* Adds an empty record; exits when memory runs out, as all of these do. */
struct case_record *case_records_add(struct case_records *records);
void case_record_set(struct case_record *record, char *name, char *value);
void case_records_free(struct case_records *records);

/* True if found holds the expected records and, at the levels that the expectation
 * lists, no others. */
bool case_records_match(const struct case_records *expected,
                        const struct case_records *found);

/* Prints a record as a case file writes it, with a line feed. */
void case_record_print(const struct case_record *record, FILE *into);

#endif
