/* report_stat: how many changes there are of each sort, by plugin and kind. */
#include "compare/excerpt.h"
#include "compare/report.h"

static void stat_begin(struct report *report, const struct report_head *head)
{
    report_text.begin(report, head);
}

static enum status stat_add(struct report *report, struct arena *arena,
                            const struct article_diff *diff, size_t count,
                            struct error *error)
{
    (void)report, (void)arena, (void)diff, (void)count, (void)error;
    return OK;
}

static void put_row(struct report *report, struct str section, struct str path,
                    const uint64_t *counts)
{
    struct buffer *out = &report->out;
    const size_t from = out->length;
    excerpt_plain(out, section, 0);
    while (!buffer_failed(out) && out->length - from < 16)
        buffer_char(out, ' ');
    buffer_char(out, ' ');
    excerpt_plain(out, path, 0);
    while (!buffer_failed(out) && out->length - from < 42)
        buffer_char(out, ' ');
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        buffer_format(out, " %9llu", (unsigned long long)counts[kind]);
    }
    buffer_char(out, '\n');
}

static void stat_end(struct report *report)
{
    struct buffer *out = &report->out;
    if (report->row_count) {
        buffer_format(out, "%-16s %-25s", "plugin", "kind");
        for (int kind = 0; kind < CHANGE_KINDS; kind++) {
            buffer_format(out, " %9s", change_kind_name((enum change_kind)kind));
        }
        buffer_char(out, '\n');
    }
    for (size_t i = 0; i < report->row_count; i++) {
        const struct report_row *row = &report->rows[i];
        const bool first =
            i == 0 || !str_equal(row->section, report->rows[i - 1].section);
        put_row(report, first ? row->section : STR(""), row->path, row->counts);
        uint64_t sum[CHANGE_KINDS] = {0};
        size_t of_section = 0;
        for (size_t j = 0; j < report->row_count; j++) {
            if (!str_equal(report->rows[j].section, row->section)) continue;
            of_section++;
            for (int kind = 0; kind < CHANGE_KINDS; kind++) {
                sum[kind] += report->rows[j].counts[kind];
            }
        }
        const bool last = i + 1 == report->row_count ||
                          !str_equal(row->section, report->rows[i + 1].section);
        if (last && of_section > 1) put_row(report, STR(""), STR("all"), sum);
    }
    report->left_out = 0;
    report_text.end(report);
}

const struct report_writer report_stat = {stat_begin, stat_add, stat_end};
