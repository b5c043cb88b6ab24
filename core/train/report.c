/* report: gold and system labels side by side, as tokens and as chunks. */
#include "train/report.h"

#include "train/scheme.h"

struct counter {
    struct report          *report;
    const struct tagger    *tagger;
    const struct label_set *labels;
    struct arena            arena; /* of one sentence */
    struct error           *error;
};

static struct report_row *find_row(struct report *report, struct str name)
{
    for (size_t i = 0; i < report->row_count; i++)
        if (str_equal(report->rows[i].name, name)) return &report->rows[i];
    const struct str copy = arena_copy(&report->arena, name);
    if (!copy.at || report->row_count == TAGGER_LABELS) return NULL;
    report->rows[report->row_count] = (struct report_row){.name = copy};
    return &report->rows[report->row_count++];
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
        counter->report->tokens++;
        counter->report->right += right;
        if (counter->labels->chunks) continue;
        struct report_row *expected = find_row(counter->report, gold[i]);
        struct report_row *found = find_row(counter->report, system[i]);
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
    TRY(scheme_read(&counter->arena, gold, count, &expected, counter->error));
    TRY(scheme_read(&counter->arena, system, count, &found, counter->error));
    for (size_t i = 0; i < expected.length; i++) {
        struct report_row *row = find_row(counter->report, expected.at[i].type);
        if (!row) return no_memory(counter);
        row->expected++;
        counter->report->all.expected++;
    }
    for (size_t i = 0; i < found.length; i++) {
        struct report_row *row = find_row(counter->report, found.at[i].type);
        const bool         right = has_chunk(&expected, &found.at[i]);
        if (!row) return no_memory(counter);
        row->found++;
        row->right += right;
        counter->report->all.found++;
        counter->report->all.right += right;
    }
    return OK;
}

static enum status count_sentence(struct counter *counter, const struct corpus *corpus,
                                  const struct train_document *document,
                                  struct token_range range)
{
    const size_t         count = range.last - range.first;
    struct tagger_column columns[CORPUS_COLUMNS];
    arena_reset(&counter->arena);
    uint8_t    *labels = arena_array(&counter->arena, count, sizeof *labels);
    struct str *gold = arena_array(&counter->arena, count, sizeof *gold);
    struct str *system = arena_array(&counter->arena, count, sizeof *system);
    if (!labels || !gold || !system) return no_memory(counter);
    corpus_columns(corpus, document, range.first, columns);
    TRY(tagger_run(counter->tagger, &counter->arena, document->text,
                   document->tokens.at + range.first, count, columns, corpus->column_count,
                   labels, counter->error));
    for (size_t i = 0; i < count; i++) {
        gold[i] = counter->labels->names[document->labels[range.first + i]];
        system[i] = tagger_label(counter->tagger, labels[i]);
    }
    TRY(count_tokens(counter, gold, system, count));
    return counter->labels->chunks ? count_chunks(counter, gold, system, count) : OK;
}

static void sort_rows(struct report *report)
{
    for (size_t i = 1; i < report->row_count; i++)
        for (size_t k = i; k > 0 && str_compare(report->rows[k].name,
                                                report->rows[k - 1].name) < 0; k--) {
            const struct report_row row = report->rows[k];
            report->rows[k] = report->rows[k - 1];
            report->rows[k - 1] = row;
        }
}

enum status report_make(struct report *report, const struct tagger *tagger,
                        const struct corpus *corpus, const struct label_set *labels,
                        struct error *error)
{
    struct counter counter = {
        .report = report, .tagger = tagger, .labels = labels, .error = error};
    enum status status = OK;
    *report = (struct report){.all.name = STR("all")};
    for (size_t d = 0; d < corpus->length && status == OK; d++) {
        const struct train_document *document = &corpus->at[d];
        for (size_t s = 0; s < document->tokens.sentence_count && status == OK; s++)
            status = count_sentence(&counter, corpus, document,
                                    document->tokens.sentences[s]);
    }
    sort_rows(report);
    arena_free(&counter.arena);
    return status;
}

void report_free(struct report *report)
{
    arena_free(&report->arena);
    *report = (struct report){0};
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

double report_precision(const struct report_row *row)
{
    return percent(row->right, row->found);
}

double report_recall(const struct report_row *row)
{
    return percent(row->right, row->expected);
}

double report_f1(const struct report_row *row)
{
    return percent(2 * row->right, row->found + row->expected);
}

static void write_row(const struct report_row *row, struct buffer *text)
{
    buffer_format(text, "%-16.*s %9.2f %9.2f %9.2f %9zu\n", STR_ARGUMENTS(row->name),
                  report_precision(row), report_recall(row), report_f1(row), row->expected);
}

void report_write(const struct report *report, const struct label_set *labels,
                  struct buffer *text)
{
    buffer_format(text, "%-16s %9s %9s %9s %9s\n", labels->chunks ? "chunks" : "label",
                  "precision", "recall", "F1", "expected");
    for (size_t i = 0; i < report->row_count; i++) write_row(&report->rows[i], text);
    if (labels->chunks) write_row(&report->all, text);
    buffer_format(text, "tokens right     %9.2f %% of %zu\n",
                  percent(report->right, report->tokens), report->tokens);
}
