/* order: the order in which records are written, which follows from what they are and
 * never from when they were found. */
#include <stdlib.h>

#include "doc/doc.h"

static const struct kind *kind_of(const struct doc *doc, const struct record *record)
{
    return &doc->kinds->at[record->kind];
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

/* Those about the whole article stand at UINT32_MAX, and come first. */
static int compare_spans(struct span a, struct span b)
{
    if (a.begin != b.begin) return compare_numbers(a.begin + 1, b.begin + 1);
    return -compare_numbers(a.end, b.end);
}

static int compare_links(const struct doc *doc, const struct value *a,
                         const struct value *b)
{
    for (uint32_t i = 0; i < a->link_count && i < b->link_count; i++) {
        const struct record *x = doc_record(doc, a->links[i]);
        const struct record *y = doc_record(doc, b->links[i]);
        const int order = compare_spans(x->at, y->at);
        if (order) return order;
    }
    return compare_numbers(a->link_count, b->link_count);
}

/* By the fields that have all the flags and, of the others, none. */
static int compare_fields(const struct doc *doc, const struct record *a,
                          const struct record *b, bool keys)
{
    const struct kind *kind = kind_of(doc, a);
    for (uint32_t i = 0; i < kind->field_count; i++) {
        if (!(kind->record->fields[i].flags & NG_KEY) == keys) continue;
        int order = str_compare(a->values[i].text, b->values[i].text);
        if (!order) order = compare_links(doc, &a->values[i], &b->values[i]);
        if (order) return order;
    }
    return 0;
}

static int compare_records(const void *left, const void *right, void *context)
{
    const struct doc *doc = context;
    const uint32_t *refs[2] = {left, right};
    const struct record *a = doc_record(doc, *refs[0]), *b = doc_record(doc, *refs[1]);
    int order = compare_spans(a->at, b->at);
    if (!order) order = compare_numbers(a->kind, b->kind);
    if (!order && a->at.begin == UINT32_MAX) order = compare_fields(doc, a, b, true);
    if (!order) order = str_compare(a->rule, b->rule);
    if (!order) order = compare_fields(doc, a, b, true);
    if (!order) order = compare_fields(doc, a, b, false);
    return order ? order : compare_numbers(*refs[0], *refs[1]);
}

static void sort_refs(struct doc *doc, uint32_t *refs, size_t count)
{
    qsort_r(refs, count, sizeof *refs, compare_records, doc);
}

enum status doc_sorted(struct doc *doc, uint32_t plugin, uint32_t **refs, size_t *count,
                       struct error *error)
{
    size_t length = 0;
    for (size_t i = 0; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        length +=
            !record->parent && !record->dropped && kind_of(doc, record)->plugin == plugin;
    }
    uint32_t *sorted = arena_array(doc->arena, length, sizeof *sorted);
    if (!sorted) return error_memory(error, "sorting records");
    *refs = sorted;
    *count = length;
    for (size_t i = 0; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        if (record->parent || record->dropped) continue;
        if (kind_of(doc, record)->plugin == plugin) *sorted++ = (uint32_t)(i + 1);
    }
    sort_refs(doc, *refs, length);
    return OK;
}

enum status doc_sorted_inside(struct doc *doc, uint32_t ref, uint32_t **refs,
                              size_t *count, struct error *error)
{
    const uint32_t first = doc_record(doc, ref)->first_child;
    size_t length = 0;
    for (uint32_t child = first; child; child = doc->records[child - 1].next) {
        length += !doc->records[child - 1].dropped;
    }
    uint32_t *sorted = arena_array(doc->arena, length, sizeof *sorted);
    if (!sorted) return error_memory(error, "sorting records");
    *refs = sorted;
    *count = length;
    for (uint32_t child = first; child; child = doc->records[child - 1].next) {
        if (!doc->records[child - 1].dropped) *sorted++ = child;
    }
    sort_refs(doc, *refs, length);
    return OK;
}
