/* pack: an article that was read, as one run of bytes and back, for the spool.  The
 * bytes live in a temporary file of this process only: native byte order, no version. */
#ifndef NUTGRAF_COMPARE_PACK_H
#define NUTGRAF_COMPARE_PACK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "xml/read.h"

/* Appends an article; buffer_failed() tells whether memory ran out. */
void pack_article(struct buffer *into, const struct read_article *article);

/* The article back; its strings point into bytes.  ERROR_MEMORY, or ERROR_INPUT if the
 * bytes were cut short. */
enum status unpack_article(struct str bytes, struct arena *arena,
                           struct read_article *article, struct error *error);

#endif
