/* cannot be linked: undefined symbol: nowhere_defined */
#include "bad.h"

int nowhere_defined(void);

PROCESS
{
    UNUSED;
    return (ng_status)nowhere_defined();
}

BAD(undefined_function, .process = process)
