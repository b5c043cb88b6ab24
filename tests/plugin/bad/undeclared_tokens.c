/* reads layer "token", which is neither in .needs nor in .likes */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_tokens_of(doc);
    return NG_OK;
}

BAD(undeclared_tokens, .records = RECORDS(FOUND), .process = process)
