/* emits "found" at [4, 4), which is empty */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(4, 4), NULL, 1);
    return NG_OK;
}

BAD(emits_empty, .records = RECORDS(FOUND), .process = process)
