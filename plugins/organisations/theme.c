/* theme: pairs of quotation marks behind a word such as "theme". */
#include "theme.h"

enum {
    LONGEST_QUOTE = 30, /* tokens */
    SHORT_QUOTE = 12,   /* one that is a theme whatever its capitals */
    THEME_REACH = 4     /* tokens before the quotation */
};

static bool is_quote(const struct page *page, uint32_t token)
{
    return page_is(page, token, "\"") || page_is(page, token, "''") ||
           page_is(page, token, "``");
}

static bool follows_theme(const struct page *page, uint32_t quote)
{
    const uint32_t begin = page_begin(page, quote);
    const uint32_t from = quote - begin > THEME_REACH ? quote - THEME_REACH : begin;
    for (uint32_t i = from; i < quote; i++)
        if (page_has(page, i, WORD_THEME)) return true;
    return false;
}

/* Whether all words but the small ones are capitalised: a title, not speech. */
static bool is_title(const struct page *page, uint32_t first, uint32_t last)
{
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = first; i < last; i++) {
        if (!(page->tokens[i].shape & NG_WORD) || page->classes[i] & WORD_LINK) continue;
        words++;
        capitals += page_is_capital(page, i);
    }
    return words > 1 && capitals == words;
}

void theme_mark(struct page *page)
{
    uint32_t open = NOBODY;
    for (uint32_t i = 0; i < page->count; i++) {
        if (!is_quote(page, i)) continue;
        if (open == NOBODY || i - open > LONGEST_QUOTE) {
            open = i;
            continue;
        }
        if (follows_theme(page, open) &&
            (i - open < SHORT_QUOTE || is_title(page, open + 1, i)))
            for (uint32_t k = open + 1; k < i; k++)
                page->themed[k] = 1;
        open = NOBODY;
    }
}
