/* places: from the directory of the program to what belongs to it. */
#include "cli/places.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The directory of the program's file. */
static enum status find_self(char folder[PATH_MAX], struct error *error)
{
    const ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    if (length < 0)
        return error_system(error, ERROR_CONFIG,
                            "the program's own file cannot be found; give --plugin-path");
    folder[length] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
    return OK;
}

/* CMake leaves this file in every directory that it builds in, and installs it in
 * none. */
static bool is_build(const char *folder)
{
    char path[PATH_MAX + sizeof "/cmake_install.cmake"];
    snprintf(path, sizeof path, "%s/cmake_install.cmake", folder);
    return access(path, F_OK) == 0;
}

static enum status join(struct arena *arena, const char *built, const char *installed,
                        const char *file, const char **path, struct error *error)
{
    char folder[PATH_MAX], whole[2 * PATH_MAX];
    TRY(find_self(folder, error));
    snprintf(whole, sizeof whole, "%s/%s%s%s", folder,
             is_build(folder) ? built : installed, file ? "/" : "", file ? file : "");
    *path = arena_copy(arena, str_from(whole)).at;
    return *path ? OK : error_memory(error, "looking for plugins");
}

enum status places_plugins(struct arena *arena, const char **path, struct error *error)
{
    return join(arena, "plugins", NUTGRAF_TO_PLUGINS, NULL, path, error);
}

enum status places_data(struct arena *arena, const char *file, const char **path,
                        struct error *error)
{
    return join(arena, "share", NUTGRAF_TO_DATA, file, path, error);
}
