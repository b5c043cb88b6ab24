/* hands NULL to ng_hits_of() */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_hits_of(doc, NULL);
    return NG_OK;
}

BAD(null_handles, .records = RECORDS(FOUND), .needs = LAYERS("token"), .process = process)
