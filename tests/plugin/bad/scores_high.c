/* emits "found" with the score 100; a score is in [0, 1] */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), NULL, 100);
    return NG_OK;
}

BAD(scores_high, .records = RECORDS(FOUND), .process = process)
