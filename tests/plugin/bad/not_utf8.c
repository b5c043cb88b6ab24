/* sets "value" of "found" to bytes that are not UTF-8 */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_set(doc, ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1), "value",
           NG_STR("caf\xE9"));
    return NG_OK;
}

BAD(not_utf8, .records = RECORDS(FOUND), .process = process)
