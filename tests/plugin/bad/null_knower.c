/* hands NULL to ng_knows() */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    return ng_knows(doc, NULL, ng_feature(1, 2)) ? NG_BADCALL : NG_OK;
}

BAD(null_knower, .process = process)
