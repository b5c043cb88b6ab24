/* model_write: sections one after the other, their places in the header, a checksum at
 * the end.  The features' hash table becomes buckets, each a run of one sorted array. */
#include "train/model_write.h"

#include <stdlib.h>

#include "text/model_checksum.h"
#include "text/token.h"

enum {
    FEATURES_A_BUCKET = 3 /* of eight places: two in a thousand have none, at most */
};

void model_write_begin(struct model_writer *writer, size_t section)
{
    while (writer->model->length % MODEL_ALIGN != 0)
        buffer_char(writer->model, '\0');
    writer->sections[section].offset = (uint32_t)writer->model->length;
}

void model_write_end(struct model_writer *writer, size_t section)
{
    struct model_place *place = &writer->sections[section];
    place->size = (uint32_t)writer->model->length - place->offset;
}

void model_write_section(struct model_writer *writer, size_t section, const void *at,
                         size_t size)
{
    model_write_begin(writer, section);
    if (size) buffer_add(writer->model, at, size);
    model_write_end(writer, section);
}

void model_write_names(struct model_writer *writer, size_t section,
                       const struct str *names, size_t count)
{
    model_write_begin(writer, section);
    for (size_t i = 0; i < count; i++) {
        buffer_str(writer->model, names[i]);
        buffer_char(writer->model, '\0');
    }
    model_write_end(writer, section);
}

size_t model_stride(size_t width)
{
    return (width + MODEL_LANE - 1) / MODEL_LANE * MODEL_LANE;
}

uint32_t model_bits(size_t count, size_t share)
{
    uint32_t bits = 1;
    while (bits < 24 && (share << bits) < count)
        bits++;
    return bits;
}

static int by_bucket(const void *a, const void *b)
{
    const struct model_feature *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static uint64_t bucket_of(const struct model_rows *rows, size_t feature)
{
    return rows->features[feature].key >> (64 - rows->bucket_bits);
}

/* How much a feature can say: the highest weight of its row. */
static int importance(const struct model_rows *rows, size_t feature)
{
    const int8_t *row = rows->weights + rows->features[feature].row * rows->width;
    int highest = 0;
    for (size_t l = 0; l < rows->width; l++)
        if (abs(row[l]) > highest) highest = abs(row[l]);
    return highest;
}

/* Of the features [begin, end) of a bucket, moves those that it keeps to the place `to`:
 * of two with the same key the first, of more than eight the most important.  Gives how
 * many those are. */
static size_t settle_bucket(struct model_rows *rows, size_t begin, size_t end, size_t to)
{
    struct model_feature *features = rows->features;
    size_t kept = 0;
    for (size_t i = begin; i < end; i++) {
        size_t place = 0, least = 0;
        for (size_t k = 1; k < kept; k++)
            if (importance(rows, to + k) < importance(rows, to + least)) least = k;
        while (place < kept && model_bucket_key(features[to + place].key) !=
                                   model_bucket_key(features[i].key))
            place++;
        if (place < kept) continue;
        if (kept < MODEL_BUCKET)
            features[to + kept++] = features[i];
        else if (importance(rows, i) > importance(rows, to + least))
            features[to + least] = features[i];
    }
    return kept;
}

static void settle_features(struct model_rows *rows)
{
    const size_t count = rows->count;
    size_t kept = 0;
    rows->bucket_bits = model_bits(count, FEATURES_A_BUCKET);
    if (count) qsort(rows->features, count, sizeof *rows->features, by_bucket);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1;
             end < count && bucket_of(rows, end) == bucket_of(rows, begin);)
            end++;
        kept += settle_bucket(rows, begin, end, kept);
    }
    rows->count = kept;
}

static void write_buckets(struct model_writer *writer, size_t section,
                          const struct model_rows *rows)
{
    const uint64_t buckets = (uint64_t)1 << rows->bucket_bits;
    size_t next = 0;
    model_write_begin(writer, section);
    for (uint64_t b = 0; b < buckets; b++) {
        uint16_t keys[MODEL_BUCKET] = {0};
        for (size_t i = 0; next < rows->count && bucket_of(rows, next) == b;)
            keys[i++] = model_bucket_key(rows->features[next++].key);
        buffer_add(writer->model, (const char *)keys, sizeof keys);
    }
    model_write_end(writer, section);
    next = 0;
    model_write_begin(writer, section + 1);
    for (uint64_t b = 0; b < buckets; b++) {
        const uint32_t first = (uint32_t)next;
        while (next < rows->count && bucket_of(rows, next) == b)
            next++;
        buffer_add(writer->model, (const char *)&first, sizeof first);
    }
    model_write_end(writer, section + 1);
}

void model_write_features(struct model_writer *writer, size_t keys,
                          struct model_rows *rows)
{
    const char padding[MODEL_LANE] = {0};
    const size_t more = model_stride(rows->width) - rows->width;
    settle_features(rows);
    write_buckets(writer, keys, rows);
    model_write_begin(writer, keys + 2);
    for (size_t i = 0; i < rows->count; i++) {
        const int8_t *row = rows->weights + rows->features[i].row * rows->width;
        buffer_add(writer->model, (const char *)row, rows->width);
        buffer_add(writer->model, padding, more);
    }
    model_write_end(writer, keys + 2);
}

enum status model_write_finish(struct model_writer *writer, struct model_head *head,
                               size_t header_size, const char *magic, uint32_t version,
                               struct error *error)
{
    struct buffer *model = writer->model;
    if (buffer_failed(model)) return error_memory(error, "packing a model");
    if (model->length > INT32_MAX)
        return error_set(
            error, ERROR_LIMIT,
            "the model has more than 2 GB; prune it with --prune or --least");
    memcpy(head->magic, magic, sizeof head->magic);
    head->version = version;
    head->order = MODEL_ORDER;
    head->size = (uint32_t)model->length;
    head->word_hash = token_hash(STR("nutgraf"));
    memcpy(model->at, head, header_size);
    head->checksum =
        model_checksum(model->at + MODEL_CHECKED, model->length - MODEL_CHECKED);
    memcpy(model->at, head, header_size);
    return OK;
}
