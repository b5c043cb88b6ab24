/* plugin "no_version": .version is not 1 to 32 letters */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

NG_PLUGIN(no_version, .about = "lacks a version", .process = process);
