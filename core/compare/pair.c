#include "compare/pair.h"

#include <stdlib.h>
#include <string.h>

#include "compare/score_digits.h"

enum { NEAR = 200 }; /* how far a record may move and still be taken for the same */

/* ------------------------------------------------------------ what is compared */

static size_t field_length(struct str name, struct str value)
{
    return name.length + value.length + 2;
}

static char *put_field(char *at, struct str name, struct str value)
{
    memcpy(at, name.at, name.length);
    at += name.length;
    *at++ = '=';
    if (value.length) memcpy(at, value.at, value.length);
    at += value.length;
    *at++ = '\n';
    return at;
}

/* The compared fields with what their values mean, and room for a rule and a score. */
static enum status gather_fields(struct arena *arena, const struct pair_setup *setup,
                                 bool of_new, const struct read_record *record,
                                 struct read_attribute **fields, size_t *count,
                                 struct error *error)
{
    *count = 0;
    *fields = arena_array(arena, record->field_count + 2, sizeof **fields);
    if (!*fields) return error_memory(error, "comparing records");
    for (size_t i = 0; i < record->field_count; i++) {
        struct read_attribute field = record->fields[i];
        if (!setup->compared(setup->user, field.name)) continue;
        if (setup->meaning)
            TRY(setup->meaning(setup->meaning_user, of_new, field.value, &field.value,
                               error));
        (*fields)[(*count)++] = field;
    }
    return OK;
}

/* All compared fields of a record as "name=value\n" after "name=value\n". */
static enum status spell_fields(struct arena *arena, const struct pair_setup *setup,
                                bool of_new, const struct read_record *record,
                                struct str *spelt, struct error *error)
{
    char digits[SCORE_DIGITS];
    const struct str rule = STR("rule"), score = STR("score");
    struct read_attribute *fields;
    size_t count, length = 0;
    TRY(gather_fields(arena, setup, of_new, record, &fields, &count, error));
    if (record->rule.at && setup->compared(setup->user, rule))
        fields[count++] = (struct read_attribute){rule, record->rule};
    if (record->scored && setup->compared(setup->user, score))
        fields[count++] =
            (struct read_attribute){score, score_digits(record->score, digits)};

    for (size_t i = 0; i < count; i++)
        length += field_length(fields[i].name, fields[i].value);
    char *at = arena_raw(arena, length);
    if (!at) return error_memory(error, "comparing records");
    *spelt = (struct str){at, length};
    for (size_t i = 0; i < count; i++)
        at = put_field(at, fields[i].name, fields[i].value);
    return OK;
}

/* ------------------------------------------------------------------- the order */

static int compare_number(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

/* Records without a place in both versions come last. */
static int compare_place(const struct pair_side *a, const struct pair_side *b)
{
    if (a->place.found != b->place.found) return a->place.found ? -1 : 1;
    int order = compare_number(a->place.new_begin, b->place.new_begin);
    if (!order) order = compare_number(a->place.new_end, b->place.new_end);
    return order;
}

/* By kind, then place, then fields, then the file's order. */
static int by_place(const void *a, const void *b)
{
    const struct pair_side *x = a, *y = b;
    int order = str_compare(x->record->name, y->record->name);
    if (!order) order = compare_place(x, y);
    if (!order) order = str_compare(x->fields, y->fields);
    if (!order) order = x->record < y->record ? -1 : x->record > y->record;
    return order;
}

static enum status make_sides(struct arena *arena, const struct pair_setup *setup,
                              bool of_new, const struct read_record *records,
                              size_t count, struct pair_side **sides, struct error *error)
{
    *sides = arena_array(arena, count, sizeof **sides);
    if (!*sides) return error_memory(error, "comparing records");
    for (size_t i = 0; i < count; i++) {
        struct pair_side *side = &(*sides)[i];
        side->record = &records[i];
        side->other = PAIR_NONE;
        side->place = align_span(setup->align, of_new, records[i].begin, records[i].end);
        TRY(spell_fields(arena, setup, of_new, &records[i], &side->fields, error));
    }
    qsort(*sides, count, sizeof **sides, by_place);
    return OK;
}

/* ------------------------------------------------------------------ the passes */

/* Compares two records for a pass: 0 pairs them, else the sign says which is to be
 * passed over.  Both lists are walked in an order that suits it. */
typedef int pass_compare(const struct pair_side *a, const struct pair_side *b);

static bool is_nowhere(const struct pair_side *side)
{
    return side->record->begin == READ_NOWHERE;
}

/* Whether a record cannot be paired by its place: the sign for a pass, or 0. */
static int unplaced(const struct pair_side *a, const struct pair_side *b)
{
    if (is_nowhere(a) || !a->place.found) return -1;
    if (is_nowhere(b) || !b->place.found) return 1;
    return 0;
}

static bool overlap(const struct pair_side *a, const struct pair_side *b)
{
    return a->place.new_begin < b->place.new_end && b->place.new_begin < a->place.new_end;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a < b ? b - a : a - b;
}

static bool near(const struct pair_side *a, const struct pair_side *b)
{
    return distance(a->place.old_begin, b->place.old_begin) <= NEAR ||
           distance(a->place.new_begin, b->place.new_begin) <= NEAR;
}

static int same_all(const struct pair_side *a, const struct pair_side *b)
{
    int order = str_compare(a->record->name, b->record->name);
    if (!order) order = compare_place(a, b);
    if (!order) order = str_compare(a->fields, b->fields);
    if (order) return order;
    if (!a->place.found || !a->place.whole) return -1;
    return b->place.whole ? 0 : 1;
}

static int same_place(const struct pair_side *a, const struct pair_side *b)
{
    int order = str_compare(a->record->name, b->record->name);
    if (!order) order = unplaced(a, b);
    return order ? order : compare_place(a, b);
}

static int overlapping(const struct pair_side *a, const struct pair_side *b)
{
    int order = str_compare(a->record->name, b->record->name);
    if (!order) order = unplaced(a, b);
    if (order) return order;
    if (overlap(a, b)) return 0;
    return compare_number(a->place.new_end, b->place.new_end);
}

static int near_with_fields(const struct pair_side *a, const struct pair_side *b)
{
    int order = str_compare(a->record->name, b->record->name);
    if (!order) order = str_compare(a->fields, b->fields);
    if (order) return order;
    if (is_nowhere(a) && is_nowhere(b)) return 0;
    order = unplaced(a, b);
    if (order) return order;
    if (overlap(a, b)) return 0;
    const bool same_text = a->record->text.at && b->record->text.at &&
                           str_equal(a->record->text, b->record->text);
    if (same_text && near(a, b)) return 0;
    return compare_place(a, b);
}

/* What names a record that has no place: its first field, else its id. */
static struct str name_of(const struct pair_side *side)
{
    const struct str fields = side->fields;
    if (!fields.length) return side->record->id;
    const char *end = memchr(fields.at, '\n', fields.length);
    return (struct str){fields.at, (size_t)(end - fields.at)};
}

static int same_name(const struct pair_side *a, const struct pair_side *b)
{
    int order = str_compare(a->record->name, b->record->name);
    if (!order && is_nowhere(a) != is_nowhere(b)) order = is_nowhere(a) ? -1 : 1;
    if (!order && !is_nowhere(a)) order = -1;
    return order ? order : str_compare(name_of(a), name_of(b));
}

static int by_fields(const void *a, const void *b)
{
    const struct pair_side *const *x = a, *const *y = b;
    int order = str_compare((*x)->record->name, (*y)->record->name);
    if (!order) order = str_compare((*x)->fields, (*y)->fields);
    return order ? order : by_place(*x, *y);
}

static int by_name(const void *a, const void *b)
{
    const struct pair_side *const *x = a, *const *y = b;
    int order = str_compare((*x)->record->name, (*y)->record->name);
    if (!order && is_nowhere(*x) != is_nowhere(*y)) order = is_nowhere(*x) ? -1 : 1;
    if (!order) order = str_compare(name_of(*x), name_of(*y));
    return order ? order : by_place(*x, *y);
}

static int by_side(const void *a, const void *b)
{
    const struct pair_side *const *x = a, *const *y = b;
    return by_place(*x, *y);
}

struct pending { /* the records that have no partner yet, in the order of a pass */
    struct pair_side **old_sides, **new_sides;
    size_t old_count, new_count;
};

static size_t take_pending(struct pair_side *sides, size_t count, struct pair_side **into)
{
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        if (sides[i].other == PAIR_NONE) into[taken++] = &sides[i];
    }
    return taken;
}

static void run_pass(struct pairing *pairing, struct pending *pending,
                     int (*order)(const void *, const void *), pass_compare *compare)
{
    pending->old_count =
        take_pending(pairing->old_sides, pairing->old_count, pending->old_sides);
    pending->new_count =
        take_pending(pairing->new_sides, pairing->new_count, pending->new_sides);
    if (!pending->old_count || !pending->new_count) return;
    qsort(pending->old_sides, pending->old_count, sizeof *pending->old_sides, order);
    qsort(pending->new_sides, pending->new_count, sizeof *pending->new_sides, order);
    size_t i = 0, j = 0;
    while (i < pending->old_count && j < pending->new_count) {
        struct pair_side *a = pending->old_sides[i];
        struct pair_side *b = pending->new_sides[j];
        const int way = compare(a, b);
        if (way == 0) {
            a->other = (uint32_t)(b - pairing->new_sides);
            b->other = (uint32_t)(a - pairing->old_sides);
            i++, j++;
        } else if (way < 0) {
            i++;
        } else {
            j++;
        }
    }
}

enum status pair_records(struct arena *arena, const struct pair_setup *setup,
                         const struct read_record *old_records, size_t old_count,
                         const struct read_record *new_records, size_t new_count,
                         struct pairing *pairing, struct error *error)
{
    *pairing = (struct pairing){.old_count = old_count, .new_count = new_count};
    TRY(make_sides(arena, setup, false, old_records, old_count, &pairing->old_sides,
                   error));
    TRY(make_sides(arena, setup, true, new_records, new_count, &pairing->new_sides,
                   error));
    struct pending pending = {
        .old_sides = arena_array(arena, old_count, sizeof(struct pair_side *)),
        .new_sides = arena_array(arena, new_count, sizeof(struct pair_side *)),
    };
    if (!pending.old_sides || !pending.new_sides) {
        return error_memory(error, "comparing records");
    }
    run_pass(pairing, &pending, by_side, same_all);
    run_pass(pairing, &pending, by_fields, near_with_fields);
    run_pass(pairing, &pending, by_name, same_name);
    run_pass(pairing, &pending, by_side, same_place);
    run_pass(pairing, &pending, by_side, overlapping);
    return OK;
}
