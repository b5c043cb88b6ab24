/* article: an item of the input made an article.  This runs on the workers, so that
 * reading files, decoding and JSON take the time of all of them. */
#include "base/file.h"
#include "run/decode.h"
#include "run/input.h"
#include "run/jsonl.h"
#include "text/utf8.h"

/* The whole file in the arena, with room behind it for nothing. */
static enum status read_file(const struct input_item *item, size_t limit,
                             struct arena *arena, struct article *article,
                             struct error *error)
{
    struct buffer bytes = {0};
    enum status status = file_read(item->source.at, limit, &bytes, error);
    if (status == OK) {
        article->length = bytes.length;
        article->text = arena_raw(arena, bytes.length + 1);
        if (!article->text)
            status = error_memory(error, "reading a file");
        else if (bytes.length)
            memcpy(article->text, bytes.at, bytes.length);
    }
    buffer_free(&bytes);
    if (status != OK) return status;
    return decode_text(arena, item->source.at, &article->text, &article->length, error);
}

/* Metadata that comes from a file's name may be any bytes. */
static enum status copy_valid(struct arena *arena, struct str from, struct str *into,
                              struct error *error)
{
    *into = arena_copy(arena, from);
    if (!into->at) return error_memory(error, "naming an article");
    utf8_repair((char *)(uintptr_t)into->at, into->length);
    return OK;
}

enum status input_article(const struct input_item *item, size_t article_limit,
                          struct arena *arena, struct article *article,
                          struct error *error)
{
    *article = (struct article){.id = item->id, .source = item->source};
    const char *source = input_shown(item->source.at);
    TRY(copy_valid(arena, item->id, &article->id, error));
    TRY(copy_valid(arena, item->source, &article->source, error));
    switch (item->kind) {
    case INPUT_FILE:
        return read_file(item, article_limit, arena, article, error);
    case INPUT_BYTES:
        article->text = item->bytes;
        article->length = item->length;
        return decode_text(arena, source, &article->text, &article->length, error);
    case INPUT_LINE:
        break;
    default:
        *error = *item->failure;
        return error->status;
    }
    const struct jsonl_line line = {source, item->line, item->bytes, item->length};
    TRY(jsonl_read(&line, article, error));
    if (article->length <= article_limit) return OK;
    return error_set(error, ERROR_LIMIT,
                     "%s:%llu: the text is over the limit of %zu bytes", source,
                     (unsigned long long)item->line, article_limit);
}
