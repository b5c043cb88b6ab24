/* field "value": .type is 0, which is no ng_type */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(field_untyped,
    .records = RECORDS({.name = "found",
                        .about = "x",
                        .fields = FIELDS({.name = "value", .about = "x"})}),
    .process = process)
