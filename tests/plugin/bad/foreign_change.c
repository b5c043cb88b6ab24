/* changes a record of "found", which is another plugin's */
/* with good_maker */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_set(doc, 1, "value", NG_STR("mine")); /* good_maker's */
    return NG_OK;
}

BAD(foreign_change, .process = process, .needs = LAYERS("found"))
