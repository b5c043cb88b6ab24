#include "compare/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "compare/page.h"
#include "xml/put.h"

enum shape { SHAPE_ENTITY, SHAPE_CARD, SHAPE_TIME, SHAPE_LINE, SHAPES };

struct entry { /* a top record, on its way to the side panel */
    const struct read_record *record;
    enum shape shape;
    double share;    /* of an entity, -1 if it has none */
    struct str when; /* of a point in time */
    uint32_t places; /* inside an entity */
    uint32_t number; /* in the script's list */
};

struct marks {
    struct page_mark *at;
    size_t length, room;
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "making a page");
}

/* ------------------------------------------------------------ what a record looks like
 */

static struct str field(const struct read_record *record, const char *name)
{
    return read_field(record, str_from(name));
}

/* Begins with four digits, and goes on as ISO 8601 does. */
static bool is_time(struct str value)
{
    if (value.length < 4) return false;
    for (size_t i = 0; i < 4; i++) {
        if (!char_is_digit(value.at[i])) return false;
    }
    return value.length == 4 || value.at[4] == '-' || value.at[4] == '/';
}

/* "0.41": a share of a whole; -1 if it is none. */
static double share_of(struct str value)
{
    if (value.length < 3 || value.length > 6 || value.at[1] != '.') return -1;
    if (value.at[0] != '0' && value.at[0] != '1') return -1;
    double share = value.at[0] - '0', unit = 0.1;
    for (size_t i = 2; i < value.length; i++, unit /= 10) {
        if (!char_is_digit(value.at[i])) return -1;
        share += unit * (value.at[i] - '0');
    }
    return share <= 1 ? share : -1;
}

static struct entry look_at(const struct read_record *record)
{
    struct entry entry = {.record = record, .shape = SHAPE_LINE, .share = -1};
    const struct str value = field(record, "value");
    for (size_t i = 0; i < record->inside_count; i++) {
        entry.places += record->inside[i].begin != READ_NOWHERE;
    }
    if (record->begin == READ_NOWHERE) {
        if (record->inside_count) entry.shape = SHAPE_ENTITY;
        for (size_t i = 0; i < record->field_count && entry.share < 0; i++) {
            entry.share = share_of(record->fields[i].value);
        }
    } else if (value.at && is_time(value)) {
        entry.shape = SHAPE_TIME;
        entry.when = value;
    } else if (record->inside_count) {
        entry.shape = SHAPE_CARD;
    }
    return entry;
}

static int by_shape(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->shape != y->shape) return (int)x->shape - (int)y->shape;
    if (x->shape == SHAPE_TIME) {
        const int order = str_compare(x->when, y->when);
        if (order) return order;
    }
    if (x->shape == SHAPE_ENTITY) {
        if (x->share > y->share || x->share < y->share)
            return x->share > y->share ? -1 : 1;
        if (x->places != y->places) return x->places > y->places ? -1 : 1;
    }
    return x->record < y->record ? -1 : x->record > y->record;
}

/* ---------------------------------------------------------------- the side panel */

static void put_escaped(struct buffer *out, struct str text)
{
    page_escape(out, text);
}

/* A record's name among people: what it is called, its text, or its first field. */
static struct str name_of(const struct read_record *record)
{
    const struct str name = field(record, "name");
    if (name.at) return name;
    if (record->text.at) return record->text;
    return record->field_count ? record->fields[0].value : record->name;
}

static void put_row(struct buffer *out, const struct entry *entry, struct str name,
                    struct str note, uint32_t count)
{
    put_text(out, "<li class=\"row\" data-r=\"");
    put_number(out, entry->number);
    put_text(out, "\"><span class=\"name\">");
    put_escaped(out, name);
    put_text(out, "</span>");
    if (note.at) {
        put_text(out, "<span class=\"note\">");
        put_escaped(out, note);
        put_text(out, "</span>");
    }
    if (count) {
        put_text(out, "<span class=\"count\">");
        put_number(out, count);
        put_text(out, "</span>");
    }
    put_text(out, "</li>\n");
}

/* What tells entities of one name apart: the shortest field that is not the name. */
static struct str note_of(const struct read_record *record)
{
    static const char *const wanted[] = {"kind", "iso", "type"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct str value = field(record, wanted[i]);
        if (value.at) return value;
    }
    return (struct str){0};
}

static void put_entity(struct buffer *out, const struct entry *entry)
{
    put_row(out, entry, name_of(entry->record), note_of(entry->record), entry->places);
    if (entry->share < 0) return;
    buffer_format(out,
                  "<li aria-hidden=\"true\" class=\"bar\" style=\"width:%u%%\"></li>\n",
                  (unsigned)(entry->share * 100 + 0.5));
}

static void put_point(struct buffer *out, const struct entry *entry)
{
    put_row(out, entry, entry->when, name_of(entry->record), 0);
}

static const struct read_record *inside(const struct read_record *record,
                                        const char *name)
{
    for (size_t i = 0; i < record->inside_count; i++) {
        if (str_is(record->inside[i].name, name)) return &record->inside[i];
    }
    return NULL;
}

static const char *const flow[] = {"agent", "trigger", "object"};
enum { FLOW = sizeof flow / sizeof *flow };

static bool in_flow(struct str name)
{
    for (size_t i = 0; i < FLOW; i++) {
        if (str_is(name, flow[i])) return true;
    }
    return false;
}

static void put_flow(struct buffer *out, const struct read_record *record)
{
    bool any = false;
    for (size_t i = 0; i < FLOW; i++) {
        const struct read_record *part = inside(record, flow[i]);
        if (!part || !part->text.at) continue;
        put_text(out, any ? "<span class=\"arrow\" aria-label=\"then\">&#8594;</span>"
                          : "<p class=\"flow\">");
        put_text(out, i == 1 ? "<b>" : "<span>");
        put_escaped(out, part->text);
        put_text(out, i == 1 ? "</b>" : "</span>");
        any = true;
    }
    if (any) put_text(out, "</p>\n");
}

static void put_card(struct buffer *out, const struct entry *entry)
{
    const struct read_record *record = entry->record;
    put_text(out, "<li class=\"card\" data-r=\"");
    put_number(out, entry->number);
    put_text(out, "\"><div class=\"head\"><strong>");
    const struct str type = field(record, "type");
    put_escaped(out, type.at ? type : record->name);
    put_text(out, "</strong>");
    for (size_t i = 0; i < record->field_count; i++) {
        if (str_is(record->fields[i].name, "type")) continue;
        put_text(out, "<span class=\"tag\" title=\"");
        put_escaped(out, record->fields[i].name);
        put_text(out, "\">");
        put_escaped(out, record->fields[i].value);
        put_text(out, "</span>");
    }
    put_text(out, "</div>\n");
    put_flow(out, record);
    bool any = false;
    for (size_t i = 0; i < record->inside_count; i++) {
        const struct read_record *part = &record->inside[i];
        if (in_flow(part->name) || !part->text.at) continue;
        put_text(out, any ? "<dt>" : "<dl><dt>");
        put_escaped(out, part->name);
        put_text(out, "</dt><dd>");
        put_escaped(out, part->text);
        put_text(out, "</dd>");
        any = true;
    }
    put_text(out, any ? "</dl></li>\n" : "</li>\n");
}

static void put_entries(struct buffer *out, const struct entry *entries, size_t count)
{
    static const char *const begins[SHAPES] = {
        [SHAPE_ENTITY] = "<ul>\n",
        [SHAPE_CARD] = "<ul>\n",
        [SHAPE_TIME] = "<ol class=\"time\">\n",
        [SHAPE_LINE] = "<ul>\n",
    };
    for (size_t i = 0; i < count; i++) {
        const enum shape shape = entries[i].shape;
        if (i == 0 || entries[i - 1].shape != shape) put_text(out, begins[shape]);
        if (shape == SHAPE_ENTITY) put_entity(out, &entries[i]);
        if (shape == SHAPE_CARD) put_card(out, &entries[i]);
        if (shape == SHAPE_TIME) put_point(out, &entries[i]);
        if (shape == SHAPE_LINE) {
            put_row(out, &entries[i], name_of(entries[i].record),
                    field(entries[i].record, "value"), 0);
        }
        if (i + 1 == count || entries[i + 1].shape != shape) {
            put_text(out, shape == SHAPE_TIME ? "</ol>\n" : "</ul>\n");
        }
    }
}

/* ------------------------------------------------------------------------ the marks */

/* Adds a top record and all inside it.  All name the top record too, so that they light
 * up together. */
static enum status add_marks(struct view *view, struct arena *arena, struct marks *marks,
                             const struct read_record *top, uint32_t top_number,
                             unsigned hue, struct error *error)
{
    struct {
        const struct read_record **at;
        size_t length, room;
    } stack = {0};
    if (!VEC_PUSH(&stack, arena, top)) return no_memory(error);
    while (stack.length > 0) {
        const struct read_record *record = stack.at[--stack.length];
        const uint32_t number = record == top ? top_number : view->record_count++;
        page_add_record(&view->records, number, record->name, record);
        if (record->begin != READ_NOWHERE) {
            const struct page_mark mark = {
                .begin = record->begin,
                .end = record->end,
                .record = number,
                .whole = record == top ? PAGE_NO_RECORD : top_number,
                .class = "mark",
                .hue = hue,
            };
            if (!VEC_PUSH(marks, arena, mark)) return no_memory(error);
        }
        for (size_t i = 0; i < record->inside_count; i++) {
            if (!VEC_PUSH(&stack, arena, &record->inside[i])) return no_memory(error);
        }
    }
    return OK;
}

static enum status hue_of(struct view *view, struct str plugin, unsigned *hue,
                          struct error *error)
{
    const uint32_t *known = map_get(&view->hues, plugin);
    if (known) {
        *hue = *known;
        return OK;
    }
    const struct str name = arena_copy(&view->arena, plugin);
    *hue = (unsigned)(view->plugins.length % PAGE_HUES);
    if (!name.at || !map_set(&view->hues, name, *hue) ||
        !VEC_PUSH(&view->plugins, &view->arena, name)) {
        return no_memory(error);
    }
    return OK;
}

static enum status add_section(struct view *view, struct arena *arena,
                               const struct read_section *section, struct marks *marks,
                               struct buffer *side, struct error *error)
{
    unsigned hue;
    TRY(hue_of(view, section->name, &hue, error));
    struct entry *entries = arena_array(arena, section->count, sizeof *entries);
    if (!entries) return no_memory(error);
    for (size_t i = 0; i < section->count; i++) {
        entries[i] = look_at(&section->records[i]);
        entries[i].number = view->record_count++;
        TRY(add_marks(view, arena, marks, entries[i].record, entries[i].number, hue,
                      error));
    }
    if (section->count) qsort(entries, section->count, sizeof *entries, by_shape);
    buffer_format(side, "<section class=\"hue-%u\"><h3>", hue);
    put_escaped(side, section->name);
    put_text(side, "</h3>\n");
    if (section->failure.at) {
        put_text(side, "<p class=\"problem\">");
        put_escaped(side, section->failure);
        put_text(side, "</p>\n");
    }
    put_entries(side, entries, section->count);
    put_text(side, "</section>\n");
    return OK;
}

/* ---------------------------------------------------------------------- the article */

/* The first line of the text, at most 120 bytes of it; else the id. */
static struct str heading_of(const struct read_article *article)
{
    const struct str text = str_trim(article->text.at ? article->text : STR(""));
    if (!text.length) return article->id;
    const char *end = memchr(text.at, '\n', text.length);
    size_t length = end ? (size_t)(end - text.at) : text.length;
    if (length <= 120) return (struct str){text.at, length};
    length = 120;
    while (length > 0 && !char_is_space(text.at[length]))
        length--;
    return (struct str){text.at, length ? length : 120};
}

static void put_facts(struct buffer *out, const struct read_article *article)
{
    static const char *const wanted[] = {"place", "published", "agency", "source"};
    put_text(out, "<p class=\"facts\">");
    put_escaped(out, article->id);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct str value = read_fact(article, wanted[i]);
        if (!value.at || str_equal(value, article->id)) continue;
        put_text(out, " &#183; ");
        put_escaped(out, value);
    }
    put_text(out, "</p>\n");
}

enum status view_add(struct view *view, struct arena *arena,
                     const struct read_article *article, bool bytes, struct error *error)
{
    struct marks marks = {0};
    struct buffer side = {0};
    struct buffer *out = &view->body;
    enum status status = OK;
    view->article_count++;
    for (size_t i = 0; i < article->section_count && !status; i++) {
        status = add_section(view, arena, &article->sections[i], &marks, &side, error);
    }
    if (!status) {
        buffer_format(out, "<article class=\"article\" id=\"a%u\">\n<header><h2>",
                      view->article_count);
        put_escaped(out, heading_of(article));
        put_text(out, "</h2>\n");
        put_facts(out, article);
        put_text(out, "</header>\n");
        buffer_format(&view->list, "<li><a href=\"#a%u\">", view->article_count);
        put_escaped(&view->list, heading_of(article));
        put_text(&view->list, "</a></li>\n");
        put_text(out, "<div class=\"text\">");
        if (article->failure.at) {
            put_text(out, "<p class=\"problem\">");
            put_escaped(out, article->failure);
            put_text(out, "</p>");
        }
        if (article->text.at) {
            status = page_add_text(out, arena, article->text, bytes, marks.at,
                                   marks.length, error);
        } else {
            put_text(
                out,
                "<p class=\"problem\">The article's text is not in this output; extract "
                "it --with-text.</p>");
        }
        put_text(out, "</div>\n<div class=\"side\">\n");
        put_str(out, buffer_view(&side));
        put_text(out, "</div>\n</article>\n");
    }
    const bool failed = buffer_failed(&side) || buffer_failed(out) ||
                        buffer_failed(&view->list) || buffer_failed(&view->records);
    buffer_free(&side);
    if (!status && failed) return no_memory(error);
    return status;
}

/* --------------------------------------------------------------------------- the page */

static void put_top(const struct view *view, struct buffer *out)
{
    buffer_format(out, "<header class=\"top\"><h1>nutgraf</h1><p>%u article%s</p>\n",
                  view->article_count, view->article_count == 1 ? "" : "s");
    put_text(out, "<div class=\"legend\" role=\"group\" aria-label=\"Kinds shown\">\n");
    for (size_t i = 0; i < view->plugins.length; i++) {
        const unsigned hue = (unsigned)(i % PAGE_HUES);
        buffer_format(out,
                      "<label class=\"hue-%u\"><input type=\"checkbox\" checked "
                      "value=\"hue-%u\"><i aria-hidden=\"true\"></i>",
                      hue, hue);
        put_escaped(out, view->plugins.at[i]);
        put_text(out, "</label>\n");
    }
    put_text(out, "</div></header>\n");
}

enum status view_end(struct view *view, struct buffer *out, struct error *error)
{
    page_begin(out, STR("nutgraf"));
    put_top(view, out);
    if (view->article_count > 1) {
        put_text(out, "<nav class=\"contents\" aria-label=\"Articles\">"
                      "<details><summary>Articles</summary><ol>\n");
        put_str(out, buffer_view(&view->list));
        put_text(out, "</ol></details></nav>\n");
    }
    put_text(out, "<main>\n");
    put_str(out, buffer_view(&view->body));
    put_text(out, "</main>\n");

    struct buffer records = {0};
    struct str list = buffer_view(&view->records);
    if (list.length) list.length--; /* the last comma */
    put_char(&records, '{');
    put_str(&records, list);
    put_char(&records, '}');
    page_end(out, buffer_view(&records));
    const bool failed = buffer_failed(&records) || buffer_failed(out);
    buffer_free(&records);
    return failed ? no_memory(error) : OK;
}

void view_close(struct view *view)
{
    buffer_free(&view->body);
    buffer_free(&view->list);
    buffer_free(&view->records);
    map_free(&view->hues);
    arena_free(&view->arena);
    *view = (struct view){0};
}
