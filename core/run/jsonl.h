/* jsonl: an article out of one line of JSON Lines. */
#ifndef NUTGRAF_RUN_JSONL_H
#define NUTGRAF_RUN_JSONL_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "doc/doc.h"

struct jsonl_line {
    const char *source; /* the file, for messages */
    uint64_t    number; /* of the line, from 1 */
    char       *bytes;  /* [length]; written to */
    size_t      length;
};

/* Reads an object with the keys
 *
 *     text                      required: the article, a string
 *     id                        a string or a number
 *     title, place, agency      strings
 *     published                 "2025-09-26", or a time that begins so
 *     language                  ISO 639-1: "en"
 *
 * of which null and "" count as absent, and of which the last counts where a key stands
 * twice.  Other keys are passed over, whatever they hold.  The strings are slices of
 * the line; what the line does not say is left as it is in *article.  ERROR_INPUT with
 * "file:line:column: what is wrong".  [worker] */
enum status jsonl_read(const struct jsonl_line *line, struct article *article,
                       struct error *error);

#endif
