/* record "found": .reserved is not NULL */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(reserved_used,
    .records = RECORDS({.name = "found", .about = "x", .reserved = "from the future"}),
    .process = process)
