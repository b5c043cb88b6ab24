/* report_json: differences as one JSON document, an article a line. */
#include "compare/report.h"
#include "compare/score_digits.h"
#include "xml/escape.h"
#include "xml/put.h"

static void put_quoted(struct buffer *out, struct str s)
{
    put_char(out, '"');
    escape_add(out, s, ESCAPE_JSON);
    put_char(out, '"');
}

/* "name": "value", or null; with a comma before it unless it is the first. */
static void put_member(struct buffer *out, const char *name, struct str value, bool first)
{
    if (!first) put_text(out, ", ");
    put_quoted(out, str_from(name));
    put_text(out, ": ");
    if (value.at)
        put_quoted(out, value);
    else
        put_text(out, "null");
}

/* What a record is: its own, and of the records inside it, which the reader bounds in
 * depth, the same again.  A pair's are left out where they are compared by themselves. */
static void put_record(struct buffer *out, const struct read_record *record, bool whole)
{
    char digits[SCORE_DIGITS];
    put_text(out, "{");
    put_member(out, "name", record->name, true);
    if (record->begin != READ_NOWHERE)
        buffer_format(out, ", \"begin\": %u, \"end\": %u", record->begin, record->end);
    if (record->text.at) put_member(out, "text", record->text, false);
    if (record->rule.at) put_member(out, "rule", record->rule, false);
    if (record->scored) {
        put_text(out, ", \"score\": ");
        put_str(out, score_digits(record->score, digits));
    }
    put_text(out, ", \"fields\": {");
    for (size_t i = 0; i < record->field_count; i++) {
        if (i) put_text(out, ", ");
        put_quoted(out, record->fields[i].name);
        put_text(out, ": ");
        put_quoted(out, record->fields[i].value);
    }
    put_char(out, '}');
    if (whole && record->inside_count) put_text(out, ", \"inside\": [");
    for (size_t i = 0; whole && i < record->inside_count; i++) {
        if (i) put_text(out, ", ");
        put_record(out, &record->inside[i], true);
    }
    put_text(out, whole && record->inside_count ? "]}" : "}");
}

/* A change's record on one side, or null. */
static void put_side(struct buffer *out, const char *name, const struct change *change,
                     const struct read_record *record)
{
    buffer_format(out, ", \"%s\": ", name);
    if (record)
        put_record(out, record, change_is_whole(change));
    else
        put_text(out, "null");
}

static void put_values(struct buffer *out, const struct change_value *values,
                       size_t count)
{
    put_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        put_text(out, i ? ", {" : "{");
        put_member(out, "field", values[i].name, true);
        put_member(out, "old", values[i].old_value, false);
        put_member(out, "new", values[i].new_value, false);
        put_char(out, '}');
    }
    put_char(out, ']');
}

static void put_change(struct buffer *out, const struct change *change)
{
    put_text(out, "{");
    put_member(out, "change", str_from(change_kind_name(change->kind)), true);
    put_text(out, change->moved ? ", \"moved\": true" : ", \"moved\": false");
    put_member(out, "plugin", change->section, false);
    put_member(out, "kind", change->path, false);
    if (change->kind == CHANGE_RETYPED) {
        put_member(out, "new-plugin", change->new_section, false);
        put_member(out, "new-kind", change->new_path, false);
    }
    put_text(out, ", \"values\": ");
    put_values(out, change->values, change->value_count);
    put_side(out, "old", change, change->old_record);
    put_side(out, "new", change, change->new_record);
    put_char(out, '}');
}

static void json_begin(struct report *report, const struct report_head *head)
{
    struct buffer *out = &report->out;
    put_char(out, '{');
    put_member(out, "old", str_from(report->old_name), true);
    put_member(out, "new", str_from(report->new_name), false);
    put_member(out, "old-made-by", head->old_made_by, false);
    put_member(out, "new-made-by", head->new_made_by, false);
    put_text(out, ",\n \"plugins\": [");
    for (size_t i = 0; i < head->count; i++) {
        put_text(out, i ? ", {" : "{");
        put_member(out, "name", head->plugins[i].name, true);
        put_member(out, "old", head->plugins[i].old_version, false);
        put_member(out, "new", head->plugins[i].new_version, false);
        put_char(out, '}');
    }
    put_text(out, "],\n \"articles\": [");
}

static enum status json_add(struct report *report, struct arena *arena,
                            const struct article_diff *diff, size_t count,
                            struct error *error)
{
    (void)arena, (void)error;
    struct buffer *out = &report->out;
    put_text(out, report->json_open ? ",\n  {" : "\n  {");
    report->json_open = true;
    put_member(out, "old-id", diff->old_article ? diff->old_article->id : (struct str){0},
               true);
    put_member(out, "new-id", diff->new_article ? diff->new_article->id : (struct str){0},
               false);
    put_text(out, diff->text_changed ? ", \"text-changed\": true"
                                     : ", \"text-changed\": false");
    put_text(out, ", \"facts\": ");
    put_values(out, diff->facts, diff->fact_count);
    put_text(out, ", \"changes\": [");
    for (size_t i = 0; i < count; i++) {
        if (i) put_text(out, ", ");
        put_change(out, &diff->changes[i]);
    }
    put_text(out, "]}");
    return OK;
}

static void json_end(struct report *report)
{
    const struct report_totals *totals = &report->totals;
    struct buffer *out = &report->out;
    put_text(out, report->json_open ? "\n ],\n \"totals\": {" : "],\n \"totals\": {");
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        buffer_format(out, "\"%s\": %llu, ", change_kind_name((enum change_kind)kind),
                      (unsigned long long)totals->counts[kind]);
    }
    buffer_format(out,
                  "\"articles\": %llu, \"differing\": %llu, \"articles-added\": %llu, "
                  "\"articles-removed\": %llu, \"left-out\": %llu}}\n",
                  (unsigned long long)totals->articles,
                  (unsigned long long)totals->differing,
                  (unsigned long long)totals->articles_added,
                  (unsigned long long)totals->articles_removed,
                  (unsigned long long)report->left_out);
}

const struct report_writer report_json = {json_begin, json_add, json_end};
