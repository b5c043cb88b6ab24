/* layout: looks at all lines first - how far most are indented, whether they are
 * wrapped - and then decides about each. */
#include "text/layout.h"

#include "text/class.h"

enum {
    INDENTS   = 32, /* deeper ones count as this deep */
    LONG_LINE = 110 /* bytes; nobody wraps lines as late as that */
};

struct layout {
    struct token      *tokens;
    size_t             count;
    const struct line *lines;
    size_t             line_count;
    uint32_t           indent;    /* what most lines have */
    uint32_t           width;     /* the longest line's, indentation included */
    bool               wrapped;   /* a line break usually means nothing */
    bool               by_indent; /* deeper lines begin paragraphs */
};

static size_t line_end(const struct layout *layout, size_t line)
{
    return line + 1 < layout->line_count ? layout->lines[line + 1].first : layout->count;
}

static uint32_t line_width(const struct layout *layout, size_t line)
{
    const struct line *at = &layout->lines[line];
    const size_t       end = line_end(layout, line);
    return at->indent + layout->tokens[end - 1].at.end -
           layout->tokens[at->first].at.begin;
}

static uint32_t clamp(uint32_t indent)
{
    return indent < INDENTS - 1 ? indent : INDENTS - 1;
}

/* The indentation of most lines; the smaller of two that are as common. */
static uint32_t common_indent(const struct layout *layout)
{
    uint32_t counts[INDENTS] = {0}, best = 0;
    for (size_t i = 0; i < layout->line_count; i++)
        counts[clamp(layout->lines[i].indent)]++;
    for (uint32_t i = 1; i < INDENTS; i++)
        if (counts[i] > counts[best]) best = i;
    return best;
}

static void measure(struct layout *layout)
{
    size_t blank = 0, deeper = 0, wide = 0;
    layout->indent = common_indent(layout);
    for (size_t i = 0; i < layout->line_count; i++) {
        const uint32_t width = line_width(layout, i);
        if (width > layout->width) layout->width = width;
        blank += i > 0 && layout->lines[i].blank;
        deeper += clamp(layout->lines[i].indent) > layout->indent;
        wide += width > LONG_LINE;
    }
    layout->wrapped = wide * 6 < layout->line_count;
    layout->by_indent = deeper > blank;
}

/* Whether a token ends a sentence to the eye: a stop that is no abbreviation's, with a
 * quote or bracket closing behind it, or a colon. */
static bool ends_closed(const struct layout *layout, size_t at)
{
    const struct token *last = &layout->tokens[at];
    const bool          closing = last->length == 1 && strchr("\")]'", last->word[0]);
    if (closing && at == 0) return false;
    if (closing) last--;
    if (last->sentence & MARK_STOP) return last->sentence >> MARK_KIND == 0;
    return !closing && last->length == 1 && strchr(":;", last->word[0]);
}

static bool is_small_number(const struct token *token)
{
    return !(token->shape & TOKEN_WORD) && token->shape & TOKEN_DIGIT &&
           token->length <= 3;
}

/* "- ", "* ", a bullet, "1. " or "2) " at the begin of a line. */
static bool is_bullet(const struct layout *layout, size_t line)
{
    const size_t        first = layout->lines[line].first;
    const struct token *token = &layout->tokens[first];
    if (token->shape & TOKEN_WORD && token->length > 1) return false;
    if (line_end(layout, line) - first < 2) return false;
    if (is_small_number(token)) {
        const bool ends = token[1].length == 1 && strchr(".)", token[1].word[0]) != NULL;
        return line_end(layout, line) - first > 2 && ends &&
               token[1].shape & TOKEN_GLUED && !(token[2].shape & TOKEN_GLUED);
    }
    if (!(token->shape & TOKEN_PUNCT) || token[1].shape & TOKEN_GLUED) return false;
    const struct str sign = {token->word, token->length};
    return str_listed(sign, "* - o \xE2\x80\xA2 \xE2\x97\x8F \xE2\x96\xAA \xE2\x96\xA0 "
                            "\xC2\xB7 \xE2\x80\xA3 \xE2\x97\xA6 \xE2\x9E\xA4");
}

/* A dash or a number at the begin of a line is a bullet only where a sentence may begin.
 */
static bool begins_item(const struct layout *layout, size_t line)
{
    if (!is_bullet(layout, line)) return false;
    const uint32_t      first = layout->lines[line].first;
    const struct token *token = &layout->tokens[first];
    const bool          number = token->shape & TOKEN_DIGIT;
    if (!number && token->word[0] != '-') return true;
    if (ends_closed(layout, first - 1) || is_bullet(layout, line - 1)) return true;
    return !number && token[1].shape & TOKEN_TITLE;
}

/* The last words of a sentence that are alone on their line: "Department said." */
static bool is_tail(const struct layout *layout, size_t line)
{
    enum { LONGEST = 4 };
    const size_t end = line_end(layout, line);
    if (end - layout->lines[line].first > LONGEST) return false;
    return layout->tokens[end - 1].sentence & MARK_STOP;
}

/* Whether the line before was ended long before it was full, and this one looks like a
 * begin: a list or a headline in text whose lines are short anyway. */
static bool ends_early(const struct layout *layout, size_t line)
{
    const struct token *first = &layout->tokens[layout->lines[line].first];
    const uint32_t      width = line_width(layout, line - 1);
    const uint32_t      needed = width + 1 + first->at.end - first->at.begin;
    if (first->shape & TOKEN_WORD && !(first->shape & TOKEN_TITLE)) return false;
    if (ends_closed(layout, layout->lines[line].first - 1))
        return needed * 10 < layout->width * 9;
    return needed * 10 < layout->width * 5 && !is_tail(layout, line);
}

static uint32_t judge(const struct layout *layout, size_t line)
{
    const struct line *at = &layout->lines[line];
    const uint32_t     indent = clamp(at->indent), before = clamp(at[-1].indent);
    if (at->blank) return MARK_PARAGRAPH;
    if (begins_item(layout, line)) return MARK_PARAGRAPH;
    if (!layout->wrapped) return MARK_PARAGRAPH;
    const bool out = indent < layout->indent, was_out = before < layout->indent;
    if (out != was_out) return MARK_PARAGRAPH;
    if (layout->by_indent && indent > layout->indent) return MARK_PARAGRAPH;
    return ends_early(layout, line) ? MARK_PARAGRAPH : 0;
}

void layout_mark(struct token *tokens, size_t count, const struct line *lines,
                 size_t line_count)
{
    struct layout layout = {
        .tokens = tokens, .count = count, .lines = lines, .line_count = line_count};
    if (line_count < 2) return;
    measure(&layout);
    for (size_t i = 1; i < line_count; i++)
        tokens[lines[i].first].sentence |= judge(&layout, i);
}
