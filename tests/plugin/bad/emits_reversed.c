/* emits "found" at [4, 0), which is reversed */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(4, 0), NULL, 1);
    return NG_OK;
}

BAD(emits_reversed, .records = RECORDS(FOUND), .process = process)
