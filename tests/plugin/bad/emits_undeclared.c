/* emits "fond", which it does not declare; did you mean "found"? */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "fond", ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(emits_undeclared, .records = RECORDS(FOUND), .process = process)
