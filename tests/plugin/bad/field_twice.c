/* record "found": field "value" is declared twice */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(field_twice,
    .records =
        RECORDS({.name = "found",
                 .about = "x",
                 .fields = FIELDS({.name = "value", .type = NG_TEXT, .about = "x"},
                                  {.name = "value", .type = NG_INT, .about = "x"})}),
    .process = process)
