/* report_text: differences for people, on a terminal or in a log. */
#include "compare/excerpt.h"
#include "compare/report.h"

enum { TEXT_LIMIT = 60, VALUE_LIMIT = 120, INSIDE_LIMIT = 240 }; /* characters */

static const char *const change_colours[CHANGE_KINDS] = {
    [CHANGE_REMOVED] = "31", [CHANGE_ADDED] = "32",   [CHANGE_MOVED] = "36",
    [CHANGE_CHANGED] = "33", [CHANGE_RETYPED] = "35",
};

static void paint(struct report *report, const char *colour, const char *text)
{
    if (report->colours) buffer_format(&report->out, "\033[%sm%s\033[0m", colour, text);
    if (!report->colours) buffer_text(&report->out, text);
}

static void put_plain(struct report *report, struct str text)
{
    excerpt_plain(&report->out, text, 0);
}

static void put_value(struct report *report, struct str value)
{
    if (value.at)
        excerpt_plain(&report->out, value, VALUE_LIMIT);
    else
        buffer_text(&report->out, "(none)");
}

static void put_values(struct report *report, const struct change_value *values,
                       size_t count, const char *indent)
{
    for (size_t i = 0; i < count; i++) {
        buffer_text(&report->out, indent);
        put_plain(report, values[i].name);
        buffer_text(&report->out, ": ");
        put_value(report, values[i].old_value);
        buffer_text(&report->out, " -> ");
        put_value(report, values[i].new_value);
        buffer_char(&report->out, '\n');
    }
}

static void put_place(struct report *report, const struct read_record *record)
{
    if (record->begin == READ_NOWHERE) return;
    buffer_char(&report->out, ' ');
    buffer_add_number(&report->out, record->begin);
    buffer_char(&report->out, '-');
    buffer_add_number(&report->out, record->end);
}

/* A record's text, or the fields that a record without text is known by. */
static void put_words(struct report *report, const struct read_record *record)
{
    if (record->text.at) {
        buffer_text(&report->out, " \"");
        excerpt_plain(&report->out, record->text, TEXT_LIMIT);
        buffer_char(&report->out, '"');
        return;
    }
    for (size_t i = 0; i < record->field_count && i < 3; i++) {
        buffer_char(&report->out, ' ');
        put_plain(report, record->fields[i].name);
        buffer_char(&report->out, '=');
        excerpt_plain(&report->out, record->fields[i].value, TEXT_LIMIT);
    }
}

static void put_fields(struct report *report, const struct read_record *record)
{
    for (size_t i = 0; i < record->field_count; i++) {
        buffer_text(&report->out, i ? ", " : "      ");
        put_plain(report, record->fields[i].name);
        buffer_text(&report->out, ": ");
        put_value(report, record->fields[i].value);
    }
    if (record->field_count) buffer_char(&report->out, '\n');
}

/* The two texts of an article, for excerpts; .text.at NULL where it is not there. */
struct texts {
    struct locate old_text, new_text;
};

static enum status find_texts(struct texts *texts, struct arena *arena, bool bytes,
                              const struct article_diff *diff, struct error *error)
{
    const struct read_article *from = diff->old_article, *to = diff->new_article;
    *texts = (struct texts){.old_text = {.count = 0}};
    if (from && from->text.at)
        TRY(locate_make(&texts->old_text, arena, from->text, bytes, error));
    if (to && to->text.at)
        TRY(locate_make(&texts->new_text, arena, to->text, bytes, error));
    return OK;
}

static void put_excerpt(struct report *report, const struct texts *texts,
                        const struct change *change)
{
    const struct read_record *record =
        change->new_record ? change->new_record : change->old_record;
    const struct locate *locate =
        change->new_record ? &texts->new_text : &texts->old_text;
    if (record->begin == READ_NOWHERE || !locate->text.at) return;
    const struct excerpt excerpt = excerpt_find(locate, record->begin, record->end);
    buffer_text(&report->out, "      | ");
    if (excerpt.cut_before) buffer_text(&report->out, "...");
    excerpt_plain(&report->out, excerpt.before, 0);
    buffer_text(&report->out, report->colours ? "\033[1m[" : "[");
    excerpt_plain(&report->out, excerpt.inside, INSIDE_LIMIT);
    buffer_text(&report->out, report->colours ? "]\033[0m" : "]");
    excerpt_plain(&report->out, excerpt.after, 0);
    if (excerpt.cut_after) buffer_text(&report->out, "...");
    buffer_char(&report->out, '\n');
}

static void put_change(struct report *report, const struct texts *texts,
                       const struct change *change)
{
    struct buffer *out = &report->out;
    const struct read_record *record =
        change->new_record ? change->new_record : change->old_record;
    buffer_text(out, "  ");
    paint(report, change_colours[change->kind], change_kind_name(change->kind));
    buffer_char(out, ' ');
    put_plain(report, change->path);
    if (change->kind == CHANGE_RETYPED) {
        buffer_text(out, " -> ");
        put_plain(report, change->new_path);
    }
    if (change->moved) {
        put_place(report, change->old_record);
        buffer_text(out, " ->");
    }
    put_place(report, record);
    put_words(report, record);
    buffer_char(out, '\n');
    if (change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED)
        put_fields(report, record);
    else
        put_values(report, change->values, change->value_count, "      ");
    put_excerpt(report, texts, change);
}

static void text_begin(struct report *report, const struct report_head *head)
{
    struct buffer *out = &report->out;
    if (head->old_made_by.at && head->new_made_by.at &&
        !str_equal(head->old_made_by, head->new_made_by)) {
        buffer_text(out, "nutgraf ");
        put_plain(report, head->old_made_by);
        buffer_text(out, " -> ");
        put_plain(report, head->new_made_by);
        buffer_char(out, '\n');
    }
    for (size_t i = 0; i < head->count; i++) {
        const struct report_plugin *plugin = &head->plugins[i];
        buffer_text(out, "plugin ");
        put_plain(report, plugin->name);
        if (plugin->old_version.at && plugin->new_version.at) {
            buffer_char(out, ' ');
            put_plain(report, plugin->old_version);
            buffer_text(out, " -> ");
            put_plain(report, plugin->new_version);
        } else {
            buffer_format(out, " only in %s; its records are not compared",
                          plugin->old_version.at ? report->old_name : report->new_name);
        }
        buffer_char(out, '\n');
    }
}

static enum status text_add(struct report *report, struct arena *arena,
                            const struct article_diff *diff, size_t count,
                            struct error *error)
{
    struct texts texts;
    TRY(find_texts(&texts, arena, report->bytes, diff, error));
    struct buffer *out = &report->out;
    const struct read_article *article =
        diff->new_article ? diff->new_article : diff->old_article;
    if (report->colours) buffer_text(out, "\033[1m");
    if (diff->renamed) {
        put_plain(report, diff->old_article->id);
        buffer_text(out, " -> ");
    }
    put_plain(report, article->id);
    if (report->colours) buffer_text(out, "\033[0m");
    if (!diff->old_article) buffer_text(out, ": article added");
    if (!diff->new_article) buffer_text(out, ": article removed");
    if (diff->renamed) buffer_text(out, ": article renamed");
    if (diff->text_changed) buffer_text(out, ": text changed");
    buffer_char(out, '\n');
    put_values(report, diff->facts, diff->fact_count, "  ");
    for (size_t i = 0; i < count; i++)
        put_change(report, &texts, &diff->changes[i]);
    return OK;
}

/* ", 2 articles added", if there are any; gives what is to stand before the next. */
static const char *put_articles(struct buffer *out, const char *between, uint64_t count,
                                const char *what)
{
    if (!count) return between;
    buffer_format(out, "%s%llu article%s %s", between, (unsigned long long)count,
                  count == 1 ? "" : "s", what);
    return ", ";
}

static void text_end(struct report *report)
{
    const struct report_totals *totals = &report->totals;
    struct buffer *out = &report->out;
    if (report->left_out) {
        buffer_format(out, "(%llu more changes; --limit 0 shows all)\n",
                      (unsigned long long)report->left_out);
    }
    if (!totals->differing) return;
    buffer_format(out,
                  "%llu of %llu articles differ:", (unsigned long long)totals->differing,
                  (unsigned long long)totals->articles);
    const char *between = " ";
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        if (!totals->counts[kind]) continue;
        buffer_format(out, "%s%llu %s", between, (unsigned long long)totals->counts[kind],
                      change_kind_name((enum change_kind)kind));
        between = ", ";
    }
    between = put_articles(out, between, totals->articles_added, "added");
    between = put_articles(out, between, totals->articles_removed, "removed");
    if (*between == ' ') buffer_text(out, " only in what is said of the article");
    buffer_char(out, '\n');
}

const struct report_writer report_text = {text_begin, text_add, text_end};
