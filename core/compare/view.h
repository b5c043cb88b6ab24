/* view: articles as a page to read: the text with its records marked, and beside it what
 * they say.  It knows no kinds; it goes by what a record looks like:
 *
 *     about the whole article, records inside     an entity: a line with a count, and a
 *                                                 bar if a field is a share (0.41)
 *     a place, records inside                     a card; agent, trigger and object make
 *                                                 its first line
 *     a place, a value that begins with a year    a point on a line of time
 *     any other                                   a line in a list
 */
#ifndef NUTGRAF_COMPARE_VIEW_H
#define NUTGRAF_COMPARE_VIEW_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"
#include "xml/read.h"

struct view {              /* one page; starts as {0} */
    struct buffer body;    /* the articles so far */
    struct buffer list;    /* the table of contents so far */
    struct buffer records; /* for the script */
    uint32_t record_count;
    uint32_t article_count;
    struct arena arena;
    struct map hues; /* plugin -> hue */
    struct {
        struct str *at;
        size_t length, room;
    } plugins; /* in the order of their hues */
};

/* Adds an article.  ERROR_MEMORY. */
enum status view_add(struct view *view, struct arena *arena,
                     const struct read_article *article, bool bytes, struct error *error);

/* Appends the whole page. */
enum status view_end(struct view *view, struct buffer *out, struct error *error);
void view_close(struct view *view);

#endif
