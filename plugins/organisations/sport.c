/* sport: counts the words that are said of matches and players, and looks at the words
 * on both sides of a name. */
#include "sport.h"

enum {
    LEAST = 4,     /* words of sport in an article on it */
    PER_MILLE = 20 /* of its words */
};

void sport_note(struct page *page)
{
    uint32_t words = 0, sport = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        words += (page->tokens[i].shape & NG_WORD) != 0;
        sport += page_has(page, i, WORD_SPORT);
    }
    page->sport = sport >= LEAST && (uint64_t)sport * 1000 >= (uint64_t)words * PER_MILLE;
}

static bool is_name(const struct page *page, uint32_t token)
{
    return page->tokens[token].shape & (NG_TITLE | NG_UPPER) &&
           !(page->classes[token] & (WORD_OPENER | WORD_CALENDAR));
}

/* "in Leeds", "near Houston", "the streets of Chicago": there it is only the place. */
static bool is_place(const struct page *page, uint32_t before)
{
    static const char *const wholes[] = {"city",   "cities", "town",  "streets",
                                         "people", "side",   "mayor", "citizens"};
    if (page_is(page, before, "of") && before > page_begin(page, before)) {
        for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
            if (page_is(page, before - 1, wholes[i])) return true;
    }
    return page_has(page, before, WORD_LOCATIVE) && !page_is(page, before, "at") &&
           !page_is(page, before, "from");
}

/* "Leeds" of "West Leeds", "Leeds Road". */
static bool is_piece(const struct page *page, uint32_t first, uint32_t last)
{
    if (page_style(page, first)) return false;
    if (first > page_begin(page, first) && is_name(page, first - 1) &&
        !(page->classes[first - 1] & (WORD_ROLE | WORD_TITLE)))
        return true;
    return last < page_end(page, first) && is_name(page, last);
}

/* "Reading the game": a capital that only comes from where the word stands. */
static bool is_opener(const struct page *page, uint32_t first)
{
    return !page_is_marked(page, first) && page->spelling[first] & SPELT_LOWER;
}

bool sport_plays(const struct page *page, uint32_t first, uint32_t last)
{
    if (!page->sport || is_piece(page, first, last)) return false;
    if (last - first == 1 && is_opener(page, first)) return false;
    return first == page_begin(page, first) || !is_place(page, first - 1);
}
