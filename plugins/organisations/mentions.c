/* mentions: a growing array in the document's memory. */
#include "mentions.h"

#include <stdlib.h>
#include <string.h>

#include "score.h"
#include "things.h"

enum { FIRST_ROOM = 64 };

static bool make_room(struct page *page)
{
    if (page->length < page->room) return true;
    if (page->room > UINT32_MAX / 4) return false;
    const uint32_t room = page->room ? 2 * page->room : FIRST_ROOM;
    struct mention *more = ng_alloc(page->doc, room * sizeof *more);
    if (!more) return false;
    if (page->length) memcpy(more, page->mentions, page->length * sizeof *more);
    page->mentions = more;
    page->room = room;
    return true;
}

static ng_span span_of(const struct page *page, uint32_t first, uint32_t last)
{
    return ng_make_span(page->tokens[first].at.begin, page->tokens[last - 1].at.end);
}

struct mention *mentions_add(struct page *page, uint32_t first, uint32_t last,
                             enum source source, const char *rule, double score)
{
    if (!make_room(page)) return NULL;
    struct mention *mention = &page->mentions[page->length++];
    *mention = (struct mention){
        .first = first,
        .last = last,
        .at = span_of(page, first, last),
        .rule = rule,
        .score = score,
        .source = source,
        .row = NOBODY,
        .entity = NOBODY,
    };
    return mention;
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->last != y->last) return x->last > y->last ? -1 : 1;
    return x->source == y->source ? 0 : x->source > y->source ? -1 : 1;
}

/* A name as it was added again, with another source, lends what it knows. */
static void merge_same(struct page *page)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        struct mention *last = kept ? &page->mentions[kept - 1] : NULL;
        if (!last || last->first != mention->first || last->last != mention->last) {
            page->mentions[kept++] = *mention;
            continue;
        }
        if (last->kind == KIND_NONE) last->kind = mention->kind;
        if (last->row == NOBODY) last->row = mention->row;
        if (mention->score > last->score) {
            if (mention->kind != KIND_NONE) last->kind = mention->kind;
            last->score = mention->score;
            last->rule = mention->rule;
            last->source = mention->source;
        }
    }
    page->length = kept;
}

/* Nothing stands inside the name of a thing: no "Ford" in "Ford Mustang". */
static void clear_things(struct page *page)
{
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        if (mention->source != FROM_DATELINE && mention->source != FROM_FORUM &&
            things_hold(page, mention->first, mention->last))
            mention->dropped = true;
    }
}

/* In a quoted theme only listed names stand. */
static void clear_themes(struct page *page)
{
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        if (page->themed[mention->first] && mention->row == NOBODY) mention->score = 0;
    }
}

static bool has_head(const struct page *page, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (page->heads[i] & (HEAD_WORD | HEAD_OPENS) || page->classes[i] & WORD_LEGAL)
            return true;
    return false;
}

/* "Islamic State group", "Getty Images 3 Fans": what is around a listed name, a number or
 * all in small letters, is none of it. */
static bool is_loose(const struct page *page, const struct mention *longer,
                     const struct mention *inner)
{
    bool small = true;
    for (uint32_t i = longer->first; i < longer->last; i++) {
        if (i >= inner->first && i < inner->last) continue;
        const uint32_t shape = page->tokens[i].shape;
        if ((shape & (NG_DIGIT | NG_WORD)) == NG_DIGIT) return true;
        small = small && !(shape & (NG_TITLE | NG_UPPER));
    }
    return small;
}

/* What the tagger took to be longer than a listed name and is not: "ASEAN Centrality",
 * capitals behind a short form or an agency and no head among them; "Intel's Vaunt";
 * "Equifax Apologizes for Breach". */
static bool runs_over(const struct page *page, const struct mention *longer,
                      const struct mention *inner)
{
    if (longer->source != FROM_TAGGER || longer->row != NOBODY || inner->row == NOBODY ||
        inner->score < SCORE_LISTED)
        return false;
    if (is_loose(page, longer, inner)) return true;
    if (inner->first != longer->first) return false;
    if (page_is(page, inner->last, "'s")) return true;
    if (has_head(page, inner->last, longer->last)) return false;
    const bool short_form =
        inner->last == inner->first + 1 && page->tokens[inner->first].shape & NG_UPPER;
    return short_form || inner->kind == KIND_MEDIA || longer->last - inner->last > 2;
}

/* "Johnson & Johnson and Ernst & Young", "Getty Images Chicago Cubs": listed names stand
 * at both ends, joined or side by side. */
static bool joins_two(const struct page *page, uint32_t index)
{
    const struct mention *longer = &page->mentions[index];
    const struct mention *first = NULL;
    if (longer->source != FROM_TAGGER || longer->row != NOBODY) return false;
    for (uint32_t k = index + 1; k < page->length; k++) {
        const struct mention *inner = &page->mentions[k];
        if (inner->first >= longer->last) break;
        if (inner->source != FROM_NAME || inner->score < SCORE_LISTED) continue;
        if (inner->first == longer->first) first = inner;
        if (!first || inner->last != longer->last || inner->first < first->last) continue;
        if (inner->first == first->last) return true;
        if (page_has(page, inner->first - 1, WORD_LINK) &&
            !page_is(page, inner->first - 1, "of"))
            return true;
    }
    return false;
}

static void lift_longer(struct page *page)
{
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *longer = &page->mentions[i];
        if (joins_two(page, i)) continue;
        const bool guessed = longer->source == FROM_HEAD && longer->score < SCORE_FAIR;
        for (uint32_t k = i + 1; k < page->length; k++) {
            const struct mention *inner = &page->mentions[k];
            if (inner->first >= longer->last) break;
            if (inner->last > longer->last || inner->score < longer->score) continue;
            if (runs_over(page, longer, inner)) continue;
            if (guessed && (inner->source != FROM_TAGGER || inner->last != longer->last))
                continue;
            longer->score = inner->score;
        }
    }
}

static int by_worth(const void *a, const void *b)
{
    const struct mention *x = *(const struct mention *const *)a;
    const struct mention *y = *(const struct mention *const *)b;
    if (x->score < y->score || x->score > y->score) return x->score > y->score ? -1 : 1;
    const uint32_t long_x = x->last - x->first, long_y = y->last - y->first;
    if (long_x != long_y) return long_x > long_y ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static void lay(struct page *page, const struct mention *mention, uint32_t value)
{
    for (uint32_t i = mention->first; i < mention->last; i++)
        page->cover[i] = value;
}

static void choose(struct page *page, double least)
{
    struct mention **order = ng_alloc(page->doc, (page->length + 1) * sizeof *order);
    if (!order) return;
    for (uint32_t i = 0; i < page->length; i++)
        order[i] = &page->mentions[i];
    qsort(order, page->length, sizeof *order, by_worth);
    for (uint32_t i = 0; i < page->length; i++) {
        order[i]->dropped = order[i]->dropped || order[i]->score < least ||
                            !mentions_free(page, order[i]->first, order[i]->last);
        if (!order[i]->dropped) lay(page, order[i], 1);
    }
}

void mentions_settle(struct page *page, double least)
{
    if (!page->length) return;
    memset(page->cover, 0, page->count * sizeof *page->cover);
    qsort(page->mentions, page->length, sizeof *page->mentions, by_place);
    merge_same(page);
    clear_themes(page);
    clear_things(page);
    lift_longer(page);
    choose(page, least);

    uint32_t kept = 0;
    for (uint32_t i = 0; i < page->length; i++)
        if (!page->mentions[i].dropped) page->mentions[kept++] = page->mentions[i];
    page->length = kept;
    for (uint32_t i = 0; i < kept; i++)
        lay(page, &page->mentions[i], i + 1);
}

void mentions_drop(struct page *page, uint32_t index)
{
    page->mentions[index].dropped = true;
    lay(page, &page->mentions[index], 0);
}

void mentions_move(struct page *page, uint32_t index, uint32_t first, uint32_t last)
{
    struct mention *mention = &page->mentions[index];
    lay(page, mention, 0);
    mention->first = first;
    mention->last = last;
    mention->at = span_of(page, first, last);
    lay(page, mention, index + 1);
}

bool mentions_free(const struct page *page, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (page->cover[i]) return false;
    return true;
}

struct mention *mentions_on(const struct page *page, uint32_t token)
{
    return page->cover[token] ? &page->mentions[page->cover[token] - 1] : NULL;
}
