/* align: from places in one version of an article to places in the other.  Where the
 * texts are known they are compared word by word; where they are not, the records'
 * own texts, which both versions quote, serve as the words. */
#ifndef NUTGRAF_COMPARE_ALIGN_H
#define NUTGRAF_COMPARE_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "xml/read.h"

struct align_run { /* a stretch of text that stands in both versions */
    uint32_t old_begin, new_begin;
    uint32_t length; /* in the units of positions */
};

struct align {
    bool same;              /* every place is where it was */
    struct align_run *runs; /* [count], in order in both versions */
    size_t count;
};

/* Aligns two versions of an article.  The result and its memory are the arena's, and
 * swapping the versions swaps the two sides of every run.  ERROR_MEMORY is the only
 * error. */
enum status align_articles(struct arena *arena, const struct read_article *old_article,
                           const struct read_article *new_article, bool bytes,
                           struct align *align, struct error *error);

/* A span seen from both versions: from the first to the last of its places that stand in
 * both.  Taking the other version's span there gives the same answer. */
struct align_place {
    uint32_t old_begin, old_end;
    uint32_t new_begin, new_end;
    bool found; /* at least one place stands in both */
    bool whole; /* its first and its last place do */
};

/* Where a span of the old version (of_new: of the new one) is in both.  A record that
 * is about the whole article (READ_NOWHERE) is whole, and nowhere, in both. */
struct align_place align_span(const struct align *align, bool of_new, uint32_t begin,
                              uint32_t end);

#endif
