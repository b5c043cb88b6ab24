/* asks for option "window", which it does not declare */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    ng_option_of(host, config, "window");
    return NG_OK;
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(undeclared_option, .open = open_bad, .process = process)
