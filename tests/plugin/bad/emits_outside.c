/* emits "found" at [0, 1000000), which is not inside the text */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 1000000), NULL, 1);
    return NG_OK;
}

BAD(emits_outside, .records = RECORDS(FOUND), .process = process)
