/* plugin "no_about": .about is empty; say what it is */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

NG_PLUGIN(no_about, .version = "1.0", .process = process);
