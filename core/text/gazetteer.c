#include "text/gazetteer.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "text/gazetteer_inside.h"

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

/* Whether one name matches wherever the other does. */
static bool is_same(const struct name *a, const struct name *b)
{
    return a->gazetteer == b->gazetteer && a->policy == b->policy &&
           str_equal(a->folded, b->folded) &&
           (a->policy != POLICY_EXACT || str_equal(a->spelled, b->spelled)) &&
           (a->policy != POLICY_TITLE ||
            (a->titles == b->titles && a->capitals == b->capitals));
}

void gazetteer_link(struct gazetteers *gazetteers, uint32_t node, struct name *name)
{
    while (gazetteers->ends.length <= node) {
        assert(gazetteers->ends.length < gazetteers->ends.room);
        gazetteers->ends.at[gazetteers->ends.length++] = NULL;
    }
    struct name **end = &gazetteers->ends.at[node];
    for (; *end; end = &(*end)->next) {
        if (is_same(*end, name)) return; /* the first row counts */
    }
    *end = name;
}

enum status gazetteers_add(struct gazetteers *gazetteers, const char *path,
                           struct str table, struct gazetteer **gazetteer,
                           struct error *error)
{
    struct arena *arena = &gazetteers->arena;
    struct gazetteer *made = arena_array(arena, 1, sizeof *made);
    if (!made) return error_memory(error, "reading names");
    made->index = gazetteers->tables.length;
    TRY(table_read(&made->table, arena, path, table, error));
    /* Even a table that proves wrong further down keeps its index. */
    if (!VEC_PUSH(&gazetteers->tables, arena, made)) {
        return error_memory(error, "reading names");
    }
    TRY(gazetteer_read(gazetteers, path, made, error));
    *gazetteer = made;
    return OK;
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
