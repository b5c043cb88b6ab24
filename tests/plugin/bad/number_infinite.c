/* sets "count" to the number inf with 0 decimals; it must be finite */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_set_number(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "count",
                  INFINITY, 0);
    return NG_OK;
}

BAD(number_infinite, .records = RECORDS(FOUND), .process = process)
