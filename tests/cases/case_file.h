/* case_file: reads a file of cases, and writes their texts as JSON Lines. */
#ifndef NUTGRAF_TESTS_CASE_FILE_H
#define NUTGRAF_TESTS_CASE_FILE_H

#include "case_record.h"

struct case_text {
    unsigned line; /* where it begins, from 1 */
    char *name, *text;
    struct case_field *fields; /* of the article: published ... */
    size_t field_count;
    struct case_records expected;
    bool none; /* "=> none" was said */
};

struct case_file {
    const char *path;
    char **options; /* "dates.order=mdy" */
    size_t option_count;
    struct case_text *cases;
    size_t count;
};

/* Reads file->path.  False, with a message on standard error that names the line, when
 * it cannot be read, is malformed, or a case expects nothing and does not say so. */
bool case_file_read(struct case_file *file);
void case_file_free(struct case_file *file);

/* Writes an article for each case; its id is the case's index. */
void case_file_write(const struct case_file *file, FILE *into);

#endif
