/* emits "found" with the score nan; a score is in [0, 1] */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), NULL, NAN);
    return NG_OK;
}

BAD(scores_nan, .records = RECORDS(FOUND), .process = process)
