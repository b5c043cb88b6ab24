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

static struct spool_link *link_of(struct spool_entry *entry, bool of_id)
{
    return of_id ? &entry->same_id : &entry->same_digest;
}

/* Puts an entry at the end of the list of its id or digest. */
static bool append(struct spool *spool, bool of_id, uint32_t index)
{
    struct map *map = of_id ? &spool->by_id : &spool->by_digest;
    struct spool_entry *entry = &spool->entries[index];
    const struct str key = of_id ? entry->id : entry->digest;
    *link_of(entry, of_id) = (struct spool_link){.next = SPOOL_NONE, .last = index};
    if (!key.at) return true;
    const uint32_t *first = map_get(map, key);
    if (!first) return map_set(map, key, index);
    struct spool_link *head = link_of(&spool->entries[*first], of_id);
    link_of(&spool->entries[head->last], of_id)->next = index;
    head->last = index;
    return true;
}

static enum status add_entry(struct spool *spool, const struct read_article *article,
                             struct error *error)
{
    const struct str digest = read_fact(article, "digest");
    const struct spool_entry entry = {
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
    const bool fits =
        entry.id.at && (!digest.at || entry.digest.at) && VEC_PUSH(&all, NULL, entry);
    spool->entries = all.at;
    spool->room = all.room;
    if (!fits || !append(spool, true, index) || !append(spool, false, index))
        return error_memory(error, "putting an article aside");
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

/* Goes to the first entry of a list that was not taken, and lets the list begin there, so
 * that nobody passes over the others again. */
static struct spool_entry *find(struct spool *spool, bool of_id, struct str key)
{
    struct map *map = of_id ? &spool->by_id : &spool->by_digest;
    const uint32_t *first = key.at ? map_get(map, key) : NULL;
    if (!first) return NULL;
    uint32_t index = *first;
    const uint32_t last = link_of(&spool->entries[index], of_id)->last;
    while (spool->entries[index].taken && index != last)
        index = link_of(&spool->entries[index], of_id)->next;
    link_of(&spool->entries[index], of_id)->last = last;
    map_set(map, key, index); /* the key is there: this takes no memory */
    return spool->entries[index].taken ? NULL : &spool->entries[index];
}

struct spool_entry *spool_find(struct spool *spool, struct str id)
{
    return find(spool, true, id);
}

struct spool_entry *spool_find_text(struct spool *spool, struct str digest)
{
    return find(spool, false, digest);
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
