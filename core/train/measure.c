/* measure: gold and system labels side by side, as tokens and as chunks. */
#include "train/measure.h"

#include "train/chunk.h"

struct counter {
    struct measure *measure;
    const struct tagger *tagger;
    const struct label_set *labels;
    struct arena arena; /* of one sentence */
    struct error *error;
};

static struct measure_row *find_row(struct measure *measure, struct str name)
{
    for (size_t i = 0; i < measure->row_count; i++)
        if (str_equal(measure->rows[i].name, name)) return &measure->rows[i];
    const struct str copy = arena_copy(&measure->arena, name);
    if (!copy.at || measure->row_count == TAGGER_LABELS) return NULL;
    measure->rows[measure->row_count] = (struct measure_row){.name = copy};
    return &measure->rows[measure->row_count++];
}

static enum status no_memory(const struct counter *counter)
{
    return error_memory(counter->error, "measuring a model");
}

static enum status count_tokens(struct counter *counter, const struct str *gold,
                                const struct str *system, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const bool right = str_equal(gold[i], system[i]);
        counter->measure->tokens++;
        counter->measure->right += right;
        if (counter->labels->chunks) continue;
        struct measure_row *expected = find_row(counter->measure, gold[i]);
        struct measure_row *found = find_row(counter->measure, system[i]);
        if (!expected || !found) return no_memory(counter);
        expected->expected++;
        found->found++;
        expected->right += right;
    }
    return OK;
}

static bool has_chunk(const struct chunks *chunks, const struct chunk *wanted)
{
    for (size_t i = 0; i < chunks->length; i++)
        if (chunks->at[i].first == wanted->first && chunks->at[i].last == wanted->last &&
            str_equal(chunks->at[i].type, wanted->type))
            return true;
    return false;
}

static enum status count_chunks(struct counter *counter, const struct str *gold,
                                const struct str *system, size_t count)
{
    struct chunks expected = {0}, found = {0};
    TRY(chunk_read(&counter->arena, gold, count, &expected, counter->error));
    TRY(chunk_read(&counter->arena, system, count, &found, counter->error));
    for (size_t i = 0; i < expected.length; i++) {
        struct measure_row *row = find_row(counter->measure, expected.at[i].type);
        if (!row) return no_memory(counter);
        row->expected++;
        counter->measure->all.expected++;
    }
    for (size_t i = 0; i < found.length; i++) {
        struct measure_row *row = find_row(counter->measure, found.at[i].type);
        const bool right = has_chunk(&expected, &found.at[i]);
        if (!row) return no_memory(counter);
        row->found++;
        row->right += right;
        counter->measure->all.found++;
        counter->measure->all.right += right;
    }
    return OK;
}

static enum status count_sentence(struct counter *counter, const struct corpus *corpus,
                                  const struct train_document *document,
                                  struct token_range range)
{
    const size_t count = range.last - range.first;
    struct tagger_column columns[CORPUS_COLUMNS];
    arena_reset(&counter->arena);
    uint8_t *labels = arena_array(&counter->arena, count, sizeof *labels);
    struct str *gold = arena_array(&counter->arena, count, sizeof *gold);
    struct str *system = arena_array(&counter->arena, count, sizeof *system);
    if (!labels || !gold || !system) return no_memory(counter);
    corpus_columns(corpus, document, range.first, columns);
    const struct tagger_sentence sentence = {document->text,
                                             document->tokens.at + range.first, count,
                                             columns, corpus->column_count};
    TRY(tagger_run(counter->tagger, NULL, &sentence, &counter->arena, labels,
                   counter->error));
    for (size_t i = 0; i < count; i++) {
        gold[i] = counter->labels->names[document->labels[range.first + i]];
        system[i] = tagger_label(counter->tagger, labels[i]);
    }
    TRY(count_tokens(counter, gold, system, count));
    return counter->labels->chunks ? count_chunks(counter, gold, system, count) : OK;
}

static void sort_rows(struct measure *measure)
{
    for (size_t i = 1; i < measure->row_count; i++)
        for (size_t k = i;
             k > 0 && str_compare(measure->rows[k].name, measure->rows[k - 1].name) < 0;
             k--) {
            const struct measure_row row = measure->rows[k];
            measure->rows[k] = measure->rows[k - 1];
            measure->rows[k - 1] = row;
        }
}

enum status measure_make(struct measure *measure, const struct tagger *tagger,
                         const struct corpus *corpus, const struct label_set *labels,
                         struct error *error)
{
    struct counter counter = {
        .measure = measure, .tagger = tagger, .labels = labels, .error = error};
    enum status status = OK;
    *measure = (struct measure){.all.name = STR("all")};
    for (size_t d = 0; d < corpus->length && status == OK; d++) {
        const struct train_document *document = &corpus->at[d];
        for (size_t s = 0; s < document->tokens.sentence_count && status == OK; s++)
            status =
                count_sentence(&counter, corpus, document, document->tokens.sentences[s]);
    }
    sort_rows(measure);
    arena_free(&counter.arena);
    return status;
}

void measure_free(struct measure *measure)
{
    arena_free(&measure->arena);
    *measure = (struct measure){0};
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

double measure_precision(const struct measure_row *row)
{
    return percent(row->right, row->found);
}

double measure_recall(const struct measure_row *row)
{
    return percent(row->right, row->expected);
}

double measure_f1(const struct measure_row *row)
{
    return percent(2 * row->right, row->found + row->expected);
}

void measure_write_head(const char *what, struct buffer *text)
{
    buffer_format(text, "%-16s %9s %9s %9s %9s\n", what, "precision", "recall", "F1",
                  "expected");
}

void measure_write_row(const struct measure_row *row, struct buffer *text)
{
    buffer_format(text, "%-16.*s %9.2f %9.2f %9.2f %9zu\n", STR_ARGUMENTS(row->name),
                  measure_precision(row), measure_recall(row), measure_f1(row),
                  row->expected);
}

void measure_write(const struct measure *measure, const struct label_set *labels,
                   struct buffer *text)
{
    measure_write_head(labels->chunks ? "chunks" : "label", text);
    for (size_t i = 0; i < measure->row_count; i++)
        measure_write_row(&measure->rows[i], text);
    if (labels->chunks) measure_write_row(&measure->all, text);
    buffer_format(text, "tokens right     %9.2f %% of %zu\n",
                  percent(measure->right, measure->tokens), measure->tokens);
}
