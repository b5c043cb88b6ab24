/* published: a time of the calendar, cut to the day. */
#include "run/published.h"

#include "doc/value.h"

enum { DAY_LENGTH = sizeof "2025-09-26" - 1 };

bool published_read(struct str text, struct str *day)
{
    if (text.length < DAY_LENGTH) return false;
    const struct str head = str_slice(text, 0, DAY_LENGTH);
    const char next = text.length > DAY_LENGTH ? text.at[DAY_LENGTH] : 'T';
    if (next != 'T' && next != ' ') return false;
    /* "2025-W39-5" is as long, and a day too, but not as we write days. */
    if (head.at[7] != '-' || !value_fits(NG_WHEN, NULL, head)) return false;
    *day = head;
    return true;
}
