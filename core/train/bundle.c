/* bundle: sections one after the other, their places in the header, a checksum at the
 * end. Hash tables become buckets, each a run of one sorted array. */
#include "train/bundle.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "text/token.h"

enum {
    FEATURES_A_BUCKET = 3, /* of eight places: less than one in a thousand has none */
    WORDS_A_BUCKET = 4
};

struct bundler {
    const struct bundle_parts *parts;
    struct tagger_header header;
    struct buffer *model;
    struct error *error;
};

static void begin_section(struct bundler *bundler, enum tagger_section section)
{
    while (bundler->model->length % TAGGER_ALIGN != 0)
        buffer_char(bundler->model, '\0');
    bundler->header.sections[section].offset = (uint32_t)bundler->model->length;
}

static void end_section(struct bundler *bundler, enum tagger_section section)
{
    struct tagger_place *place = &bundler->header.sections[section];
    place->size = (uint32_t)bundler->model->length - place->offset;
}

static void add_section(struct bundler *bundler, enum tagger_section section,
                        const void *at, size_t size)
{
    begin_section(bundler, section);
    if (size) buffer_add(bundler->model, at, size);
    end_section(bundler, section);
}

static void add_names(struct bundler *bundler, enum tagger_section section,
                      const struct str *names, size_t count)
{
    begin_section(bundler, section);
    for (size_t i = 0; i < count; i++) {
        buffer_str(bundler->model, names[i]);
        buffer_char(bundler->model, '\0');
    }
    end_section(bundler, section);
}

/* Bits so that a bucket has so many items, or somewhat fewer. */
static uint32_t bits_for(size_t count, size_t share)
{
    uint32_t bits = 1;
    while (bits < 24 && (share << bits) < count)
        bits++;
    return bits;
}

static void add_transitions(struct bundler *bundler)
{
    const size_t count = bundler->header.label_count, stride = bundler->header.stride;
    begin_section(bundler, SECTION_TRANSITIONS);
    for (size_t from = 0; from <= count; from++)
        for (size_t to = 0; to < stride; to++) {
            const int32_t weight = to < count
                                       ? bundler->parts->transitions[from * count + to]
                                       : TAGGER_NEVER;
            buffer_add(bundler->model, (const char *)&weight, sizeof weight);
        }
    end_section(bundler, SECTION_TRANSITIONS);
}

/* ------------------------------------------------------------------------- features */

static int by_bucket(const void *a, const void *b)
{
    const struct bundle_feature *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static uint64_t bucket_of(const struct bundler *bundler, size_t feature)
{
    return bundler->parts->features[feature].key >> (64 - bundler->header.bucket_bits);
}

/* How much a feature can say: the highest weight of its row. */
static int importance(const struct bundler *bundler, size_t feature)
{
    const size_t labels = bundler->header.label_count;
    const int8_t *row =
        bundler->parts->weights + bundler->parts->features[feature].row * labels;
    int highest = 0;
    for (size_t l = 0; l < labels; l++)
        if (abs(row[l]) > highest) highest = abs(row[l]);
    return highest;
}

/* Of the features [begin, end) of a bucket, moves those that it keeps to the place `to`:
 * of two with the same key the first, of more than eight the most important.  Gives how
 * many those are. */
static size_t settle_bucket(struct bundler *bundler, size_t begin, size_t end, size_t to)
{
    struct bundle_feature *features = bundler->parts->features;
    size_t kept = 0;
    for (size_t i = begin; i < end; i++) {
        size_t place = 0, least = 0;
        for (size_t k = 1; k < kept; k++)
            if (importance(bundler, to + k) < importance(bundler, to + least)) least = k;
        while (place < kept && tagger_bucket_key(features[to + place].key) !=
                                   tagger_bucket_key(features[i].key))
            place++;
        if (place < kept) continue;
        if (kept < TAGGER_BUCKET)
            features[to + kept++] = features[i];
        else if (importance(bundler, i) > importance(bundler, to + least))
            features[to + least] = features[i];
    }
    return kept;
}

static void settle_features(struct bundler *bundler)
{
    const size_t count = bundler->parts->feature_count;
    size_t kept = 0;
    bundler->header.bucket_bits = bits_for(count, FEATURES_A_BUCKET);
    if (count)
        qsort(bundler->parts->features, count, sizeof *bundler->parts->features,
              by_bucket);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1;
             end < count && bucket_of(bundler, end) == bucket_of(bundler, begin);)
            end++;
        kept += settle_bucket(bundler, begin, end, kept);
    }
    bundler->header.feature_count = (uint32_t)kept;
}

static void add_buckets(struct bundler *bundler)
{
    const struct bundle_feature *features = bundler->parts->features;
    const uint64_t buckets = (uint64_t)1 << bundler->header.bucket_bits;
    size_t next = 0;
    begin_section(bundler, SECTION_KEYS);
    for (uint64_t b = 0; b < buckets; b++) {
        uint16_t keys[TAGGER_BUCKET] = {0};
        for (size_t i = 0;
             next < bundler->header.feature_count && bucket_of(bundler, next) == b;)
            keys[i++] = tagger_bucket_key(features[next++].key);
        buffer_add(bundler->model, (const char *)keys, sizeof keys);
    }
    end_section(bundler, SECTION_KEYS);
    next = 0;
    begin_section(bundler, SECTION_FIRSTS);
    for (uint64_t b = 0; b < buckets; b++) {
        const uint32_t first = (uint32_t)next;
        while (next < bundler->header.feature_count && bucket_of(bundler, next) == b)
            next++;
        buffer_add(bundler->model, (const char *)&first, sizeof first);
    }
    end_section(bundler, SECTION_FIRSTS);
}

static void add_features(struct bundler *bundler)
{
    const struct bundle_parts *parts = bundler->parts;
    const size_t count = bundler->header.label_count;
    const char padding[TAGGER_LABELS] = {0};
    settle_features(bundler);
    add_buckets(bundler);
    begin_section(bundler, SECTION_ROWS);
    for (size_t i = 0; i < bundler->header.feature_count; i++) {
        const int8_t *row = parts->weights + parts->features[i].row * count;
        buffer_add(bundler->model, (const char *)row, count);
        buffer_add(bundler->model, padding, bundler->header.stride - count);
    }
    end_section(bundler, SECTION_ROWS);
}

/* ---------------------------------------------------------------------------- words */

static int by_hash(const void *a, const void *b)
{
    const struct words_entry *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The entries that say anything, by hash. */
static struct words_entry *sort_words(const struct words *words, size_t *count)
{
    struct words_entry *sorted = alloc_zeroed(words->length + 1, sizeof *sorted);
    *count = 0;
    for (size_t i = 0; sorted && i < words->length; i++) {
        unsigned any = 0;
        for (size_t c = 0; c < words->column_count; c++)
            any |= words->at[i].values[c];
        if (any) sorted[(*count)++] = words->at[i];
    }
    if (sorted && *count) qsort(sorted, *count, sizeof *sorted, by_hash);
    return sorted;
}

static enum status add_words(struct bundler *bundler)
{
    const struct words *words = bundler->parts->words;
    size_t count;
    struct words_entry *sorted = sort_words(words, &count);
    if (!sorted) return error_memory(bundler->error, "packing a word list");
    bundler->header.word_count = (uint32_t)count;
    bundler->header.word_bits = bits_for(count, WORDS_A_BUCKET);
    bundler->header.column_count = (uint32_t)words->column_count;
    add_names(bundler, SECTION_COLUMNS, words->columns, words->column_count);

    const unsigned shift = 32 - bundler->header.word_bits;
    uint32_t next = 0;
    begin_section(bundler, SECTION_WORD_BUCKETS);
    for (uint64_t b = 0; b <= (uint64_t)1 << bundler->header.word_bits; b++) {
        while (next < count && sorted[next].hash >> shift < b)
            next++;
        buffer_add(bundler->model, (const char *)&next, sizeof next);
    }
    end_section(bundler, SECTION_WORD_BUCKETS);
    begin_section(bundler, SECTION_WORD_KEYS);
    for (size_t i = 0; i < count; i++)
        buffer_add(bundler->model, (const char *)&sorted[i].hash, sizeof sorted[i].hash);
    end_section(bundler, SECTION_WORD_KEYS);
    begin_section(bundler, SECTION_WORD_VALUES);
    for (size_t i = 0; i < count; i++)
        buffer_add(bundler->model, (const char *)sorted[i].values,
                   words->column_count * sizeof sorted[i].values[0]);
    end_section(bundler, SECTION_WORD_VALUES);
    bundler->header.set_count = (uint32_t)words->set_count;
    add_section(bundler, SECTION_SETS, words->sets,
                words->set_count * sizeof *words->sets);
    alloc_free(sorted);
    return OK;
}

static enum status finish(struct bundler *bundler)
{
    struct tagger_header *header = &bundler->header;
    if (buffer_failed(bundler->model))
        return error_memory(bundler->error, "packing a model");
    if (bundler->model->length > INT32_MAX)
        return error_set(
            bundler->error, ERROR_LIMIT,
            "the model has more than 2 GB; prune it with --prune or --least");
    memcpy(header->magic, TAGGER_MAGIC, sizeof header->magic);
    header->version = TAGGER_VERSION;
    header->order = TAGGER_ORDER;
    header->size = (uint32_t)bundler->model->length;
    header->word_hash = token_hash(STR("nutgraf"));
    memcpy(bundler->model->at, header, sizeof *header);
    header->checksum = tagger_checksum(bundler->model->at + TAGGER_CHECKED,
                                       bundler->model->length - TAGGER_CHECKED);
    memcpy(bundler->model->at, header, sizeof *header);
    return OK;
}

enum status bundle_model(const struct bundle_parts *parts, struct buffer *model,
                         struct error *error)
{
    struct bundler bundler = {.parts = parts, .model = model, .error = error};
    const size_t count = parts->labels->count;
    bundler.header.label_count = (uint32_t)count;
    bundler.header.stride =
        (uint32_t)((count + TAGGER_LANE - 1) / TAGGER_LANE * TAGGER_LANE);
    buffer_add(model, (const char *)&bundler.header, sizeof bundler.header);
    add_names(&bundler, SECTION_LABELS, parts->labels->names, count);
    add_section(&bundler, SECTION_TEMPLATES, parts->templates.at,
                parts->templates.length);
    add_section(&bundler, SECTION_ABOUT, parts->about.at, parts->about.length);
    add_transitions(&bundler);
    add_features(&bundler);
    TRY(add_words(&bundler));
    return finish(&bundler);
}
