/* input: a walk over files, and the stream of the one that is read line by line. */
#include "run/input.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/stream.h"
#include "run/decode.h"
#include "run/ids.h"
#include "run/walk.h"

enum { DIGITS = 24 }; /* room for "-", a number and a NUL */

struct input {
    struct input_setup setup;
    struct walk *walk;
    struct ids ids;
    uint64_t files;                   /* that were begun */
    struct stream stream;             /* of the file that is read line by line */
    struct buffer source, name, stem; /* of that file */
    bool in_lines;
    bool any_line; /* of that file was given */
};

enum status input_open(struct input **input, const struct input_setup *setup,
                       struct error *error)
{
    *input = alloc_zeroed(1, sizeof **input);
    if (!*input) return error_memory(error, "opening the input");
    (*input)->setup = *setup;
    (*input)->stream = (struct stream){.descriptor = -1};
    const struct walk_setup walk = {.paths = setup->paths,
                                    .leave = setup->leave,
                                    .note = setup->note,
                                    .user = setup->user};
    const enum status status = walk_open(&(*input)->walk, &walk, error);
    if (status == OK) return OK;
    input_close(*input);
    *input = NULL;
    return status;
}

void input_close(struct input *input)
{
    if (!input) return;
    walk_close(input->walk);
    ids_free(&input->ids);
    stream_close(&input->stream);
    buffer_free(&input->source);
    buffer_free(&input->name);
    buffer_free(&input->stem);
    alloc_free(input);
}

/* A line may be twice as long as an article, for escapes, and has other fields. */
static size_t line_limit(const struct input *input)
{
    return 2 * input->setup.article_limit + 64 * 1024;
}

static enum status keep_failure(struct arena *arena, struct input_item *item,
                                const struct error *why, struct error *error)
{
    struct error *failure = arena_alloc(arena, sizeof *failure);
    if (!failure) return error_memory(error, "noting an error");
    *failure = *why;
    item->kind = INPUT_FAILED;
    item->failure = failure;
    return OK;
}

/* ---------------------------------------------------------- a file of JSON Lines */

static enum status keep(struct buffer *buffer, struct str text, struct error *error)
{
    buffer_clear(buffer);
    buffer_str(buffer, text);
    buffer_char(buffer, '\0');
    return buffer_failed(buffer) ? error_memory(error, "opening a file") : OK;
}

static struct str kept(const struct buffer *buffer)
{
    return (struct str){buffer->at, buffer->length - 1};
}

/* Sets up the reading of the open stream as lines. */
static enum status begin_lines(struct input *input, const struct input_item *file,
                               struct error *error)
{
    TRY(keep(&input->source, file->source, error));
    TRY(keep(&input->name, file->name, error));
    TRY(keep(&input->stem, ids_stem(file->name), error));
    input->stream.name = input_shown(input->source.at);
    input->in_lines = true;
    input->any_line = false;
    return OK;
}

/* Gives a line its source, its name and the id "STEM-NUMBER". */
static enum status copy_names(const struct input *input, struct arena *arena,
                              struct input_item *item, struct error *error)
{
    const struct str stem = kept(&input->stem);
    char *id = arena_raw(arena, stem.length + DIGITS);
    item->source = arena_copy(arena, kept(&input->source));
    item->name = arena_copy(arena, kept(&input->name));
    if (!id || !item->source.at || !item->name.at)
        return error_memory(error, "reading a line");
    memcpy(id, stem.at, stem.length);
    const int digits =
        snprintf(id + stem.length, DIGITS, "-%llu", (unsigned long long)item->line);
    item->id = (struct str){id, stem.length + (size_t)digits};
    return OK;
}

static bool is_blank(const char *at, size_t length)
{
    return str_trim((struct str){at, length}).length == 0;
}

/* The next line that is not blank, or the end of this file. */
static enum status next_line(struct input *input, struct arena *arena,
                             struct input_item *item, bool *done, struct error *error)
{
    char *line = NULL;
    size_t length = 0;
    bool more = true;
    struct error why = {0};
    enum status status = OK;
    do {
        status =
            stream_line(&input->stream, line_limit(input), &line, &length, &more, &why);
    } while (status == OK && more && is_blank(line, length));
    if (status == ERROR_MEMORY) return error_memory(error, "reading a line");
    *item = (struct input_item){.kind = INPUT_LINE,
                                .file = input->files - 1,
                                .line = input->stream.line,
                                .weight = length};
    if (status != OK || !more) {
        *done = status != ERROR_LIMIT;
        item->kind = INPUT_NOTHING;
        item->weight = 0;
        if (*done) input->in_lines = false;
        TRY(copy_names(input, arena, item, error));
        if (*done) stream_close(&input->stream);
        return status == OK ? OK : keep_failure(arena, item, &why, error);
    }
    TRY(copy_names(input, arena, item, error));
    item->bytes = arena_raw(arena, length + 1);
    if (!item->bytes) return error_memory(error, "reading a line");
    memcpy(item->bytes, line, length);
    item->length = length;
    return OK;
}

/* ------------------------------------------------------------------ whole files */

static bool is_jsonl_name(const char *name)
{
    const struct str s = str_from(name);
    return str_ends(s, ".jsonl") || str_ends(s, ".ndjson") || str_ends(s, ".json");
}

/* All that is left of a stream, as one article. */
static enum status take_rest(struct input *input, struct arena *arena,
                             struct input_item *item, struct error *error)
{
    char *at = NULL;
    size_t length = 0;
    struct error why = {0};
    const enum status status =
        stream_rest(&input->stream, input->setup.article_limit, &at, &length, &why);
    if (status != OK) return keep_failure(arena, item, &why, error);
    item->kind = INPUT_BYTES;
    item->bytes = arena_raw(arena, length + 1);
    if (!item->bytes) return error_memory(error, "reading a stream");
    if (length) memcpy(item->bytes, at, length);
    item->length = item->weight = length;
    return OK;
}

/* Whether the bytes at the begin of a stream are JSON Lines. */
static bool looks_like_lines(const struct input *input, const char *at, size_t length)
{
    if (input->setup.format != INPUT_AUTO) return input->setup.format == INPUT_JSONL;
    struct str begin = {at, length};
    if (str_starts(begin, "\xEF\xBB\xBF")) begin = str_slice(begin, 3, length);
    return str_starts(str_trim(begin), "{");
}

/* Opens a stream, looks at its begin, and either takes it whole or sets up its lines. */
static enum status begin_stream(struct input *input, struct arena *arena,
                                struct input_item *item, bool lines, struct error *error)
{
    char *at = NULL;
    size_t length = 0;
    struct error why = {0};
    enum status status =
        stream_open(&input->stream, item->source.at, input->setup.stop, &why);
    if (status == OK) status = stream_peek(&input->stream, &at, &length, &why);
    if (status == OK) lines = lines || looks_like_lines(input, at, length);
    if (status == OK && lines) {
        const size_t before = length;
        status = decode_utf8(input->stream.name, &at, &length, &why);
        if (status == OK) stream_drop(&input->stream, before - length);
    }
    if (status == ERROR_MEMORY) return error_memory(error, "reading a stream");
    if (status == OK && lines) return begin_lines(input, item, error);
    status = status == OK ? take_rest(input, arena, item, error)
                          : keep_failure(arena, item, &why, error);
    stream_close(&input->stream);
    return status;
}

/* Begins the file at a place of the walk.  input->in_lines says whether *item is one
 * already, or its lines are. */
static enum status begin_file(struct input *input, struct arena *arena,
                              const struct walk_entry *entry, const struct error *why,
                              struct input_item *item, struct error *error)
{
    const bool lines = input->setup.format == INPUT_JSONL ||
                       (input->setup.format == INPUT_AUTO && is_jsonl_name(entry->name));
    *item = (struct input_item){.kind = INPUT_FILE,
                                .file = input->files++,
                                .source = arena_copy(arena, str_from(entry->path)),
                                .name = arena_copy(arena, str_from(entry->name)),
                                .weight = entry->size < SIZE_MAX ? entry->size : 0};
    if (!item->source.at || !item->name.at) return error_memory(error, "opening a file");
    item->id = ids_stem(item->name);
    if (entry->kind == WALK_FILE && lines)
        return begin_stream(input, arena, item, true, error);
    TRY(ids_make(&input->ids, arena, item->name, item->source, item->file, &item->id,
                 error));
    if (entry->kind == WALK_FAILED) return keep_failure(arena, item, why, error);
    if (entry->kind == WALK_STREAM) return begin_stream(input, arena, item, lines, error);
    return OK;
}

static bool is_skipped(const struct input *input, const struct walk_entry *entry)
{
    return input->setup.skip && entry->kind == WALK_FILE &&
           input->setup.skip(input->setup.user, entry->path, entry->name);
}

enum status input_next(struct input *input, struct arena *arena, struct input_item *item,
                       bool *more, struct error *error)
{
    for (;;) {
        *more = !(input->setup.stop && atomic_load(input->setup.stop) != 0);
        if (!*more) return OK;
        if (input->in_lines) {
            bool done = false;
            TRY(next_line(input, arena, item, &done, error));
            const bool nothing = item->kind == INPUT_NOTHING;
            const bool first = !input->any_line;
            input->any_line = true;
            if (!nothing || first) return OK;
            continue;
        }
        struct walk_entry entry;
        struct error why = {0};
        TRY(walk_next(input->walk, &entry, more, &why));
        if (!*more) return OK;
        if (is_skipped(input, &entry)) continue;
        TRY(begin_file(input, arena, &entry, &why, item, error));
        if (!input->in_lines) return OK;
    }
}

bool input_waits(struct input *input)
{
    return input->in_lines && stream_waits(&input->stream);
}
