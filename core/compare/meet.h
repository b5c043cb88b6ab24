/* meet: brings the articles of two outputs together by id.  Where both come in the same
 * order, or both sorted by id, one of each is in memory and nothing is put aside but what
 * only one side has; in any other order articles wait in a spool.  At the end, articles
 * of one text under two ids are brought together too.
 *
 *     reader --\                    /-- pairs in the order they are complete
 *               > heads, spools ---<
 *     reader --/                    \-- at the end: what only one side has, by id
 */
#ifndef NUTGRAF_COMPARE_MEET_H
#define NUTGRAF_COMPARE_MEET_H

#include "base/error.h"
#include "xml/read.h"

struct meet_setup {
    struct reader *old_reader, *new_reader; /* NULL: that side has no articles */
    /* Takes a pair, one of which may be NULL.  Both live until it returns.  Sets *stop
     * to end it all. */
    enum status (*pair)(void *user, struct arena *arena,
                        const struct read_article *old_article,
                        const struct read_article *new_article, bool *stop,
                        struct error *error);
    void *user;
};

/* Runs until both readers are at their end. */
enum status meet_articles(const struct meet_setup *setup, struct error *error);

#endif
