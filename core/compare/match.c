#include "compare/match.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

struct items {
    struct match_item *at;
    size_t length, room;
};

struct step { /* a record on the way down */
    const struct read_record *record, *parent;
    size_t matched; /* bytes of the path that lead to it */
};

struct steps {
    struct step *at;
    size_t length, room;
};

/* Whether a record's name is the next piece of a path; *after is behind it. */
static bool is_next(struct str path, size_t from, struct str name, size_t *after)
{
    size_t end = from;
    while (end < path.length && path.at[end] != '/')
        end++;
    *after = end < path.length ? end + 1 : end;
    return str_equal(str_slice(path, from, end), name);
}

static bool is_neutral(const struct scheme_element *element, const struct step *step,
                       bool of_gold)
{
    if (of_gold) return str_is(read_field(step->record, STR("optional")), "yes");
    for (size_t i = 0; i < element->neutral.length; i++) {
        const struct scheme_condition *condition = &element->neutral.at[i];
        const struct str value =
            scheme_value(step->record, step->parent, condition->where);
        if (value.at && str_equal(value, condition->value)) return true;
    }
    return false;
}

static bool add_item(struct items *items, struct arena *arena,
                     const struct scheme_element *element, const struct step *step,
                     bool of_gold)
{
    const struct read_record *place = step->record;
    for (size_t i = 0; element->anchor.at && i < step->record->inside_count; i++) {
        if (!str_equal(step->record->inside[i].name, element->anchor)) continue;
        place = &step->record->inside[i];
        break;
    }
    if (place->begin == READ_NOWHERE) return true;
    return VEC_PUSH(items, arena,
                    (struct match_item){.record = step->record,
                                        .parent = step->parent,
                                        .begin = place->begin,
                                        .end = place->end,
                                        .text = place->text,
                                        .neutral = is_neutral(element, step, of_gold),
                                        .other = MATCH_NONE});
}

/* Takes a step: its record is one of the element's, or leads to some. */
static bool take_step(struct items *items, struct steps *steps, struct arena *arena,
                      const struct scheme_element *element, struct str path,
                      struct step step, bool of_gold)
{
    if (step.matched >= path.length)
        return add_item(items, arena, element, &step, of_gold);
    for (size_t i = 0; i < step.record->inside_count; i++) {
        const struct read_record *inside = &step.record->inside[i];
        size_t after = 0;
        if (!is_next(path, step.matched, inside->name, &after)) continue;
        if (!VEC_PUSH(steps, arena, (struct step){inside, step.record, after}))
            return false;
    }
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct match_item *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return x->record < y->record ? -1 : x->record > y->record;
}

static enum status gather(struct items *items, struct arena *arena,
                          const struct scheme_element *element,
                          const struct read_article *article, struct str path,
                          bool of_gold, struct error *error)
{
    struct steps steps = {0};
    bool fine = true;
    for (size_t s = 0; article && s < article->section_count; s++) {
        for (size_t i = 0; fine && i < article->sections[s].count; i++) {
            const struct read_record *record = &article->sections[s].records[i];
            size_t after = 0;
            if (!is_next(path, 0, record->name, &after)) continue;
            fine = VEC_PUSH(&steps, arena, (struct step){record, NULL, after});
        }
    }
    while (fine && steps.length > 0) {
        const struct step step = steps.at[--steps.length];
        fine = take_step(items, &steps, arena, element, path, step, of_gold);
    }
    if (!fine) return error_memory(error, "matching records");
    if (items->length) qsort(items->at, items->length, sizeof *items->at, by_place);
    return OK;
}

static uint32_t overlap(const struct match_item *a, const struct match_item *b)
{
    const uint32_t begin = a->begin > b->begin ? a->begin : b->begin;
    const uint32_t end = a->end < b->end ? a->end : b->end;
    return begin < end ? end - begin : 0;
}

static void pair(struct matches *matches, size_t gold, size_t output)
{
    matches->gold[gold].other = (uint32_t)output;
    matches->output[output].other = (uint32_t)gold;
}

/* Both are by place, so the ones at the same place come in step. */
static void pair_same(struct matches *matches)
{
    size_t i = 0, j = 0;
    while (i < matches->gold_count && j < matches->output_count) {
        const struct match_item *g = &matches->gold[i], *o = &matches->output[j];
        if (g->begin == o->begin && g->end == o->end)
            pair(matches, i++, j++);
        else if (g->begin < o->begin || (g->begin == o->begin && g->end < o->end))
            i++;
        else
            j++;
    }
}

/* How many records of the output are looked at for one of the gold: more lie over one
 * place only where somebody means harm. */
enum { LOOK = 1000 };

struct search { /* the output by place, and where to stop looking */
    struct matches *matches;
    uint32_t *reach; /* [output_count] the furthest end of a record and all before it */
};

static enum status search_make(struct search *search, struct arena *arena,
                               struct matches *matches, struct error *error)
{
    *search = (struct search){
        .matches = matches,
        .reach = arena_array(arena, matches->output_count, sizeof *search->reach),
    };
    if (!search->reach) return error_memory(error, "matching records");
    uint32_t reach = 0;
    for (size_t i = 0; i < matches->output_count; i++) {
        if (matches->output[i].end > reach) reach = matches->output[i].end;
        search->reach[i] = reach;
    }
    return OK;
}

/* How many records of the output begin before a position. */
static size_t count_before(const struct matches *matches, uint32_t position)
{
    size_t low = 0, high = matches->output_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (matches->output[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Pairs each gold record with what is left of the output that overlaps it most; required
 * gold first, so that optional gold does not take its partner. */
static void pair_overlapping(const struct search *search, bool neutral)
{
    struct matches *matches = search->matches;
    for (size_t i = 0; i < matches->gold_count; i++) {
        const struct match_item *gold = &matches->gold[i];
        if (gold->other != MATCH_NONE || gold->neutral != neutral) continue;
        size_t best = MATCH_NONE, left = LOOK;
        uint32_t most = 0;
        for (size_t j = count_before(matches, gold->end);
             j-- > 0 && left > 0 && search->reach[j] > gold->begin; left--) {
            if (matches->output[j].other != MATCH_NONE) continue;
            const uint32_t shared = overlap(gold, &matches->output[j]);
            if (shared == 0 || shared < most) continue;
            most = shared;
            best = j; /* of equals the first in the text */
        }
        if (best != MATCH_NONE) pair(matches, i, best);
    }
}

/* What answers optional gold counts on neither side, nor what overlaps it alone. */
static void spread_neutral(const struct search *search)
{
    struct matches *matches = search->matches;
    for (size_t i = 0; i < matches->gold_count; i++) {
        const struct match_item *gold = &matches->gold[i];
        if (!gold->neutral) {
            if (gold->other != MATCH_NONE) matches->output[gold->other].neutral = false;
            continue;
        }
        size_t left = LOOK;
        for (size_t j = count_before(matches, gold->end);
             j-- > 0 && left > 0 && search->reach[j] > gold->begin; left--) {
            struct match_item *output = &matches->output[j];
            const bool free = output->other == MATCH_NONE || output->other == i;
            if (free && overlap(gold, output)) output->neutral = true;
        }
    }
}

enum status matches_make(struct matches *matches, struct arena *arena,
                         const struct scheme_element *element,
                         const struct read_article *gold,
                         const struct read_article *output, struct error *error)
{
    struct items wanted = {0}, got = {0};
    /* In annotated articles a record is named as the element; in an output by its path.
     */
    TRY(gather(&wanted, arena, element, gold, element->name, true, error));
    TRY(gather(&got, arena, element, output, element->path, false, error));
    *matches = (struct matches){.gold = wanted.at,
                                .output = got.at,
                                .gold_count = wanted.length,
                                .output_count = got.length};
    struct search search;
    TRY(search_make(&search, arena, matches, error));
    pair_same(matches);
    pair_overlapping(&search, false);
    pair_overlapping(&search, true);
    spread_neutral(&search);
    return OK;
}
