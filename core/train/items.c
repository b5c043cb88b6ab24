/* items: a file is mapped and read line by line; what is kept of it are numbers. */
#include "train/items.h"

#include <nutgraf/plugin.h>

#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/vec.h"
#include "text/token.h"

enum { WORD = 512 /* bytes of a word with %XX in it, at most */ };

struct source {
    struct items *items;
    struct class_set *classes;
    const char *path;
    size_t line;
    struct error *error;
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "reading items");
}

/* -------------------------------------------------------------------------- features */

static int hex_digit(char c)
{
    if (char_is_digit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/* Hashes a word in which %XX stands for bytes. */
static enum status read_escaped(struct str word, uint32_t *value, struct error *error)
{
    char plain[WORD];
    size_t length = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (length == WORD)
            return error_set(error, ERROR_INPUT,
                             "\"" STR_FORMAT "\" is longer than %d bytes; shorten it",
                             STR_ARGUMENTS(word), (int)WORD);
        plain[length++] = word.at[i];
        if (word.at[i] != '%') continue;
        const int high = i + 2 < word.length ? hex_digit(word.at[i + 1]) : -1;
        const int low = i + 2 < word.length ? hex_digit(word.at[i + 2]) : -1;
        if (high < 0 || low < 0)
            return error_set(error, ERROR_INPUT,
                             "\"" STR_FORMAT "\" has a %% without two hexadecimal "
                             "digits; write %% itself as %%25",
                             STR_ARGUMENTS(word));
        plain[length - 1] = (char)(high << 4 | low);
        i += 2;
    }
    *value = token_hash((struct str){plain, length});
    return OK;
}

/* What a name or a value is in a key. */
static enum status read_value(struct str text, uint32_t *value, struct error *error)
{
    uint64_t number;
    if (text.length && memchr(text.at, '%', text.length))
        return read_escaped(text, value, error);
    if (!text.length || text.at[0] != '#') {
        *value = token_hash(text);
        return OK;
    }
    if (!str_to_number(str_slice(text, 1, text.length), UINT32_MAX, &number))
        return error_set(error, ERROR_INPUT,
                         "\"" STR_FORMAT "\" is no # and a number up to 4294967295; "
                         "write a # of a word as %%23",
                         STR_ARGUMENTS(text));
    *value = (uint32_t)number;
    return OK;
}

enum status items_key(struct str feature, uint64_t *key, struct error *error)
{
    struct str values = feature, name, piece;
    uint32_t number, value;
    str_next(&values, '=', &name);
    if (!values.at || !name.length)
        return error_set(error, ERROR_INPUT,
                         "\"" STR_FORMAT "\" is no feature; write NAME=VALUE, or "
                         "NAME=VALUE&VALUE",
                         STR_ARGUMENTS(feature));
    TRY(read_value(name, &number, error));
    str_next(&values, '&', &piece);
    TRY(read_value(piece, &value, error));
    *key = ng_feature(number, value);
    while (str_next(&values, '&', &piece)) {
        TRY(read_value(piece, &value, error));
        *key = ng_feature_and(*key, value);
    }
    return OK;
}

/* --------------------------------------------------------------------------- classes */

static enum status find_class(struct class_set *classes, struct str name, uint8_t *class,
                              struct error *error)
{
    for (size_t i = 0; i < classes->count; i++) {
        *class = (uint8_t)i;
        if (str_equal(classes->names[i], name)) return OK;
    }
    if (classes->closed)
        return error_set(error, ERROR_INPUT,
                         "the class \"" STR_FORMAT
                         "\" is not in the training data; leave its items out",
                         STR_ARGUMENTS(name));
    if (classes->count == CLASSIFIER_CLASSES)
        return error_set(error, ERROR_INPUT,
                         "more than %d classes, with \"" STR_FORMAT "\"; join some",
                         (int)CLASSIFIER_CLASSES, STR_ARGUMENTS(name));
    const struct str copy = arena_copy(&classes->arena, name);
    if (!copy.at) return no_memory(error);
    *class = (uint8_t)classes->count;
    classes->names[classes->count++] = copy;
    return OK;
}

void class_set_free(struct class_set *classes)
{
    arena_free(&classes->arena);
    *classes = (struct class_set){0};
}

/* Whether a class comes before another. */
static bool is_before(struct str a, struct str b)
{
    if (str_is(a, "none") || str_is(b, "none")) return str_is(a, "none");
    return str_compare(a, b) < 0;
}

void items_close(struct items *items, struct class_set *classes)
{
    struct str sorted[CLASSIFIER_CLASSES];
    uint8_t numbers[CLASSIFIER_CLASSES];
    for (size_t i = 0; i < classes->count; i++) {
        size_t rank = 0;
        for (size_t k = 0; k < classes->count; k++)
            rank += k != i && is_before(classes->names[k], classes->names[i]);
        numbers[i] = (uint8_t)rank;
        sorted[rank] = classes->names[i];
    }
    for (size_t i = 0; i < classes->count; i++)
        classes->names[i] = sorted[i];
    for (size_t i = 0; i < items->items.length; i++)
        items->items.at[i].class = numbers[items->items.at[i].class];
    classes->closed = true;
}

/* ----------------------------------------------------------------------------- items */

/* Puts the place before what an inner reader said. */
static enum status at_line(const struct source *source, enum status status,
                           const struct error *inner)
{
    if (status != ERROR_INPUT)
        return error_set(source->error, status, "%s", inner->message);
    return error_set(source->error, status, "%s:%zu: %s", source->path, source->line,
                     inner->message);
}

static bool read_weight(struct str cell, float *weight)
{
    char digits[32], *end;
    if (cell.length == 0 || cell.length >= sizeof digits) return false;
    for (size_t i = 0; i < cell.length; i++)
        if (!char_is_digit(cell.at[i]) && cell.at[i] != '.') return false;
    memcpy(digits, cell.at, cell.length);
    digits[cell.length] = '\0';
    *weight = strtof(digits, &end);
    return *end == '\0' && *weight > 0 && *weight <= 1e6f;
}

static enum status read_head(const struct source *source, struct str *line,
                             struct item *item, struct error *error)
{
    struct str class, weight;
    str_next(line, '\t', &class);
    if (!str_next(line, '\t', &weight))
        return error_set(error, ERROR_INPUT,
                         "an item is its class, its weight and its features, divided by "
                         "tabs; there is no weight");
    if (!class.length || memchr(class.at, '\0', class.length))
        return error_set(error, ERROR_INPUT,
                         "the class has no name; write it before the first tab");
    if (!read_weight(weight, &item->weight))
        return error_set(error, ERROR_INPUT,
                         "\"" STR_FORMAT "\" is no weight; write a decimal number above "
                         "0 and up to 1000000, mostly 1",
                         STR_ARGUMENTS(weight));
    return find_class(source->classes, class, &item->class, error);
}

static enum status read_item(const struct source *source, struct str line,
                             struct error *error)
{
    struct items *items = source->items;
    struct item item = {.first = items->keys.length};
    struct str feature;
    uint64_t key;
    TRY(read_head(source, &line, &item, error));
    while (str_next(&line, '\t', &feature)) {
        TRY(items_key(feature, &key, error));
        if (!VEC_PUSH(&items->keys, NULL, key)) return no_memory(error);
    }
    item.last = items->keys.length;
    return VEC_PUSH(&items->items, NULL, item) ? OK : no_memory(error);
}

static enum status read_lines(struct source *source, struct str bytes)
{
    struct str line;
    struct error inner;
    while (str_next(&bytes, '\n', &line)) {
        source->line++;
        if (str_ends(line, "\r")) line.length--;
        if (line.length == 0 || line.at[0] == '#') continue;
        const enum status status = read_item(source, line, &inner);
        if (status != OK) return at_line(source, status, &inner);
    }
    return OK;
}

enum status items_read(struct items *items, const char *path, struct class_set *classes,
                       struct error *error)
{
    struct source source = {items, classes, path, 0, error};
    struct str bytes;
    TRY(file_map(path, &bytes, error));
    const enum status status = read_lines(&source, bytes);
    file_unmap(bytes);
    return status;
}

void items_free(struct items *items)
{
    alloc_free(items->items.at);
    alloc_free(items->keys.at);
    *items = (struct items){0};
}
