/* meet: brings the articles of two outputs together by id.  Where both come in the same
 * order, or both sorted by id, one of each is in memory and nothing is put aside but what
 * only one side has; in any other order articles wait in a spool.  An output may be many
 * files: what waits is kept from one to the next.  At the end, articles of one text under
 * two ids are brought together too.
 *
 *     readers --\                    /-- pairs in the order they are complete
 *                > heads, spools ---<
 *     readers --/                    \-- at the end: what only one side has, by id
 */
#ifndef NUTGRAF_COMPARE_MEET_H
#define NUTGRAF_COMPARE_MEET_H

#include "base/error.h"
#include "xml/read.h"

/* Takes a pair, one of which may be NULL.  Both live until it returns. */
typedef enum status meet_pair(void *user, struct arena *arena,
                              const struct read_article *old_article,
                              const struct read_article *new_article,
                              struct error *error);

struct meet;

/* ERROR_MEMORY. */
enum status meet_open(struct meet **meet, meet_pair *pair, void *user,
                      struct error *error);

/* Reads two files to their ends, one of which may be NULL, and gives the pairs that are
 * complete.  Errors of the readers, of the pair function, and of the spool's file. */
enum status meet_readers(struct meet *meet, struct reader *old_reader,
                         struct reader *new_reader, struct error *error);

/* Gives all that has found no partner by its id. */
enum status meet_rest(struct meet *meet, struct error *error);

void meet_close(struct meet *meet);

#endif
