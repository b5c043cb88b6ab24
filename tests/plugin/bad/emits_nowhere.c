/* emits "found" at NG_NOWHERE; give it a span, or declare it NG_WHOLE */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", NG_NOWHERE, NULL, 1);
    return NG_OK;
}

BAD(emits_nowhere, .records = RECORDS(FOUND), .process = process)
