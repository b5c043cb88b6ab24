#include "compare/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/vec.h"
#include "compare/pack.h"

static enum status open_file(struct spool *spool, struct error *error)
{
    const char *folder = getenv("TMPDIR");
    struct buffer path = {0};
    buffer_format(&path, "%s/nutgraf-diff-XXXXXX", folder && *folder ? folder : "/tmp");
    buffer_char(&path, '\0');
    if (buffer_failed(&path)) {
        buffer_free(&path);
        return error_memory(error, "opening a temporary file");
    }
    spool->file = mkstemp(path.at);
    enum status status = OK;
    if (spool->file < 0)
        status = error_system(error, ERROR_OUTPUT, "%s: cannot be made", path.at);
    else
        unlink(path.at);
    buffer_free(&path);
    return status;
}

static enum status add_entry(struct spool *spool, const struct read_article *article,
                             struct error *error)
{
    const struct str digest = read_fact(article, "digest");
    struct spool_entry entry = {
        .id = arena_copy(&spool->arena, article->id),
        .digest = digest.at ? arena_copy(&spool->arena, digest) : (struct str){0},
        .offset = spool->length,
        .length = spool->bytes.length,
    };
    struct {
        struct spool_entry *at;
        size_t length, room;
    } all = {spool->entries, spool->count, spool->room};
    const uint32_t index = (uint32_t)spool->count;
    const bool fine = entry.id.at && (!digest.at || entry.digest.at) &&
                      VEC_PUSH(&all, NULL, entry) &&
                      map_set(&spool->by_id, entry.id, index) &&
                      (!digest.at || map_set(&spool->by_digest, entry.digest, index));
    spool->entries = all.at;
    spool->room = all.room;
    if (!fine) return error_memory(error, "putting an article aside");
    spool->count = all.length;
    return OK;
}

enum status spool_put(struct spool *spool, const struct read_article *article,
                      struct error *error)
{
    if (spool->file < 0) TRY(open_file(spool, error));
    buffer_clear(&spool->bytes);
    pack_article(&spool->bytes, article);
    if (buffer_failed(&spool->bytes))
        return error_memory(error, "putting an article aside");
    if (lseek(spool->file, (off_t)spool->length, SEEK_SET) < 0) {
        return error_system(error, ERROR_OUTPUT, "the temporary file: cannot be written");
    }
    TRY(file_write_all(spool->file, buffer_view(&spool->bytes), "the temporary file",
                       error));
    TRY(add_entry(spool, article, error));
    spool->length += spool->bytes.length;
    return OK;
}

static struct spool_entry *find(struct spool *spool, const struct map *map,
                                struct str key)
{
    const uint32_t *index = key.at ? map_get(map, key) : NULL;
    if (!index || spool->entries[*index].taken) return NULL;
    return &spool->entries[*index];
}

struct spool_entry *spool_find(struct spool *spool, struct str id)
{
    return find(spool, &spool->by_id, id);
}

struct spool_entry *spool_find_text(struct spool *spool, struct str digest)
{
    return find(spool, &spool->by_digest, digest);
}

static enum status read_at(struct spool *spool, uint64_t offset, char *into,
                           size_t length, struct error *error)
{
    size_t got = 0;
    while (got < length) {
        const ssize_t n =
            pread(spool->file, into + got, length - got, (off_t)(offset + got));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0)
            return error_system(error, ERROR_INPUT, "the temporary file: cannot be read");
        if (n == 0)
            return error_set(error, ERROR_INPUT, "the temporary file was cut short");
        got += (size_t)n;
    }
    return OK;
}

enum status spool_take(struct spool *spool, struct spool_entry *entry,
                       struct arena *arena, struct read_article *article,
                       struct error *error)
{
    char *bytes = arena_raw(arena, (size_t)entry->length);
    if (!bytes) return error_memory(error, "reading an article back");
    TRY(read_at(spool, entry->offset, bytes, (size_t)entry->length, error));
    entry->taken = true;
    return unpack_article((struct str){bytes, (size_t)entry->length}, arena, article,
                          error);
}

void spool_close(struct spool *spool)
{
    if (spool->file >= 0) close(spool->file);
    arena_free(&spool->arena);
    map_free(&spool->by_id);
    map_free(&spool->by_digest);
    alloc_free(spool->entries);
    buffer_free(&spool->bytes);
    *spool = (struct spool){.file = -1};
}
