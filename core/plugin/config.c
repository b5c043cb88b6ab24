#include "plugin/config.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/file.h"
#include "base/vec.h"
#include "text/utf8.h"

enum { FILE_LIMIT = 1 << 20 };

static enum status add_entry(struct config *config, const struct config_entry *entry,
                             struct error *error)
{
    const struct config_entry copy = {.plugin = arena_copy(&config->arena, entry->plugin),
                                      .option = arena_copy(&config->arena, entry->option),
                                      .value = arena_copy(&config->arena, entry->value),
                                      .origin =
                                          arena_copy(&config->arena, entry->origin)};
    struct {
        struct config_entry *at;
        size_t length, room;
    } entries = {config->at, config->count, config->room};
    if (!copy.plugin.at || !copy.option.at || !copy.value.at || !copy.origin.at ||
        !VEC_PUSH(&entries, &config->arena, copy)) {
        return error_memory(error, "reading options");
    }
    config->at = entries.at;
    config->count = entries.length;
    config->room = entries.room;
    return OK;
}

/* Cuts "option = value" in two; false if there is no "=" or nothing before it. */
static bool split(struct str line, struct str *key, struct str *value)
{
    *value = line;
    if (!str_next(value, '=', key) || !value->at) return false;
    *key = str_trim(*key);
    *value = str_trim(*value);
    return key->length > 0;
}

static enum status read_line(struct config *config, struct str line, struct str *section,
                             struct str origin, struct error *error)
{
    struct config_entry entry = {.origin = origin};
    if (line.length == 0 || line.at[0] == '#' || line.at[0] == ';') return OK;
    if (line.at[0] == '[') {
        *section = str_ends(line, "]") ? str_trim(str_slice(line, 1, line.length - 1))
                                       : (struct str){0};
        if (section->length > 0) return OK;
        return error_set(error, ERROR_CONFIG,
                         STR_FORMAT ": is no section; write [plugin]",
                         STR_ARGUMENTS(origin));
    }
    if (!split(line, &entry.option, &entry.value)) {
        return error_set(error, ERROR_CONFIG,
                         STR_FORMAT ": is neither a [plugin] nor an option = value",
                         STR_ARGUMENTS(origin));
    }
    if (section->length == 0) {
        return error_set(error, ERROR_CONFIG,
                         STR_FORMAT
                         ": \"" STR_FORMAT
                         "\" stands in no section; put the [plugin] that it is for above",
                         STR_ARGUMENTS(origin), STR_ARGUMENTS(entry.option));
    }
    entry.plugin = *section;
    return add_entry(config, &entry, error);
}

static enum status read_lines(struct config *config, const char *path, struct str text,
                              struct error *error)
{
    struct buffer origin = {0};
    struct str line, section = {0};
    enum status status = OK;
    if (str_starts(text, "\xEF\xBB\xBF")) text = str_slice(text, 3, text.length);
    for (uint32_t number = 1; status == OK && str_next(&text, '\n', &line); number++) {
        buffer_clear(&origin);
        buffer_format(&origin, "%s:%" PRIu32, path, number);
        status = buffer_failed(&origin) ? error_memory(error, "reading options")
                                        : read_line(config, str_trim(line), &section,
                                                    buffer_view(&origin), error);
    }
    buffer_free(&origin);
    return status;
}

enum status config_read(struct config *config, const char *path, struct error *error)
{
    struct buffer bytes = {0};
    enum status status = file_read(path, FILE_LIMIT, &bytes, error);
    if (status == OK && utf8_repair(bytes.at, bytes.length)) {
        status =
            error_set(error, ERROR_CONFIG, "%s: is not UTF-8; convert the file", path);
    }
    if (status == OK) status = read_lines(config, path, buffer_view(&bytes), error);
    buffer_free(&bytes);
    return status;
}

static enum status refuse_setting(struct str setting, struct error *error)
{
    return error_set(error, ERROR_CONFIG,
                     "-s " STR_FORMAT ": is no setting; write plugin.option=value",
                     STR_ARGUMENTS(setting));
}

enum status config_set(struct config *config, struct str setting, struct error *error)
{
    const struct str copy = arena_copy(&config->arena, setting);
    char *bytes = arena_raw(&config->arena, setting.length);
    if (!copy.at || !bytes) return error_memory(error, "reading options");
    if (setting.length) memcpy(bytes, setting.at, setting.length);
    if (utf8_repair(bytes, setting.length)) {
        return error_set(error, ERROR_CONFIG, "-s " STR_FORMAT ": is not UTF-8",
                         STR_ARGUMENTS(((struct str){bytes, setting.length})));
    }
    struct config_entry entry = {.origin = STR("-s")};
    struct str key;
    if (!split(copy, &key, &entry.value)) return refuse_setting(copy, error);
    entry.option = key;
    if (!str_next(&entry.option, '.', &entry.plugin)) return refuse_setting(copy, error);
    if (entry.plugin.length == 0 || entry.option.length == 0) {
        return refuse_setting(copy, error);
    }
    return add_entry(config, &entry, error);
}

void config_free(struct config *config)
{
    arena_free(&config->arena);
    *config = (struct config){0};
}
