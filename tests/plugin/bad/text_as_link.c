/* links "value" of "found", but it is text in UTF-8; use ng_set() */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    const ng_ref ref = ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
    ng_link(doc, ref, "value", ref);
    return NG_OK;
}

BAD(text_as_link, .records = RECORDS(FOUND), .process = process)
