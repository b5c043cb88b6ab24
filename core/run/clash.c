/* clash: one walk that remembers hashes of names, and another that finds out whose name
 * it was, when two are the same. */
#include "run/clash.h"

#include "base/buffer.h"
#include "run/ids.h"
#include "run/output.h"

/* The path of the first input whose file would have this name. */
static enum status find_first(const struct walk_setup *setup, struct str stem,
                              struct buffer *path, struct error *error)
{
    struct walk *walk = NULL;
    bool more = true;
    TRY(walk_open(&walk, setup, error));
    enum status status = OK;
    while (status == OK && more && path->length == 0) {
        struct walk_entry entry;
        struct error ignored;
        status = walk_next(walk, &entry, &more, &ignored);
        if (status != OK || !more) continue;
        if (str_equal(output_stem(str_from(entry.name)), stem))
            buffer_text(path, entry.path);
    }
    walk_close(walk);
    if (status != OK || buffer_failed(path))
        return error_memory(error, "comparing names");
    return OK;
}

/* Says which two inputs share a name; *entry is the second of them. */
static enum status compare(const struct walk_setup *setup, const struct walk_entry *entry,
                           struct error *error)
{
    const struct str stem = output_stem(str_from(entry->name));
    struct buffer first = {0};
    enum status status = find_first(setup, stem, &first, error);
    const struct str path = buffer_view(&first);
    if (status == OK && !str_is(path, entry->path))
        status = error_set(error, ERROR_USAGE,
                           STR_FORMAT " and %s would be written to the same file; give "
                                      "one of them another name or directory",
                           STR_ARGUMENTS(path), entry->path);
    else if (status == OK)
        status = error_set(error, ERROR_USAGE, "%s: is given twice", entry->path);
    buffer_free(&first);
    return status;
}

enum status clash_check(const struct walk_setup *setup, struct error *error)
{
    struct walk_setup quiet = *setup;
    quiet.note = NULL;
    struct walk *walk = NULL;
    struct ids names = {0};
    bool more = true;
    TRY(walk_open(&walk, &quiet, error));
    enum status status = OK;
    while (status == OK) {
        struct walk_entry entry;
        struct error ignored;
        bool is_free = true;
        status = walk_next(walk, &entry, &more, &ignored);
        if (status != OK) error_memory(error, "comparing names");
        if (status != OK || !more) break;
        status = ids_take(&names, output_stem(str_from(entry.name)), &is_free, error);
        if (status == OK && !is_free) status = compare(&quiet, &entry, error);
    }
    walk_close(walk);
    ids_free(&names);
    return status;
}
