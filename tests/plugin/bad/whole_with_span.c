/* emits "found" at [0, 4), but declares it NG_WHOLE; emit it at NG_NOWHERE */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(whole_with_span, .process = process,
    .records = RECORDS({.name = "found", .about = "x", .flags = NG_WHOLE}))
