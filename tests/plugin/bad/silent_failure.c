/* open() returned 2 and no call had failed; see what it said */
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
