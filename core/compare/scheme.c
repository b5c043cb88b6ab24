#include "compare/scheme.h"

#include <string.h>

#include "base/vec.h"

/* ----------------------------------------------------------------------- reading */

struct line {
    const char *path;
    unsigned number;
    struct arena *arena;
    struct error *error;
};

static enum status no_memory(const struct line *line)
{
    return error_memory(line->error, "reading a scheme");
}

static enum status complain(const struct line *line, const char *what, struct str word)
{
    return error_set(line->error, ERROR_CONFIG, "%s:%u: %s \"" STR_FORMAT "\"",
                     line->path, line->number, what, STR_ARGUMENTS(word));
}

/* The next word of a line; false at its end. */
static bool next_word(struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    if (!rest->length) return false;
    size_t length = 0;
    while (length < rest->length && !char_is_space(rest->at[length]))
        length++;
    *word = str_slice(*rest, 0, length);
    *rest = str_slice(*rest, length, rest->length);
    return true;
}

static bool find_use(struct str word, enum scheme_use *use)
{
    static const struct {
        const char *word;
        enum scheme_use use;
    } uses[] = {
        {"key",     SCHEME_KEY    },
        {"field",   SCHEME_FIELD  },
        {"part",    SCHEME_PART   },
        {"cluster", SCHEME_CLUSTER}
    };
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        if (!str_is(word, uses[i].word)) continue;
        *use = uses[i].use;
        return true;
    }
    return false;
}

static enum status mark_set(const struct line *line, struct scheme_element *element,
                            struct str name)
{
    for (size_t i = 0; i < element->fields.length; i++) {
        if (!str_equal(element->fields.at[i].name, name)) continue;
        element->fields.at[i].set = true;
        return OK;
    }
    return complain(line, "name it a key before it is a set:", name);
}

static enum status add_to_element(const struct line *line, struct scheme_element *element,
                                  struct str word, struct str rest)
{
    struct str a = {0}, b = {0}, c = {0};
    enum scheme_use use;
    if (str_is(word, "quotes")) {
        element->quotes = str_trim(rest);
        return OK;
    }
    if (!next_word(&rest, &a)) return complain(line, "something is missing behind", word);
    if (str_is(word, "kind")) {
        element->path = a;
        return OK;
    }
    if (str_is(word, "anchor")) {
        element->anchor = a;
        return OK;
    }
    if (str_is(word, "set")) return mark_set(line, element, a);
    if (!next_word(&rest, &b)) return complain(line, "something is missing behind", a);
    if (find_use(word, &use)) {
        return VEC_PUSH(&element->fields, line->arena,
                        (struct scheme_field){use, a, b, false})
                   ? OK
                   : no_memory(line);
    }
    if (str_is(word, "neutral")) {
        return VEC_PUSH(&element->neutral, line->arena, (struct scheme_condition){a, b})
                   ? OK
                   : no_memory(line);
    }
    if (!str_is(word, "alias")) return complain(line, "no such word:", word);
    if (!next_word(&rest, &c)) return complain(line, "something is missing behind", b);
    return VEC_PUSH(&element->aliases, line->arena, (struct scheme_alias){a, b, c})
               ? OK
               : no_memory(line);
}

static enum status read_line(const struct line *line, struct scheme *scheme,
                             struct str rest)
{
    struct str word, name;
    if (!next_word(&rest, &word) || word.at[0] == '#') return OK;
    if (str_is(word, "element")) {
        if (!next_word(&rest, &name))
            return complain(line, "a name is missing behind", word);
        return VEC_PUSH(scheme, line->arena,
                        (struct scheme_element){.name = name, .path = name})
                   ? OK
                   : no_memory(line);
    }
    if (!scheme->length) return complain(line, "begin with \"element\", not", word);
    return add_to_element(line, &scheme->at[scheme->length - 1], word, rest);
}

enum status scheme_read(struct scheme *scheme, struct arena *arena, const char *path,
                        struct str bytes, struct error *error)
{
    struct line line = {.path = path, .arena = arena, .error = error};
    struct str piece;
    while (str_next(&bytes, '\n', &piece)) {
        line.number++;
        TRY(read_line(&line, scheme, piece));
    }
    return OK;
}

/* ---------------------------------------------------------------------- learning */

struct place { /* a record and the path of what it is inside */
    const struct read_record *record;
    struct str path;
};

static struct scheme_element *find_path(const struct scheme *scheme, struct str path)
{
    for (size_t i = 0; i < scheme->length; i++) {
        if (str_equal(scheme->at[i].path, path)) return &scheme->at[i];
    }
    return NULL;
}

static enum status learn_record(struct scheme *scheme, struct arena *arena,
                                const struct read_record *record, struct str path,
                                struct error *error)
{
    struct scheme_element *element = find_path(scheme, path);
    if (!element) {
        if (!VEC_PUSH(scheme, arena,
                      (struct scheme_element){.name = path, .path = path})) {
            return error_memory(error, "reading a scheme");
        }
        element = &scheme->at[scheme->length - 1];
    }
    for (size_t i = 0; i < record->field_count; i++) {
        const struct str name = record->fields[i].name;
        bool known = false;
        for (size_t j = 0; j < element->fields.length && !known; j++) {
            known = str_equal(element->fields.at[j].name, name);
        }
        if (known) continue;
        if (!VEC_PUSH(&element->fields, arena,
                      (struct scheme_field){SCHEME_KEY, name, name, false})) {
            return error_memory(error, "reading a scheme");
        }
    }
    return OK;
}

static struct str join(struct arena *arena, struct str path, struct str name)
{
    if (!path.length) return name;
    char *at = arena_raw(arena, path.length + 1 + name.length);
    if (!at) return (struct str){0};
    memcpy(at, path.at, path.length);
    at[path.length] = '/';
    memcpy(at + path.length + 1, name.at, name.length);
    return (struct str){at, path.length + 1 + name.length};
}

enum status scheme_learn(struct scheme *scheme, struct arena *arena,
                         const struct read_article *article, struct error *error)
{
    struct {
        struct place *at;
        size_t length, room;
    } stack = {0};
    for (size_t s = 0; s < article->section_count; s++) {
        for (size_t i = 0; i < article->sections[s].count; i++) {
            const struct place top = {&article->sections[s].records[i], STR("")};
            if (!VEC_PUSH(&stack, arena, top))
                return error_memory(error, "reading a scheme");
        }
    }
    while (stack.length > 0) {
        const struct place here = stack.at[--stack.length];
        const struct str path = join(arena, here.path, here.record->name);
        if (!path.at) return error_memory(error, "reading a scheme");
        if (here.record->begin != READ_NOWHERE) {
            TRY(learn_record(scheme, arena, here.record, path, error));
        }
        for (size_t i = 0; i < here.record->inside_count; i++) {
            const struct place inside = {&here.record->inside[i], path};
            if (!VEC_PUSH(&stack, arena, inside))
                return error_memory(error, "reading a scheme");
        }
    }
    return OK;
}

enum status scheme_mirror(struct scheme *scheme, struct arena *arena, struct error *error)
{
    const struct scheme_condition optional = {STR("optional"), STR("yes")};
    for (size_t i = 0; i < scheme->length; i++) {
        struct scheme_element *element = &scheme->at[i];
        element->path = element->name;
        element->aliases.length = 0;
        element->neutral.length = 0;
        for (size_t j = 0; j < element->fields.length; j++) {
            element->fields.at[j].where = element->fields.at[j].name;
        }
        if (!VEC_PUSH(&element->neutral, arena, optional)) {
            return error_memory(error, "reading a scheme");
        }
    }
    return OK;
}

/* ------------------------------------------------------------------------- asking */

const struct scheme_element *scheme_find(const struct scheme *scheme, struct str name)
{
    for (size_t i = 0; i < scheme->length; i++) {
        if (str_equal(scheme->at[i].name, name)) return &scheme->at[i];
    }
    return NULL;
}

bool scheme_quotes(const struct scheme *scheme, struct str element, struct str attribute)
{
    const struct scheme_element *found = scheme_find(scheme, element);
    struct str rest = found ? found->quotes : (struct str){0}, word;
    while (next_word(&rest, &word)) {
        if (str_equal(word, attribute)) return true;
    }
    return false;
}

struct str scheme_value(const struct read_record *record,
                        const struct read_record *parent, struct str where)
{
    if (where.length && where.at[0] == '^') {
        return parent ? read_field(parent, str_slice(where, 1, where.length))
                      : (struct str){0};
    }
    const char *dot = where.length ? memchr(where.at, '.', where.length) : NULL;
    if (!dot) return read_field(record, where);
    const struct str part = str_slice(where, 0, (size_t)(dot - where.at));
    for (size_t i = 0; i < record->inside_count; i++) {
        if (!str_equal(record->inside[i].name, part)) continue;
        return read_field(&record->inside[i],
                          str_slice(where, part.length + 1, where.length));
    }
    return (struct str){0};
}
