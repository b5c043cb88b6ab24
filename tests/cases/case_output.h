/* case_output: the records of one section of every article, read from nutgraf's XML. */
#ifndef NUTGRAF_TESTS_CASE_OUTPUT_H
#define NUTGRAF_TESTS_CASE_OUTPUT_H

#include "case_record.h"

struct case_output {
    struct case_records *articles; /* [count], in the order of the cases */
    size_t count;
};

/* Reads XML to its end, in which spans count bytes.  An <error> element becomes a record
 * of kind "error", so that no case matches it.  False, with a message, if it is not
 * well-formed. */
bool case_output_read(struct case_output *output, FILE *xml, const char *section);

/* Sets the texts of an article's records, which the output holds as spans only. */
void case_output_quote(struct case_output *output, size_t article, const char *text);
void case_output_free(struct case_output *output);

#endif
