#include "text/table.h"

#include <assert.h>

#include "text/utf8.h"

struct source {
    const char *path;
    struct str rest; /* lines not yet read */
    uint32_t line;   /* number of the line read last */
};

static uint32_t line_at(struct str text, size_t position)
{
    uint32_t line = 1;
    for (size_t i = 0; i < position; i++)
        line += text.at[i] == '\n';
    return line;
}

/* A copy of valid UTF-8, without the mark that some editors put first. */
static enum status copy_text(struct arena *arena, const char *path, struct str bytes,
                             struct str *text, struct error *error)
{
    if (str_starts(bytes, "\xEF\xBB\xBF")) bytes = str_slice(bytes, 3, bytes.length);
    char *copy = arena_raw(arena, bytes.length);
    if (!copy) return error_memory(error, "reading a table");
    if (bytes.length) memcpy(copy, bytes.at, bytes.length);
    *text = (struct str){copy, bytes.length};
    if (!utf8_repair(copy, bytes.length)) return OK;
    size_t position = 0;
    while (copy[position] == bytes.at[position])
        position++;
    return error_set(error, ERROR_CONFIG, "%s:%u: is not UTF-8; convert the file", path,
                     line_at(bytes, position));
}

/* The next line that is neither empty nor a comment. */
static bool next_line(struct source *source, struct str *line)
{
    while (str_next(&source->rest, '\n', line)) {
        source->line++;
        if (str_ends(*line, "\r")) *line = str_slice(*line, 0, line->length - 1);
        if (!str_starts(*line, "#") && str_trim(*line).length > 0) return true;
    }
    return false;
}

static size_t count_char(struct str text, char c)
{
    size_t count = 0;
    const char *at = text.at, *const end = at + text.length;
    while (at < end && (at = memchr(at, c, (size_t)(end - at)))) {
        count++;
        at++;
    }
    return count;
}

static enum status read_columns(struct table *table, struct arena *arena,
                                struct source *source, struct error *error)
{
    struct str line, name;
    if (!next_line(source, &line)) {
        return error_set(error, ERROR_CONFIG,
                         "%s: is empty; its first line names the columns", source->path);
    }
    table->columns = arena_array(arena, count_char(line, '\t') + 1, sizeof(struct str));
    if (!table->columns) return error_memory(error, "reading a table");
    while (str_next(&line, '\t', &name)) {
        name = str_trim(name);
        if (name.length == 0) {
            return error_set(error, ERROR_CONFIG, "%s:%u: column %zu has no name",
                             source->path, source->line, table->column_count + 1);
        }
        if (table_column(table, name) != table->column_count) {
            return error_set(error, ERROR_CONFIG,
                             "%s:%u: two columns are named \"" STR_FORMAT "\"",
                             source->path, source->line, STR_ARGUMENTS(name));
        }
        table->columns[table->column_count++] = name;
    }
    return OK;
}

/* The cells of a line, as many as there is room for; gives how many it has.  Most are
 * empty or a word: looking at each byte is faster than to call memchr() for each. */
static size_t split_line(struct str text, struct str line, struct span *row, size_t room)
{
    const char *const end = line.at + line.length;
    const char *begin = line.at;
    size_t count = 0;
    for (const char *at = begin;; at++) {
        if (at < end && *at != '\t') continue;
        const char *last = at;
        while (begin < last && char_is_space(*begin))
            begin++;
        while (begin < last && char_is_space(last[-1]))
            last--;
        if (count < room) {
            row[count] =
                (struct span){(uint32_t)(begin - text.at), (uint32_t)(last - text.at)};
        }
        count++;
        if (at == end) return count;
        begin = at + 1;
    }
}

enum status table_read(struct table *table, struct arena *arena, const char *path,
                       struct str bytes, struct error *error)
{
    struct source source = {.path = path};
    struct str line;
    assert(bytes.length <= UINT32_MAX);
    *table = (struct table){0};
    TRY(copy_text(arena, path, bytes, &table->text, error));
    source.rest = table->text;
    TRY(read_columns(table, arena, &source, error));
    const size_t width = table->column_count;
    const size_t most = source.rest.at ? count_char(source.rest, '\n') + 1 : 0;
    struct span *cells = most < SIZE_MAX / sizeof *cells / width
                             ? arena_raw(arena, most * width * sizeof *cells)
                             : NULL;
    uint32_t *lines = arena_raw(arena, most * sizeof *lines);
    if (!cells || !lines) return error_memory(error, "reading a table");
    while (next_line(&source, &line)) {
        const size_t count =
            split_line(table->text, line, cells + table->row_count * width, width);
        if (count != width) {
            return error_set(error, ERROR_CONFIG,
                             "%s:%u: has %zu columns, where the first line names %zu",
                             path, source.line, count, width);
        }
        lines[table->row_count++] = source.line;
    }
    table->cells = cells;
    table->lines = lines;
    return OK;
}

/* Plugins ask for each cell by the name of its column: mostly the first letter and the
 * length tell. */
static inline bool is_name(struct str name, struct str column)
{
    return name.length == column.length && name.length > 0 && *name.at == *column.at &&
           memcmp(name.at, column.at, name.length) == 0;
}

size_t table_column(const struct table *table, struct str name)
{
    size_t column = 0;
    while (column < table->column_count && !is_name(name, table->columns[column]))
        column++;
    return column;
}
