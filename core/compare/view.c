#include "compare/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "compare/link.h"
#include "compare/locate.h"
#include "compare/page.h"
#include "compare/side.h"
#include "xml/put.h"

struct marks {
    struct page_mark *at;
    size_t length, room;
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "making a page");
}

/* ------------------------------------------------------------------------ the marks */

/* Adds a top record and all inside it.  All name the top record too, so that they light
 * up together. */
static enum status add_marks(struct view *view, struct arena *arena,
                             const struct link_names *links, struct marks *marks,
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
        TRY(page_add_record(&view->records, number, record->name, record, links, error));
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

static void put_problem(struct buffer *out, struct str why)
{
    put_text(out, "<p class=\"problem\">");
    page_escape(out, why);
    put_text(out, "</p>\n");
}

static enum status add_section(struct view *view, struct arena *arena,
                               const struct link_names *links,
                               const struct read_section *section, struct marks *marks,
                               struct buffer *side, struct error *error)
{
    unsigned hue;
    TRY(hue_of(view, section->name, &hue, error));
    struct side_entry *entries = arena_array(arena, section->count, sizeof *entries);
    if (!entries) return no_memory(error);
    for (size_t i = 0; i < section->count; i++) {
        entries[i] = side_look_at(&section->records[i]);
        entries[i].number = view->record_count++;
        TRY(add_marks(view, arena, links, marks, entries[i].record, entries[i].number,
                      hue, error));
    }
    side_sort(entries, section->count);
    buffer_format(side, "<section class=\"hue-%u\"><h3>", hue);
    page_escape(side, section->name);
    put_text(side, "</h3>\n");
    if (section->failure.at) put_problem(side, section->failure);
    TRY(side_put(side, links, entries, section->count, error));
    put_text(side, "</section>\n");
    return OK;
}

/* ---------------------------------------------------------------------- the article */

enum { HEADING = 120 }; /* bytes, and not in the middle of a word if it can be helped */

/* The first line of the text, and whether it goes on; else the id. */
static struct str heading_of(const struct read_article *article, bool *cut)
{
    const struct str text = str_trim(article->text.at ? article->text : STR(""));
    *cut = false;
    if (!text.length) return article->id;
    const char *end = memchr(text.at, '\n', text.length);
    const struct str line = {text.at, end ? (size_t)(end - text.at) : text.length};
    if (line.length <= HEADING) return line;
    *cut = true;
    size_t length = HEADING;
    while (length > 0 && !char_is_space(line.at[length]))
        length--;
    if (length) return str_slice(line, 0, length);
    length = HEADING;
    while (length > 0 && locate_is_inside(line.at[length]))
        length--;
    return str_slice(line, 0, length);
}

static void put_heading(struct buffer *out, const struct read_article *article)
{
    bool cut;
    page_escape(out, heading_of(article, &cut));
    if (cut) put_text(out, "&#8230;");
}

static void put_facts(struct buffer *out, const struct read_article *article)
{
    static const char *const wanted[] = {"place", "published", "agency", "source"};
    put_text(out, "<p class=\"facts\">");
    page_escape(out, article->id);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct str value = read_fact(article, wanted[i]);
        if (!value.at || str_equal(value, article->id)) continue;
        put_text(out, " &#183; ");
        page_escape(out, value);
    }
    put_text(out, "</p>\n");
}

static enum status put_article(struct view *view, struct arena *arena,
                               const struct read_article *article, bool bytes,
                               const struct marks *marks, struct str side,
                               struct error *error)
{
    struct buffer *out = &view->body;
    buffer_format(out, "<article class=\"article\" id=\"a%u\">\n<header><h2>",
                  view->article_count);
    put_heading(out, article);
    put_text(out, "</h2>\n");
    put_facts(out, article);
    put_text(out, "</header>\n<div class=\"text\">");
    if (article->failure.at) put_problem(out, article->failure);
    if (article->text.at)
        TRY(page_add_text(out, arena, article->text, bytes, marks->at, marks->length,
                          error));
    else if (!article->failure.at)
        put_problem(out, STR("The article's text is not in this output; extract it "
                             "--with-text."));
    put_text(out, "</div>\n<div class=\"side\">\n");
    put_str(out, side);
    put_text(out, "</div>\n</article>\n");
    return OK;
}

static void put_contents_line(struct view *view, const struct read_article *article)
{
    buffer_format(&view->list, "<li><a href=\"#a%u\">", view->article_count);
    put_heading(&view->list, article);
    put_text(&view->list, "</a></li>\n");
}

enum status view_add(struct view *view, struct arena *arena,
                     const struct read_article *article, bool bytes, struct error *error)
{
    struct marks marks = {0};
    struct buffer side = {0};
    struct link_names links = {.length = 0};
    view->article_count++;
    put_contents_line(view, article);
    enum status status = link_names_make(&links, arena, article, error);
    for (size_t i = 0; i < article->section_count && !status; i++) {
        status =
            add_section(view, arena, &links, &article->sections[i], &marks, &side, error);
    }
    if (!status)
        status =
            put_article(view, arena, article, bytes, &marks, buffer_view(&side), error);
    const bool failed = buffer_failed(&side) || buffer_failed(&view->body) ||
                        buffer_failed(&view->list) || buffer_failed(&view->records);
    buffer_free(&side);
    link_names_free(&links);
    return !status && failed ? no_memory(error) : status;
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
        page_escape(out, view->plugins.at[i]);
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
