#include "text/gazetteer.h"

#include "base/alloc.h"
#include "base/vec.h"
#include "text/class.h"
#include "text/longest.h"
#include "text/table.h"
#include "text/trie.h"
#include "text/utf8.h"

enum policy { POLICY_TITLE, POLICY_EXACT, POLICY_ANY };

static const char *const policy_names[] = {
    [POLICY_TITLE] = "title", [POLICY_EXACT] = "exact", [POLICY_ANY] = "any"};

enum { POLICY_COUNT = sizeof policy_names / sizeof *policy_names };

struct name { /* one spelling in one row */
    uint32_t gazetteer;
    uint32_t row;
    uint32_t next; /* index of the next with the same hashes; 0 is none */
    enum policy policy;
    uint32_t titles;   /* bit i: its token i starts with a capital */
    uint32_t capitals; /* bit i: its token i has one, but does not start with it */
    uint32_t tokens;
    struct str folded;  /* its words, separated by spaces */
    struct str spelled; /* the same as written in the file */
};

struct ends { /* the names that end at a node: a chain through name.next */
    uint32_t first, last;
};

struct gazetteer {
    size_t index;
    struct table table;
};

struct gazetteers {
    struct arena arena;
    struct trie trie;
    struct {
        struct gazetteer **at;
        size_t length, room;
    } tables;
    struct {
        struct name *at; /* [0] is none */
        size_t length, room;
    } names;
    struct {
        struct ends *at; /* [node] */
        size_t length, room;
    } ends;
};

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

/* ---------------------------------------------------------------- adding names */

static bool has_capital(struct str word)
{
    for (size_t i = 0, size; i < word.length; i += size) {
        const uint32_t code = utf8_decode(word.at + i, word.length - i, &size);
        if ((code < 0x80 ? class_of_byte[code] : class_beyond(code)) & CLASS_UPPER)
            return true;
    }
    return false;
}

/* "Bank Negara" as two tokens: words, spellings and capitals of a name. */
static enum status read_name(struct arena *arena, struct str written,
                             const struct tokens *tokens, struct name *name,
                             struct error *error)
{
    size_t folded = 0, spelled = 0;
    for (size_t i = 0; i < tokens->count; i++)
        folded += tokens->at[i].length + 1;
    char *words = arena_raw(arena, folded);
    char *spellings = arena_raw(arena, written.length + tokens->count);
    if (!words || !spellings) return error_memory(error, "reading names");
    folded = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->at[i];
        const struct str slice = span_of(written, token->at);
        const bool title = token->shape & TOKEN_TITLE;
        memcpy(words + folded, token->word, token->length);
        memcpy(spellings + spelled, slice.at, slice.length);
        words[folded += token->length] = ' ';
        spellings[spelled += slice.length] = ' ';
        folded++;
        spelled++;
        if (title) name->titles |= 1u << i;
        if (!title && has_capital(slice)) name->capitals |= 1u << i;
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

static enum status add_written(struct gazetteers *gazetteers, struct arena *scratch,
                               const char *path, uint32_t line, struct str written,
                               struct name *name, struct error *error)
{
    struct tokens tokens;
    TRY(tokens_make(scratch, written, 0, &tokens, error));
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
    TRY(read_name(&gazetteers->arena, written, &tokens, name, error));
    return add_name(gazetteers, &tokens, name, error);
}

static enum status read_policy(const struct table *table, const char *path, size_t row,
                               enum policy *policy, struct error *error)
{
    const size_t column = table_column(table, STR("case"));
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
    if (column == table->column_count) {
        return error_set(error, ERROR_CONFIG, "%s: has no column \"name\"", path);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        struct name name = {.gazetteer = (uint32_t)gazetteer->index,
                            .row = (uint32_t)row};
        struct str rest = table_cell(table, row, column), written;
        TRY(read_policy(table, path, row, &name.policy, error));
        while (str_next(&rest, '|', &written)) {
            TRY(add_written(gazetteers, scratch, path, table->lines[row],
                            str_trim(written), &name, error));
            arena_reset(scratch);
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

/* -------------------------------------------------------------------- matching */

struct candidate {
    uint32_t gazetteer;
    struct gazetteer_hit hit;
};

struct match {
    const struct gazetteers *gazetteers;
    struct arena *arena;
    struct str text;
    const struct tokens *tokens;
    struct {
        struct candidate *at;
        size_t length, room;
    } found;
};

/* Equal hashes are nearly always equal words; here it is made sure. */
static bool has_words(const struct name *name, const struct token *tokens)
{
    const char *word = name->folded.at, *end = word + name->folded.length;
    for (uint32_t i = 0; i < name->tokens; i++) {
        const size_t length = tokens[i].length;
        if ((size_t)(end - word) < length || memcmp(word, tokens[i].word, length) != 0) {
            return false;
        }
        word += length;
        if (word == end) return i + 1 == name->tokens;
        if (*word++ != ' ') return false;
    }
    return false;
}

static bool has_spelling(const struct name *name, struct str text,
                         const struct token *tokens)
{
    struct str rest = name->spelled, spelled;
    for (uint32_t i = 0; i < name->tokens; i++) {
        if (!str_next(&rest, ' ', &spelled)) return false;
        if (!str_equal(spelled, span_of(text, tokens[i].at))) return false;
    }
    return true;
}

static bool has_capitals(const struct name *name, struct str text,
                         const struct token *tokens)
{
    for (uint32_t i = 0; i < name->tokens; i++) {
        if (name->titles >> i & 1 && !(tokens[i].shape & TOKEN_TITLE)) return false;
        if (name->capitals >> i & 1 && !has_capital(span_of(text, tokens[i].at)))
            return false;
    }
    return true;
}

static bool fits_policy(const struct name *name, struct str text,
                        const struct token *tokens)
{
    switch (name->policy) {
    case POLICY_TITLE:
        return has_capitals(name, text, tokens);
    case POLICY_EXACT:
        return has_spelling(name, text, tokens);
    case POLICY_ANY:
        break;
    }
    return true;
}

/* A name does not run over the line break between two sentences: a headline and the
 * text below it, two items of a list. */
static bool runs_over_lines(struct str text, const struct token *tokens, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (tokens[i].sentence == tokens[i - 1].sentence) continue;
        const uint32_t begin = tokens[i - 1].at.end, end = tokens[i].at.begin;
        if (begin < end && memchr(text.at + begin, '\n', end - begin)) return true;
    }
    return false;
}

/* Notes a hit in place of a shorter one of the same table at the same token. */
static bool note(struct match *match, uint32_t gazetteer, const struct gazetteer_hit *hit)
{
    for (size_t i = match->found.length; i-- > 0;) {
        struct candidate *known = &match->found.at[i];
        if (known->hit.first != hit->first) break;
        if (known->gazetteer != gazetteer) continue;
        if (known->hit.last < hit->last) known->hit = *hit;
        return true;
    }
    return VEC_PUSH(&match->found, match->arena, (struct candidate){gazetteer, *hit});
}

/* All names whose hashes are those of tokens [first, first + count). */
static bool accept(struct match *match, uint32_t index, uint32_t first, uint32_t count)
{
    const struct token *tokens = match->tokens->at + first;
    if (runs_over_lines(match->text, tokens, count)) return true;
    for (; index; index = match->gazetteers->names.at[index].next) {
        const struct name *name = &match->gazetteers->names.at[index];
        if (!has_words(name, tokens) || !fits_policy(name, match->text, tokens)) continue;
        const struct gazetteer_hit hit = {
            .at = {tokens[0].at.begin, tokens[count - 1].at.end},
            .first = first,
            .last = first + count,
            .entry = name->row
        };
        if (!note(match, name->gazetteer, &hit)) return false;
    }
    return true;
}

static bool walk(struct match *match)
{
    const struct trie *trie = &match->gazetteers->trie;
    const struct ends *ends = match->gazetteers->ends.at;
    const struct token *tokens = match->tokens->at;
    const size_t count = match->tokens->count;
    for (size_t i = 0; i < count; i++) {
        if (!trie_may_begin(trie, tokens[i].hash)) continue;
        uint32_t node = trie_step(trie, TRIE_ROOT, tokens[i].hash);
        for (size_t k = i + 1; node != TRIE_NONE; k++) {
            const uint32_t first =
                node < match->gazetteers->ends.length ? ends[node].first : 0;
            if (first && !accept(match, first, (uint32_t)i, (uint32_t)(k - i)))
                return false;
            if (k == count) break;
            node = trie_step(trie, node, tokens[k].hash);
        }
    }
    return true;
}

/* Deals the candidates out to their tables. */
static enum status distribute(const struct match *match, struct gazetteer_hits *hits,
                              struct error *error)
{
    const size_t tables = match->gazetteers->tables.length;
    struct gazetteer_hit **at = arena_array(match->arena, tables, sizeof *at);
    if (!at) return error_memory(error, "matching names");
    for (size_t i = 0; i < match->found.length; i++) {
        hits[match->found.at[i].gazetteer].count++;
    }
    for (size_t i = 0; i < tables; i++) {
        at[i] = arena_array(match->arena, hits[i].count, sizeof **at);
        if (!at[i]) return error_memory(error, "matching names");
        hits[i] = (struct gazetteer_hits){.at = at[i]};
    }
    for (size_t i = 0; i < match->found.length; i++) {
        const struct candidate *candidate = &match->found.at[i];
        at[candidate->gazetteer][hits[candidate->gazetteer].count++] = candidate->hit;
    }
    for (size_t i = 0; i < tables; i++) {
        TRY(longest_keep(match->arena, at[i], &hits[i].count, error));
    }
    return OK;
}

enum status gazetteers_match(const struct gazetteers *gazetteers, struct arena *arena,
                             struct str text, const struct tokens *tokens,
                             struct gazetteer_hits **hits, struct error *error)
{
    struct match match = {
        .gazetteers = gazetteers, .arena = arena, .text = text, .tokens = tokens};
    *hits = arena_array(arena, gazetteers->tables.length, sizeof **hits);
    if (!*hits) return error_memory(error, "matching names");
    if (gazetteers->trie.count > 0 && !walk(&match)) {
        return error_memory(error, "matching names");
    }
    return distribute(&match, *hits, error);
}

/* --------------------------------------------------------------------- reading */

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
