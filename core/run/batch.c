/* batch: the life of an article, between the input and the sink. */
#include "run/batch.h"

#include "base/vec.h"

enum {
    BATCH_WEIGHT = 64 * 1024, /* bytes of articles; some milliseconds of work */
    BATCH_ITEMS = 1024,       /* however small they are */
    KEPT = 4 * 1024 * 1024    /* memory kept from one article, or batch, to the next */
};

/* Empties an arena; a block that one huge article needed is given back. */
static void empty_arena(struct arena *arena)
{
    if (arena->used > KEPT)
        arena_free(arena);
    else
        arena_reset(arena);
}

static void empty(struct batch *batch)
{
    empty_arena(&batch->arena);
    if (batch->bytes.failed || batch->bytes.room > KEPT)
        buffer_free(&batch->bytes);
    else
        buffer_clear(&batch->bytes);
    *batch = (struct batch){.arena = batch->arena, .bytes = batch->bytes};
}

enum status batch_fill(struct batch *batch, struct input *input, struct error *error)
{
    empty(batch);
    while (batch->weight < BATCH_WEIGHT && batch->items.length < BATCH_ITEMS) {
        struct input_item item;
        bool more = false;
        if (batch->items.length > 0 && input_waits(input)) break;
        TRY(input_next(input, &batch->arena, &item, &more, error));
        if (!more) break;
        if (!VEC_PUSH(&batch->items, &batch->arena, item))
            return error_memory(error, "reading the input");
        batch->weight += item.weight;
    }
    return OK;
}

enum status batch_worker_open(struct batch_worker *worker,
                              const struct pipeline_setup *setup, struct error *error)
{
    *worker = (struct batch_worker){.arena = {.limit = setup->limits.memory}};
    return turn_open(&worker->turn, setup->registry, error);
}

void batch_worker_close(struct batch_worker *worker)
{
    turn_close(worker->turn);
    tagger_cache_free(&worker->cache);
    arena_free(&worker->arena);
}

/* Notes the first sentence of what went wrong with an article. */
static enum status note_trouble(struct batch *batch, struct batch_result *result,
                                struct str sentence)
{
    batch->counts.errors++;
    result->trouble = arena_copy(&batch->arena, sentence);
    return result->trouble.at ? OK : ERROR_MEMORY;
}

static enum status note_errors(struct batch *batch, struct batch_result *result,
                               const struct doc *doc, struct error *error)
{
    if (doc->error_count == 0) return OK;
    const struct doc_error *first = &doc->errors[0];
    struct error sentence = {0};
    error_set(&sentence, OK, STR_FORMAT ": %s: " STR_FORMAT,
              STR_ARGUMENTS(doc->article.id), doc->kinds->plugins[first->plugin].name,
              STR_ARGUMENTS(first->message));
    if (note_trouble(batch, result, str_from(sentence.message)) == OK) return OK;
    return error_memory(error, "noting an error");
}

/* From an item to a document that the plugins have seen, and to its bytes. */
static enum status make(struct batch *batch, const struct input_item *item,
                        struct batch_worker *worker, const struct pipeline_setup *setup,
                        struct batch_result *result, struct article *article,
                        struct error *error)
{
    struct doc doc;
    uint64_t records = 0;
    TRY(input_article(item, setup->article_limit, &worker->arena, article, error));
    if (!article->language.at) article->language = setup->language;
    if (!article->published.at) article->published = setup->published;
    TRY(doc_open(&doc, &worker->arena, registry_kinds(setup->registry), article,
                 &setup->limits, error));
    doc.tagger = setup->tagger;
    doc.cache = &worker->cache;
    TRY(turn_run(worker->turn, &doc, error));
    TRY(setup->render(setup->user, &doc, &batch->bytes, &records, error));
    TRY(note_errors(batch, result, &doc, error));
    batch->counts.records += records;
    batch->counts.bytes += article->length;
    return OK;
}

/* Makes one result.  Whatever goes wrong on the way, memory that runs out included, is
 * the article's trouble alone, as long as that much can be written down. */
static enum status work_on(struct batch *batch, const struct input_item *item,
                           struct batch_worker *worker,
                           const struct pipeline_setup *setup,
                           struct batch_result *result)
{
    struct article article = {.id = item->id, .source = item->source};
    struct error why = {0};
    const size_t before = batch->bytes.length;
    const uint64_t errors = batch->counts.errors;
    batch->counts.articles++;
    batch->counts.weight += item->weight;
    enum status status = make(batch, item, worker, setup, result, &article, &why);
    if (status != OK) {
        if (worker->arena.full)
            error_set(&why, ERROR_LIMIT, STR_FORMAT ": needs more than %zu MiB of memory",
                      STR_ARGUMENTS(article.id), setup->limits.memory >> 20);
        batch->bytes.length = before;
        batch->bytes.failed = false;
        batch->counts.errors = errors;
        setup->render_failure(setup->user, &article, str_from(why.message),
                              &batch->bytes);
        status = note_trouble(batch, result, str_from(why.message));
    }
    if (item->kind == INPUT_LINE) result->id = arena_copy(&batch->arena, article.id);
    worker->arena.full = false;
    empty_arena(&worker->arena);
    return buffer_failed(&batch->bytes) ? ERROR_MEMORY : status;
}

void batch_work(struct batch *batch, struct batch_worker *worker,
                const struct pipeline_setup *setup)
{
    const size_t count = batch->items.length;
    batch->results = arena_array(&batch->arena, count, sizeof *batch->results);
    batch->status = batch->results ? OK : ERROR_MEMORY;
    for (size_t i = 0; i < count && batch->status == OK; i++) {
        if (setup->stop && atomic_load(setup->stop) != 0) {
            batch->is_cut = true;
            batch->items.length = i;
            return;
        }
        const struct input_item *item = &batch->items.at[i];
        if (item->kind != INPUT_NOTHING)
            batch->status = work_on(batch, item, worker, setup, &batch->results[i]);
        batch->results[i].end = batch->bytes.length;
    }
    if (batch->status != OK) error_memory(&batch->error, "extracting");
}

static void count(struct pipeline_counts *counts, const struct pipeline_counts *more)
{
    counts->articles += more->articles;
    counts->records += more->records;
    counts->errors += more->errors;
    counts->bytes += more->bytes;
    counts->weight += more->weight;
}

enum status batch_deliver(struct batch *batch, const struct pipeline_setup *setup,
                          struct pipeline_counts *counts, bool *is_last,
                          struct error *error)
{
    *is_last = batch->is_cut;
    if (batch->status != OK) {
        *error = batch->error;
        return batch->status;
    }
    size_t begin = 0;
    for (size_t i = 0; i < batch->items.length; i++) {
        const struct batch_result *made = &batch->results[i];
        const struct pipeline_result result = {
            .item = &batch->items.at[i],
            .id = made->id,
            .bytes = {batch->bytes.at ? batch->bytes.at + begin : "", made->end - begin},
            .trouble = made->trouble
        };
        TRY(setup->deliver(setup->sink, &result, error));
        begin = made->end;
    }
    count(counts, &batch->counts);
    empty(batch);
    return OK;
}

void batch_free(struct batch *batch)
{
    arena_free(&batch->arena);
    buffer_free(&batch->bytes);
}
