/* validate: one article at a time, and one check after the other, each of which knows
 * nothing of the rest. */
#include "xml/validate.h"

#include "base/map.h"
#include "doc/value.h"
#include "text/utf8.h"
#include "xml/digest.h"
#include "xml/position.h"
#include "xml/read.h"
#include "xml/schema.h"

struct run { /* over one file */
    struct validation *validation;
    const char *path;
    struct buffer schema_said; /* of the article that is being read, a line each */
};

struct check { /* of one article */
    struct run *run;
    const struct read_article *article;
    struct arena *arena;
    struct map ids;
    bool bytes;     /* positions count bytes */
    bool is_exact;  /* the text is byte for byte what was read */
    uint32_t limit; /* where the text ends */
    struct positions positions;
};

static void complain(struct validation *validation, const char *message)
{
    validation->problems++;
    if (validation->complain) validation->complain(validation->user, message);
}

/* "path:line: ARTICLE: what is wrong "WHICH"" */
static void say(const struct check *check, uint64_t line, const char *what,
                struct str which)
{
    struct error sentence;
    if (which.at)
        error_set(&sentence, OK, "%s:%llu: " STR_FORMAT ": %s \"" STR_FORMAT "\"",
                  check->run->path, (unsigned long long)line,
                  STR_ARGUMENTS(check->article->id), what, STR_ARGUMENTS(which));
    else
        error_set(&sentence, OK, "%s:%llu: " STR_FORMAT ": %s", check->run->path,
                  (unsigned long long)line, STR_ARGUMENTS(check->article->id), what);
    complain(check->run->validation, sentence.message);
}

/* ------------------------------------------------------------------------ the text */

static bool holds_replacement(struct str text)
{
    return text.length >= 3 && memmem(text.at, text.length, "\xEF\xBF\xBD", 3) != NULL;
}

/* A number that the article states; false if it does not, or not well. */
static bool find_number(const struct check *check, const char *name, uint64_t *number)
{
    const struct str value = read_fact(check->article, name);
    return value.at && str_to_number(value, UINT32_MAX - 1, number);
}

static void check_digest(const struct check *check)
{
    const struct str stated = read_fact(check->article, "digest");
    char digest[DIGEST_LENGTH];
    digest_make(check->article->text, digest);
    if (stated.at && !str_equal(stated, (struct str){digest, sizeof digest}))
        say(check, check->article->line, "the text does not have the digest", stated);
}

static enum status check_text(struct check *check, struct error *error)
{
    const struct read_article *article = check->article;
    uint64_t characters = 0, length = 0;
    if (!article->failure.at && !find_number(check, "characters", &characters))
        say(check, article->line, "characters= is missing or is no number",
            (struct str){0});
    if (check->bytes && !article->failure.at && !find_number(check, "bytes", &length))
        say(check, article->line, "bytes= is missing or is no number", (struct str){0});
    check->limit = (uint32_t)(check->bytes ? length : characters);
    if (!article->text.at) return OK;

    TRY(positions_make(&check->positions, check->arena, article->text, check->bytes,
                       error));
    if (check->positions.characters != characters)
        say(check, article->line, "the text does not have as many characters as stated",
            (struct str){0});
    /* U+FFFD may stand for a byte, or for another character as long as itself. */
    check->is_exact = !holds_replacement(article->text);
    if (check->is_exact) check_digest(check);
    return OK;
}

/* ------------------------------------------------------------------------- records */

static void check_slice(const struct check *check, const struct read_record *record)
{
    const struct str text = check->article->text;
    if (!text.at || !record->text.at || (check->bytes && !check->is_exact)) return;
    const uint32_t begin = positions_byte(&check->positions, record->begin);
    const uint32_t end = positions_byte(&check->positions, record->end);
    if (end > text.length || !str_equal(str_slice(text, begin, end), record->text))
        say(check, record->line, "the text does not say there:", record->text);
}

static void check_span(const struct check *check, const struct read_record *record)
{
    if (record->begin == READ_NOWHERE) return;
    if (record->begin >= record->end)
        say(check, record->line, "begin is not before end in", record->name);
    else if (record->end > check->limit)
        say(check, record->line, "the text ends before the end of", record->name);
    else
        check_slice(check, record);
}

/* A link holds one id, or several with spaces between. */
static void check_links(const struct check *check, const struct read_record *record,
                        struct str value)
{
    struct str id;
    while (str_next(&value, ' ', &id))
        if (!map_get(&check->ids, id))
            say(check, record->line, "a link leads to no record:", id);
}

static void check_fields(const struct check *check, const struct read_record *record,
                         const struct kind *kind)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct read_attribute *field = &record->fields[i];
        const uint32_t index = kind_field(kind, field->name);
        if (index == KIND_NONE) {
            say(check, record->line, "a field is not declared:", field->name);
            continue;
        }
        const ng_field *declared = &kind->record->fields[index];
        if (declared->type == NG_LINK)
            check_links(check, record, field->value);
        else if (!value_fits(declared->type, declared->values, field->value))
            say(check, record->line, "a value does not fit its type:", field->value);
    }
    for (uint32_t i = 0; i < kind->field_count; i++) {
        const ng_field *declared = &kind->record->fields[i];
        const struct str name = str_from(declared->name);
        if (declared->type != NG_LINK && !(declared->flags & NG_OPTIONAL) &&
            !read_field(record, name).at)
            say(check, record->line, "a field is missing:", name);
    }
}

static uint32_t find_plugin(const struct kinds *kinds, struct str name)
{
    for (uint32_t i = 0; i < kinds->plugin_count; i++)
        if (str_is(name, kinds->plugins[i].name)) return i;
    return KIND_NONE;
}

static void check_section(struct check *check, const struct read_section *section)
{
    const struct kinds *kinds = check->run->validation->kinds;
    const uint32_t plugin = find_plugin(kinds, section->name);
    struct read_walk walk = read_walk(section->records, section->count);
    const struct read_record *record;
    uint32_t above[READ_DEPTH];
    if (plugin == KIND_NONE)
        say(check, check->article->line, "no plugin is called", section->name);
    while ((record = read_walk_next(&walk)) != NULL) {
        const uint32_t parent = walk.depth ? above[walk.depth - 1] : KIND_NONE;
        const bool orphan = plugin == KIND_NONE || (walk.depth && parent == KIND_NONE);
        const uint32_t kind =
            orphan ? KIND_NONE : kinds_inside(kinds, plugin, parent, record->name);
        if (walk.depth < READ_DEPTH) above[walk.depth] = kind;
        check->run->validation->records++;
        check_span(check, record);
        if (kind != KIND_NONE)
            check_fields(check, record, &kinds->at[kind]);
        else if (!orphan)
            say(check, record->line, "no record is called", record->name);
    }
}

/* Gathers the ids; none may be there twice. */
static enum status gather_ids(struct check *check, struct error *error)
{
    for (size_t i = 0; i < check->article->section_count; i++) {
        const struct read_section *section = &check->article->sections[i];
        struct read_walk walk = read_walk(section->records, section->count);
        const struct read_record *record;
        while ((record = read_walk_next(&walk)) != NULL) {
            if (!record->id.at) continue;
            if (map_get(&check->ids, record->id))
                say(check, record->line, "two records have the id", record->id);
            if (!map_set(&check->ids, record->id, 1))
                return error_memory(error, "validating");
        }
    }
    return OK;
}

static enum status check_article(struct check *check, struct error *error)
{
    check->run->validation->articles++;
    enum status status = check_text(check, error);
    if (status == OK) status = gather_ids(check, error);
    for (size_t i = 0; status == OK && i < check->article->section_count; i++)
        check_section(check, &check->article->sections[i]);
    map_free(&check->ids);
    return status;
}

/* ------------------------------------------------------------------------ the file */

static void keep_schema_said(void *user, const char *message)
{
    struct run *run = user;
    buffer_format(&run->schema_said, "%s\n", message);
}

/* What RELAX NG says of an article is hard to read, and counts only where we have found
 * nothing ourselves: before that there were so many problems. */
static void hand_on_schema_said(struct run *run, uint64_t before)
{
    struct str rest = buffer_view(&run->schema_said), line;
    while (run->validation->problems == before && str_next(&rest, '\n', &line) &&
           line.length > 0) {
        struct error sentence;
        error_set(&sentence, OK, "%.*s", (int)line.length, line.at);
        complain(run->validation, sentence.message);
    }
    buffer_clear(&run->schema_said);
}

static enum status check_all(struct run *run, struct reader *reader, struct error *error)
{
    struct arena arena = {0};
    struct read_article article;
    bool more = true;
    enum status status = OK;
    while (status == OK) {
        const uint64_t before = run->validation->problems;
        status = reader_next(reader, &arena, &article, &more, error);
        struct check check = {.run = run,
                              .article = &article,
                              .arena = &arena,
                              .bytes = reader_head(reader)->byte_offsets};
        if (status == OK && more) status = check_article(&check, error);
        hand_on_schema_said(run, before);
        if (!more) break;
        arena_reset(&arena);
    }
    arena_free(&arena);
    return status;
}

enum status validate_file(struct validation *validation, const char *path,
                          struct error *error)
{
    struct run run = {.validation = validation, .path = path};
    struct buffer schema = {0};
    struct reader *reader = NULL;
    schema_make(validation->kinds, &schema);
    if (buffer_failed(&schema)) {
        buffer_free(&schema);
        return error_memory(error, "validating");
    }
    const struct read_check check = {buffer_view(&schema), keep_schema_said, &run};
    enum status status = reader_open_checked(&reader, path, &check, error);
    if (status == OK) status = check_all(&run, reader, error);
    if (buffer_failed(&run.schema_said)) status = error_memory(error, "validating");
    reader_close(reader);
    buffer_free(&schema);
    buffer_free(&run.schema_said);
    return status;
}
