/* bundle: a tagger's parts as sections of its file; its word list becomes buckets, each a
 * run of one sorted array. */
#include "train/bundle.h"

#include <stdlib.h>

#include "base/alloc.h"

enum { WORDS_A_BUCKET = 4 };

struct bundler {
    const struct bundle_parts *parts;
    struct tagger_header header;
    struct model_writer writer;
    struct error *error;
};

static void add_transitions(struct bundler *bundler)
{
    const size_t count = bundler->header.label_count, stride = bundler->header.stride;
    model_write_begin(&bundler->writer, SECTION_TRANSITIONS);
    for (size_t from = 0; from <= count; from++)
        for (size_t to = 0; to < stride; to++) {
            const int32_t weight = to < count
                                       ? bundler->parts->transitions[from * count + to]
                                       : TAGGER_NEVER;
            buffer_add(bundler->writer.model, (const char *)&weight, sizeof weight);
        }
    model_write_end(&bundler->writer, SECTION_TRANSITIONS);
}

static void add_features(struct bundler *bundler)
{
    const struct bundle_parts *parts = bundler->parts;
    struct model_rows rows = {.features = parts->features,
                              .count = parts->feature_count,
                              .weights = parts->weights,
                              .width = parts->labels->count};
    model_write_features(&bundler->writer, SECTION_KEYS, &rows);
    bundler->header.feature_count = (uint32_t)rows.count;
    bundler->header.bucket_bits = (uint32_t)rows.bucket_bits;
}

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
    struct model_writer *writer = &bundler->writer;
    size_t count;
    struct words_entry *sorted = sort_words(words, &count);
    if (!sorted) return error_memory(bundler->error, "packing a word list");
    bundler->header.word_count = (uint32_t)count;
    bundler->header.word_bits = model_bits(count, WORDS_A_BUCKET);
    bundler->header.column_count = (uint32_t)words->column_count;
    model_write_names(writer, SECTION_COLUMNS, words->columns, words->column_count);

    const unsigned shift = 32 - bundler->header.word_bits;
    uint32_t next = 0;
    model_write_begin(writer, SECTION_WORD_BUCKETS);
    for (uint64_t b = 0; b <= (uint64_t)1 << bundler->header.word_bits; b++) {
        while (next < count && sorted[next].hash >> shift < b)
            next++;
        buffer_add(writer->model, (const char *)&next, sizeof next);
    }
    model_write_end(writer, SECTION_WORD_BUCKETS);
    model_write_begin(writer, SECTION_WORD_KEYS);
    for (size_t i = 0; i < count; i++)
        buffer_add(writer->model, (const char *)&sorted[i].hash, sizeof sorted[i].hash);
    model_write_end(writer, SECTION_WORD_KEYS);
    model_write_begin(writer, SECTION_WORD_VALUES);
    for (size_t i = 0; i < count; i++)
        buffer_add(writer->model, (const char *)sorted[i].values,
                   words->column_count * sizeof sorted[i].values[0]);
    model_write_end(writer, SECTION_WORD_VALUES);
    bundler->header.set_count = (uint32_t)words->set_count;
    model_write_section(writer, SECTION_SETS, words->sets,
                        words->set_count * sizeof *words->sets);
    alloc_free(sorted);
    return OK;
}

enum status bundle_model(const struct bundle_parts *parts, struct buffer *model,
                         struct error *error)
{
    struct bundler bundler = {.parts = parts, .error = error};
    struct model_writer *writer = &bundler.writer;
    const size_t count = parts->labels->count;
    *writer = (struct model_writer){model, bundler.header.sections};
    bundler.header.label_count = (uint32_t)count;
    bundler.header.stride = (uint32_t)model_stride(count);
    buffer_add(model, (const char *)&bundler.header, sizeof bundler.header);
    model_write_names(writer, SECTION_LABELS, parts->labels->names, count);
    model_write_section(writer, SECTION_TEMPLATES, parts->templates.at,
                        parts->templates.length);
    model_write_section(writer, SECTION_ABOUT, parts->about.at, parts->about.length);
    add_transitions(&bundler);
    add_features(&bundler);
    TRY(add_words(&bundler));
    return model_write_finish(writer, &bundler.header.head, sizeof bundler.header,
                              TAGGER_MAGIC, TAGGER_VERSION, error);
}
