/* things: a byte for each token, set once. */
#include "things.h"

void things_note(struct page *page, const struct lists *lists)
{
    const ng_hits hits = ng_hits_of(page->doc, lists->thing_list);
    for (size_t i = 0; i < hits.len; i++)
        memset(page->things + hits.at[i].first, 1, hits.at[i].last - hits.at[i].first);
}

bool things_hold(const struct page *page, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (!page->things[i]) return false;
    return true;
}
