/* forum: phrases around "Meeting", "Summit" and the like. */
#include "forum.h"

#include "heads.h"
#include "mentions.h"
#include "score.h"

/* "The Meeting" alone names nothing, and neither does "Annual Meeting". */
static bool names_something(const struct page *page, const struct phrase *phrase,
                            const ng_hit *hit)
{
    for (uint32_t i = phrase->first; i < phrase->last; i++) {
        if (i >= hit->first && i < hit->last) continue;
        if (page_is_marked(page, i) && !(page->classes[i] & (WORD_GENERIC | WORD_LINK)))
            return true;
    }
    return hit->last - hit->first > 1;
}

void forum_find(struct page *page, const struct lists *lists)
{
    const ng_hits hits = ng_hits_of(page->doc, lists->forum_list);
    for (size_t i = 0; i < hits.len; i++) {
        const ng_hit *hit = &hits.at[i];
        const struct head *head = &lists->fora[hit->entry];
        struct phrase phrase = {hit->first, hit->last, hit->first, hit->entry};
        if (head->place != PLACE_WHOLE && (!heads_grow(page, head, hit, &phrase) ||
                                           !names_something(page, &phrase, hit)))
            continue;
        struct mention *mention = mentions_add(page, phrase.first, phrase.last,
                                               FROM_FORUM, "forum", SCORE_FORUM);
        if (!mention) return;
        mention->kind = KIND_FORUM;
    }
}

static bool is_number(const struct page *page, uint32_t token)
{
    return (page->tokens[token].shape & (NG_DIGIT | NG_WORD)) == NG_DIGIT &&
           page->tokens[token].len <= 4;
}

void forum_number(struct page *page)
{
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (mention->dropped || mention->kind != KIND_FORUM) continue;
        const uint32_t next = mention->last;
        if (next < page_end(page, mention->first) && is_number(page, next) &&
            !(page->tokens[next].shape & NG_GLUED) && mentions_free(page, next, next + 1))
            mentions_move(page, i, mention->first, next + 1);
    }
}
