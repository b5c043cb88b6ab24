/* sets "count" of "found" to "a few", which is not a whole number */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_set(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "count",
           NG_STR("a few"));
    return NG_OK;
}

BAD(wrong_type, .records = RECORDS(FOUND), .process = process)
