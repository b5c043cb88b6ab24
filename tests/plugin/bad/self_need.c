/* .needs names "found", which it makes itself */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(self_need, .records = RECORDS(FOUND), .needs = LAYERS("found"), .process = process)
