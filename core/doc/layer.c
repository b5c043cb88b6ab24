#include "doc/layer.h"

#include <assert.h>
#include <stdlib.h>

static const char *const builtin_names[LAYER_FIRST_KIND] = {
    [LAYER_TOKEN] = "token",
    [LAYER_SENTENCE] = "sentence",
    [LAYER_PARAGRAPH] = "paragraph",
    [LAYER_TAG] = "tag",
};

ng_layer layer_find(const struct kinds *kinds, struct str name)
{
    for (ng_layer layer = LAYER_TOKEN; layer < LAYER_FIRST_KIND; layer++) {
        if (str_is(name, builtin_names[layer])) return layer;
    }
    const uint32_t kind = kinds_find(kinds, name);
    return kind == KIND_NONE ? LAYER_NONE : LAYER_FIRST_KIND + kind;
}

const char *layer_name(const struct kinds *kinds, ng_layer layer)
{
    if (layer == LAYER_NONE || layer >= LAYER_FIRST_KIND + kinds->count) return "?";
    if (layer < LAYER_FIRST_KIND) return builtin_names[layer];
    return kinds->at[layer - LAYER_FIRST_KIND].path;
}

static ng_span public_span(struct span at)
{
    return ng_make_span(at.begin, at.end);
}

static void copy_tokens(const struct tokens *tokens, ng_item *items)
{
    for (size_t i = 0; i < tokens->count; i++) {
        items[i] = (ng_item){.at = public_span(tokens->at[i].at),
                             .first = (uint32_t)i,
                             .last = (uint32_t)i + 1};
    }
}

static void copy_ranges(const struct token_range *ranges, size_t count, ng_item *items)
{
    for (size_t i = 0; i < count; i++) {
        items[i] = (ng_item){.at = public_span(ranges[i].at),
                             .first = ranges[i].first,
                             .last = ranges[i].last};
    }
}

/* The first token that ends behind a position, or begins at or behind it. */
static uint32_t token_behind(const struct tokens *tokens, uint32_t position, bool begins)
{
    size_t low = 0, high = tokens->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct span at = tokens->at[middle].at;
        if (begins ? at.begin >= position : at.end > position) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return (uint32_t)low;
}

static int compare_items(const void *left, const void *right)
{
    const ng_item *a = left, *b = right;
    if (a->at.begin != b->at.begin) return a->at.begin < b->at.begin ? -1 : 1;
    if (a->at.end != b->at.end) return a->at.end > b->at.end ? -1 : 1;
    return a->record < b->record ? -1 : 1;
}

static bool is_in_layer(const struct record *record, uint32_t kind)
{
    return record->kind == kind && !record->dropped && record->at.begin != UINT32_MAX;
}

static size_t count_records(const struct doc *doc, uint32_t kind)
{
    size_t count = 0;
    for (size_t i = 0; i < doc->record_count; i++) {
        count += is_in_layer(&doc->records[i], kind);
    }
    return count;
}

static void collect_records(const struct doc *doc, uint32_t kind, ng_item *items,
                            size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        if (!is_in_layer(record, kind)) continue;
        ng_item *item = &items[length++];
        *item = (ng_item){.at = public_span(record->at),
                          .first = token_behind(&doc->tokens, record->at.begin, false),
                          .last = token_behind(&doc->tokens, record->at.end, true),
                          .record = (ng_ref)(i + 1)};
        if (item->last < item->first) item->last = item->first;
    }
    assert(length == count);
    qsort(items, count, sizeof *items, compare_items);
}

static size_t count_items(const struct doc *doc, ng_layer layer)
{
    switch (layer) {
    case LAYER_TOKEN:
    case LAYER_TAG:
        return doc->tokens.count;
    case LAYER_SENTENCE:
        return doc->tokens.sentence_count;
    case LAYER_PARAGRAPH:
        return doc->tokens.paragraph_count;
    default:
        return count_records(doc, layer - LAYER_FIRST_KIND);
    }
}

static void fill_items(const struct doc *doc, ng_layer layer, ng_item *items,
                       size_t count)
{
    const struct tokens *tokens = &doc->tokens;
    switch (layer) {
    case LAYER_TOKEN:
    case LAYER_TAG:
        copy_tokens(tokens, items);
        return;
    case LAYER_SENTENCE:
        copy_ranges(tokens->sentences, count, items);
        return;
    case LAYER_PARAGRAPH:
        copy_ranges(tokens->paragraphs, count, items);
        return;
    default:
        collect_records(doc, layer - LAYER_FIRST_KIND, items, count);
    }
}

enum status layer_items(struct doc *doc, ng_layer layer, ng_items *items,
                        struct error *error)
{
    const size_t layer_count = LAYER_FIRST_KIND + doc->kinds->count;
    assert(layer != LAYER_NONE && layer < layer_count);
    if (!doc->layers) {
        doc->layers = arena_array(doc->arena, layer_count, sizeof *doc->layers);
        if (!doc->layers) return error_memory(error, "making layers");
    }
    if (!doc->layers[layer].at) {
        TRY(doc_tokenise(doc, error));
        const size_t count = count_items(doc, layer);
        ng_item *made = arena_array(doc->arena, count, sizeof *made);
        if (!made) return error_memory(error, "making layers");
        fill_items(doc, layer, made, count);
        doc->layers[layer] = (ng_items){made, count};
    }
    *items = doc->layers[layer];
    return OK;
}
