/* read: the tree of an article, put together from the pieces that a format gives. */
#include "xml/read.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "xml/reader.h"

static enum status no_memory(struct error *error)
{
    return error_memory(error, "reading an article");
}

enum status reader_fail(const struct reader *reader, uint64_t line, const char *what,
                        struct str which, struct error *error)
{
    const char *name =
        reader->path[0] == '-' && !reader->path[1] ? "standard input" : reader->path;
    struct error place = {0};
    if (line)
        error_set(&place, OK, "%s:%llu", name, (unsigned long long)line);
    else
        error_set(&place, OK, "%s", name);
    if (!which.at) return error_set(error, ERROR_INPUT, "%s: %s", place.message, what);
    return error_set(error, ERROR_INPUT, "%s: %s \"" STR_FORMAT "\"", place.message, what,
                     STR_ARGUMENTS(which));
}

/* ---------------------------------------------------------------------- records */

/* A position: at most nine digits, or ten that fit. */
static bool read_position(struct str text, uint32_t *position)
{
    uint64_t number;
    if (!str_to_number(text, UINT32_MAX - 1, &number)) return false;
    *position = (uint32_t)number;
    return true;
}

/* "0.93": digits, and a fraction if there is one.  No locale, unlike strtod(). */
static bool read_score(struct str text, double *score)
{
    struct str rest = text, whole = {0};
    uint64_t number, fraction = 0;
    if (!str_next(&rest, '.', &whole) || !str_to_number(whole, 1000, &number))
        return false;
    double scale = 1;
    if (whole.length < text.length) {
        if (rest.length > 9 || !str_to_number(rest, UINT32_MAX, &fraction)) return false;
        for (size_t i = 0; i < rest.length; i++)
            scale *= 10;
    }
    *score = (double)number + (double)fraction / scale;
    return true;
}

enum status reader_push(struct reader *reader, struct reader_work *work, struct str name,
                        uint64_t line, struct error *error)
{
    if (work->depth == READ_DEPTH)
        return reader_fail(reader, line, "records are nested too deeply at", name, error);
    work->open[work->depth++] = (struct reader_open_record){
        .record = {
                   .name = name, .begin = READ_NOWHERE, .end = READ_NOWHERE, .line = line}
    };
    return OK;
}

enum status reader_add_field(struct reader_work *work, struct str name, struct str value,
                             struct error *error)
{
    struct reader_open_record *open = &work->open[work->depth - 1];
    const struct read_attribute field = {name, value};
    return VEC_PUSH(&open->fields, work->arena, field) ? OK : no_memory(error);
}

enum status reader_set(struct reader *reader, struct reader_work *work, struct str name,
                       struct str value, struct error *error)
{
    struct read_record *record = &work->open[work->depth - 1].record;
    bool fits = true;
    if (str_is(name, "id"))
        record->id = value;
    else if (str_is(name, "rule"))
        record->rule = value;
    else if (str_is(name, "begin"))
        fits = read_position(value, &record->begin);
    else if (str_is(name, "end"))
        fits = read_position(value, &record->end);
    else if (str_is(name, "score"))
        fits = record->scored = read_score(value, &record->score);
    else
        return reader_add_field(work, name, value, error);
    if (fits) return OK;
    return reader_fail(reader, record->line,
                       str_is(name, "score") ? "the score is not a number:"
                                             : "a position is not a number:",
                       value, error);
}

enum status reader_pop(struct reader *reader, struct reader_work *work,
                       struct error *error)
{
    struct reader_open_record *open = &work->open[--work->depth];
    struct read_record *record = &open->record;
    if ((record->begin == READ_NOWHERE) != (record->end == READ_NOWHERE))
        return reader_fail(reader, record->line, "begin and end go together in",
                           record->name, error);
    if (record->begin > record->end)
        return reader_fail(reader, record->line, "begin is behind end in", record->name,
                           error);
    record->fields = open->fields.at;
    record->field_count = open->fields.length;
    record->inside = open->inside.at;
    record->inside_count = open->inside.length;
    if (work->depth > 0) {
        struct reader_open_record *around = &work->open[work->depth - 1];
        return VEC_PUSH(&around->inside, work->arena, *record) ? OK : no_memory(error);
    }
    return VEC_PUSH(&work->records, work->arena, *record) ? OK : no_memory(error);
}

enum status reader_add_section(struct reader_work *work, struct str name,
                               struct str failure, struct error *error)
{
    const struct read_section section = {.name = name,
                                         .records = work->records.at,
                                         .count = work->records.length,
                                         .failure = failure};
    work->records.at = NULL;
    work->records.length = work->records.room = 0;
    return VEC_PUSH(&work->sections, work->arena, section) ? OK : no_memory(error);
}

enum status reader_add_fact(struct reader_work *work, struct str name, struct str value,
                            struct error *error)
{
    const struct read_attribute fact = {name, value};
    if (str_is(name, "id")) {
        work->article->id = value;
        return OK;
    }
    return VEC_PUSH(&work->facts, work->arena, fact) ? OK : no_memory(error);
}

/* --------------------------------------------------------------------- the reader */

static int compare_plugins(const void *a, const void *b)
{
    const struct read_plugin *x = a, *y = b;
    return str_compare(x->name, y->name);
}

enum status reader_set_plugins(struct reader *reader, const struct read_plugin *plugins,
                               size_t count, struct error *error)
{
    struct read_plugin *copy = arena_array(&reader->arena, count, sizeof *copy);
    if (!copy) return no_memory(error);
    if (count) memcpy(copy, plugins, count * sizeof *copy);
    if (count) qsort(copy, count, sizeof *copy, compare_plugins);
    reader->head.plugins = copy;
    reader->head.plugin_count = count;
    return OK;
}

static enum status open_format(struct reader *reader, const struct read_check *check,
                               struct error *error)
{
    char *at = NULL;
    size_t length = 0;
    TRY(stream_open(&reader->stream, reader->path, NULL, error));
    TRY(stream_peek(&reader->stream, &at, &length, error));
    struct str begin = {at, length};
    if (str_starts(begin, "\xEF\xBB\xBF")) {
        stream_drop(&reader->stream, 3);
        begin = str_slice(begin, 3, length);
    }
    begin = str_trim(begin);
    reader->is_xml = str_starts(begin, "<");
    if (reader->is_xml) return reader_xml_open(reader, check, error);
    if (str_starts(begin, "{")) return reader_jsonl_open(reader, error);
    return reader_fail(
        reader, 0, begin.length ? "is neither XML nor JSON Lines of nutgraf" : "is empty",
        (struct str){0}, error);
}

enum status reader_open_checked(struct reader **reader, const char *path,
                                const struct read_check *check, struct error *error)
{
    *reader = alloc_zeroed(1, sizeof **reader);
    if (!*reader) return no_memory(error);
    (*reader)->path = path;
    (*reader)->stream = (struct stream){.descriptor = -1};
    if (check) (*reader)->check = *check;
    const enum status status = open_format(*reader, check, error);
    if (status == OK) return OK;
    reader_close(*reader);
    *reader = NULL;
    return status;
}

enum status reader_open(struct reader **reader, const char *path, struct error *error)
{
    return reader_open_checked(reader, path, NULL, error);
}

void reader_close(struct reader *reader)
{
    if (!reader) return;
    reader_xml_close(reader);
    stream_close(&reader->stream);
    buffer_free(&reader->held);
    arena_free(&reader->arena);
    alloc_free(reader);
}

bool reader_is_xml(const struct reader *reader)
{
    return reader->is_xml;
}

const struct read_head *reader_head(const struct reader *reader)
{
    return &reader->head;
}

enum status reader_next(struct reader *reader, struct arena *arena,
                        struct read_article *article, bool *more, struct error *error)
{
    struct reader_work work = {.arena = arena, .article = article};
    *article = (struct read_article){0};
    *more = !reader->ended;
    if (reader->ended) return OK;
    const enum status status = reader->is_xml
                                   ? reader_xml_next(reader, &work, more, error)
                                   : reader_jsonl_next(reader, &work, more, error);
    if (status != OK || !*more) reader->ended = true;
    article->facts = work.facts.at;
    article->fact_count = work.facts.length;
    article->sections = work.sections.at;
    article->section_count = work.sections.length;
    return status;
}

struct str read_fact(const struct read_article *article, const char *name)
{
    for (size_t i = 0; i < article->fact_count; i++)
        if (str_is(article->facts[i].name, name)) return article->facts[i].value;
    return (struct str){NULL, 0};
}

struct str read_field(const struct read_record *record, struct str name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (str_equal(record->fields[i].name, name)) return record->fields[i].value;
    return (struct str){NULL, 0};
}

struct read_walk read_walk(const struct read_record *records, size_t count)
{
    return (struct read_walk){.levels = {{records, count}}, .down = 1};
}

const struct read_record *read_walk_next(struct read_walk *walk)
{
    while (walk->down > 0 && walk->levels[walk->down - 1].count == 0)
        walk->down--;
    if (walk->down == 0) return NULL;
    struct read_level *level = &walk->levels[walk->down - 1];
    const struct read_record *record = level->at++;
    level->count--;
    walk->depth = (unsigned)walk->down - 1;
    if (walk->depth < READ_DEPTH) walk->above[walk->depth] = record;
    if (record->inside_count > 0)
        walk->levels[walk->down++] =
            (struct read_level){record->inside, record->inside_count};
    return record;
}
