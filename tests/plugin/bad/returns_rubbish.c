/* process() returned a number that is no ng_status and no call had failed */
#include "bad.h"

PROCESS
{
    UNUSED;
    return (ng_status)-1;
}

BAD(returns_rubbish, .process = process)
