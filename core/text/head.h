/* head: the lines that some articles have above their first paragraph: the day of
 * publication, who wrote it, who sent it. */
#ifndef NUTGRAF_TEXT_HEAD_H
#define NUTGRAF_TEXT_HEAD_H

#include "text/day.h"

enum head_kind {
    HEAD_NONE,   /* an ordinary line */
    HEAD_DAY,    /* "Published: 26 September 2025", "September 26, 2025" */
    HEAD_AGENCY, /* "Source: Bernama", "(Reuters)" */
    HEAD_AUTHOR  /* "By Jane Doe" */
};

struct head_line {
    enum head_kind kind;
    struct day     day;    /* of a HEAD_DAY, with its year */
    struct str     at;     /* what was read: the day or the agency */
};

/* Reads one line, without its line break. */
void head_read_line(struct str line, struct head_line *head);

#endif
