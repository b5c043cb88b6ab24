/* sets "of" of "found" to a text, but it is a link; use ng_link() */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_set(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "of", NG_STR("1"));
    return NG_OK;
}

BAD(link_as_text, .records = RECORDS(FOUND), .process = process)
