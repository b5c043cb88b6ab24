/* field "score": the name is taken by nutgraf */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(field_taken,
    .records =
        RECORDS({.name = "found",
                 .about = "x",
                 .fields = FIELDS({.name = "score", .type = NG_TEXT, .about = "x"})}),
    .process = process)
