/* report: differences on their way out, article by article, as text for people, as a
 * table, as JSON, as XML, or as a page with both texts side by side.  One report has one
 * format; each format is a file of its own with the four functions below. */
#ifndef NUTGRAF_COMPARE_REPORT_H
#define NUTGRAF_COMPARE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"
#include "compare/diff.h"
#include "xml/read.h"

enum report_format { REPORT_TEXT, REPORT_STAT, REPORT_JSON, REPORT_XML, REPORT_HTML };

struct report_row {           /* of the table: one kind of one plugin */
    struct str section, path; /* in the report's arena */
    uint64_t counts[CHANGE_KINDS];
};

struct report_totals {
    uint64_t articles;  /* compared */
    uint64_t differing; /* of them, those with any difference */
    uint64_t articles_added, articles_removed;
    uint64_t counts[CHANGE_KINDS];
};

struct report {
    enum report_format format;
    bool colours;                    /* TEXT and STAT: with escape sequences */
    bool bytes;                      /* positions count bytes, else characters */
    uint64_t limit;                  /* changes written; 0 is no limit */
    const char *old_name, *new_name; /* as the user gave them */
    struct report_totals totals;
    uint64_t written, left_out; /* changes, against the limit */
    bool json_open;             /* JSON: an article was written already */
    uint32_t first_number;      /* HTML: of the next article's changes */
    struct buffer records;      /* HTML: what the page's script reads */
    struct arena arena;
    struct map row_index;    /* "section path" -> index into rows */
    struct report_row *rows; /* [row_count], the heap's */
    size_t row_count, row_room;
    struct buffer out; /* what is to be written; the caller empties it */
};

struct report_plugin { /* a plugin that the two outputs were not both made with */
    struct str name;
    struct str old_version, new_version; /* .at NULL where it was not there */
};

struct report_head {
    struct str old_made_by, new_made_by;
    struct report_plugin *plugins; /* [count] that differ, by name */
    size_t count;
};

/* Finds the plugins that differ between two outputs.  In the arena. */
enum status report_head_make(struct report_head *head, struct arena *arena,
                             const struct read_head *old_head,
                             const struct read_head *new_head, struct error *error);

void report_begin(struct report *report, const struct report_head *head);
/* Counts a pair of articles and, if they differ, writes the difference. */
enum status report_add(struct report *report, struct arena *arena,
                       const struct article_diff *diff, struct error *error);
void report_end(struct report *report);
void report_close(struct report *report);

/* The formats. */
struct report_writer {
    void (*begin)(struct report *report, const struct report_head *head);
    /* May write only the first `count` changes of the difference. */
    enum status (*add)(struct report *report, struct arena *arena,
                       const struct article_diff *diff, size_t count,
                       struct error *error);
    void (*end)(struct report *report);
};

extern const struct report_writer report_text;
extern const struct report_writer report_stat;
extern const struct report_writer report_json;
extern const struct report_writer report_xml;
extern const struct report_writer report_html;

#endif
