#include "compare/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "compare/link.h"
#include "compare/list.h"
#include "compare/pair.h"
#include "compare/section.h"

const char *change_kind_name(enum change_kind kind)
{
    static const char *const names[CHANGE_KINDS] = {
        [CHANGE_REMOVED] = "removed", [CHANGE_ADDED] = "added",
        [CHANGE_MOVED] = "moved",     [CHANGE_CHANGED] = "changed",
        [CHANGE_RETYPED] = "retyped",
    };
    return names[kind];
}

struct task { /* two lists of records to compare: a section's, or those inside a pair */
    struct str section;
    struct str path; /* of what they are inside; empty at the top */
    const struct read_record *old_parent, *new_parent;
    const struct read_record *old_records, *new_records;
    size_t old_count, new_count;
};

struct loose { /* a record without a partner */
    struct str section, path;
    const struct read_record *record, *parent;
    struct align_place place; /* its own, or of the first record inside it */
    bool taken;
};

struct looses {
    struct loose *at;
    size_t length, room;
};

struct work {
    struct arena *arena;
    const struct diff_setup *setup;
    struct align align;
    struct link_names old_links, new_links;
    struct {
        struct task *at;
        size_t length, room;
    } tasks;
    struct looses old_looses, new_looses;
    struct {
        struct change *at;
        size_t length, room;
    } changes;
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "comparing articles");
}

/* ------------------------------------------------------------------ what counts */

static bool is_compared(const void *user, struct str name)
{
    const struct diff_setup *setup = user;
    return !list_holds(setup->ignore, name);
}

static bool is_wanted(const struct diff_setup *setup, struct str section, struct str path)
{
    if (!setup->only.at) return true;
    if (list_holds(setup->only, section) || list_holds(setup->only, path)) return true;
    /* A kind's name stands for all that is inside it, and a path's end for the path. */
    for (size_t i = 0; i < path.length; i++) {
        if (path.at[i] != '/') continue;
        if (list_holds(setup->only, str_slice(path, 0, i)) ||
            list_holds(setup->only, str_slice(path, i + 1, path.length))) {
            return true;
        }
    }
    return false;
}

static enum status link_meaning(const void *user, bool of_new, struct str value,
                                struct str *meaning, struct error *error)
{
    const struct work *work = user;
    return link_name(of_new ? &work->new_links : &work->old_links, value, meaning, error);
}

static enum status compare_fields(struct work *work, const struct read_record *old_record,
                                  const struct read_record *new_record,
                                  struct change *change, struct error *error)
{
    struct values values = {.arena = work->arena,
                            .ignore = work->setup->ignore,
                            .old_links = &work->old_links,
                            .new_links = &work->new_links};
    TRY(values_of_records(&values, old_record, new_record, error));
    values_sort(&values);
    change->values = values.at;
    change->value_count = values.length;
    return OK;
}

/* ------------------------------------------------------------------ pairs and tasks */

static struct str join_path(struct work *work, struct str path, struct str name)
{
    if (!path.length) return name;
    char *at = arena_raw(work->arena, path.length + 1 + name.length);
    if (!at) return (struct str){0};
    memcpy(at, path.at, path.length);
    at[path.length] = '/';
    memcpy(at + path.length + 1, name.at, name.length);
    return (struct str){at, path.length + 1 + name.length};
}

static bool same_spot(const struct pair_side *a, const struct pair_side *b)
{
    return a->place.whole && b->place.whole && a->place.new_begin == b->place.new_begin &&
           a->place.new_end == b->place.new_end;
}

static enum status compare_pair(struct work *work, const struct task *task,
                                const struct pair_side *old_side,
                                const struct pair_side *new_side, struct error *error)
{
    const struct read_record *old_record = old_side->record;
    const struct read_record *new_record = new_side->record;
    const struct str path = join_path(work, task->path, old_record->name);
    if (!path.at) return no_memory(error);
    struct change change = {
        .moved = !same_spot(old_side, new_side),
        .section = task->section,
        .new_section = task->section,
        .path = path,
        .new_path = path,
        .old_record = old_record,
        .new_record = new_record,
        .old_parent = task->old_parent,
        .new_parent = task->new_parent,
    };
    TRY(compare_fields(work, old_record, new_record, &change, error));
    change.kind = change.value_count ? CHANGE_CHANGED : CHANGE_MOVED;
    if ((change.value_count || change.moved) &&
        is_wanted(work->setup, task->section, path) &&
        !VEC_PUSH(&work->changes, work->arena, change)) {
        return no_memory(error);
    }
    if (!old_record->inside_count && !new_record->inside_count) return OK;
    const struct task inside = {
        .section = task->section,
        .path = path,
        .old_parent = old_record,
        .new_parent = new_record,
        .old_records = old_record->inside,
        .new_records = new_record->inside,
        .old_count = old_record->inside_count,
        .new_count = new_record->inside_count,
    };
    return VEC_PUSH(&work->tasks, work->arena, inside) ? OK : no_memory(error);
}

/* Where a record stands, or the first record inside it that stands anywhere. */
static struct align_place place_of(struct work *work, bool of_new,
                                   const struct pair_side *side)
{
    if (side->record->begin != READ_NOWHERE) return side->place;
    for (size_t i = 0; i < side->record->inside_count; i++) {
        const struct read_record *inside = &side->record->inside[i];
        if (inside->begin == READ_NOWHERE) continue;
        return align_span(&work->align, of_new, inside->begin, inside->end);
    }
    return (struct align_place){.found = false};
}

static enum status add_loose(struct work *work, const struct task *task, bool of_new,
                             const struct pair_side *side, struct error *error)
{
    const struct loose loose = {
        .section = task->section,
        .path = join_path(work, task->path, side->record->name),
        .record = side->record,
        .parent = of_new ? task->new_parent : task->old_parent,
        .place = place_of(work, of_new, side),
    };
    if (!loose.path.at) return no_memory(error);
    if (!is_wanted(work->setup, loose.section, loose.path)) return OK;
    struct looses *looses = of_new ? &work->new_looses : &work->old_looses;
    return VEC_PUSH(looses, work->arena, loose) ? OK : no_memory(error);
}

static enum status run_task(struct work *work, const struct task *task,
                            struct error *error)
{
    const struct pair_setup setup = {
        .align = &work->align,
        .compared = is_compared,
        .user = work->setup,
        .meaning = link_meaning,
        .meaning_user = work,
    };
    struct pairing pairing;
    TRY(pair_records(work->arena, &setup, task->old_records, task->old_count,
                     task->new_records, task->new_count, &pairing, error));
    for (size_t i = 0; i < pairing.old_count; i++) {
        const struct pair_side *side = &pairing.old_sides[i];
        if (side->other == PAIR_NONE)
            TRY(add_loose(work, task, false, side, error));
        else
            TRY(compare_pair(work, task, side, &pairing.new_sides[side->other], error));
    }
    for (size_t i = 0; i < pairing.new_count; i++) {
        const struct pair_side *side = &pairing.new_sides[i];
        if (side->other == PAIR_NONE) TRY(add_loose(work, task, true, side, error));
    }
    return OK;
}

/* ------------------------------------------------------- what found no partner */

static int by_loose_place(const void *a, const void *b)
{
    const struct loose *x = a, *y = b;
    if (x->place.found != y->place.found) return x->place.found ? -1 : 1;
    if (x->place.new_begin != y->place.new_begin) {
        return x->place.new_begin < y->place.new_begin ? -1 : 1;
    }
    if (x->place.new_end != y->place.new_end) {
        return x->place.new_end < y->place.new_end ? -1 : 1;
    }
    int order = str_compare(x->section, y->section);
    if (!order) order = str_compare(x->path, y->path);
    return order ? order : (x->record < y->record ? -1 : x->record > y->record);
}

static int compare_spot(const struct loose *a, const struct loose *b)
{
    if (!a->place.found) return -1;
    if (!b->place.found) return 1;
    if (a->place.new_begin != b->place.new_begin) {
        return a->place.new_begin < b->place.new_begin ? -1 : 1;
    }
    if (a->place.new_end != b->place.new_end) {
        return a->place.new_end < b->place.new_end ? -1 : 1;
    }
    return 0;
}

static enum status add_retyped(struct work *work, struct loose *from, struct loose *to,
                               struct error *error)
{
    struct change change = {
        .kind = CHANGE_RETYPED,
        .section = from->section,
        .new_section = to->section,
        .path = from->path,
        .new_path = to->path,
        .old_record = from->record,
        .new_record = to->record,
        .old_parent = from->parent,
        .new_parent = to->parent,
    };
    from->taken = to->taken = true;
    TRY(compare_fields(work, from->record, to->record, &change, error));
    return VEC_PUSH(&work->changes, work->arena, change) ? OK : no_memory(error);
}

static void sort_looses(struct looses *looses)
{
    if (!looses->length) return;
    qsort(looses->at, looses->length, sizeof *looses->at, by_loose_place);
}

static enum status retype(struct work *work, struct error *error)
{
    struct looses *from = &work->old_looses, *to = &work->new_looses;
    sort_looses(from);
    sort_looses(to);
    size_t i = 0, j = 0;
    while (i < from->length && j < to->length) {
        const int way = compare_spot(&from->at[i], &to->at[j]);
        if (way == 0) {
            /* The same kind here would have been paired, had it stood in the same list.
             */
            TRY(add_retyped(work, &from->at[i++], &to->at[j++], error));
        } else if (way < 0) {
            i++;
        } else {
            j++;
        }
    }
    return OK;
}

static enum status add_rest(struct work *work, const struct looses *looses, bool of_new,
                            struct error *error)
{
    for (size_t i = 0; i < looses->length; i++) {
        const struct loose *loose = &looses->at[i];
        if (loose->taken) continue;
        const struct change change = {
            .kind = of_new ? CHANGE_ADDED : CHANGE_REMOVED,
            .section = loose->section,
            .new_section = loose->section,
            .path = loose->path,
            .new_path = loose->path,
            .old_record = of_new ? NULL : loose->record,
            .new_record = of_new ? loose->record : NULL,
            .old_parent = of_new ? NULL : loose->parent,
            .new_parent = of_new ? loose->parent : NULL,
        };
        if (!VEC_PUSH(&work->changes, work->arena, change)) return no_memory(error);
    }
    return OK;
}

/* ---------------------------------------------------------------- the whole article */

/* Notes whether a plugin failed on one side, and adds its records to what is compared. */
static enum status take_sections(struct work *work, const struct section_pair *pair,
                                 struct values *facts, struct error *error)
{
    static const struct read_section none = {.count = 0};
    const struct read_section *from = pair->old_section ? pair->old_section : &none;
    const struct read_section *to = pair->new_section ? pair->new_section : &none;
    const struct task task = {
        .section = pair->old_section ? from->name : to->name,
        .path = STR(""),
        .old_records = from->records,
        .new_records = to->records,
        .old_count = from->count,
        .new_count = to->count,
    };
    if (list_holds(work->setup->skip, task.section)) return OK;
    TRY(values_compare(facts, task.section, from->failure, to->failure, error));
    return VEC_PUSH(&work->tasks, work->arena, task) ? OK : no_memory(error);
}

static enum status compare_tops(struct work *work, const struct read_article *old_article,
                                const struct read_article *new_article,
                                struct article_diff *diff, struct error *error)
{
    struct section_pairs pairs;
    struct values facts = {.arena = work->arena, .ignore = work->setup->ignore};
    TRY(section_pairs_make(&pairs, work->arena, old_article, new_article, error));
    TRY(values_of_articles(&facts, old_article, new_article, error));
    for (size_t i = 0; i < pairs.length; i++) {
        TRY(take_sections(work, &pairs.at[i], &facts, error));
    }
    values_sort(&facts);
    diff->facts = facts.at;
    diff->fact_count = facts.length;
    return OK;
}

static uint32_t change_place(const struct change *change)
{
    const struct read_record *record =
        change->new_record ? change->new_record : change->old_record;
    if (record->begin != READ_NOWHERE) return record->begin;
    for (size_t i = 0; i < record->inside_count; i++) {
        if (record->inside[i].begin != READ_NOWHERE) return record->inside[i].begin;
    }
    return 0;
}

static int by_change_place(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    const uint32_t here = change_place(x), there = change_place(y);
    if (here != there) return here < there ? -1 : 1;
    int order = str_compare(x->section, y->section);
    if (!order) order = str_compare(x->path, y->path);
    if (!order) order = (int)x->kind - (int)y->kind;
    if (order) return order;
    const struct read_record *p = x->new_record ? x->new_record : x->old_record;
    const struct read_record *q = y->new_record ? y->new_record : y->old_record;
    return p < q ? -1 : p > q;
}

static enum status compare_records(struct work *work,
                                   const struct read_article *old_article,
                                   const struct read_article *new_article,
                                   struct article_diff *diff, struct error *error)
{
    TRY(compare_tops(work, old_article, new_article, diff, error));
    while (work->tasks.length > 0) {
        const struct task task = work->tasks.at[--work->tasks.length];
        TRY(run_task(work, &task, error));
    }
    TRY(retype(work, error));
    TRY(add_rest(work, &work->old_looses, false, error));
    return add_rest(work, &work->new_looses, true, error);
}

enum status diff_articles(struct arena *arena, const struct diff_setup *setup,
                          const struct read_article *old_article,
                          const struct read_article *new_article,
                          struct article_diff *diff, struct error *error)
{
    *diff = (struct article_diff){.old_article = old_article, .new_article = new_article};
    if (!old_article || !new_article) return OK;

    struct work work = {.arena = arena, .setup = setup};
    TRY(align_articles(arena, old_article, new_article, setup->bytes, &work.align,
                       error));
    diff->text_changed = !work.align.same;
    diff->renamed = !str_equal(old_article->id, new_article->id);
    enum status status = link_names_make(&work.old_links, arena, old_article, error);
    if (!status) status = link_names_make(&work.new_links, arena, new_article, error);
    if (!status) status = compare_records(&work, old_article, new_article, diff, error);
    link_names_free(&work.old_links);
    link_names_free(&work.new_links);
    TRY(status);
    if (work.changes.length) {
        qsort(work.changes.at, work.changes.length, sizeof *work.changes.at,
              by_change_place);
    }
    diff->changes = work.changes.at;
    diff->count = work.changes.length;
    return OK;
}
