/* sets field "size" of "found", which it does not declare */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_set(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "size", NG_STR("1"));
    return NG_OK;
}

BAD(unknown_field, .records = RECORDS(FOUND), .process = process)
