#include "compare/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/vec.h"

static const struct report_writer *writer_of(const struct report *report)
{
    static const struct report_writer *const writers[] = {
        [REPORT_TEXT] = &report_text, [REPORT_STAT] = &report_stat,
        [REPORT_JSON] = &report_json, [REPORT_XML] = &report_xml,
        [REPORT_HTML] = &report_html,
    };
    return writers[report->format];
}

/* ------------------------------------------------------------------------ plugins */

static const struct read_plugin *find_plugin(const struct read_head *head,
                                             struct str name)
{
    for (size_t i = 0; head && i < head->plugin_count; i++) {
        if (str_equal(head->plugins[i].name, name)) return &head->plugins[i];
    }
    return NULL;
}

static int by_name(const void *a, const void *b)
{
    const struct report_plugin *x = a, *y = b;
    return str_compare(x->name, y->name);
}

enum status report_head_make(struct report_head *head, struct arena *arena,
                             const struct read_head *old_head,
                             const struct read_head *new_head, struct error *error)
{
    *head = (struct report_head){
        .old_made_by = old_head ? old_head->made_by : (struct str){0},
        .new_made_by = new_head ? new_head->made_by : (struct str){0},
    };
    if (!old_head || !new_head) return OK;
    head->plugins = arena_array(arena, old_head->plugin_count + new_head->plugin_count,
                                sizeof *head->plugins);
    if (!head->plugins) return error_memory(error, "comparing plugins");
    for (size_t i = 0; i < old_head->plugin_count; i++) {
        const struct read_plugin *mine = &old_head->plugins[i];
        const struct read_plugin *other = find_plugin(new_head, mine->name);
        if (other && str_equal(mine->version, other->version)) continue;
        head->plugins[head->count++] = (struct report_plugin){
            mine->name, mine->version, other ? other->version : (struct str){0}};
    }
    for (size_t i = 0; i < new_head->plugin_count; i++) {
        const struct read_plugin *mine = &new_head->plugins[i];
        if (find_plugin(old_head, mine->name)) continue;
        head->plugins[head->count++] =
            (struct report_plugin){mine->name, (struct str){0}, mine->version};
    }
    if (head->count) qsort(head->plugins, head->count, sizeof *head->plugins, by_name);
    return OK;
}

/* ------------------------------------------------------------------------- the rows */

static enum status row_of(struct report *report, const struct change *change,
                          struct report_row **row, struct error *error)
{
    struct buffer key = {0};
    buffer_str(&key, change->section);
    buffer_char(&key, ' ');
    buffer_str(&key, change->path);
    const uint32_t *known =
        buffer_failed(&key) ? NULL : map_get(&report->row_index, buffer_view(&key));
    if (known) {
        *row = &report->rows[*known];
        buffer_free(&key);
        return OK;
    }
    struct {
        struct report_row *at;
        size_t length, room;
    } rows = {report->rows, report->row_count, report->row_room};
    const struct str name = buffer_failed(&key)
                                ? (struct str){0}
                                : arena_copy(&report->arena, buffer_view(&key));
    buffer_free(&key);
    if (!name.at) return error_memory(error, "counting changes");
    const struct report_row fresh = {
        .section = str_slice(name, 0, change->section.length),
        .path = str_slice(name, change->section.length + 1, name.length),
    };
    const bool fine = VEC_PUSH(&rows, NULL, fresh) &&
                      map_set(&report->row_index, name, (uint32_t)report->row_count);
    report->rows = rows.at;
    report->row_room = rows.room;
    if (!fine) return error_memory(error, "counting changes");
    report->row_count = rows.length;
    *row = &report->rows[report->row_count - 1];
    return OK;
}

static enum status count_changes(struct report *report, const struct article_diff *diff,
                                 struct error *error)
{
    struct report_totals *totals = &report->totals;
    totals->articles++;
    if (diff_any(diff)) totals->differing++;
    if (!diff->old_article) totals->articles_added++;
    if (!diff->new_article) totals->articles_removed++;
    for (size_t i = 0; i < diff->count; i++) {
        const struct change *change = &diff->changes[i];
        struct report_row *row = NULL;
        TRY(row_of(report, change, &row, error));
        row->counts[change->kind]++;
        totals->counts[change->kind]++;
    }
    return OK;
}

/* --------------------------------------------------------------------- the report */

void report_begin(struct report *report, const struct report_head *head)
{
    writer_of(report)->begin(report, head);
}

enum status report_add(struct report *report, struct arena *arena,
                       const struct article_diff *diff, struct error *error)
{
    TRY(count_changes(report, diff, error));
    if (!diff_any(diff)) return OK;
    uint64_t count = diff->count;
    if (report->limit) {
        const uint64_t room = report->limit - report->written;
        if (count > room) count = room;
        /* An article without changes of its own counts as one. */
        if (!diff->count && !room) {
            report->left_out++;
            return OK;
        }
    }
    report->left_out += diff->count - count;
    report->written += diff->count ? count : 1;
    if (diff->count && !count) return OK;
    TRY(writer_of(report)->add(report, arena, diff, (size_t)count, error));
    return buffer_failed(&report->out) ? error_memory(error, "writing the report") : OK;
}

static int by_row(const void *a, const void *b)
{
    const struct report_row *x = a, *y = b;
    const int order = str_compare(x->section, y->section);
    return order ? order : str_compare(x->path, y->path);
}

void report_end(struct report *report)
{
    if (report->row_count)
        qsort(report->rows, report->row_count, sizeof *report->rows, by_row);
    writer_of(report)->end(report);
}

void report_close(struct report *report)
{
    buffer_free(&report->out);
    buffer_free(&report->records);
    map_free(&report->row_index);
    alloc_free(report->rows);
    arena_free(&report->arena);
}
