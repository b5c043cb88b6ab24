/* table: a file of rows and named columns separated by tabs, read into cells. */
#ifndef NUTGRAF_TEXT_TABLE_H
#define NUTGRAF_TEXT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/span.h"

struct table {
    struct str text;     /* the file, valid UTF-8 */
    struct str *columns; /* [column_count] their names */
    size_t column_count;
    const struct span *cells; /* [row_count][column_count] of text, trimmed */
    const uint32_t *lines;    /* [row_count] where each row stands in the file, from 1 */
    size_t row_count;
};

/* Reads a table: UTF-8, the first line names the columns, lines that begin with # and
 * empty lines are ignored, every row has as many cells as there are columns.  At most
 * UINT32_MAX bytes.  All memory is the arena's.  ERROR_CONFIG says "path:line: what is wrong". */
enum status table_read(struct table *table, struct arena *arena, const char *path,
                       struct str bytes, struct error *error);

/* The index of a column; column_count if there is none of this name. */
size_t table_column(const struct table *table, struct str name);

static inline struct str table_cell(const struct table *table, size_t row, size_t column)
{
    return span_of(table->text, table->cells[row * table->column_count + column]);
}

#endif
