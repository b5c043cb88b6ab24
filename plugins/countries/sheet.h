/* sheet: the rows of a table beside the plugin, cell by cell, numbered as the host's
 * gazetteer numbers them: from 0, without the header, comments and empty lines. */
#ifndef COUNTRIES_SHEET_H
#define COUNTRIES_SHEET_H

#include <nutgraf/plugin.h>

enum { SHEET_COLUMNS = 8 };

struct sheet { /* [setup] */
    const ng_host *host;
    const char *file;
    ng_str rest; /* what is not read yet; the host's */
    ng_str names[SHEET_COLUMNS];
    ng_str cells[SHEET_COLUMNS];
    size_t columns;
    uint32_t line; /* of the row, from 1 */
    uint32_t row;  /* from 0 */
};

/* Opens a file and reads its header.  NG_NOFILE if it is missing or has none. */
ng_status sheet_open(struct sheet *sheet, const ng_host *host, const char *file);

/* How often a byte stands in what is not read yet, and one more: no fewer than the rows
 * left if the byte ends lines, or than the names in them if it ends names. */
size_t sheet_count(const struct sheet *sheet, char byte);

/* Goes to the next row; false behind the last. */
bool sheet_next(struct sheet *sheet);

/* A cell of the row by its column's name; empty if there is no such column. */
ng_str sheet_cell(const struct sheet *sheet, const char *column);

/* Says what is wrong with a cell of the row, with its place; gives NG_NOFILE. */
ng_status sheet_refuse(const struct sheet *sheet, const char *what, ng_str cell);

/* The part of *rest before the next separator; *rest moves behind it.  False if *rest
 * is used up. */
bool sheet_split(ng_str *rest, char separator, ng_str *part);

bool sheet_same(ng_str a, ng_str b);

#endif
