/* asks for metadata "weather", which does not exist */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_meta(doc, "weather");
    return NG_OK;
}

BAD(meta_missing, .records = RECORDS(FOUND), .process = process)
