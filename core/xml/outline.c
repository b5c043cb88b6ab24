/* outline: a walk over the forest of records, with a stack of its own, then a walk over
 * its rows that gives ids away in the order in which they are written. */
#include "xml/outline.h"

#include "base/vec.h"
#include "xml/id.h"

struct level {      /* records that are side by side */
    uint32_t *refs; /* [count] */
    size_t count, next;
    size_t row; /* of the record that they are inside of */
};

struct walk {
    struct outline *outline;
    struct {
        struct level *at;
        size_t length, room;
    } levels;
};

struct span outline_span(const struct outline *outline, const struct record *record)
{
    return (struct span){positions_of(&outline->positions, record->at.begin),
                         positions_of(&outline->positions, record->at.end)};
}

uint32_t outline_link_count(const struct outline *outline, const struct value *value)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < value->link_count; i++)
        count += outline_id(outline, value->links[i]).at != NULL;
    return count;
}

/* Goes down to the records inside the last row. */
static enum status enter(struct walk *walk, struct error *error)
{
    struct outline *outline = walk->outline;
    struct doc *doc = outline->doc;
    const size_t row = outline->count - 1;
    const struct outline_row *last = &outline->rows[row];
    struct level level = {.row = row};
    if (!last->record->first_child) return OK;
    TRY(doc_sorted_inside(doc, last->ref, &level.refs, &level.count, error));
    if (VEC_PUSH(&walk->levels, doc->arena, level)) return OK;
    return error_memory(error, "sorting records");
}

/* Adds the rows of the records that lie in walk->levels, and of all inside them. */
static enum status add_rows(struct walk *walk, struct error *error)
{
    struct outline *outline = walk->outline;
    while (walk->levels.length > 0) {
        struct level *level = &walk->levels.at[walk->levels.length - 1];
        const uint32_t depth = (uint32_t)walk->levels.length - 1;
        if (level->next == level->count) {
            walk->levels.length--;
            if (depth > 0)
                outline->rows[level->row].inside =
                    (uint32_t)(outline->count - level->row - 1);
            continue;
        }
        const uint32_t ref = level->refs[level->next++];
        outline->rows[outline->count++] = (struct outline_row){
            .record = doc_record(outline->doc, ref), .ref = ref, .depth = depth};
        TRY(enter(walk, error));
    }
    return OK;
}

static const struct doc_error *error_of(const struct doc *doc, uint32_t plugin)
{
    for (size_t i = 0; i < doc->error_count; i++)
        if (doc->errors[i].plugin == plugin) return &doc->errors[i];
    return NULL;
}

static enum status add_section(struct walk *walk, uint32_t plugin, struct error *error)
{
    struct outline *outline = walk->outline;
    struct doc *doc = outline->doc;
    struct outline_section section = {
        .plugin = plugin, .first = outline->count, .error = error_of(doc, plugin)};
    if (!section.error) {
        struct level top = {0};
        TRY(doc_sorted(doc, plugin, &top.refs, &top.count, error));
        if (!VEC_PUSH(&walk->levels, doc->arena, top))
            return error_memory(error, "sorting records");
        TRY(add_rows(walk, error));
    }
    section.last = outline->count;
    if (section.error || section.last > section.first)
        outline->sections[outline->section_count++] = section;
    return OK;
}

enum status outline_make(struct outline *outline, struct doc *doc,
                         const struct outline_setup *setup, struct error *error)
{
    const size_t plugins = doc->kinds->plugin_count;
    *outline = (struct outline){.doc = doc};
    TRY(positions_make(&outline->positions, doc->arena, doc->text, setup->byte_offsets,
                       error));
    outline->rows = arena_array(doc->arena, doc->record_count, sizeof *outline->rows);
    outline->sections = arena_array(doc->arena, plugins, sizeof *outline->sections);
    if (!outline->rows || !outline->sections)
        return error_memory(error, "sorting records");
    struct walk walk = {.outline = outline};
    for (uint32_t i = 0; i < plugins; i++) {
        if (setup->hidden && setup->hidden[i]) continue;
        TRY(add_section(&walk, i, error));
    }
    return id_make_all(outline, error);
}
