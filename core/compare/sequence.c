#include "compare/sequence.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/vec.h"

/* How many edits a search for a middle may look at before it takes the best there is. */
enum { EDIT_LIMIT = 512 };

struct box { /* a part of both sequences that is still to be compared */
    int32_t old_begin, old_end;
    int32_t new_begin, new_end;
};

struct point {
    int32_t old_at, new_at;
};

struct search {
    const uint32_t *old_items;
    const uint32_t *new_items;
    int32_t *forward;  /* [diagonals]: how far an edit path has come from the
                          begin of the box; index 0 is diagonal -limit - 1 */
    int32_t *backward; /* [diagonals]: the same from its end */
    int32_t limit;
    bool *kept;  /* [old_count]: stands in both */
    bool *found; /* [new_count]: likewise */
};

static bool same(const struct search *search, int32_t old_at, int32_t new_at)
{
    return search->old_items[old_at] == search->new_items[new_at];
}

static void keep(struct search *search, int32_t old_at, int32_t new_at)
{
    search->kept[old_at] = true;
    search->found[new_at] = true;
}

/* Takes what is equal at both ends off the box. */
static void trim(struct search *search, struct box *box)
{
    while (box->old_begin < box->old_end && box->new_begin < box->new_end &&
           same(search, box->old_begin, box->new_begin)) {
        keep(search, box->old_begin++, box->new_begin++);
    }
    while (box->old_begin < box->old_end && box->new_begin < box->new_end &&
           same(search, box->old_end - 1, box->new_end - 1)) {
        keep(search, --box->old_end, --box->new_end);
    }
}

/* The furthest point of all forward paths: where to cut when the search is given up. */
static struct point furthest(const struct search *search, const struct box *box,
                             int32_t edits)
{
    const int32_t origin = search->limit + 1;
    struct point best = {box->old_begin, box->new_begin};
    for (int32_t k = -edits; k <= edits; k += 2) {
        int32_t x = search->forward[origin + k];
        if (x > box->old_end - box->old_begin) x = box->old_end - box->old_begin;
        int32_t y = x - k;
        if (y < 0) continue;
        if (y > box->new_end - box->new_begin) {
            y = box->new_end - box->new_begin;
            x = y + k;
            if (x < 0) continue;
        }
        const struct point at = {box->old_begin + x, box->new_begin + y};
        if (at.old_at + at.new_at > best.old_at + best.new_at) best = at;
    }
    return best;
}

/* A point on a shortest edit path through the box, neither its begin nor its end unless
 * one of its sides is empty.  The box begins and ends with an edit (it is trimmed). */
static struct point middle(struct search *search, const struct box *box)
{
    const int32_t n = box->old_end - box->old_begin;
    const int32_t m = box->new_end - box->new_begin;
    const int32_t delta = n - m;
    const bool odd = delta & 1;
    const int32_t origin = search->limit + 1;
    int32_t *forward = search->forward;
    int32_t *backward = search->backward;
    forward[origin + 1] = 0;
    backward[origin + 1] = 0;

    for (int32_t edits = 0; edits <= search->limit; edits++) {
        for (int32_t k = -edits; k <= edits; k += 2) {
            const bool down = k == -edits || (k != edits && forward[origin + k - 1] <
                                                                forward[origin + k + 1]);
            int32_t x = down ? forward[origin + k + 1] : forward[origin + k - 1] + 1;
            while (x < n && x - k < m && x - k >= 0 &&
                   same(search, box->old_begin + x, box->new_begin + x - k)) {
                x++;
            }
            forward[origin + k] = x;
            const int32_t back = delta - k; /* the same diagonal, counted from the end */
            if (odd && back >= -(edits - 1) && back <= edits - 1 &&
                x + backward[origin + back] >= n && x <= n && x - k <= m && x - k >= 0) {
                return (struct point){box->old_begin + x, box->new_begin + x - k};
            }
        }
        for (int32_t k = -edits; k <= edits; k += 2) {
            const bool down = k == -edits || (k != edits && backward[origin + k - 1] <
                                                                backward[origin + k + 1]);
            int32_t x = down ? backward[origin + k + 1] : backward[origin + k - 1] + 1;
            while (x < n && x - k < m && x - k >= 0 &&
                   same(search, box->old_end - 1 - x, box->new_end - 1 - (x - k))) {
                x++;
            }
            backward[origin + k] = x;
            const int32_t front = delta - k;
            if (!odd && front >= -edits && front <= edits &&
                x + forward[origin + front] >= n && x <= n && x - k <= m && x - k >= 0) {
                return (struct point){box->old_end - x, box->new_end - (x - k)};
            }
        }
    }
    return furthest(search, box, search->limit);
}

static bool is_corner(const struct box *box, struct point at)
{
    return (at.old_at == box->old_begin && at.new_at == box->new_begin) ||
           (at.old_at == box->old_end && at.new_at == box->new_end);
}

/* Compares everything, a box at a time, from a stack of our own: the depth is the
 * input's. */
static enum status compare_all(struct arena *arena, struct search *search, struct box all,
                               struct error *error)
{
    struct {
        struct box *at;
        size_t length, room;
    } stack = {0};
    if (!VEC_PUSH(&stack, arena, all)) return error_memory(error, "comparing texts");
    while (stack.length > 0) {
        struct box box = stack.at[--stack.length];
        trim(search, &box);
        if (box.old_begin == box.old_end || box.new_begin == box.new_end) continue;
        const struct point at = middle(search, &box);
        if (is_corner(&box, at)) continue; /* nothing in common */
        const struct box before = {box.old_begin, at.old_at, box.new_begin, at.new_at};
        const struct box after = {at.old_at, box.old_end, at.new_at, box.new_end};
        if (!VEC_PUSH(&stack, arena, after) || !VEC_PUSH(&stack, arena, before)) {
            return error_memory(error, "comparing texts");
        }
    }
    return OK;
}

static enum status gather(struct arena *arena, const struct search *search,
                          uint32_t old_count, uint32_t new_count,
                          struct sequence_blocks *blocks, struct error *error)
{
    struct {
        struct sequence_block *at;
        size_t length, room;
    } all = {0};
    uint32_t i = 0, j = 0;
    while (i < old_count && j < new_count) {
        if (!search->kept[i]) {
            i++;
            continue;
        }
        if (!search->found[j]) {
            j++;
            continue;
        }
        struct sequence_block block = {i, j, 0};
        while (i < old_count && j < new_count && search->kept[i] && search->found[j]) {
            assert(search->old_items[i] == search->new_items[j]);
            i++, j++, block.length++;
        }
        if (!VEC_PUSH(&all, arena, block)) return error_memory(error, "comparing texts");
    }
    *blocks = (struct sequence_blocks){all.at, all.length};
    return OK;
}

enum status sequence_compare(struct arena *arena, const uint32_t *old_items,
                             uint32_t old_count, const uint32_t *new_items,
                             uint32_t new_count, struct sequence_blocks *blocks,
                             struct error *error)
{
    const size_t longest = (size_t)old_count + new_count;
    const int32_t limit = longest < EDIT_LIMIT ? (int32_t)longest : EDIT_LIMIT;
    const size_t diagonals = 2 * (size_t)limit + 3;
    struct search search = {
        .old_items = old_items,
        .new_items = new_items,
        .forward = arena_array(arena, diagonals, sizeof(int32_t)),
        .backward = arena_array(arena, diagonals, sizeof(int32_t)),
        .limit = limit,
        .kept = arena_array(arena, old_count, sizeof(bool)),
        .found = arena_array(arena, new_count, sizeof(bool)),
    };
    if (!search.forward || !search.backward || !search.kept || !search.found) {
        return error_memory(error, "comparing texts");
    }
    const struct box all = {0, (int32_t)old_count, 0, (int32_t)new_count};
    TRY(compare_all(arena, &search, all, error));
    return gather(arena, &search, old_count, new_count, blocks, error);
}
