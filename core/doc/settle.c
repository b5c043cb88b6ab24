/* settle: what is done to a plugin's records once its turn has ended: nothing may be
 * missing from them, and of an exclusive kind only the better ones stay. */
#include "doc/doc.h"

#include "doc/overlap.h"

static const struct kind *kind_of(const struct doc *doc, const struct record *record)
{
    return &doc->kinds->at[record->kind];
}

static bool is_set(const struct value *value)
{
    return value->text.at != NULL || value->link_count > 0;
}

static enum status check_fields(const struct doc *doc, const struct record *record,
                                struct error *error)
{
    const struct kind *kind = kind_of(doc, record);
    for (uint32_t i = 0; i < kind->field_count; i++) {
        const ng_field *field = &kind->record->fields[i];
        if (field->flags & NG_OPTIONAL || is_set(&record->values[i])) continue;
        if (kind->record->flags & NG_WHOLE) {
            return error_set(error, ERROR_PLUGIN,
                             "leaves \"%s\" of \"%s\" unset; set it, or declare it "
                             "NG_OPTIONAL",
                             field->name, kind->path);
        }
        return error_set(error, ERROR_PLUGIN,
                         "leaves \"%s\" of \"%s\" at [%u, %u) unset; set it, or declare "
                         "it NG_OPTIONAL",
                         field->name, kind->path, record->at.begin, record->at.end);
    }
    return OK;
}

/* Marks the losers among the records of one kind from index `from` on. */
static enum status drop_losers(struct doc *doc, size_t from, uint32_t kind, bool *any,
                               struct error *error)
{
    size_t count = 0;
    struct contender *contenders =
        arena_array(doc->arena, doc->record_count - from, sizeof *contenders);
    if (!contenders) return error_memory(error, "resolving overlaps");
    for (size_t i = from; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        if (record->kind != kind) continue;
        contenders[count++] =
            (struct contender){.at = record->at, .score = record->score};
    }
    TRY(overlap_resolve(doc->arena, contenders, count, error));
    const struct contender *contender = contenders;
    for (size_t i = from; i < doc->record_count; i++) {
        struct record *record = &doc->records[i];
        if (record->kind != kind) continue;
        record->dropped = (contender++)->lost;
        *any |= record->dropped;
    }
    return OK;
}

/* Who must fall when a record falls: [first[i], first[i + 1]) of `who` are the records
 * that have a required link to record from + i. */
struct dependents {
    uint32_t *first; /* [records + 1] */
    uint32_t *who;   /* indexes, from `from` on */
};

/* Calls for each required link between records from index `from` on: counting first,
 * then filling in. */
static void walk_links(const struct doc *doc, size_t from, struct dependents *into,
                       bool fill)
{
    for (size_t i = from; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        const struct kind *kind = kind_of(doc, record);
        for (uint32_t f = 0; f < kind->field_count; f++) {
            const struct value *value = &record->values[f];
            if (kind->record->fields[f].flags & (NG_OPTIONAL | NG_MANY)) continue;
            if (value->link_count == 0 || value->links[0] <= from) continue;
            const size_t target = value->links[0] - 1 - from;
            if (fill) {
                into->who[--into->first[target]] = (uint32_t)(i - from);
            } else {
                into->first[target]++;
            }
        }
    }
}

static enum status find_dependents(const struct doc *doc, size_t from,
                                   struct dependents *dependents, struct error *error)
{
    const size_t count = doc->record_count - from;
    dependents->first = arena_array(doc->arena, count + 1, sizeof *dependents->first);
    if (!dependents->first) return error_memory(error, "resolving overlaps");
    walk_links(doc, from, dependents, false);
    for (size_t i = 1; i <= count; i++)
        dependents->first[i] += dependents->first[i - 1];
    dependents->who =
        arena_array(doc->arena, dependents->first[count], sizeof *dependents->who);
    if (!dependents->who) return error_memory(error, "resolving overlaps");
    walk_links(doc, from, dependents, true);
    return OK;
}

/* Lets the children and the dependents of dropped records fall with them. */
static enum status spread_drops(struct doc *doc, size_t from, struct error *error)
{
    struct dependents dependents;
    TRY(find_dependents(doc, from, &dependents, error));
    const size_t count = doc->record_count - from;
    size_t length = 0;
    uint32_t *stack = arena_array(doc->arena, count, sizeof *stack);
    if (!stack) return error_memory(error, "resolving overlaps");
    for (size_t i = 0; i < count; i++) {
        if (doc->records[from + i].dropped) stack[length++] = (uint32_t)i;
    }
    while (length > 0) {
        const uint32_t index = stack[--length];
        for (uint32_t child = doc->records[from + index].first_child; child;
             child = doc->records[child - 1].next) {
            if (doc->records[child - 1].dropped) continue;
            doc->records[child - 1].dropped = true;
            stack[length++] = (uint32_t)(child - 1 - from);
        }
        for (uint32_t i = dependents.first[index]; i < dependents.first[index + 1]; i++) {
            struct record *record = &doc->records[from + dependents.who[i]];
            if (record->dropped) continue;
            record->dropped = true;
            stack[length++] = dependents.who[i];
        }
    }
    return OK;
}

static void unlink_dropped(const struct doc *doc, struct value *value)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < value->link_count; i++) {
        if (!doc_record(doc, value->links[i])->dropped) {
            value->links[kept++] = value->links[i];
        }
    }
    value->link_count = kept;
}

enum status doc_settle(struct doc *doc, size_t from, struct error *error)
{
    bool any = false;
    for (size_t i = from; i < doc->record_count; i++) {
        TRY(check_fields(doc, &doc->records[i], error));
    }
    for (size_t kind = 0; from < doc->record_count && kind < doc->kinds->count; kind++) {
        if (!(doc->kinds->at[kind].record->flags & NG_EXCLUSIVE)) continue;
        if (doc->kinds->at[kind].plugin != kind_of(doc, &doc->records[from])->plugin)
            continue;
        TRY(drop_losers(doc, from, (uint32_t)kind, &any, error));
    }
    if (!any) return OK;
    TRY(spread_drops(doc, from, error));
    for (size_t i = from; i < doc->record_count; i++) {
        const struct record *record = &doc->records[i];
        for (uint32_t f = 0; f < kind_of(doc, record)->field_count; f++) {
            unlink_dropped(doc, &record->values[f]);
        }
    }
    return OK;
}
