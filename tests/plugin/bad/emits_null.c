/* emits "(NULL)", which it does not declare */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, NULL, ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(emits_null, .records = RECORDS(FOUND), .process = process)
