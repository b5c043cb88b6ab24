/* decode: from the bytes of a file to the bytes of a text.  A byte order mark says what
 * they are; nothing is guessed from the text, so bytes without a mark are UTF-8, and
 * those that are not will be replaced one by one (utf8_repair). */
#ifndef NUTGRAF_RUN_DECODE_H
#define NUTGRAF_RUN_DECODE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Drops a UTF-8 mark and converts UTF-16, either order, to UTF-8 in the arena; a lone
 * surrogate, or a lone byte at the end, becomes U+FFFD.  Other bytes stay where they
 * are: *at and *length are moved.  name goes into messages.  ERROR_INPUT if the bytes
 * are UTF-32, or begin as a compressed file, an archive or a PDF does; ERROR_MEMORY.
 * [worker] */
enum status decode_text(struct arena *arena, const char *name, char **at, size_t *length,
                        struct error *error);

/* Drops a UTF-8 mark from what must be UTF-8, as JSON Lines must (RFC 8259, section
 * 8.1).  ERROR_INPUT as above, and if it is UTF-16. */
enum status decode_utf8(const char *name, char **at, size_t *length, struct error *error);

#endif
