#include "compare/meet.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "compare/quote.h"
#include "compare/spool.h"

struct side {
    struct reader *reader;
    struct arena arena; /* of the head */
    struct read_article head;
    bool has_head;
    struct spool spool; /* read already, and still without a partner */
};

struct meet {
    meet_pair *pair;
    void *user;
    struct side sides[2]; /* old, new */
    struct arena arena;   /* of what a pair needs */
};

static enum status advance(struct side *side, struct error *error)
{
    side->has_head = false;
    if (!side->reader) return OK;
    arena_reset(&side->arena);
    TRY(reader_next(side->reader, &side->arena, &side->head, &side->has_head, error));
    if (!side->has_head) return OK;
    const bool bytes = reader_head(side->reader)->byte_offsets;
    return quote_fill(&side->arena, &side->head, bytes, error);
}

static enum status give(struct meet *meet, int which, const struct read_article *mine,
                        const struct read_article *other, struct error *error)
{
    return meet->pair(meet->user, &meet->arena, which == 0 ? mine : other,
                      which == 0 ? other : mine, error);
}

/* Pairs a side's head with what the other side has put aside; *met says whether. */
static enum status meet_spooled(struct meet *meet, int which, bool *met,
                                struct error *error)
{
    struct side *side = &meet->sides[which];
    struct spool *spool = &meet->sides[1 - which].spool;
    struct spool_entry *entry = spool_find(spool, side->head.id);
    *met = entry != NULL;
    if (!entry) return OK;
    struct read_article other;
    TRY(spool_take(spool, entry, &meet->arena, &other, error));
    TRY(give(meet, which, &side->head, &other, error));
    return advance(side, error);
}

static enum status put_aside(struct meet *meet, int which, struct error *error)
{
    struct side *side = &meet->sides[which];
    TRY(spool_put(&side->spool, &side->head, error));
    return advance(side, error);
}

/* One step: at least one head is used up. */
static enum status step(struct meet *meet, struct error *error)
{
    struct side *a = &meet->sides[0], *b = &meet->sides[1];
    if (a->has_head && b->has_head && str_equal(a->head.id, b->head.id)) {
        TRY(give(meet, 0, &a->head, &b->head, error));
        TRY(advance(a, error));
        return advance(b, error);
    }
    for (int which = 0; which < 2; which++) {
        bool met = false;
        if (!meet->sides[which].has_head) continue;
        TRY(meet_spooled(meet, which, &met, error));
        if (met) return OK;
    }
    /* The smaller id is the one that the other side, if sorted, does not have. */
    const bool old_first =
        a->has_head && (!b->has_head || str_compare(a->head.id, b->head.id) < 0);
    return put_aside(meet, old_first ? 0 : 1, error);
}

static int by_id(const void *a, const void *b)
{
    struct spool_entry *const *x = a, *const *y = b;
    const int order = str_compare((*x)->id, (*y)->id);
    return order ? order : ((*x)->offset < (*y)->offset ? -1 : 1);
}

/* The entries that nobody took, sorted by id; the heap's. */
static enum status list_left(struct spool *spool, struct spool_entry ***left,
                             size_t *count, struct error *error)
{
    *count = 0;
    *left = alloc_zeroed(spool->count + 1, sizeof **left);
    if (!*left) return error_memory(error, "listing articles");
    for (size_t i = 0; i < spool->count; i++) {
        if (!spool->entries[i].taken) (*left)[(*count)++] = &spool->entries[i];
    }
    qsort(*left, *count, sizeof **left, by_id);
    return OK;
}

/* Gives what is left of one side, alone or with an article of the same text. */
static enum status give_left(struct meet *meet, int which, struct error *error)
{
    struct spool *mine = &meet->sides[which].spool;
    struct spool *others = &meet->sides[1 - which].spool;
    struct spool_entry **left;
    size_t count;
    TRY(list_left(mine, &left, &count, error));
    enum status status = OK;
    for (size_t i = 0; i < count && !status; i++) {
        arena_reset(&meet->arena);
        struct read_article article, other;
        struct spool_entry *match =
            which == 0 ? spool_find_text(others, left[i]->digest) : NULL;
        status = spool_take(mine, left[i], &meet->arena, &article, error);
        if (!status && match) {
            status = spool_take(others, match, &meet->arena, &other, error);
        }
        if (!status) status = give(meet, which, &article, match ? &other : NULL, error);
    }
    alloc_free(left);
    return status;
}

enum status meet_open(struct meet **meet, meet_pair *pair, void *user,
                      struct error *error)
{
    *meet = alloc_zeroed(1, sizeof **meet);
    if (!*meet) return error_memory(error, "bringing articles together");
    (*meet)->pair = pair;
    (*meet)->user = user;
    for (int which = 0; which < 2; which++)
        (*meet)->sides[which].spool.file = -1;
    return OK;
}

enum status meet_readers(struct meet *meet, struct reader *old_reader,
                         struct reader *new_reader, struct error *error)
{
    meet->sides[0].reader = old_reader;
    meet->sides[1].reader = new_reader;
    for (int which = 0; which < 2; which++)
        TRY(advance(&meet->sides[which], error));
    while (meet->sides[0].has_head || meet->sides[1].has_head) {
        arena_reset(&meet->arena);
        TRY(step(meet, error));
    }
    return OK;
}

enum status meet_rest(struct meet *meet, struct error *error)
{
    TRY(give_left(meet, 0, error));
    return give_left(meet, 1, error);
}

void meet_close(struct meet *meet)
{
    if (!meet) return;
    for (int which = 0; which < 2; which++) {
        spool_close(&meet->sides[which].spool);
        arena_free(&meet->sides[which].arena);
    }
    arena_free(&meet->arena);
    alloc_free(meet);
}
