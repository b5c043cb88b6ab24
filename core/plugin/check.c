#include "plugin/check.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "doc/value.h"
#include "text/utf8.h"

enum { NAME_LIMIT = 64, VERSION_LIMIT = 32, ABOUT_LIMIT = 400 };

/* Attributes that every record has, and what XML keeps for itself. */
static const char *const field_names_taken = "id begin end rule score xmlns";
/* Elements that stand beside the plugins' own, in an article. */
static const char *const plugin_names_taken = "article error text";
static const char *const record_names_taken =
    "token sentence paragraph tag article error text";

struct check {
    const char *path;
    struct error *error;
};

/* Where in the declarations something stands: 'record "price": field "value"'. */
struct place {
    char text[4 * NAME_LIMIT];
};

static struct place place_in(const struct place *above, const char *what,
                             const char *name)
{
    struct place place;
    const bool inside = above && above->text[0];
    const int length =
        snprintf(place.text, sizeof place.text, "%s%s%s \"%.64s\"",
                 inside ? above->text : "", inside ? ": " : "", what, name);
    if (length >= (int)sizeof place.text) memcpy(place.text, "...", 3);
    return place;
}

__attribute__((format(printf, 3, 4))) static enum status
refuse(const struct check *check, const struct place *place, const char *format, ...)
{
    char words[ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    const bool inside = place && place->text[0];
    return error_set(check->error, ERROR_CONFIG, "%s: %s%s%s", check->path,
                     inside ? place->text : "", inside ? ": " : "", words);
}

/* ----------------------------------------------------------------------- words */

/* [a-z][a-z0-9-]*, or with another sign in place of the hyphen. */
static bool is_name(const char *text, char sign)
{
    const size_t length = strnlen(text, NAME_LIMIT + 1);
    if (length == 0 || length > NAME_LIMIT || !char_is_lower(text[0])) return false;
    for (size_t i = 1; i < length; i++) {
        if (!char_is_lower(text[i]) && !char_is_digit(text[i]) && text[i] != sign)
            return false;
    }
    return true;
}

static bool is_version(const char *text)
{
    const size_t length = strnlen(text, VERSION_LIMIT + 1);
    for (size_t i = 0; i < length; i++) {
        const char c = text[i];
        if (!char_is_lower(c) && !char_is_upper(c) && !char_is_digit(c) && c != '.' &&
            c != '-' && c != '+') {
            return false;
        }
    }
    return length > 0 && length <= VERSION_LIMIT;
}

/* "token", "bank/branch" */
static bool is_layer(const char *text)
{
    struct str rest = {text, strnlen(text, CHECK_DEPTH * (NAME_LIMIT + 1))}, part;
    char name[NAME_LIMIT + 1];
    while (str_next(&rest, '/', &part)) {
        if (part.length > NAME_LIMIT) return false;
        memcpy(name, part.at, part.length);
        name[part.length] = '\0';
        if (!is_name(name, '-')) return false;
    }
    return true;
}

static enum status check_name(const struct check *check, const struct place *place,
                              const char *name, char sign, const char *taken)
{
    if (!is_name(name, sign)) {
        return refuse(check, place,
                      "the name is not [a-z][a-z0-9%c]* of at most %d characters", sign,
                      NAME_LIMIT);
    }
    if (str_listed(str_from(name), taken)) {
        return refuse(check, place, "the name is taken by nutgraf; take another");
    }
    return OK;
}

static enum status check_about(const struct check *check, const struct place *place,
                               const char *about)
{
    if (!about || !about[0])
        return refuse(check, place, ".about is empty; say what it is");
    char copy[ABOUT_LIMIT + 1];
    const size_t length = strnlen(about, sizeof copy);
    memcpy(copy, about, length);
    bool line = length <= ABOUT_LIMIT && utf8_repair(copy, length) == 0;
    for (size_t i = 0; line && i < length; i++)
        line = (unsigned char)copy[i] >= ' ';
    if (line) return OK;
    return refuse(check, place, ".about is not one line of at most %d bytes of UTF-8",
                  ABOUT_LIMIT);
}

static enum status check_reserved(const struct check *check, const struct place *place,
                                  const void *reserved)
{
    if (!reserved) return OK;
    return refuse(check, place,
                  ".reserved is not NULL; it is for a later nutgraf, leave it out");
}

static enum status check_flags(const struct check *check, const struct place *place,
                               uint32_t flags, uint32_t known)
{
    if (!(flags & ~known)) return OK;
    return refuse(check, place, ".flags has bits that nutgraf does not know: 0x%x",
                  flags & ~known);
}

static enum status check_type(const struct check *check, const struct place *place,
                              ng_type type, const char *values)
{
    if (!value_type_name(type)) {
        return refuse(check, place, ".type is %d, which is no ng_type", (int)type);
    }
    if (values && type != NG_TEXT) {
        return refuse(check, place, ".values is only for NG_TEXT; leave it out");
    }
    if (values && str_trim(str_from(values)).length == 0) {
        return refuse(check, place, ".values is empty; NULL allows any value");
    }
    return OK;
}

/* --------------------------------------------------------------- declarations */

static enum status check_field(const struct check *check, const struct place *above,
                               const ng_field *field)
{
    const struct place place = place_in(above, "field", field->name);
    TRY(check_name(check, &place, field->name, '-', field_names_taken));
    if (strncmp(field->name, "xml", 3) == 0) {
        return refuse(check, &place, "names that begin with \"xml\" are XML's own");
    }
    TRY(check_type(check, &place, field->type, field->values));
    TRY(check_flags(check, &place, field->flags, NG_KEY | NG_OPTIONAL | NG_MANY));
    if (field->flags & NG_MANY && field->type != NG_LINK) {
        return refuse(check, &place, "is NG_MANY, but only links can be many");
    }
    TRY(check_about(check, &place, field->about));
    return check_reserved(check, &place, field->reserved);
}

static enum status check_fields(const struct check *check, const struct place *above,
                                const ng_field *fields)
{
    for (const ng_field *field = fields; field && field->name; field++) {
        TRY(check_field(check, above, field));
        for (const ng_field *other = fields; other < field; other++) {
            if (strcmp(other->name, field->name) != 0) continue;
            return refuse(check, above, "field \"%s\" is declared twice", field->name);
        }
    }
    return OK;
}

static enum status check_record(const struct check *check, const struct place *place,
                                const ng_record *record)
{
    TRY(check_name(check, place, record->name, '-', record_names_taken));
    TRY(check_flags(check, place, record->flags, NG_EXCLUSIVE | NG_WHOLE | NG_NAMED));
    if (record->flags & NG_EXCLUSIVE && record->flags & NG_WHOLE) {
        return refuse(
            check, place,
            "is NG_WHOLE and NG_EXCLUSIVE, but without a span it overlaps none");
    }
    TRY(check_about(check, place, record->about));
    TRY(check_reserved(check, place, record->reserved));
    return check_fields(check, place, record->fields);
}

/* Recursion is on the depth of the declarations, which is checked as it goes. */
static enum status check_records(const struct check *check, const struct place *above,
                                 const ng_record *records, int depth)
{
    if (records && depth > CHECK_DEPTH) {
        return refuse(check, above, "nests kinds more than %d deep", CHECK_DEPTH);
    }
    for (const ng_record *record = records; record && record->name; record++) {
        const struct place place = place_in(above, "record", record->name);
        TRY(check_record(check, &place, record));
        for (const ng_record *other = records; other < record; other++) {
            if (strcmp(other->name, record->name) != 0) continue;
            return refuse(check, above, "record \"%s\" is declared twice", record->name);
        }
        TRY(check_records(check, &place, record->inside, depth + 1));
    }
    return OK;
}

static enum status check_option(const struct check *check, const ng_option *option)
{
    const struct place place = place_in(NULL, "option", option->name);
    TRY(check_name(check, &place, option->name, '-', ""));
    TRY(check_type(check, &place, option->type, option->values));
    if (option->type == NG_LINK)
        return refuse(check, &place, "an option cannot be a link");
    if (!option->preset) {
        return refuse(check, &place,
                      ".preset is NULL; give the value when it is not set");
    }
    if (!value_fits(option->type, option->values, str_from(option->preset))) {
        return refuse(check, &place, ".preset is \"%.64s\", which is not %s%s%.200s",
                      option->preset, value_words(option->type, option->values),
                      option->values ? " " : "", option->values ? option->values : "");
    }
    TRY(check_about(check, &place, option->about));
    return check_reserved(check, &place, option->reserved);
}

static enum status check_options(const struct check *check, const ng_option *options)
{
    for (const ng_option *option = options; option && option->name; option++) {
        TRY(check_option(check, option));
        for (const ng_option *other = options; other < option; other++) {
            if (strcmp(other->name, option->name) != 0) continue;
            return refuse(check, NULL, "option \"%s\" is declared twice", option->name);
        }
    }
    return OK;
}

static bool makes(const ng_plugin *plugin, const char *layer)
{
    struct str rest = str_from(layer), top;
    str_next(&rest, '/', &top);
    for (const ng_record *record = plugin->records; record && record->name; record++) {
        if (str_is(top, record->name)) return true;
    }
    return false;
}

static enum status check_layers(const struct check *check, const ng_plugin *plugin,
                                const char *list, const char *const *layers)
{
    for (const char *const *layer = layers; layer && *layer; layer++) {
        if (!is_layer(*layer)) {
            return refuse(check, NULL,
                          "%s names \"%.64s\", which is no layer's name; one is token, "
                          "sentence, paragraph, tag, or a record's name or path",
                          list, *layer);
        }
        if (makes(plugin, *layer)) {
            return refuse(
                check, NULL,
                "%s names \"%s\", which it makes itself; keep what you need of it "
                "in ng_alloc() memory",
                list, *layer);
        }
    }
    return OK;
}

enum status check_plugin(const char *path, const ng_plugin *plugin, struct error *error)
{
    const struct check check = {path, error};
    if (!plugin->name) return refuse(&check, NULL, "has no name");
    const struct place place = place_in(NULL, "plugin", plugin->name);
    TRY(check_name(&check, &place, plugin->name, '_', plugin_names_taken));
    if (!plugin->version || !is_version(plugin->version)) {
        return refuse(&check, &place,
                      ".version is not 1 to %d letters, digits, dots, + and -",
                      VERSION_LIMIT);
    }
    TRY(check_about(&check, &place, plugin->about));
    TRY(check_records(&check, &(struct place){""}, plugin->records, 1));
    TRY(check_layers(&check, plugin, ".needs", plugin->needs));
    TRY(check_layers(&check, plugin, ".likes", plugin->likes));
    TRY(check_options(&check, plugin->options));
    if (plugin->process) return OK;
    return refuse(&check, &place, ".process is NULL, so that it would never do anything");
}
