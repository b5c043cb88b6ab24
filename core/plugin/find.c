#include "plugin/find.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/str.h"
#include "base/vec.h"

struct names {
    const char **at; /* [length] paths */
    size_t length, room;
};

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *join(struct arena *arena, const char *folder, const char *name)
{
    const size_t above = strlen(folder), size = strlen(name) + 1;
    const bool slash = above > 0 && folder[above - 1] != '/';
    char *path = arena_raw(arena, above + slash + size);
    if (!path) return NULL;
    memcpy(path, folder, above);
    if (slash) path[above] = '/';
    memcpy(path + above + slash, name, size);
    return path;
}

/* All that is in a directory, sorted, as paths. */
static enum status list(struct names *names, struct arena *arena, const char *folder,
                        struct error *error)
{
    DIR *open = opendir(folder);
    if (!open) {
        return error_system(error, ERROR_CONFIG, "plugin path %s: cannot be read",
                            folder);
    }
    enum status status = OK;
    struct dirent *entry;
    while (status == OK && (errno = 0, entry = readdir(open))) {
        if (entry->d_name[0] == '.') continue;
        const char *path = join(arena, folder, entry->d_name);
        if (!path || !VEC_PUSH(names, arena, path)) {
            status = error_memory(error, "looking for plugins");
        }
    }
    if (status == OK && errno) {
        status =
            error_system(error, ERROR_CONFIG, "plugin path %s: cannot be read", folder);
    }
    closedir(open);
    if (status == OK && names->length) {
        qsort(names->at, names->length, sizeof *names->at, compare_names);
    }
    return status;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static enum status take(struct found *found, struct arena *arena,
                        const struct names *names, size_t place, struct error *error)
{
    for (size_t i = 0; i < names->length; i++) {
        const char *path = names->at[i];
        if (!str_ends(str_from(path), ".so") || is_folder(path)) continue;
        if (!VEC_PUSH(found, arena, (struct found_file){path, place})) {
            return error_memory(error, "looking for plugins");
        }
    }
    return OK;
}

enum status find_files(struct found *found, struct arena *arena, const char *path,
                       size_t place, struct error *error)
{
    struct names names = {0}, itself = {.at = &path, .length = 1};
    struct stat about;
    if (stat(path, &about) == 0 && !S_ISDIR(about.st_mode)) {
        return take(found, arena, &itself, place, error);
    }
    TRY(list(&names, arena, path, error));
    TRY(take(found, arena, &names, place, error));
    for (size_t i = 0; i < names.length; i++) {
        struct names inside = {0};
        if (!is_folder(names.at[i])) continue;
        TRY(list(&inside, arena, names.at[i], error));
        TRY(take(found, arena, &inside, place, error));
    }
    return OK;
}
