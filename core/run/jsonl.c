/* jsonl: a table of keys, and where in an article their values go. */
#include "run/jsonl.h"

#include "run/published.h"
#include "text/json.h"
#include "text/utf8.h"

static const struct key {
    const char *name;
    size_t offset; /* of a struct str in struct article */
} keys[] = {
    {"agency",    offsetof(struct article, agency)   },
    {"id",        offsetof(struct article, id)       },
    {"language",  offsetof(struct article, language) },
    {"place",     offsetof(struct article, place)    },
    {"published", offsetof(struct article, published)},
    {"title",     offsetof(struct article, title)    },
};

static enum status fail(const struct jsonl_line *line, size_t column, const char *what,
                        struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s:%llu:%zu: %s", line->source,
                     (unsigned long long)line->number, column, what);
}

static enum status fail_key(const struct jsonl_line *line, size_t column, const char *key,
                            const char *what, struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s:%llu:%zu: \"%s\" %s", line->source,
                     (unsigned long long)line->number, column, key, what);
}

static const struct key *find_key(struct str name)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_is(name, keys[i].name)) return &keys[i];
    return NULL;
}

/* The string is a slice of the line, which is ours to write to. */
static void repair(const struct jsonl_line *line, struct str text)
{
    utf8_repair(line->bytes + (text.at - line->bytes), text.length);
}

static enum status read_text(const struct jsonl_line *line, struct json *json,
                             struct article *article, struct error *error)
{
    const enum json_type type = json_peek(json);
    const size_t column = json_column(json);
    if (type != JSON_STRING && type != JSON_NONE)
        return fail_key(line, column, "text", "must be a string", error);
    const struct str text = json_string(json);
    if (json->problem) return OK; /* the caller says it */
    article->text = line->bytes + (text.at - line->bytes);
    article->length = text.length;
    return OK;
}

static enum status read_key(const struct jsonl_line *line, struct json *json,
                            const struct key *key, struct article *article,
                            struct error *error)
{
    const enum json_type type = json_peek(json);
    const size_t column = json_column(json);
    const bool is_id = key->offset == offsetof(struct article, id);
    struct str value = {NULL, 0};
    if (type == JSON_STRING)
        value = json_string(json);
    else if (type == JSON_NUMBER && is_id)
        value = json_number(json);
    else if (type == JSON_NULL || type == JSON_NONE)
        json_skip(json);
    else
        return fail_key(line, column, key->name, "must be a string", error);
    if (json->problem || value.length == 0) return OK;

    repair(line, value);
    if (key->offset == offsetof(struct article, published) &&
        !published_read(value, &value))
        return fail_key(line, column, key->name, "must be a day: YYYY-MM-DD", error);
    memcpy((char *)article + key->offset, &value, sizeof value);
    return OK;
}

enum status jsonl_read(const struct jsonl_line *line, struct article *article,
                       struct error *error)
{
    struct json json = json_read(line->bytes, line->length);
    struct str name;
    json_enter(&json, JSON_OBJECT);
    while (json_key(&json, &name)) {
        const struct key *key = find_key(name);
        if (key)
            TRY(read_key(line, &json, key, article, error));
        else if (str_is(name, "text"))
            TRY(read_text(line, &json, article, error));
        else
            json_skip(&json);
    }
    if (!json_end(&json)) return fail(line, json_column(&json), json.problem, error);
    if (!article->text) return fail(line, 1, "key \"text\" is missing", error);
    return OK;
}
