/* plugin "Bad_Name": the name is not [a-z][a-z0-9_]* */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(Bad_Name, .process = process)
