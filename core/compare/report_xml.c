/* report_xml: differences as XML, for other programs. */
#include "compare/report.h"
#include "compare/score_digits.h"
#include "xml/escape.h"
#include "xml/put.h"

static void put_attribute(struct buffer *out, const char *name, struct str value)
{
    if (!value.at) return;
    put_char(out, ' ');
    put_text(out, name);
    put_text(out, "=\"");
    escape_add(out, value, ESCAPE_ATTRIBUTE);
    put_char(out, '"');
}

static void put_count(struct buffer *out, const char *name, uint64_t count)
{
    put_char(out, ' ');
    put_text(out, name);
    put_text(out, "=\"");
    put_number(out, count);
    put_char(out, '"');
}

/* An element for a record, and, if it changes as a whole, one for each record inside it;
 * the reader bounds how deep they nest. */
static void put_record(struct buffer *out, const char *element, bool named,
                       const struct read_record *record, bool whole)
{
    char digits[SCORE_DIGITS];
    put_char(out, '<');
    put_text(out, element);
    if (named) put_attribute(out, "name", record->name);
    if (record->begin != READ_NOWHERE) {
        put_count(out, "begin", record->begin);
        put_count(out, "end", record->end);
    }
    put_attribute(out, "rule", record->rule);
    if (record->scored) put_attribute(out, "score", score_digits(record->score, digits));
    put_char(out, '>');
    for (size_t i = 0; i < record->field_count; i++) {
        put_text(out, "<field");
        put_attribute(out, "name", record->fields[i].name);
        put_attribute(out, "value", record->fields[i].value);
        put_text(out, "/>");
    }
    if (record->text.at) {
        put_text(out, "<text>");
        escape_add(out, record->text, ESCAPE_TEXT);
        put_text(out, "</text>");
    }
    for (size_t i = 0; whole && i < record->inside_count; i++)
        put_record(out, "inside", true, &record->inside[i], true);
    put_text(out, "</");
    put_text(out, element);
    put_char(out, '>');
}

static void put_side(struct buffer *out, const char *side, const struct change *change,
                     const struct read_record *record)
{
    if (!record) return;
    put_text(out, "      ");
    put_record(out, side, false, record, change_is_whole(change));
    put_char(out, '\n');
}

static void put_values(struct buffer *out, const struct change_value *values,
                       size_t count, const char *indent)
{
    for (size_t i = 0; i < count; i++) {
        put_text(out, indent);
        put_text(out, "<value");
        put_attribute(out, "field", values[i].name);
        put_attribute(out, "old", values[i].old_value);
        put_attribute(out, "new", values[i].new_value);
        put_text(out, "/>\n");
    }
}

static void put_change(struct buffer *out, const struct change *change)
{
    put_text(out, "    <");
    put_text(out, change_kind_name(change->kind));
    put_attribute(out, "plugin", change->section);
    put_attribute(out, "kind", change->path);
    if (change->kind == CHANGE_RETYPED) {
        put_attribute(out, "new-plugin", change->new_section);
        put_attribute(out, "new-kind", change->new_path);
    }
    if (change->moved) put_text(out, " moved=\"true\"");
    put_text(out, ">\n");
    put_values(out, change->values, change->value_count, "      ");
    put_side(out, "old", change, change->old_record);
    put_side(out, "new", change, change->new_record);
    put_text(out, "    </");
    put_text(out, change_kind_name(change->kind));
    put_text(out, ">\n");
}

static void xml_begin(struct report *report, const struct report_head *head)
{
    struct buffer *out = &report->out;
    put_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<differences xmlns=\"urn:nutgraf:diff:1\"");
    put_attribute(out, "old", str_from(report->old_name));
    put_attribute(out, "new", str_from(report->new_name));
    put_attribute(out, "old-made-by", head->old_made_by);
    put_attribute(out, "new-made-by", head->new_made_by);
    put_text(out, ">\n");
    for (size_t i = 0; i < head->count; i++) {
        put_text(out, "  <plugin");
        put_attribute(out, "name", head->plugins[i].name);
        put_attribute(out, "old", head->plugins[i].old_version);
        put_attribute(out, "new", head->plugins[i].new_version);
        put_text(out, "/>\n");
    }
}

static enum status xml_add(struct report *report, struct arena *arena,
                           const struct article_diff *diff, size_t count,
                           struct error *error)
{
    (void)arena, (void)error;
    struct buffer *out = &report->out;
    put_text(out, "  <article");
    if (diff->old_article) put_attribute(out, "old-id", diff->old_article->id);
    if (diff->new_article) put_attribute(out, "new-id", diff->new_article->id);
    if (diff->text_changed) put_text(out, " text-changed=\"true\"");
    put_text(out, ">\n");
    put_values(out, diff->facts, diff->fact_count, "    ");
    for (size_t i = 0; i < count; i++)
        put_change(out, &diff->changes[i]);
    put_text(out, "  </article>\n");
    return OK;
}

static void xml_end(struct report *report)
{
    const struct report_totals *totals = &report->totals;
    struct buffer *out = &report->out;
    put_text(out, "  <totals");
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        put_count(out, change_kind_name((enum change_kind)kind), totals->counts[kind]);
    }
    put_count(out, "articles", totals->articles);
    put_count(out, "differing", totals->differing);
    put_count(out, "articles-added", totals->articles_added);
    put_count(out, "articles-removed", totals->articles_removed);
    put_count(out, "left-out", report->left_out);
    put_text(out, "/>\n</differences>\n");
}

const struct report_writer report_xml = {xml_begin, xml_add, xml_end};
