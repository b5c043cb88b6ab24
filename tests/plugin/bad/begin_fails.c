/* begin() returned NG_OVERRUN */
#include "bad.h"

static ng_status begin(const void *self, void **scratch)
{
    (void)self, (void)scratch;
    return NG_OVERRUN;
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(begin_fails, .begin = begin, .process = process)
