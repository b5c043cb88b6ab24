/* read_jsonl: our JSON Lines, one article a line, without recursion: the records that
 * are open are the reader's stack. */
#include <stdio.h>

#include "base/vec.h"
#include "text/json.h"
#include "xml/reader.h"

struct line { /* that is being read */
    struct reader *reader;
    struct reader_work *work;
    struct json json;
    uint64_t number;
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "reading an article");
}

static enum status fail(const struct line *line, const char *what, struct error *error)
{
    struct error place = {0};
    error_set(&place, OK, "column %zu: %s", json_column(&line->json), what);
    return reader_fail(line->reader, line->number, place.message, (struct str){0}, error);
}

/* After a call on the JSON: its problem, if it has one. */
static enum status check(const struct line *line, struct error *error)
{
    return line->json.problem ? fail(line, line->json.problem, error) : OK;
}

/* ------------------------------------------------------------------------ values */

/* Appends the strings of an array, one space between them. */
static enum status join(struct line *line, struct str *value, struct error *error)
{
    struct buffer joined = {0};
    json_enter(&line->json, JSON_ARRAY);
    while (json_item(&line->json)) {
        const struct str item = json_string(&line->json);
        if (joined.length) buffer_char(&joined, ' ');
        buffer_str(&joined, item);
    }
    if (!buffer_failed(&joined))
        *value =
            arena_copy(line->work->arena, joined.at ? buffer_view(&joined) : STR(""));
    buffer_free(&joined);
    TRY(check(line, error));
    return value->at ? OK : no_memory(error);
}

/* Any value that an attribute of XML could be, as text. */
static enum status read_value(struct line *line, struct str *value, struct error *error)
{
    switch (json_peek(&line->json)) {
    case JSON_STRING:
        *value = json_string(&line->json);
        break;
    case JSON_NUMBER:
        *value = json_number(&line->json);
        break;
    case JSON_ARRAY:
        return join(line, value, error);
    case JSON_TRUE:
        json_skip(&line->json);
        *value = STR("true");
        break;
    case JSON_FALSE:
        json_skip(&line->json);
        *value = STR("false");
        break;
    default:
        return fail(line, "a text, a number or a list of ids is expected", error);
    }
    return check(line, error);
}

/* ----------------------------------------------------------------------- records */

static enum status read_fields(struct line *line, struct error *error)
{
    struct str name, value = {0};
    json_enter(&line->json, JSON_OBJECT);
    while (json_key(&line->json, &name)) {
        TRY(read_value(line, &value, error));
        TRY(reader_add_field(line->work, name, value, error));
    }
    return check(line, error);
}

/* Reads members of the record that was opened last, up to its end or to the records
 * inside it; *inside says which. */
static enum status read_members(struct line *line, bool *inside, struct error *error)
{
    struct read_record *record = &line->work->open[line->work->depth - 1].record;
    struct str name, value = {0};
    *inside = false;
    while (json_key(&line->json, &name)) {
        if (str_is(name, "inside")) {
            json_enter(&line->json, JSON_ARRAY);
            *inside = true;
            return check(line, error);
        }
        if (str_is(name, "fields")) {
            TRY(read_fields(line, error));
            continue;
        }
        TRY(read_value(line, &value, error));
        if (str_is(name, "kind"))
            record->name = value;
        else if (str_is(name, "text"))
            record->text = value;
        else
            TRY(reader_set(line->reader, line->work, name, value, error));
    }
    return check(line, error);
}

static enum status open_record(struct line *line, struct error *error)
{
    json_enter(&line->json, JSON_OBJECT);
    TRY(check(line, error));
    return reader_push(line->reader, line->work, STR(""), line->number, error);
}

static enum status close_record(struct line *line, struct error *error)
{
    if (line->work->open[line->work->depth - 1].record.name.length == 0)
        return fail(line, "a record has no kind", error);
    return reader_pop(line->reader, line->work, error);
}

/* Reads an array of records, and all that is inside them. */
static enum status read_records(struct line *line, struct error *error)
{
    json_enter(&line->json, JSON_ARRAY);
    for (;;) {
        /* In an array: of the section, or inside the record that was opened last. */
        if (json_item(&line->json)) {
            TRY(open_record(line, error));
        } else {
            TRY(check(line, error));
            if (line->work->depth == 0) return OK;
        }
        /* In a record, before its next member. */
        bool inside;
        TRY(read_members(line, &inside, error));
        if (!inside) TRY(close_record(line, error));
    }
}

/* ---------------------------------------------------------------------- an article */

static enum status read_sections(struct line *line, struct error *error)
{
    struct str name;
    json_enter(&line->json, JSON_OBJECT);
    while (json_key(&line->json, &name)) {
        TRY(read_records(line, error));
        TRY(reader_add_section(line->work, name, (struct str){0}, error));
    }
    return check(line, error);
}

/* One of {"plugin":..., "reason":...}; without a plugin it is the article's. */
static enum status read_error(struct line *line, struct error *error)
{
    struct str name, value = {0}, plugin = {0}, reason = STR("");
    json_enter(&line->json, JSON_OBJECT);
    while (json_key(&line->json, &name)) {
        TRY(read_value(line, &value, error));
        if (str_is(name, "plugin")) plugin = value;
        if (str_is(name, "reason")) reason = value;
    }
    TRY(check(line, error));
    if (plugin.at) return reader_add_section(line->work, plugin, reason, error);
    line->work->article->failure = reason;
    return OK;
}

static enum status read_errors(struct line *line, struct error *error)
{
    json_enter(&line->json, JSON_ARRAY);
    while (json_item(&line->json))
        TRY(read_error(line, error));
    return check(line, error);
}

static enum status read_member(struct line *line, struct str name, struct error *error)
{
    struct str value = {0};
    if (str_is(name, "sections")) return read_sections(line, error);
    if (str_is(name, "errors")) return read_errors(line, error);
    if (str_is(name, "made-by")) {
        json_skip(&line->json);
        return check(line, error);
    }
    TRY(read_value(line, &value, error));
    if (!str_is(name, "text")) return reader_add_fact(line->work, name, value, error);
    line->work->article->text = value;
    return OK;
}

static enum status read_article(struct line *line, struct error *error)
{
    struct read_article *article = line->work->article;
    struct str name;
    article->line = line->number;
    json_enter(&line->json, JSON_OBJECT);
    while (json_key(&line->json, &name))
        TRY(read_member(line, name, error));
    json_end(&line->json);
    TRY(check(line, error));
    if (!article->id.at && article->failure.at)
        return reader_fail(line->reader, line->number,
                           "is not complete:", article->failure, error);
    if (!article->id.at) return fail(line, "the article has no id", error);
    return OK;
}

/* ------------------------------------------------------------------------ the file */

/* The next line that is not blank, copied to where it may be changed. */
static enum status next_line(struct reader *reader, struct buffer *into, bool *more,
                             struct error *error)
{
    char *at = NULL;
    size_t length = 0;
    do {
        TRY(stream_line(&reader->stream, READER_LINE, &at, &length, more, error));
    } while (*more && str_trim((struct str){at, length}).length == 0);
    buffer_clear(into);
    buffer_add(into, at, length);
    return buffer_failed(into) ? no_memory(error) : OK;
}

static enum status read_plugins(struct line *line, struct error *error)
{
    struct str name, value = {0};
    READER_LIST(struct read_plugin) plugins = {0};
    json_enter(&line->json, JSON_OBJECT);
    while (json_key(&line->json, &name)) {
        TRY(read_value(line, &value, error));
        const struct read_plugin plugin = {name, value};
        if (!VEC_PUSH(&plugins, line->work->arena, plugin)) return no_memory(error);
    }
    TRY(check(line, error));
    return reader_set_plugins(line->reader, plugins.at, plugins.length, error);
}

static enum status read_made_by(struct line *line, struct error *error)
{
    struct str name, value = {0};
    json_enter(&line->json, JSON_OBJECT);
    while (json_key(&line->json, &name)) {
        if (str_is(name, "plugins")) {
            TRY(read_plugins(line, error));
            continue;
        }
        TRY(read_value(line, &value, error));
        if (str_is(name, "nutgraf")) line->reader->head.made_by = value;
    }
    return check(line, error);
}

static struct line begin_line(struct reader *reader, struct reader_work *work,
                              char *bytes, size_t length)
{
    return (struct line){.reader = reader,
                         .work = work,
                         .json = json_read(bytes, length),
                         .number = reader->stream.line};
}

/* Takes the head out of the first line, of which a copy is held for its article. */
enum status reader_jsonl_open(struct reader *reader, struct error *error)
{
    struct reader_work work = {.arena = &reader->arena};
    bool more = true;
    TRY(next_line(reader, &reader->held, &more, error));
    reader->is_held = more;
    const struct str copy = arena_copy(&reader->arena, buffer_view(&reader->held));
    if (!copy.at) return no_memory(error);
    struct line line = begin_line(reader, &work, (char *)(uintptr_t)copy.at, copy.length);
    struct str name, value = {0};
    json_enter(&line.json, JSON_OBJECT);
    while (json_key(&line.json, &name)) {
        if (str_is(name, "made-by")) {
            TRY(read_made_by(&line, error));
        } else if (str_is(name, "offsets")) {
            TRY(read_value(&line, &value, error));
            reader->head.byte_offsets = str_is(value, "bytes");
        } else {
            json_skip(&line.json);
        }
    }
    return check(&line, error);
}

static struct str find_fact(const struct reader_work *work, const char *name)
{
    for (size_t i = 0; i < work->facts.length; i++)
        if (str_is(work->facts.at[i].name, name)) return work->facts.at[i].value;
    return (struct str){NULL, 0};
}

enum status reader_jsonl_next(struct reader *reader, struct reader_work *work, bool *more,
                              struct error *error)
{
    if (!reader->is_held) TRY(next_line(reader, &reader->held, more, error));
    reader->is_held = false;
    if (!*more) return OK;
    const struct str copy = arena_copy(work->arena, buffer_view(&reader->held));
    if (!copy.at) return no_memory(error);
    struct line line = begin_line(reader, work, (char *)(uintptr_t)copy.at, copy.length);
    TRY(read_article(&line, error));
    const struct str offsets = find_fact(work, "offsets");
    if (str_is(offsets, "bytes") == reader->head.byte_offsets) return OK;
    return reader_fail(reader, line.number,
                       "does not count positions as the first line does", (struct str){0},
                       error);
}
