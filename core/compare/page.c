#include "compare/page.h"

#include <stdlib.h>

#include "base/vec.h"
#include "compare/asset.h"
#include "compare/locate.h"
#include "compare/score_digits.h"
#include "xml/escape.h"
#include "xml/put.h"

enum { DEPTH = 16 }; /* marks over one stretch of text */

/* -------------------------------------------------------------------------- frame */

void page_escape(struct buffer *out, struct str text)
{
    escape_add(out, text, ESCAPE_ATTRIBUTE);
}

void page_begin(struct buffer *out, struct str title)
{
    put_text(out,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
             "<link rel=\"icon\" href=\"data:,\">\n<title>");
    page_escape(out, title);
    put_text(out, "</title>\n<style>\n");
    put_text(out, asset_page_css);
    put_text(out, "</style>\n</head>\n<body>\n");
}

/* JSON that stands in a script: "</" would end it. */
static void put_script_json(struct buffer *out, struct str json)
{
    for (size_t i = 0; i < json.length; i++) {
        if (json.at[i] == '<')
            put_text(out, "\\u003c");
        else
            put_char(out, json.at[i]);
    }
}

void page_end(struct buffer *out, struct str records)
{
    put_text(out, "<div id=\"fields\" role=\"status\" hidden></div>\n"
                  "<script type=\"application/json\" id=\"records\">");
    put_script_json(out, records);
    put_text(out, "</script>\n<script>\n");
    put_text(out, asset_page_js);
    put_text(out, "</script>\n</body>\n</html>\n");
}

static void put_json(struct buffer *out, struct str s)
{
    put_char(out, '"');
    escape_add(out, s, ESCAPE_JSON);
    put_char(out, '"');
}

static void put_pair(struct buffer *out, struct str name, struct str value)
{
    put_char(out, ',');
    put_json(out, name);
    put_char(out, ',');
    put_json(out, value);
}

enum status page_add_record(struct buffer *records, uint32_t number, struct str kind,
                            const struct read_record *record,
                            const struct link_names *links, struct error *error)
{
    put_char(records, '"');
    put_number(records, number);
    put_text(records, "\":[");
    put_json(records, kind);
    for (size_t i = 0; i < record->field_count; i++) {
        struct str meaning = record->fields[i].value;
        if (links) TRY(link_name(links, meaning, &meaning, error));
        put_pair(records, record->fields[i].name, meaning);
    }
    if (record->rule.at) put_pair(records, STR("rule"), record->rule);
    if (record->scored) {
        char digits[SCORE_DIGITS];
        put_pair(records, STR("score"), score_digits(record->score, digits));
    }
    put_text(records, "],");
    return OK;
}

/* ------------------------------------------------------------------- text and marks */

struct active { /* the marks over the stretch that is being written */
    const struct page_mark *at[DEPTH]; /* [count], the shortest last */
    size_t count;
};

static int by_place(const void *a, const void *b)
{
    const struct page_mark *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    return x->record < y->record ? -1 : x->record > y->record;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void drop_ended(struct active *active, uint32_t at)
{
    size_t kept = 0;
    for (size_t i = 0; i < active->count; i++) {
        if (active->at[i]->end > at) active->at[kept++] = active->at[i];
    }
    active->count = kept;
}

static void put_number_word(struct buffer *out, uint32_t number, bool *first)
{
    if (number == PAGE_NO_RECORD) return;
    if (!*first) put_char(out, ' ');
    put_number(out, number);
    *first = false;
}

static void open_marks(struct buffer *out, const struct active *active)
{
    const struct page_mark *top = active->at[active->count - 1];
    put_text(out, "<span class=\"");
    put_text(out, top->class);
    buffer_format(out, " hue-%u", top->hue);
    if (active->count > 1) put_text(out, " deep");
    put_text(out, "\" tabindex=\"0\" data-r=\"");
    bool first = true;
    for (size_t i = active->count; i-- > 0;) {
        put_number_word(out, active->at[i]->record, &first);
        put_number_word(out, active->at[i]->whole, &first);
    }
    put_text(out, "\">");
}

/* Steps over one position. */
static size_t next_byte(struct str text, size_t byte, bool bytes)
{
    byte++;
    while (!bytes && byte < text.length && locate_is_inside(text.at[byte]))
        byte++;
    return byte;
}

/* All places at which a mark begins or ends, sorted, each once. */
static enum status find_edges(struct arena *arena, const struct page_mark *marks,
                              size_t count, uint32_t **edges, size_t *edge_count,
                              struct error *error)
{
    *edges = arena_array(arena, count, 2 * sizeof **edges);
    if (!*edges) return error_memory(error, "marking a text");
    for (size_t i = 0; i < count; i++) {
        (*edges)[2 * i] = marks[i].begin;
        (*edges)[2 * i + 1] = marks[i].end;
    }
    qsort(*edges, 2 * count, sizeof **edges, by_number);
    *edge_count = 0;
    for (size_t i = 0; i < 2 * count; i++) {
        if (*edge_count == 0 || (*edges)[*edge_count - 1] != (*edges)[i]) {
            (*edges)[(*edge_count)++] = (*edges)[i];
        }
    }
    return OK;
}

enum status page_add_text(struct buffer *out, struct arena *arena, struct str text,
                          bool bytes, struct page_mark *marks, size_t count,
                          struct error *error)
{
    uint32_t *edges = NULL;
    size_t edge_count = 0;
    TRY(find_edges(arena, marks, count, &edges, &edge_count, error));
    if (count) qsort(marks, count, sizeof *marks, by_place);

    struct active active = {.count = 0};
    size_t next_mark = 0, byte = 0;
    uint32_t position = 0;
    for (size_t edge = 0; edge <= edge_count && byte < text.length; edge++) {
        const uint32_t to = edge < edge_count ? edges[edge] : UINT32_MAX;
        const size_t from = byte;
        while (byte < text.length && position < to) {
            byte = next_byte(text, byte, bytes);
            position++;
        }
        if (byte > text.length) byte = text.length;
        if (byte > from) {
            if (active.count) open_marks(out, &active);
            page_escape(out, str_slice(text, from, byte));
            if (active.count) put_text(out, "</span>");
        }
        drop_ended(&active, position);
        for (; next_mark < count && marks[next_mark].begin <= position; next_mark++) {
            const bool covers = marks[next_mark].end > position;
            if (covers && active.count < DEPTH)
                active.at[active.count++] = &marks[next_mark];
        }
    }
    return OK;
}
