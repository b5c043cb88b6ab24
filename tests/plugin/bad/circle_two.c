/* needs layer "first", which no plugin makes */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(circle_two, .needs = LAYERS("first"), .process = process,
    .records = RECORDS({.name = "second", .about = "x"}))
