/* needs more memory than an article may take */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_alloc(doc, SIZE_MAX);
    return NG_OK;
}

BAD(endless_memory, .records = RECORDS(FOUND), .process = process)
