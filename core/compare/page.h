/* page: the pieces of a self-contained HTML page: its frame, and an article's text with
 * its records marked in it, however they overlap.  No script, style or font comes from
 * anywhere else, and the page can be read without its script. */
#ifndef NUTGRAF_COMPARE_PAGE_H
#define NUTGRAF_COMPARE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "compare/link.h"
#include "xml/read.h"

enum { PAGE_HUES = 8 };

struct page_mark {       /* a record's place in a text */
    uint32_t begin, end; /* in the units of positions */
    uint32_t record;     /* its number in the page's list of records, or PAGE_NO_RECORD */
    uint32_t whole;      /* that of the record it is part of, or PAGE_NO_RECORD */
    const char *class;   /* of CSS, without the hue's: "mark", "gone" ... */
    unsigned hue;        /* 0 to PAGE_HUES - 1 */
};

#define PAGE_NO_RECORD UINT32_MAX

/* Appends all before <main>, with the style, and all behind it, with the script.
 * records is the list that the script reads: a JSON object, {} for none. */
void page_begin(struct buffer *out, struct str title);
void page_end(struct buffer *out, struct str records);

/* Appends text escaped for HTML. */
void page_escape(struct buffer *out, struct str text);

/* Appends a record for the script's list: "12":["kind","field","value",...], with a
 * comma behind it.  Links are shown as what they mean; links may be NULL.  ERROR_MEMORY.
 */
enum status page_add_record(struct buffer *records, uint32_t number, struct str kind,
                            const struct read_record *record,
                            const struct link_names *links, struct error *error);

/* Appends a text with marks, each stretch of it once.  Sorts the marks.  What lies
 * under 16 others is not marked.  ERROR_MEMORY. */
enum status page_add_text(struct buffer *out, struct arena *arena, struct str text,
                          bool bytes, struct page_mark *marks, size_t count,
                          struct error *error);

#endif
