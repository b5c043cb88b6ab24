/* list: words separated by commas, as options give them: "score,rule". */
#ifndef NUTGRAF_COMPARE_LIST_H
#define NUTGRAF_COMPARE_LIST_H

#include "base/str.h"

/* Whether a word is one of a list's; none is in a list whose .at is NULL. */
static inline bool list_holds(struct str list, struct str word)
{
    struct str piece;
    while (str_next(&list, ',', &piece)) {
        if (str_equal(str_trim(piece), word)) return true;
    }
    return false;
}

#endif
