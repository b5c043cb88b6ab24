/* score_text: the score for people: a table a kind, then what is behind it. */
#include <stdlib.h>

#include "base/vec.h"
#include "compare/excerpt.h"
#include "compare/score_report.h"

static enum status no_memory(struct error *error)
{
    return error_memory(error, "reporting a score");
}

static void put_rates(struct buffer *out, const struct score_count *count)
{
    const struct score_rates rates = score_rates_of(count);
    buffer_format(out, "  P %.3f  R %.3f  F1 %.3f  (%u right, %u found, %u wanted)",
                  rates.precision, rates.recall, rates.f1, count->right, count->output,
                  count->gold);
}

static enum status put_change(struct score_change *changes, struct arena *arena,
                              uint32_t element, enum score_mode mode, struct buffer *out,
                              struct error *error)
{
    struct bootstrap_change change;
    bool known;
    TRY(score_change_of(changes, arena, element, mode, &change, &known, error));
    if (!known) return OK;
    buffer_format(out, "\n            change %+.3f  [%+.3f, %+.3f]  p %.3f%s",
                  change.change, change.interval.low, change.interval.high, change.p,
                  change.p < 0.05 ? "  significant" : "");
    return OK;
}

static enum status put_modes(const struct score *score, struct score_change *changes,
                             struct arena *arena, uint32_t element, struct buffer *out,
                             struct error *error)
{
    for (enum score_mode mode = 0; mode < SCORE_MODES; mode++) {
        const struct score_count sum = score_sum(score, element, mode, (struct str){0});
        struct score_count *counts;
        struct bootstrap_interval interval;
        TRY(score_column(score, arena, element, mode, &counts, error));
        TRY(bootstrap_f1(arena, counts, score->articles.length, &interval, error));
        buffer_format(out, "  %-8s", score_mode_name(mode));
        put_rates(out, &sum);
        buffer_format(out, "  [%.3f, %.3f]", interval.low, interval.high);
        if (changes) TRY(put_change(changes, arena, element, mode, out, error));
        buffer_char(out, '\n');
    }
    return OK;
}

/* ------------------------------------------------------------------------- details */

static int by_name(const void *a, const void *b)
{
    const struct score_named *const *x = a, *const *y = b;
    if ((*x)->count.output != (*y)->count.output) {
        return (*x)->count.output > (*y)->count.output ? -1 : 1;
    }
    return str_compare((*x)->name, (*y)->name);
}

/* An element's entries of a list, the most frequent first. */
static enum status put_names(const struct score_names *names, struct arena *arena,
                             uint32_t element, const char *title, bool precision_only,
                             struct buffer *out, struct error *error)
{
    const struct score_named **list = arena_array(arena, names->length, sizeof *list);
    size_t count = 0;
    if (!list) return no_memory(error);
    for (size_t i = 0; i < names->length; i++) {
        if (names->at[i].element == element) list[count++] = &names->at[i];
    }
    if (!count) return OK;
    /* Where nothing has a rule, there is nothing to say of rules. */
    if (precision_only && count == 1 && str_is(list[0]->name, "(none)")) return OK;
    qsort(list, count, sizeof *list, by_name);
    buffer_format(out, "  %s\n", title);
    for (size_t i = 0; i < count; i++) {
        buffer_text(out, "    ");
        const size_t from = out->length;
        excerpt_plain(out, list[i]->name, 0);
        while (!buffer_failed(out) && out->length - from < 22)
            buffer_char(out, ' ');
        if (precision_only) {
            buffer_format(out, "  P %.3f  (%u of %u right)",
                          score_rates_of(&list[i]->count).precision, list[i]->count.right,
                          list[i]->count.output);
        } else {
            put_rates(out, &list[i]->count);
        }
        buffer_char(out, '\n');
    }
    return OK;
}

static void put_clusters(const struct score *score, uint32_t element, struct buffer *out)
{
    const struct score_cluster sums = score_clusters(score, element);
    if (!sums.count) return;
    const double precision = sums.precision / sums.count,
                 recall = sums.recall / sums.count;
    buffer_format(
        out, "  clusters (B-cubed)\n    P %.3f  R %.3f  F1 %.3f  (%u records)\n",
        precision, recall, 2 * precision * recall / (precision + recall), sums.count);
}

static enum status put_desks(const struct score *score, struct arena *arena,
                             uint32_t element, struct buffer *out, struct error *error)
{
    struct str *desks;
    size_t count;
    TRY(score_desks(score, arena, &desks, &count, error));
    if (count) buffer_text(out, "  desks (value)\n");
    for (size_t i = 0; i < count; i++) {
        const struct score_count sum = score_sum(score, element, SCORE_VALUE, desks[i]);
        buffer_text(out, "    ");
        const size_t from = out->length;
        excerpt_plain(out, desks[i], 0);
        while (!buffer_failed(out) && out->length - from < 22)
            buffer_char(out, ' ');
        put_rates(out, &sum);
        buffer_char(out, '\n');
    }
    return OK;
}

static void put_error(const struct score_error *error, struct buffer *out)
{
    buffer_format(out, "    %s ", score_error_name(error->kind));
    excerpt_plain(out, error->article, 0);
    if (error->name.at) {
        buffer_char(out, ' ');
        excerpt_plain(out, error->name, 0);
    }
    if (error->wanted.at) {
        buffer_text(out, " wanted \"");
        excerpt_plain(out, error->wanted, 60);
        buffer_char(out, '"');
    }
    if (error->got.at) {
        buffer_text(out, " got \"");
        excerpt_plain(out, error->got, 60);
        buffer_char(out, '"');
    }
    if (error->rule.at) {
        buffer_text(out, " rule ");
        excerpt_plain(out, error->rule, 0);
    }
    buffer_text(out, "\n      | ");
    excerpt_plain(out, error->before, 0);
    buffer_char(out, '[');
    excerpt_plain(out, error->inside, 0);
    buffer_char(out, ']');
    excerpt_plain(out, error->after, 0);
    buffer_char(out, '\n');
}

static void put_errors(const struct score *score, uint32_t element, struct buffer *out)
{
    bool any = false;
    for (size_t i = 0; i < score->errors.length; i++) {
        if (score->errors.at[i].element != element) continue;
        if (!any) buffer_text(out, "  errors\n");
        any = true;
        put_error(&score->errors.at[i], out);
    }
}

static bool is_used(const struct score *score, uint32_t element)
{
    const struct score_count sum =
        score_sum(score, element, SCORE_STRICT, (struct str){0});
    return sum.gold || sum.output;
}

static enum status put_element(const struct score *score, struct score_change *changes,
                               struct arena *arena, uint32_t element, struct buffer *out,
                               struct error *error)
{
    excerpt_plain(out, score->scheme->at[element].name, 0);
    buffer_char(out, '\n');
    TRY(put_modes(score, changes, arena, element, out, error));
    TRY(put_names(&score->fields, arena, element, "fields of what was found", false, out,
                  error));
    TRY(put_names(&score->sets, arena, element, "by article", false, out, error));
    put_clusters(score, element, out);
    TRY(put_names(&score->rules, arena, element, "rules (value)", true, out, error));
    TRY(put_desks(score, arena, element, out, error));
    put_errors(score, element, out);
    buffer_char(out, '\n');
    return OK;
}

enum status score_report_text(const struct score *score,
                              const struct score_baseline *baseline, struct buffer *out,
                              struct error *error)
{
    struct arena arena = {0};
    struct score_change changes;
    enum status status = OK;
    buffer_format(out, "%zu articles", score->articles.length);
    if (score->missing)
        buffer_format(out, ", %u of them not in the output", score->missing);
    buffer_text(out, "; in brackets: 95 % of draws of the articles\n\n");
    if (baseline) status = score_change_make(&changes, &arena, score, baseline, error);
    for (uint32_t i = 0; i < score->scheme->length && !status; i++) {
        if (!is_used(score, i)) continue;
        status = put_element(score, baseline ? &changes : NULL, &arena, i, out, error);
    }
    arena_free(&arena);
    if (!status && buffer_failed(out)) return no_memory(error);
    return status;
}
