/* reads layer "paragraph", which is neither in .needs nor in .likes */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    for (ng_layer layer = 1; layer < 100; layer++)
        ng_items_of(doc, layer);
    return NG_OK;
}

BAD(undeclared_layer, .records = RECORDS(FOUND), .needs = LAYERS("token", "sentence"),
    .process = process)
