/* needs more memory than an article may take */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    for (int i = 0; i < 1000000; i++)
        ng_alloc(doc, 1 << 20);
    return NG_OK;
}

BAD(much_memory, .records = RECORDS(FOUND), .process = process)
