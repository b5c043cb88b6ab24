#include "sheet.h"

#include <stdio.h>
#include <string.h>

bool sheet_same(ng_str a, ng_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool sheet_split(ng_str *rest, char separator, ng_str *part)
{
    if (!rest->at) return false;
    const char *stop = rest->len ? memchr(rest->at, separator, rest->len) : NULL;
    part->at = rest->at;
    part->len = stop ? (size_t)(stop - rest->at) : rest->len;
    *rest =
        stop ? ng_make_str(stop + 1, rest->len - part->len - 1) : ng_make_str(NULL, 0);
    return true;
}

/* The next line that is neither empty nor a comment. */
static bool next_line(struct sheet *sheet, ng_str *line)
{
    while (sheet_split(&sheet->rest, '\n', line)) {
        sheet->line++;
        if (line->len && line->at[line->len - 1] == '\r') line->len--;
        if (line->len && line->at[0] != '#') return true;
    }
    return false;
}

static size_t split_cells(ng_str line, ng_str cells[SHEET_COLUMNS])
{
    size_t count = 0;
    while (count < SHEET_COLUMNS && sheet_split(&line, '\t', &cells[count]))
        count++;
    return count;
}

ng_status sheet_open(struct sheet *sheet, const ng_host *host, const char *file)
{
    *sheet = (struct sheet){.host = host, .file = file, .row = UINT32_MAX};
    const ng_status status = ng_data_of(host, file, &sheet->rest);
    if (status != NG_OK) return status;
    ng_str header = {0};
    if (next_line(sheet, &header)) sheet->columns = split_cells(header, sheet->names);
    return sheet->columns ? NG_OK
                          : sheet_refuse(sheet, "needs a line of column names", header);
}

size_t sheet_count(const struct sheet *sheet, char byte)
{
    size_t count = 1;
    ng_str rest = sheet->rest, part;
    while (sheet_split(&rest, byte, &part))
        count++;
    return count;
}

bool sheet_next(struct sheet *sheet)
{
    ng_str line;
    if (!next_line(sheet, &line)) return false;
    const size_t count = split_cells(line, sheet->cells);
    for (size_t i = count; i < sheet->columns; i++)
        sheet->cells[i] = ng_make_str(NULL, 0);
    sheet->row++;
    return true;
}

ng_str sheet_cell(const struct sheet *sheet, const char *column)
{
    const ng_str name = {column, strlen(column)};
    for (size_t i = 0; i < sheet->columns; i++) {
        if (sheet_same(sheet->names[i], name)) return sheet->cells[i];
    }
    return ng_make_str(NULL, 0);
}

ng_status sheet_refuse(const struct sheet *sheet, const char *what, ng_str cell)
{
    char message[200];
    snprintf(message, sizeof message, "%s:%u: %s, not \"%.*s\"", sheet->file,
             (unsigned)sheet->line, what, (int)(cell.len < 60 ? cell.len : 60),
             cell.at ? cell.at : "");
    ng_say(sheet->host, NG_ERROR, message);
    return NG_NOFILE;
}
