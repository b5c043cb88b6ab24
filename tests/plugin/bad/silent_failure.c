/* open() returned 2; if it said why, that stands above */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    return NG_BADCONF;
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(silent_failure, .open = open_bad, .process = process)
