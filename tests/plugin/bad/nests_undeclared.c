/* emits "part" inside "found", which it does not declare there */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_nest(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "part",
            ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(nests_undeclared, .records = RECORDS(FOUND), .process = process)
