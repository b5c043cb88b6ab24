/* record "found" is declared twice */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(record_twice, .records = RECORDS(FOUND, FOUND), .process = process)
