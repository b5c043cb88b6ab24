/* process() returned NG_BADCALL and no call had failed */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_BADCALL;
}

BAD(fails_silently, .process = process)
