/* plugins maker_one and maker_two both make the record "found"; run one of them with
 * --only, or remove it */
/* with maker_one */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(maker_two, .records = RECORDS(FOUND), .process = process)
