/* walk: a stack of directories, each a sorted list of names read at once.  The stack is
 * explicit, so that the depth of a tree costs no stack of the machine. */
#include "run/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"

struct level {          /* a directory that we are in */
    struct arena arena; /* its names */
    struct {
        const char **at;
        size_t length, room;
    } names;
    size_t next;        /* index of the name that comes next */
    size_t path_length; /* of the directory in walk.path, with its slash */
    dev_t device;
    ino_t inode;
};

struct walk {
    struct walk_setup setup;
    size_t next_path;   /* index into setup.paths */
    struct buffer path; /* of the current entry, with a NUL behind it */
    size_t name_at;     /* where in path the name begins */
    struct {
        struct level *at;
        size_t length, room;
    } levels;
    struct stat leave;
    bool has_leave;
};

enum status walk_open(struct walk **walk, const struct walk_setup *setup,
                      struct error *error)
{
    *walk = alloc_zeroed(1, sizeof **walk);
    if (!*walk) return error_memory(error, "looking for files");
    (*walk)->setup = *setup;
    (*walk)->has_leave = setup->leave && stat(setup->leave, &(*walk)->leave) == 0;
    return OK;
}

void walk_close(struct walk *walk)
{
    if (!walk) return;
    for (size_t i = 0; i < walk->levels.length; i++)
        arena_free(&walk->levels.at[i].arena);
    alloc_free(walk->levels.at);
    buffer_free(&walk->path);
    alloc_free(walk);
}

static void note(const struct walk *walk, const char *what)
{
    if (!walk->setup.note) return;
    char message[ERROR_SIZE];
    snprintf(message, sizeof message, "%.400s: passed over: %s", walk->path.at, what);
    walk->setup.note(walk->setup.user, message);
}

/* Makes walk.path its first `length` bytes followed by a name. */
static bool set_path(struct walk *walk, size_t length, const char *name)
{
    walk->path.length = length;
    buffer_text(&walk->path, name);
    buffer_char(&walk->path, '\0');
    return !buffer_failed(&walk->path);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum status read_names(struct level *level, DIR *directory, const char *path,
                              struct error *error)
{
    for (;;) {
        errno = 0;
        const struct dirent *found = readdir(directory);
        if (!found && errno != 0)
            return error_system(error, ERROR_INPUT, "%s: cannot be read", path);
        if (!found) break;
        if (found->d_name[0] == '.') continue;
        const struct str name = arena_copy(&level->arena, str_from(found->d_name));
        if (!name.at || !VEC_PUSH(&level->names, &level->arena, name.at))
            return error_memory(error, "reading a directory");
    }
    if (level->names.length > 0)
        qsort(level->names.at, level->names.length, sizeof *level->names.at,
              compare_names);
    return OK;
}

/* Reads the directory at walk.path into a new level.  ERROR_INPUT if it cannot be. */
static enum status enter(struct walk *walk, const struct stat *about, struct error *error)
{
    if (!VEC_RESERVE(&walk->levels, NULL, 1))
        return error_memory(error, "reading a directory");
    DIR *directory = opendir(walk->path.at);
    if (!directory)
        return error_system(error, ERROR_INPUT, "%s: cannot be opened", walk->path.at);
    struct level level = {.device = about->st_dev, .inode = about->st_ino};
    enum status status = read_names(&level, directory, walk->path.at, error);
    closedir(directory);

    const size_t length = walk->path.length - 1;
    const bool here = length == 1 && walk->path.at[0] == '.';
    level.path_length = here ? 0 : length;
    if (status == OK && !here && walk->path.at[length - 1] != '/') {
        walk->path.length = length;
        buffer_text(&walk->path, "/");
        level.path_length++;
        if (buffer_failed(&walk->path))
            status = error_memory(error, "reading a directory");
    }
    if (status == OK)
        walk->levels.at[walk->levels.length++] = level;
    else
        arena_free(&level.arena);
    return status;
}

static bool is_loop(const struct walk *walk, const struct stat *about)
{
    for (size_t i = 0; i < walk->levels.length; i++) {
        const struct level *level = &walk->levels.at[i];
        if (level->device == about->st_dev && level->inode == about->st_ino) return true;
    }
    return false;
}

static bool is_left_out(const struct walk *walk, const struct stat *about)
{
    return walk->has_leave && walk->leave.st_dev == about->st_dev &&
           walk->leave.st_ino == about->st_ino;
}

/* Looks at walk.path and fills the entry; *is_one is false if it was a directory, which
 * is entered, or if it was passed over. */
static enum status look(struct walk *walk, bool named, struct walk_entry *entry,
                        bool *is_one, struct error *error)
{
    const char *path = walk->path.at;
    struct stat about;
    *is_one = true;
    *entry = (struct walk_entry){
        .kind = WALK_FAILED, .path = path, .name = path + walk->name_at};
    if (stat(path, &about) != 0) {
        if (errno == ELOOP && !named) {
            *is_one = false;
            note(walk, "it is a loop of symbolic links");
            return OK;
        }
        error_system(error, ERROR_INPUT, "%s: cannot be opened", path);
        return OK;
    }
    entry->size = S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
    if (S_ISREG(about.st_mode)) {
        entry->kind = WALK_FILE;
        return OK;
    }
    if (!S_ISDIR(about.st_mode) && named && !S_ISSOCK(about.st_mode)) {
        entry->kind = WALK_STREAM;
        return OK;
    }
    if (S_ISDIR(about.st_mode) && !is_loop(walk, &about) && !is_left_out(walk, &about)) {
        const enum status status = enter(walk, &about, error);
        *is_one = status == ERROR_INPUT;
        return status == ERROR_INPUT ? OK : status;
    }
    *is_one = false;
    note(walk, !S_ISDIR(about.st_mode)     ? "it is not a regular file"
               : is_left_out(walk, &about) ? "the output goes there"
                                           : "it is a directory that we are in");
    return OK;
}

/* Where in a path its last part begins: "b.txt" of "a/b.txt". */
static size_t last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Whether a name can be a file's. */
static bool is_file_name(const char *name)
{
    return *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

enum status walk_next(struct walk *walk, struct walk_entry *entry, bool *more,
                      struct error *error)
{
    for (*more = true;;) {
        struct level *level =
            walk->levels.length ? &walk->levels.at[walk->levels.length - 1] : NULL;
        if (level && level->next == level->names.length) {
            arena_free(&level->arena);
            walk->levels.length--;
            continue;
        }
        const char *name =
            level ? level->names.at[level->next++] : walk->setup.paths[walk->next_path];
        if (!name) {
            *more = false;
            return OK;
        }
        if (!set_path(walk, level ? level->path_length : 0, name))
            return error_memory(error, "looking for files");
        if (!level) {
            walk->next_path++;
            walk->name_at = last_part(name);
            if (strcmp(name, "-") == 0) {
                *entry = (struct walk_entry){
                    .kind = WALK_STREAM, .path = walk->path.at, .name = "stdin"};
                return OK;
            }
        } else {
            walk->name_at = walk->levels.at[0].path_length;
        }
        bool is_one = false;
        TRY(look(walk, !level, entry, &is_one, error));
        if (!is_one) continue;
        if (!is_file_name(entry->name)) entry->name = "unnamed";
        return OK;
    }
}
