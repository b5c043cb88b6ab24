/* diff: what changed in one article between two outputs, record by record and field by
 * field.  Records are paired first (pair.h); what is inside two paired records is paired
 * in turn; what is left over is retyped where another kind took its place, else added or
 * removed.  Swapping the outputs swaps every change and leaves none out. */
#ifndef NUTGRAF_COMPARE_DIFF_H
#define NUTGRAF_COMPARE_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "compare/align.h"
#include "compare/values.h"
#include "xml/read.h"

enum change_kind {
    CHANGE_REMOVED,
    CHANGE_ADDED,
    CHANGE_MOVED,   /* the same fields at another place of the same text */
    CHANGE_CHANGED, /* other fields; perhaps moved too */
    CHANGE_RETYPED  /* another kind at the same place */
};

enum { CHANGE_KINDS = 5 };

/* "removed" and so on. */
const char *change_kind_name(enum change_kind kind);

struct change {
    enum change_kind kind;
    bool moved;                           /* the place differs too */
    struct str section;                   /* the plugin; the old one's if RETYPED */
    struct str new_section;               /* the same but for RETYPED */
    struct str path;                      /* "organisation/mention" */
    struct str new_path;                  /* the same but for RETYPED */
    const struct read_record *old_record; /* NULL if ADDED */
    const struct read_record *new_record; /* NULL if REMOVED */
    const struct read_record *old_parent, *new_parent; /* NULL at the top */
    struct change_value *values; /* [value_count] fields that differ, by name */
    size_t value_count;
};

/* Whether a change takes what is inside its records with it; else that is compared by
 * itself. */
static inline bool change_is_whole(const struct change *change)
{
    return change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED ||
           change->kind == CHANGE_RETYPED;
}

struct article_diff {
    const struct read_article *old_article; /* NULL: the article was added */
    const struct read_article *new_article; /* NULL: it was removed */
    bool renamed;                           /* the same text under another id */
    bool text_changed;                      /* places were aligned */
    struct change_value *facts; /* [fact_count] attributes that differ, and the
                                   failures, by name */
    size_t fact_count;
    struct change *changes; /* [count] by place in the new version, or the
                               old one's where it is gone */
    size_t count;
};

struct diff_setup {
    bool bytes;      /* positions count bytes, else characters */
    struct str only; /* "date,country/mention": kinds, paths or plugins; .at NULL: all */
    struct str ignore; /* "score,rule": fields that do not count */
    struct str skip;   /* plugins that only one of the outputs was made with */
};

/* Compares two versions of an article, at least one of which is not NULL.  All memory is
 * the arena's, which the articles must outlive too.  ERROR_MEMORY. */
enum status diff_articles(struct arena *arena, const struct diff_setup *setup,
                          const struct read_article *old_article,
                          const struct read_article *new_article,
                          struct article_diff *diff, struct error *error);

/* Whether anything differs. */
static inline bool diff_any(const struct article_diff *diff)
{
    return !diff->old_article || !diff->new_article || diff->renamed ||
           diff->fact_count > 0 || diff->count > 0;
}

#endif
