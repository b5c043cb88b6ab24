/* uses record 4711, which does not exist */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_nest(doc, 4711, "part", ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(nests_in_nothing, .records = RECORDS(FOUND), .process = process)
