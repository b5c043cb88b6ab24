/* gazetteer_read: the names of a table, each with the hashes of its tokens.  Nearly all
 * are plain words with single spaces between, which are read where they stand in the
 * table; the others go through the tokeniser, all at once. */
#include <assert.h>

#include "base/vec.h"
#include "text/class.h"
#include "text/gazetteer_inside.h"
#include "text/plain.h"
#include "text/utf8.h"

static const char *const policy_names[] = {
    [POLICY_TITLE] = "title", [POLICY_EXACT] = "exact", [POLICY_ANY] = "any"};

enum { POLICY_COUNT = sizeof policy_names / sizeof *policy_names };

/* The names that are not plain as one text, each a paragraph of its own: tokenising them
 * one by one would take far longer. */
struct sheet {
    char *text;
    size_t length;
    struct tokens tokens;
    size_t next;       /* first token of the next name */
    uint32_t position; /* where that name begins */
};

static const struct str break_between = {"\n\n", 2};

struct reading {
    struct gazetteers *gazetteers;
    const char *path;
    const struct gazetteer *gazetteer;
    struct arena *scratch;
    struct name *names; /* [name_count] */
    size_t name_count;
    char *folded; /* the table's text, folded where it is plain */
    struct plain_block *blocks;
    uint32_t *hashes; /* [hash_count] of the plain names' tokens, name after name */
    size_t hash_count;
    struct sheet sheet;
};

bool gazetteer_has_capital(struct str word)
{
    for (size_t i = 0, size; i < word.length; i += size) {
        const uint32_t code = utf8_decode(word.at + i, word.length - i, &size);
        if ((code < 0x80 ? class_of_byte[code] : class_beyond(code)) & CLASS_UPPER)
            return true;
    }
    return false;
}

/* How case counts in a row; column may be that of no column. */
static enum status read_policy(const struct reading *reading, size_t row, size_t column,
                               enum policy *policy, struct error *error)
{
    const struct table *table = &reading->gazetteer->table;
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
                     "%s:%u: case is \"" STR_FORMAT "\"; it is any, exact or title",
                     reading->path, table->lines[row], STR_ARGUMENTS(cell));
}

/* Notes what letters a name's token has that are not small. */
static void note_capitals(struct name *name, uint32_t token, bool title, struct str word)
{
    if (title) name->titles |= 1u << token;
    if (!title && gazetteer_has_capital(word)) name->capitals |= 1u << token;
}

/* Reads a name of words of ASCII letters and digits with single spaces between, which
 * are the tokens that the tokeniser would make.  False if it is none; then nothing has
 * been noted. */
static bool read_plain(struct reading *reading, struct str written, struct name *name)
{
    const char *text = reading->gazetteer->table.text.at;
    const uint32_t begin = (uint32_t)(written.at - text);
    const uint32_t end = begin + (uint32_t)written.length;
    struct name read = *name;
    for (uint32_t at = begin;; at++) {
        const unsigned first = class_of_byte[(unsigned char)text[at]];
        if (read.tokens == GAZETTEER_TOKENS || !(first & CLASS_ALNUM)) return false;
        const struct plain_run run = plain_read(reading->blocks, reading->folded, at);
        if (run.length == 0) return false; /* too long to be read in one go */
        note_capitals(&read, read.tokens, first & CLASS_UPPER,
                      (struct str){text + at, run.length});
        reading->hashes[reading->hash_count + read.tokens++] = run.hash;
        at += run.length;
        if (at == end) break;
        if (text[at] != ' ') return false;
    }
    reading->hash_count += read.tokens;
    *name = read;
    name->spelled = written;
    name->folded = (struct str){reading->folded + begin, written.length};
    return true;
}

static void put_on_sheet(struct sheet *sheet, struct str written)
{
    memcpy(sheet->text + sheet->length, written.at, written.length);
    sheet->length += written.length;
    memcpy(sheet->text + sheet->length, break_between.at, break_between.length);
    sheet->length += break_between.length;
}

/* The names of a row: plain ones are read, the others put on the sheet. */
static enum status read_row(struct reading *reading, struct str cell, struct name name,
                            struct error *error)
{
    const struct table *table = &reading->gazetteer->table;
    struct str written;
    while (str_next(&cell, '|', &written)) {
        struct name *made = &reading->names[reading->name_count++];
        written = str_trim(written);
        if (written.length == 0) {
            return error_set(error, ERROR_CONFIG,
                             "%s:%u: has an empty name; drop a | or the row",
                             reading->path, table->lines[name.row]);
        }
        *made = name;
        if (!read_plain(reading, written, made)) {
            made->spelled = written;
            put_on_sheet(&reading->sheet, written);
        }
    }
    return OK;
}

static enum status read_rows(struct reading *reading, struct error *error)
{
    const struct gazetteer *gazetteer = reading->gazetteer;
    const struct table *table = &gazetteer->table;
    const size_t column = table_column(table, STR("name"));
    const size_t policy = table_column(table, STR("case"));
    if (column == table->column_count) {
        return error_set(error, ERROR_CONFIG, "%s: has no column \"name\"",
                         reading->path);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        struct name name = {.gazetteer = (uint32_t)gazetteer->index,
                            .row = (uint32_t)row};
        TRY(read_policy(reading, row, policy, &name.policy, error));
        TRY(read_row(reading, table_cell(table, row, column), name, error));
    }
    return OK;
}

/* Room for whatever a table's text can hold; what is not written to costs nothing. */
static enum status reserve(struct reading *reading, struct error *error)
{
    const struct str text = reading->gazetteer->table.text;
    struct arena *arena = &reading->gazetteers->arena, *scratch = reading->scratch;
    size_t names = reading->gazetteer->table.row_count;
    for (const char *at = text.at, *const end = at + text.length;
         at < end && (at = memchr(at, '|', (size_t)(end - at))); at++)
        names++;
    /* A name of n bytes has at most n / 2 + 1 tokens, takes n + 2 bytes of the sheet,
     * and at least n + 1 of the table. */
    reading->hashes = arena_raw(scratch, (text.length + 1) * sizeof *reading->hashes);
    reading->sheet.text = arena_raw(scratch, 2 * text.length);
    reading->names = arena_raw(arena, names * sizeof *reading->names);
    reading->folded = arena_raw(arena, text.length + PLAIN_PADDING);
    reading->blocks =
        arena_raw(scratch, plain_block_count(text.length) * sizeof *reading->blocks);
    if (!reading->hashes || !reading->sheet.text || !reading->names || !reading->folded ||
        !reading->blocks) {
        return error_memory(error, "reading names");
    }
    plain_scan(text.at, text.length, reading->folded, reading->blocks);
    return OK;
}

/* The tokens of the next name on the sheet, which is so long. */
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

static enum status check_count(const struct reading *reading, const struct name *name,
                               size_t count, struct error *error)
{
    const uint32_t line = reading->gazetteer->table.lines[name->row];
    if (count == 0) {
        return error_set(error, ERROR_CONFIG,
                         "%s:%u: has an empty name; drop a | or the row", reading->path,
                         line);
    }
    if (count <= GAZETTEER_TOKENS) return OK;
    return error_set(error, ERROR_CONFIG,
                     "%s:%u: the name \"" STR_FORMAT "\" has %zu tokens; %d are the most",
                     reading->path, line, STR_ARGUMENTS(name->spelled), count,
                     GAZETTEER_TOKENS);
}

/* "Yahoo! Inc." as three tokens: words, spellings and capitals of a name. */
static enum status keep_tokens(struct reading *reading, const struct tokens *tokens,
                               struct name *name, struct error *error)
{
    struct arena *arena = &reading->gazetteers->arena;
    const struct str text = {reading->sheet.text, reading->sheet.length};
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
        memcpy(words + folded, token->word, token->length);
        memcpy(spellings + spelled, slice.at, slice.length);
        words[folded += token->length] = ' ';
        spellings[spelled += slice.length] = ' ';
        folded++;
        spelled++;
        note_capitals(name, (uint32_t)i, token->shape & TOKEN_TITLE, slice);
    }
    name->tokens = (uint32_t)tokens->count;
    name->folded = (struct str){words, folded - 1};
    name->spelled = (struct str){spellings, spelled - 1};
    return OK;
}

/* Links the names that have been read into the trie, in the order of their rows. */
static enum status link_names(struct reading *reading, struct error *error)
{
    struct gazetteers *gazetteers = reading->gazetteers;
    const uint32_t *hashes = reading->hashes;
    for (size_t i = 0; i < reading->name_count; i++) {
        struct name *name = &reading->names[i];
        uint32_t node = TRIE_ROOT;
        if (name->tokens > 0) {
            for (uint32_t k = 0; k < name->tokens; k++)
                node = trie_add(&gazetteers->trie, node, *hashes++);
        } else {
            const struct tokens tokens =
                next_tokens(&reading->sheet, name->spelled.length);
            TRY(check_count(reading, name, tokens.count, error));
            TRY(keep_tokens(reading, &tokens, name, error));
            for (size_t k = 0; k < tokens.count; k++)
                node = trie_add(&gazetteers->trie, node, tokens.at[k].hash);
        }
        assert(node != TRIE_NONE); /* room was made for all */
        gazetteer_link(gazetteers, node, name);
    }
    return OK;
}

/* Tokenises the sheet and makes room in the trie for all tokens at once. */
static enum status prepare_links(struct reading *reading, struct error *error)
{
    struct gazetteers *gazetteers = reading->gazetteers;
    struct sheet *sheet = &reading->sheet;
    TRY(tokens_make(reading->scratch, (struct str){sheet->text, sheet->length}, 0,
                    &sheet->tokens, error));
    const size_t more = reading->hash_count + sheet->tokens.count;
    if (trie_reserve(&gazetteers->trie, more) &&
        VEC_RESERVE(&gazetteers->ends, &gazetteers->arena,
                    gazetteers->trie.nodes + 2 + more - gazetteers->ends.length))
        return OK;
    return error_memory(error, "reading names");
}

enum status gazetteer_read(struct gazetteers *gazetteers, const char *path,
                           const struct gazetteer *gazetteer, struct error *error)
{
    struct arena scratch = {0};
    struct reading reading = {.gazetteers = gazetteers,
                              .path = path,
                              .gazetteer = gazetteer,
                              .scratch = &scratch};
    enum status status = reserve(&reading, error);
    if (status == OK) status = read_rows(&reading, error);
    if (status == OK) status = prepare_links(&reading, error);
    if (status == OK) status = link_names(&reading, error);
    arena_free(&scratch);
    return status;
}
