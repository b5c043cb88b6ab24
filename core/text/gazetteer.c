#include "text/gazetteer.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "text/class.h"
#include "text/gazetteer_inside.h"
#include "text/utf8.h"

static const char *const policy_names[] = {
    [POLICY_TITLE] = "title", [POLICY_EXACT] = "exact", [POLICY_ANY] = "any"};

enum { POLICY_COUNT = sizeof policy_names / sizeof *policy_names };

struct gazetteers *gazetteers_open(void)
{
    return alloc_zeroed(1, sizeof(struct gazetteers));
}

void gazetteers_close(struct gazetteers *gazetteers)
{
    if (!gazetteers) return;
    trie_free(&gazetteers->trie);
    arena_free(&gazetteers->arena);
    alloc_free(gazetteers);
}

bool gazetteer_has_capital(struct str word)
{
    for (size_t i = 0, size; i < word.length; i += size) {
        const uint32_t code = utf8_decode(word.at + i, word.length - i, &size);
        if ((code < 0x80 ? class_of_byte[code] : class_beyond(code)) & CLASS_UPPER)
            return true;
    }
    return false;
}

/* "Bank Negara" as two tokens: words, spellings and capitals of a name. */
static enum status read_name(struct arena *arena, struct str text,
                             const struct tokens *tokens, struct name *name,
                             struct error *error)
{
    size_t folded = 0, spelled = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        folded += tokens->at[i].length + 1;
        spelled += tokens->at[i].at.end - tokens->at[i].at.begin + 1;
    }
    char *words = arena_raw(arena, folded);
    char *spellings = arena_raw(arena, spelled);
    if (!words || !spellings) return error_memory(error, "reading names");
    folded = spelled = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->at[i];
        const struct str slice = span_of(text, token->at);
        const bool title = token->shape & TOKEN_TITLE;
        memcpy(words + folded, token->word, token->length);
        memcpy(spellings + spelled, slice.at, slice.length);
        words[folded += token->length] = ' ';
        spellings[spelled += slice.length] = ' ';
        folded++;
        spelled++;
        if (title) name->titles |= 1u << i;
        if (!title && gazetteer_has_capital(slice)) name->capitals |= 1u << i;
    }
    name->tokens = (uint32_t)tokens->count;
    name->folded = (struct str){words, folded - 1};
    name->spelled = (struct str){spellings, spelled - 1};
    return OK;
}

/* Whether one name matches wherever the other does. */
static bool is_same(const struct name *a, const struct name *b)
{
    return a->gazetteer == b->gazetteer && a->policy == b->policy &&
           str_equal(a->folded, b->folded) &&
           (a->policy != POLICY_EXACT || str_equal(a->spelled, b->spelled)) &&
           (a->policy != POLICY_TITLE ||
            (a->titles == b->titles && a->capitals == b->capitals));
}

/* Walks the trie along a name's tokens, making nodes. */
static enum status add_path(struct gazetteers *gazetteers, const struct tokens *tokens,
                            uint32_t *node, struct error *error)
{
    *node = TRIE_ROOT;
    for (size_t i = 0; i < tokens->count; i++) {
        *node = trie_add(&gazetteers->trie, *node, tokens->at[i].hash);
        if (*node == TRIE_NONE) return error_memory(error, "reading names");
    }
    while (gazetteers->ends.length <= *node) {
        if (!VEC_PUSH(&gazetteers->ends, &gazetteers->arena, (struct ends){0})) {
            return error_memory(error, "reading names");
        }
    }
    return OK;
}

static enum status add_name(struct gazetteers *gazetteers, const struct tokens *tokens,
                            const struct name *name, struct error *error)
{
    uint32_t node;
    TRY(add_path(gazetteers, tokens, &node, error));
    struct ends *ends = &gazetteers->ends.at[node];
    for (uint32_t i = ends->first; i; i = gazetteers->names.at[i].next) {
        if (is_same(&gazetteers->names.at[i], name)) return OK; /* the first row counts */
    }
    const uint32_t index = (uint32_t)gazetteers->names.length;
    if (!VEC_PUSH(&gazetteers->names, &gazetteers->arena, *name)) {
        return error_memory(error, "reading names");
    }
    if (ends->last) gazetteers->names.at[ends->last].next = index;
    if (!ends->first) ends->first = index;
    ends->last = index;
    return OK;
}

/* All names of a table as one text, each a paragraph of its own: tokenising them one by
 * one would take most of the time of starting up. */
struct sheet {
    struct str text;
    struct tokens tokens;
    size_t names;
    size_t next;       /* first token of the next name */
    uint32_t position; /* where that name begins */
};

static const struct str break_between = {"\n\n", 2};

static enum status make_sheet(struct sheet *sheet, struct arena *scratch,
                              const struct table *table, size_t column,
                              struct error *error)
{
    size_t room = 0, length = 0, names = 0;
    for (size_t row = 0; row < table->row_count; row++) /* twice, as | may be alone */
        room += 2 * (table_cell(table, row, column).length + break_between.length);
    char *text = arena_raw(scratch, room);
    if (!text) return error_memory(error, "reading names");
    for (size_t row = 0; row < table->row_count; row++) {
        struct str rest = table_cell(table, row, column), written;
        while (str_next(&rest, '|', &written)) {
            written = str_trim(written);
            memcpy(text + length, written.at, written.length);
            length += written.length;
            memcpy(text + length, break_between.at, break_between.length);
            length += break_between.length;
            names++;
        }
    }
    *sheet = (struct sheet){
        .text = {text, length},
          .names = names
    };
    return tokens_make(scratch, sheet->text, 0, &sheet->tokens, error);
}

/* The tokens of the next name, which is so long. */
static struct tokens next_tokens(struct sheet *sheet, size_t length)
{
    const uint32_t end = sheet->position + (uint32_t)length;
    struct tokens tokens = {.at = sheet->tokens.at + sheet->next};
    while (sheet->next < sheet->tokens.count &&
           sheet->tokens.at[sheet->next].at.begin < end) {
        assert(sheet->tokens.at[sheet->next].at.end <= end);
        sheet->next++;
        tokens.count++;
    }
    sheet->position = end + (uint32_t)break_between.length;
    return tokens;
}

static enum status add_written(struct gazetteers *gazetteers, struct sheet *sheet,
                               const char *path, uint32_t line, struct str written,
                               struct name *name, struct error *error)
{
    const struct tokens tokens = next_tokens(sheet, written.length);
    if (tokens.count == 0) {
        return error_set(error, ERROR_CONFIG,
                         "%s:%u: has an empty name; drop a | or the row", path, line);
    }
    if (tokens.count > GAZETTEER_TOKENS) {
        return error_set(
            error, ERROR_CONFIG,
            "%s:%u: the name \"" STR_FORMAT "\" has %zu tokens; %d are the most", path,
            line, STR_ARGUMENTS(written), tokens.count, GAZETTEER_TOKENS);
    }
    name->titles = name->capitals = 0;
    TRY(read_name(&gazetteers->arena, sheet->text, &tokens, name, error));
    return add_name(gazetteers, &tokens, name, error);
}

/* Makes room for all names of a sheet at once. */
static enum status reserve(struct gazetteers *gazetteers, const struct sheet *sheet,
                           struct error *error)
{
    const size_t tokens = sheet->tokens.count;
    if (trie_reserve(&gazetteers->trie, tokens) &&
        VEC_RESERVE(&gazetteers->names, &gazetteers->arena, sheet->names) &&
        VEC_RESERVE(&gazetteers->ends, &gazetteers->arena, tokens))
        return OK;
    return error_memory(error, "reading names");
}

/* How case counts in a row; column may be that of no column. */
static enum status read_policy(const struct table *table, const char *path, size_t row,
                               size_t column, enum policy *policy, struct error *error)
{
    const struct str cell =
        column < table->column_count ? table_cell(table, row, column) : (struct str){0};
    *policy = POLICY_TITLE;
    if (cell.length == 0) return OK;
    for (int i = 0; i < POLICY_COUNT; i++) {
        if (!str_is(cell, policy_names[i])) continue;
        *policy = (enum policy)i;
        return OK;
    }
    return error_set(error, ERROR_CONFIG,
                     "%s:%u: case is \"" STR_FORMAT "\"; it is any, exact or title", path,
                     table->lines[row], STR_ARGUMENTS(cell));
}

static enum status add_rows(struct gazetteers *gazetteers, const char *path,
                            const struct gazetteer *gazetteer, struct arena *scratch,
                            struct error *error)
{
    const struct table *table = &gazetteer->table;
    const size_t column = table_column(table, STR("name"));
    const size_t policy_column = table_column(table, STR("case"));
    struct sheet sheet;
    if (column == table->column_count) {
        return error_set(error, ERROR_CONFIG, "%s: has no column \"name\"", path);
    }
    TRY(make_sheet(&sheet, scratch, table, column, error));
    TRY(reserve(gazetteers, &sheet, error));
    for (size_t row = 0; row < table->row_count; row++) {
        struct name name = {.gazetteer = (uint32_t)gazetteer->index,
                            .row = (uint32_t)row};
        struct str rest = table_cell(table, row, column), written;
        TRY(read_policy(table, path, row, policy_column, &name.policy, error));
        while (str_next(&rest, '|', &written)) {
            TRY(add_written(gazetteers, &sheet, path, table->lines[row],
                            str_trim(written), &name, error));
        }
    }
    return OK;
}

enum status gazetteers_add(struct gazetteers *gazetteers, const char *path,
                           struct str table, struct gazetteer **gazetteer,
                           struct error *error)
{
    struct arena *arena = &gazetteers->arena, scratch = {0};
    struct gazetteer *made = arena_array(arena, 1, sizeof *made);
    if (!made) return error_memory(error, "reading names");
    made->index = gazetteers->tables.length;
    if (gazetteers->names.length == 0 &&
        !VEC_PUSH(&gazetteers->names, arena, (struct name){0})) {
        return error_memory(error, "reading names");
    }
    TRY(table_read(&made->table, arena, path, table, error));
    /* Even a table that proves wrong further down keeps its index. */
    if (!VEC_PUSH(&gazetteers->tables, arena, made)) {
        return error_memory(error, "reading names");
    }
    const enum status status = add_rows(gazetteers, path, made, &scratch, error);
    arena_free(&scratch);
    if (status == OK) *gazetteer = made;
    return status;
}

size_t gazetteers_count(const struct gazetteers *gazetteers)
{
    return gazetteers->tables.length;
}

size_t gazetteer_index(const struct gazetteer *gazetteer)
{
    return gazetteer->index;
}

size_t gazetteer_rows(const struct gazetteer *gazetteer)
{
    return gazetteer->table.row_count;
}

struct str gazetteer_cell(const struct gazetteer *gazetteer, uint32_t row,
                          struct str column)
{
    const struct table *table = &gazetteer->table;
    const size_t index = table_column(table, column);
    if (index == table->column_count || row >= table->row_count) return (struct str){0};
    return table_cell(table, row, index);
}
