/* uses record 4711, which does not exist */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_link(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "of", 4711);
    return NG_OK;
}

BAD(link_to_nothing, .records = RECORDS(FOUND), .process = process)
