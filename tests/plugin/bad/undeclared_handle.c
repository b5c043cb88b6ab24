/* asks for layer "sentence", which is neither in .needs nor in .likes */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    ng_layer_of(host, "sentence");
    return NG_OK;
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(undeclared_handle, .open = open_bad, .process = process)
