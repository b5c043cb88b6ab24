/* layout: which line breaks of a text are breaks of a sentence or a paragraph.  Wire
 * reports come with hard-wrapped lines, with one paragraph a line, with blank lines and
 * with indentation. */
#ifndef NUTGRAF_TEXT_LAYOUT_H
#define NUTGRAF_TEXT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/token.h"

/* What is known of a token before its sentence is.  While a text is being tokenised it
 * stands in token.sentence. */
enum mark {
    MARK_LINE      = 1u << 0, /* the first on its line */
    MARK_BREAK     = 1u << 1, /* begins a sentence */
    MARK_PARAGRAPH = 1u << 2, /* begins a paragraph, and so a sentence */
    MARK_STOP      = 1u << 3, /* may end a sentence */
    MARK_KIND      = 4        /* from this bit on: enum abbreviation */
};

struct line { /* a line with tokens in it */
    uint32_t first;  /* its first token */
    uint32_t indent; /* bytes of space before that */
    bool     blank;  /* a blank line stands before it */
};

/* Puts MARK_BREAK and MARK_PARAGRAPH on the first tokens of lines that deserve it. */
void layout_mark(struct token *tokens, size_t count, const struct line *lines,
                 size_t line_count);

#endif
