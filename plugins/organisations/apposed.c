/* apposed: one look behind each noun. */
#include "apposed.h"

#include "mentions.h"
#include "score.h"

enum { MOST = 6 /* tokens in a name */ };

/* Whether a word may be in the name: capitalised, and no title, day or role.  The model
 * takes a company's name for its founder's now and then: "brokers Fenn & Lodge". */
static bool is_part(const struct page *page, uint32_t token)
{
    const uint8_t type = page->tagged[token];
    return page_is_marked(page, token) && !page->things[token] &&
           !(page->classes[token] &
             (WORD_TITLE | WORD_ROLE | WORD_CALENDAR | WORD_OPENER | WORD_GIVEN)) &&
           type != TAGGED_LOCATION && type != TAGGED_OTHER;
}

static bool joins(const struct page *page, uint32_t token)
{
    return page_is(page, token, "&") ||
           (page_has(page, token, WORD_LINK) && !page_is(page, token, "and") &&
            !page_is(page, token, "for") && !page_is(page, token, "the"));
}

static uint32_t end_of(const struct page *page, uint32_t first)
{
    const uint32_t end = page_end(page, first);
    const uint32_t limit = end - first > MOST ? first + MOST : end;
    uint32_t last = first;
    while (last < limit) {
        if (is_part(page, last))
            last++;
        else if (last > first && last + 1 < limit && joins(page, last) &&
                 is_part(page, last + 1))
            last += 2;
        else
            break;
    }
    return last;
}

/* Nothing goes on in capitals or numbers that is not in the name: "the bank Chairman Li",
 * "fined the firm Rs 500". */
static bool is_whole(const struct page *page, uint32_t first, uint32_t last)
{
    if (last == first || page->tokens[first].len < 2) return false;
    return last >= page_end(page, first) || !page_is_capital(page, last);
}

void apposed_find(struct page *page, const struct lists *lists)
{
    const ng_hits hits = ng_hits_of(page->doc, lists->noun_list);
    for (size_t i = 0; i < hits.len; i++) {
        const ng_hit *hit = &hits.at[i];
        const uint32_t first = hit->last;
        if (first >= page_end(page, hit->first) || page_style(page, first) ||
            page->tokens[hit->first].shape & (NG_TITLE | NG_UPPER))
            continue;
        const uint32_t last = end_of(page, first);
        if (!is_whole(page, first, last)) continue;
        struct mention *mention =
            mentions_add(page, first, last, FROM_HEAD, "apposed", SCORE_GUESSED);
        if (!mention) return;
        mention->kind = lists->nouns[hit->entry];
    }
}
