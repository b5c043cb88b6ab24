/* reads layer "tag", which is neither in .needs nor in .likes */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_tags_of(doc, 0);
    return NG_OK;
}

BAD(undeclared_tags, .records = RECORDS(FOUND), .needs = LAYERS("token"),
    .process = process)
