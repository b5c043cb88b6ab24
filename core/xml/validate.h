/* validate: whether a file of our output is what it should be: as the schema says, and
 * in what no schema can say. */
#ifndef NUTGRAF_XML_VALIDATE_H
#define NUTGRAF_XML_VALIDATE_H

#include <stdint.h>

#include "base/error.h"
#include "doc/kind.h"

struct validation {
    const struct kinds *kinds;
    /* Takes "path:line: what is wrong", once for each thing; or NULL. */
    void (*complain)(void *user, const char *message);
    void    *user;
    uint64_t articles, records, problems; /* counted up */
};

/* Reads a file and checks
 *
 *     what the kinds declare; in XML also by RELAX NG
 *     spans: begin before end, end inside the text
 *     ids: none twice in an article
 *     links: to an id that is there
 *     the text, if it is there: as long as it should be, with the digest that is given,
 *     and at each span what the record says
 *
 * ERROR_INPUT if the file cannot be read to its end. */
enum status validate_file(struct validation *validation, const char *path,
                          struct error *error);

#endif
