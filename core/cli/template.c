/* template: a walk over the template's files, each read, changed and written. */
#include "cli/template.h"

#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "cli/places.h"
#include "run/walk.h"

#define WORD "template"

enum { NAME_LIMIT = 64, FILE_LIMIT = 16 * 1024 * 1024 };

static bool is_plugin_name(const char *name)
{
    const size_t length = strlen(name);
    if (length > NAME_LIMIT || !char_is_lower(name[0])) return false;
    for (size_t i = 0; i < length; i++)
        if (!char_is_lower(name[i]) && !char_is_digit(name[i]) && name[i] != '_')
            return false;
    return true;
}

/* Appends a text with every WORD in it replaced. */
static void add_replaced(struct buffer *into, struct str text, const char *name)
{
    const char *at = text.at;
    const char *const end = at + text.length;
    while (at < end) {
        const char *found = memmem(at, (size_t)(end - at), WORD, sizeof WORD - 1);
        buffer_add(into, at, (size_t)((found ? found : end) - at));
        if (found) buffer_text(into, name);
        at = found ? found + sizeof WORD - 1 : end;
    }
}

static enum status copy_file(const struct walk_entry *entry, const char *name,
                             struct error *error)
{
    struct buffer read = {0}, written = {0}, path = {0};
    enum status status = file_read(entry->path, FILE_LIMIT, &read, error);
    if (status == OK) {
        buffer_format(&path, "%s/", name);
        add_replaced(&path, str_from(entry->name), name);
        buffer_char(&path, '\0');
        if (read.length) add_replaced(&written, buffer_view(&read), name);
        if (buffer_failed(&path) || buffer_failed(&written))
            status = error_memory(error, "copying the template");
    }
    if (status == OK) status = file_replace(path.at, buffer_view(&written), error);
    buffer_free(&read);
    buffer_free(&written);
    buffer_free(&path);
    return status;
}

static enum status copy_all(const char *template, const char *name, struct error *error)
{
    const char *const paths[] = {template, NULL};
    const struct walk_setup setup = {.paths = paths};
    struct walk *walk = NULL;
    enum status status = walk_open(&walk, &setup, error);
    for (bool more = true; status == OK;) {
        struct walk_entry entry;
        status = walk_next(walk, &entry, &more, error);
        if (status != OK || !more) break;
        status =
            entry.kind == WALK_FAILED ? error->status : copy_file(&entry, name, error);
    }
    walk_close(walk);
    return status;
}

enum status template_copy(const char *name, struct error *error)
{
    struct arena arena = {0};
    const char *template = NULL;
    if (!is_plugin_name(name))
        return error_set(
            error, ERROR_USAGE,
            "a plugin cannot be called \"%s\"; use a-z, 0-9 and _, and begin "
            "with a letter",
            name);
    if (access(name, F_OK) == 0)
        return error_set(error, ERROR_USAGE, "%s: is there already", name);
    enum status status = places_data(&arena, WORD, &template, error);
    if (status == OK && access(template, R_OK) != 0)
        status = error_system(error, ERROR_CONFIG, "%s: the template is not installed",
                              template);
    if (status == OK) status = copy_all(template, name, error);
    arena_free(&arena);
    return status;
}
