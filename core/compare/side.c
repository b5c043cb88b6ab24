#include "compare/side.h"

#include <stdlib.h>
#include <string.h>

#include "compare/page.h"
#include "xml/put.h"

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

struct side_entry side_look_at(const struct read_record *record)
{
    struct side_entry entry = {.record = record, .shape = SHAPE_LINE, .share = -1};
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

/* The number that a text begins with, at most two digits; 0 if it begins with none. */
static uint32_t small_number(struct str text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.length && i < 2 && char_is_digit(text.at[i]); i++)
        number = number * 10 + (uint32_t)(text.at[i] - '0');
    return number;
}

/* Where a time stands in the order of times: its first day as a number, 20250924; weeks,
 * quarters and halves of a year (ISO 8601, TIMEX3) by the day near which they begin. */
static uint32_t day_of(struct str when)
{
    uint32_t year = 0, days = 0;
    for (size_t i = 0; i < 4; i++)
        year = year * 10 + (uint32_t)(when.at[i] - '0');
    const struct str rest =
        str_slice(when, when.length > 5 ? 5 : when.length, when.length);
    const char first = rest.length > 1 && when.at[4] == '-' ? rest.at[0] : '\0';
    if (char_is_digit(first)) {
        const bool day = rest.length > 4 && rest.at[2] == '-';
        return year * 10000 + small_number(rest) * 100 +
               (day ? small_number(str_slice(rest, 3, rest.length)) : 0);
    }
    const struct str number = first ? str_slice(rest, 1, rest.length) : STR("");
    const uint32_t nth = small_number(number) ? small_number(number) - 1 : 0;
    if (first == 'W') days = 7 * nth;
    if (first == 'Q') days = 91 * nth;
    if (first == 'H') days = 182 * nth;
    if (days == 0) return year * 10000;
    return year * 10000 + (1 + days * 12 / 366) * 100 + days * 12 % 366 / 12;
}

static int by_shape(const void *a, const void *b)
{
    const struct side_entry *x = a, *y = b;
    if (x->shape != y->shape) return (int)x->shape - (int)y->shape;
    if (x->shape == SHAPE_TIME) {
        const uint32_t here = day_of(x->when), there = day_of(y->when);
        if (here != there) return here < there ? -1 : 1;
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

void side_sort(struct side_entry *entries, size_t count)
{
    if (count) qsort(entries, count, sizeof *entries, by_shape);
}

/* ------------------------------------------------------------------------- the lists */

/* A record's name among people: what it is called, its text, or its first field. */
static struct str name_of(const struct read_record *record)
{
    const struct str name = field(record, "name");
    if (name.at) return name;
    if (record->text.at) return record->text;
    return record->field_count ? record->fields[0].value : record->name;
}

static void put_row(struct buffer *out, const struct side_entry *entry, struct str name,
                    struct str note, uint32_t count)
{
    put_text(out, "<li class=\"row\" data-r=\"");
    put_number(out, entry->number);
    put_text(out, "\"><span class=\"name\">");
    page_escape(out, name);
    put_text(out, "</span>");
    if (note.at) {
        put_text(out, "<span class=\"note\">");
        page_escape(out, note);
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

static void put_entity(struct buffer *out, const struct side_entry *entry)
{
    put_row(out, entry, name_of(entry->record), note_of(entry->record), entry->places);
    if (entry->share < 0) return;
    buffer_format(out,
                  "<li aria-hidden=\"true\" class=\"bar\" style=\"width:%u%%\"></li>\n",
                  (unsigned)(entry->share * 100 + 0.5));
}

static void put_point(struct buffer *out, const struct side_entry *entry)
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
        page_escape(out, part->text);
        put_text(out, i == 1 ? "</b>" : "</span>");
        any = true;
    }
    if (any) put_text(out, "</p>\n");
}

/* A field in a pill: its name small, what its value means after it. */
static enum status put_tag(struct buffer *out, const struct link_names *links,
                           const struct read_attribute *field, struct error *error)
{
    struct str meaning;
    TRY(link_name(links, field->value, &meaning, error));
    /* "date: May 2022" says enough; "date: date May 2022" is what a link means. */
    const size_t name = field->name.length;
    if (meaning.length > name && meaning.at[name] == ' ' &&
        str_equal(str_slice(meaning, 0, name), field->name)) {
        meaning = str_slice(meaning, name + 1, meaning.length);
    }
    put_text(out, "<span class=\"tag\"><span class=\"key\">");
    page_escape(out, field->name);
    put_text(out, "</span> ");
    page_escape(out, meaning);
    put_text(out, "</span>");
    return OK;
}

static void put_parts(struct buffer *out, const struct read_record *record)
{
    bool any = false;
    for (size_t i = 0; i < record->inside_count; i++) {
        const struct read_record *part = &record->inside[i];
        if (in_flow(part->name) || !part->text.at) continue;
        put_text(out, any ? "<dt>" : "<dl><dt>");
        page_escape(out, part->name);
        put_text(out, "</dt><dd>");
        page_escape(out, part->text);
        put_text(out, "</dd>");
        any = true;
    }
    if (any) put_text(out, "</dl>");
}

static enum status put_card(struct buffer *out, const struct link_names *links,
                            const struct side_entry *entry, struct error *error)
{
    const struct read_record *record = entry->record;
    put_text(out, "<li class=\"card\" data-r=\"");
    put_number(out, entry->number);
    put_text(out, "\"><div class=\"head\"><strong>");
    const struct str type = field(record, "type");
    page_escape(out, type.at ? type : record->name);
    put_text(out, "</strong>");
    for (size_t i = 0; i < record->field_count; i++) {
        if (str_is(record->fields[i].name, "type")) continue;
        TRY(put_tag(out, links, &record->fields[i], error));
    }
    put_text(out, "</div>\n");
    put_flow(out, record);
    put_parts(out, record);
    put_text(out, "</li>\n");
    return OK;
}

enum status side_put(struct buffer *out, const struct link_names *links,
                     const struct side_entry *entries, size_t count, struct error *error)
{
    static const char *const begins[SHAPES] = {
        [SHAPE_ENTITY] = "<ul>\n",
        [SHAPE_CARD] = "<ul>\n",
        [SHAPE_TIME] = "<ol class=\"time\">\n",
        [SHAPE_LINE] = "<ul>\n",
    };
    for (size_t i = 0; i < count; i++) {
        const enum side_shape shape = entries[i].shape;
        if (i == 0 || entries[i - 1].shape != shape) put_text(out, begins[shape]);
        if (shape == SHAPE_ENTITY) put_entity(out, &entries[i]);
        if (shape == SHAPE_CARD) TRY(put_card(out, links, &entries[i], error));
        if (shape == SHAPE_TIME) put_point(out, &entries[i]);
        if (shape == SHAPE_LINE) {
            put_row(out, &entries[i], name_of(entries[i].record),
                    field(entries[i].record, "value"), 0);
        }
        if (i + 1 == count || entries[i + 1].shape != shape) {
            put_text(out, shape == SHAPE_TIME ? "</ol>\n" : "</ul>\n");
        }
    }
    return OK;
}
