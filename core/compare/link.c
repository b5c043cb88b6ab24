#include "compare/link.h"

#include <string.h>

#include "base/vec.h"

struct stack {
    const struct read_record **at;
    size_t length, room;
};

/* What a record says of itself: its text, else its first field. */
static struct str say_of(const struct read_record *record)
{
    if (record->text.at) return record->text;
    return record->field_count ? record->fields[0].value : STR("");
}

static enum status add_name(struct link_names *names, struct arena *arena,
                            const struct read_record *record, struct error *error)
{
    const struct str text = say_of(record);
    char *at = arena_raw(arena, record->name.length + 1 + text.length);
    if (!at) return error_memory(error, "reading links");
    memcpy(at, record->name.at, record->name.length);
    at[record->name.length] = ' ';
    if (text.length) memcpy(at + record->name.length + 1, text.at, text.length);
    struct {
        struct str *at;
        size_t length, room;
    } all = {names->names, names->length, names->room};
    const struct str name = {at, record->name.length + 1 + text.length};
    if (!VEC_PUSH(&all, arena, name) ||
        !map_set(&names->map, record->id, (uint32_t)names->length)) {
        return error_memory(error, "reading links");
    }
    names->names = all.at;
    names->length = all.length;
    names->room = all.room;
    return OK;
}

static bool push_all(struct stack *stack, struct arena *arena,
                     const struct read_record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!VEC_PUSH(stack, arena, &records[i])) return false;
    }
    return true;
}

enum status link_names_make(struct link_names *names, struct arena *arena,
                            const struct read_article *article, struct error *error)
{
    struct stack stack = {0};
    names->arena = arena;
    for (size_t i = 0; i < article->section_count; i++) {
        const struct read_section *section = &article->sections[i];
        if (!push_all(&stack, arena, section->records, section->count)) {
            return error_memory(error, "reading links");
        }
    }
    while (stack.length > 0) {
        const struct read_record *record = stack.at[--stack.length];
        if (record->id.at) TRY(add_name(names, arena, record, error));
        if (!push_all(&stack, arena, record->inside, record->inside_count)) {
            return error_memory(error, "reading links");
        }
    }
    return OK;
}

void link_names_free(struct link_names *names)
{
    map_free(&names->map);
}

static const struct str *find_name(const struct link_names *names, struct str id)
{
    const uint32_t *index = map_get(&names->map, id);
    return index ? &names->names[*index] : NULL;
}

/* How long the joined names are; 0 if one of the words is no id. */
static size_t joined_length(const struct link_names *names, struct str value)
{
    struct str word;
    size_t length = 0;
    while (str_next(&value, ' ', &word)) {
        const struct str *name = find_name(names, word);
        if (!name) return 0;
        length += name->length + 2;
    }
    return length;
}

static struct str join_names(const struct link_names *names, struct str value, char *into)
{
    struct str word;
    char *at = into;
    while (str_next(&value, ' ', &word)) {
        const struct str *name = find_name(names, word);
        memcpy(at, name->at, name->length);
        memcpy(at + name->length, ", ", 2);
        at += name->length + 2;
    }
    return (struct str){into, (size_t)(at - into) - 2};
}

enum status link_name(const struct link_names *names, struct str value,
                      struct str *meaning, struct error *error)
{
    *meaning = value;
    if (!value.at || !names->map.count) return OK;
    const struct str *name = find_name(names, value);
    if (name) {
        *meaning = *name;
        return OK;
    }
    const size_t length = joined_length(names, value);
    if (!length) return OK;
    char *joined = arena_raw(names->arena, length);
    if (!joined) return error_memory(error, "reading links");
    *meaning = join_names(names, value, joined);
    return OK;
}
