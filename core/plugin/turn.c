/* turn: a worker's share of the registry, and running the plugins over a document. */
#include <stdio.h>

#include "base/alloc.h"
#include "plugin/host.h"
#include "plugin/registry_inside.h"

struct turn {
    const struct registry *registry;
    struct rules_scratch *rules;
    size_t begun;    /* how many of the order had their begin() called */
    void *scratch[]; /* [registry's count] by index */
};

/* "NG_NOFILE" */
static const char *status_name(ng_status status)
{
    switch (status) {
    case NG_OK:
        return "NG_OK";
    case NG_NOMEM:
        return "NG_NOMEM";
    case NG_BADCONF:
        return "NG_BADCONF";
    case NG_NOFILE:
        return "NG_NOFILE";
    case NG_BADRULE:
        return "NG_BADRULE";
    case NG_BADCALL:
        return "NG_BADCALL";
    case NG_OVERRUN:
        return "NG_OVERRUN";
    }
    return "a number that is no ng_status";
}

static enum status begin_all(struct turn *turn, struct error *error)
{
    const struct registry *registry = turn->registry;
    TRY(rules_scratch_open(&turn->rules, &registry->setup.limits, error));
    for (; turn->begun < registry->count; turn->begun++) {
        const uint32_t index = registry->order[turn->begun];
        const struct entry *entry = registry->entries[index];
        if (!entry->plugin->begin) continue;
        const ng_status status = entry->plugin->begin(entry->self, &turn->scratch[index]);
        if (status == NG_OK) continue;
        turn->begun++; /* a begin() that failed gets its end() too */
        return error_set(error, status == NG_NOMEM ? ERROR_MEMORY : ERROR_CONFIG,
                         "%s: begin() returned %s", entry->plugin->name,
                         status_name(status));
    }
    return OK;
}

enum status turn_open(struct turn **turn, const struct registry *registry,
                      struct error *error)
{
    *turn = alloc_zeroed(1, sizeof **turn + registry->count * sizeof(void *));
    if (!*turn) return error_memory(error, "opening a worker");
    (*turn)->registry = registry;
    const enum status status = begin_all(*turn, error);
    if (status == OK) return OK;
    turn_close(*turn);
    *turn = NULL;
    return status;
}

void turn_close(struct turn *turn)
{
    if (!turn) return;
    while (turn->begun-- > 0) {
        const uint32_t index = turn->registry->order[turn->begun];
        const ng_plugin *plugin = turn->registry->entries[index]->plugin;
        if (plugin->end && turn->scratch[index]) plugin->end(turn->scratch[index]);
    }
    rules_scratch_close(turn->rules);
    alloc_free(turn);
}

/* What has gone wrong in a plugin's process(), if anything. */
static void judge(struct sitting *sitting, ng_status status)
{
    struct error *error = &sitting->error;
    if (error->status == OK && status != NG_OK) {
        error_set(error, ERROR_PLUGIN, "process() returned %s%s", status_name(status),
                  status == NG_OK ? "" : " and no call had failed");
    }
    if (error->status == ERROR_MEMORY && sitting->doc->arena->full) {
        error_set(error, ERROR_LIMIT, "needs more memory than an article may take");
    }
}

static enum status run_one(struct turn *turn, struct doc *doc, uint32_t index,
                           struct gazetteer_hits **hits, struct error *error)
{
    const struct entry *entry = turn->registry->entries[index];
    const size_t from = doc->record_count;
    struct sitting sitting = {.doc = doc,
                              .entry = entry,
                              .registry = turn->registry,
                              .scratch = turn->rules,
                              .hits = hits};
    struct view view = {.doc = {.host = &entry->host.table}, .sitting = &sitting};
    doc->arena->full = false;
    const ng_status status =
        entry->plugin->process(entry->self, turn->scratch[index], &view.doc);
    if (status == NG_OK && !host_failed(&sitting)) doc_settle(doc, from, &sitting.error);
    judge(&sitting, status);
    if (!host_failed(&sitting)) return OK;
    if (sitting.error.status == ERROR_MEMORY) {
        if (error) *error = sitting.error;
        return ERROR_MEMORY;
    }
    return doc_fail(doc, from, index, str_from(sitting.error.message), error);
}

enum status turn_run(struct turn *turn, struct doc *doc, struct error *error)
{
    struct gazetteer_hits *hits = NULL;
    for (size_t i = 0; i < turn->registry->count; i++) {
        TRY(run_one(turn, doc, turn->registry->order[i], &hits, error));
    }
    return OK;
}
