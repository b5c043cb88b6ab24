/* report_html: differences as one page: each article's two texts side by side with what
 * changed marked in them, and the list of changes below. */
#include "base/vec.h"
#include "compare/page.h"
#include "compare/report.h"
#include "xml/put.h"

static const unsigned change_hues[CHANGE_KINDS] = {
    [CHANGE_REMOVED] = 4, [CHANGE_ADDED] = 1,   [CHANGE_MOVED] = 5,
    [CHANGE_CHANGED] = 6, [CHANGE_RETYPED] = 3,
};

static void html_begin(struct report *report, const struct report_head *head)
{
    struct buffer *out = &report->out;
    page_begin(out, STR("nutgraf diff"));
    put_text(out, "<header class=\"top\"><h1>nutgraf diff</h1><p>");
    page_escape(out, str_from(report->old_name));
    put_text(out, " &#8594; ");
    page_escape(out, str_from(report->new_name));
    put_text(
        out,
        "</p>\n<div class=\"legend\" role=\"group\" aria-label=\"Changes shown\">\n");
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        const unsigned hue = change_hues[kind];
        buffer_format(out,
                      "<label class=\"hue-%u\"><input type=\"checkbox\" checked "
                      "value=\"hue-%u\"><i aria-hidden=\"true\"></i>%s</label>\n",
                      hue, hue, change_kind_name((enum change_kind)kind));
    }
    put_text(out, "</div></header>\n");
    if (head->count) put_text(out, "<section class=\"contents\"><h2>Plugins</h2><ul>\n");
    for (size_t i = 0; i < head->count; i++) {
        const struct report_plugin *plugin = &head->plugins[i];
        put_text(out, "<li>");
        page_escape(out, plugin->name);
        put_char(out, ' ');
        page_escape(out, plugin->old_version.at ? plugin->old_version : STR("(none)"));
        put_text(out, " &#8594; ");
        page_escape(out, plugin->new_version.at ? plugin->new_version : STR("(none)"));
        put_text(out, "</li>\n");
    }
    if (head->count) put_text(out, "</ul></section>\n");
    put_text(out, "<main>\n");
}

/* -------------------------------------------------------------------- the two texts */

struct marks {
    struct page_mark *at;
    size_t length, room;
};

static bool add_mark(struct marks *marks, struct arena *arena,
                     const struct read_record *record, uint32_t number, unsigned hue)
{
    if (record->begin == READ_NOWHERE) return true;
    const struct page_mark mark = {
        .begin = record->begin,
        .end = record->end,
        .record = number,
        .whole = PAGE_NO_RECORD,
        .class = "mark",
        .hue = hue,
    };
    return VEC_PUSH(marks, arena, mark);
}

/* The record's own place, or those of the records inside one that has none. */
static bool add_marks(struct marks *marks, struct arena *arena,
                      const struct read_record *record, uint32_t number, unsigned hue)
{
    if (!record) return true;
    if (record->begin != READ_NOWHERE) return add_mark(marks, arena, record, number, hue);
    for (size_t i = 0; i < record->inside_count; i++) {
        if (!add_mark(marks, arena, &record->inside[i], number, hue)) return false;
    }
    return true;
}

static enum status put_side(struct report *report, struct arena *arena,
                            const struct article_diff *diff, size_t count, bool of_new,
                            struct error *error)
{
    struct buffer *out = &report->out;
    const struct read_article *article = of_new ? diff->new_article : diff->old_article;
    struct marks marks = {0};
    buffer_format(out,
                  "<section class=\"version version-%s\"><h3>%s</h3><div class=\"text\">",
                  of_new ? "new" : "old", of_new ? "New" : "Old");
    for (size_t i = 0; i < count; i++) {
        const struct change *change = &diff->changes[i];
        if (!add_marks(&marks, arena, of_new ? change->new_record : change->old_record,
                       report->first_number + (uint32_t)i, change_hues[change->kind])) {
            return error_memory(error, "making a page");
        }
    }
    if (!article)
        put_text(out, "<p class=\"problem\">The article is not there.</p>");
    else if (!article->text.at)
        put_text(out, "<p class=\"problem\">The text is not in this output; extract it "
                      "--with-text.</p>");
    else
        TRY(page_add_text(out, arena, article->text, report->bytes, marks.at,
                          marks.length, error));
    put_text(out, "</div></section>\n");
    return OK;
}

/* --------------------------------------------------------------------- the changes */

static void put_value(struct buffer *out, struct str value)
{
    page_escape(out, value.at ? value : STR("(none)"));
}

static void put_values(struct buffer *out, const struct change_value *values,
                       size_t count)
{
    if (!count) return;
    put_text(out, "<dl>");
    for (size_t i = 0; i < count; i++) {
        put_text(out, "<dt>");
        page_escape(out, values[i].name);
        put_text(out, "</dt><dd><del class=\"gone\">");
        put_value(out, values[i].old_value);
        put_text(out, "</del> <ins class=\"new\">");
        put_value(out, values[i].new_value);
        put_text(out, "</ins></dd>");
    }
    put_text(out, "</dl>");
}

static enum status put_change(struct report *report, const struct change *change,
                              uint32_t number, struct error *error)
{
    struct buffer *out = &report->out;
    const struct read_record *record =
        change->new_record ? change->new_record : change->old_record;
    buffer_format(out,
                  "<li class=\"card hue-%u\" data-r=\"%u\"><div class=\"head\"><strong>",
                  change_hues[change->kind], number);
    put_text(out, change_kind_name(change->kind));
    put_text(out, "</strong><span class=\"tag\">");
    page_escape(out, change->path);
    put_text(out, "</span>");
    if (change->kind == CHANGE_RETYPED) {
        put_text(out, "<span class=\"tag\">");
        page_escape(out, change->new_path);
        put_text(out, "</span>");
    }
    if (change->moved && change->kind != CHANGE_MOVED) {
        put_text(out, "<span class=\"tag\">moved</span>");
    }
    put_text(out, "</div>");
    if (record->text.at) {
        put_text(out, "<p class=\"flow\">");
        page_escape(out, record->text);
        put_text(out, "</p>");
    } else if (record->field_count) {
        put_text(out, "<p class=\"flow\">");
        page_escape(out, record->fields[0].value);
        put_text(out, "</p>");
    }
    put_values(out, change->values, change->value_count);
    put_text(out, "</li>\n");
    return page_add_record(&report->records, number, change->path, record, NULL, error);
}

static enum status html_add(struct report *report, struct arena *arena,
                            const struct article_diff *diff, size_t count,
                            struct error *error)
{
    struct buffer *out = &report->out;
    const struct read_article *article =
        diff->new_article ? diff->new_article : diff->old_article;
    put_text(out, "<article class=\"article pair\"><header><h2>");
    if (diff->renamed) {
        page_escape(out, diff->old_article->id);
        put_text(out, " &#8594; ");
    }
    page_escape(out, article->id);
    put_text(out, "</h2>");
    put_values(out, diff->facts, diff->fact_count);
    put_text(out, "</header>\n");
    TRY(put_side(report, arena, diff, count, false, error));
    TRY(put_side(report, arena, diff, count, true, error));
    put_text(out, "<ul class=\"changes\">\n");
    for (size_t i = 0; i < count; i++) {
        TRY(put_change(report, &diff->changes[i], report->first_number + (uint32_t)i,
                       error));
    }
    put_text(out, "</ul></article>\n");
    report->first_number += (uint32_t)count;
    return OK;
}

static void html_end(struct report *report)
{
    struct buffer *out = &report->out;
    const struct report_totals *totals = &report->totals;
    buffer_format(
        out, "</main>\n<footer class=\"contents\"><p>%llu of %llu articles differ.",
        (unsigned long long)totals->differing, (unsigned long long)totals->articles);
    if (report->left_out) {
        buffer_format(out, " %llu more changes are not shown; --limit 0 shows all.",
                      (unsigned long long)report->left_out);
    }
    put_text(out, "</p></footer>\n");
    struct buffer json = {0};
    struct str list = buffer_view(&report->records);
    if (list.length) list.length--; /* the last comma */
    put_char(&json, '{');
    put_str(&json, list);
    put_char(&json, '}');
    page_end(out, buffer_view(&json));
    if (buffer_failed(&json) || buffer_failed(&report->records)) out->failed = true;
    buffer_free(&json);
}

const struct report_writer report_html = {html_begin, html_add, html_end};
